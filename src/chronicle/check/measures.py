"""Rules about measures that several entries tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chronicle.check.places import measure_of, place_of_report
from chronicle.model.archive import Archive, MeasureHistory, Report
from chronicle.model.diagnostic import Diagnostic, Related, Said
from chronicle.model.measure import Measure
from chronicle.source import VOCABULARY

TWO_KINDS = "C350"
GONE_BACK = "C351"
TWO_UNITS = "C354"


def two_kinds(archive: Archive, _: date) -> Iterator[Diagnostic]:
    """One measure is of one kind: else its figures would be added under two."""
    for history in _told_again(archive):
        first = history.reports[0]
        kind = measure_of(archive, first).kind
        for report in history.reports[1:]:
            other = measure_of(archive, report).kind
            if other != kind:
                yield Diagnostic(
                    TWO_KINDS,
                    "warning",
                    place_of_report(archive, report, "kind"),
                    Said(
                        f'"{_id(history)}" is of kind {other} here',
                        f"“{_id(history)}”在这里的类别是“{_zh('kind', other)}”",
                    ),
                    Said(
                        f"write {kind}, or give this measure an id of its own",
                        f"请写“{_zh('kind', kind)}”，或给这一项另起编号",
                    ),
                    (_first(archive, first, f"it is of kind {kind} here", f"它在这里的类别是“{_zh('kind', kind)}”"),),
                )


def two_units(archive: Archive, _: date) -> Iterator[Diagnostic]:
    """One measure is counted in one kind of unit: kilometres here and households there are two measures."""
    for history in _told_again(archive):
        first: Report | None = None
        for report in history.reports:
            dimensions = _dimensions(measure_of(archive, report))
            if not dimensions:
                continue
            if first is None:
                first = report
            elif not dimensions & _dimensions(measure_of(archive, first)):
                before, now = _shown(measure_of(archive, first)), _shown(measure_of(archive, report))
                yield Diagnostic(
                    TWO_UNITS,
                    "warning",
                    place_of_report(archive, report, "quantity"),
                    Said(
                        f'"{_id(history)}" is counted in another unit here: {now}',
                        f"“{_id(history)}”在这里换了计量单位：{now}",
                    ),
                    Said(
                        "write it in the same kind of unit, or give this measure an id of its own",
                        "请用同一类单位，或给这一项另起编号",
                    ),
                    (_first(archive, first, f"here it is {before}", f"这里写的是 {before}", "quantity"),),
                )


def gone_back(archive: Archive, _: date) -> Iterator[Diagnostic]:
    """Going back from done is allowed and reported, since a reader would wonder."""
    for history in _told_again(archive):
        done: Report | None = None
        for report in history.reports:
            status = measure_of(archive, report).status
            if done is not None and status not in ("done", "unknown"):
                yield Diagnostic(
                    GONE_BACK,
                    "warning",
                    place_of_report(archive, report, "status"),
                    Said(
                        f'"{_id(history)}" was done before and is {status} here',
                        f"“{_id(history)}”前面已完成，这里又写成“{_zh('status', status)}”",
                    ),
                    Said("if that is meant, say why in `note`", "如果确实如此，请在“备注”里说明"),
                    (_first(archive, done, "it was done here", "这里写已完成"),),
                )
            if status == "done":
                done = report


def _told_again(archive: Archive) -> Iterator[MeasureHistory]:
    """The measures that more than one entry tells."""
    return (history for history in archive.measures.values() if len(history.reports) > 1)


def _dimensions(measure: Measure) -> frozenset[str]:
    return frozenset(one.dimension or one.unit for one in measure.quantities if one.dimension or one.unit)


def _shown(measure: Measure) -> str:
    return "、".join(one.text for one in measure.quantities)


def _zh(table: str, word: str) -> str:
    return VOCABULARY[table][word].zh


def _first(archive: Archive, report: Report, en: str, zh: str, field: str = "id") -> Related:
    return Related(place_of_report(archive, report, field), Said(en, zh))


def _id(history: MeasureHistory) -> str:
    return history.key.rpartition("/")[2]
