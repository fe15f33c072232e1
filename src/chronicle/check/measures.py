"""Rules about measures that several entries tell."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.model.archive import Archive, MeasureHistory, Report
from chronicle.model.diagnostic import Diagnostic, Place, Related, Said
from chronicle.model.measure import Measure

TWO_KINDS = "C350"
GONE_BACK = "C351"


def two_kinds(archive: Archive) -> Iterator[Diagnostic]:
    """One measure is of one kind: else its figures would be added under two."""
    for history in archive.measures.values():
        first = history.reports[0]
        kind = _told(archive, first).kind
        for report in history.reports[1:]:
            other = _told(archive, report).kind
            if other != kind:
                yield Diagnostic(
                    TWO_KINDS,
                    "warning",
                    _place(archive, report, "kind"),
                    Said(f'"{_id(history)}" is of kind {other} here', f"“{_id(history)}”在这里的类别是 {other}"),
                    Said(f"write {kind}, or give this measure an id of its own", f"请写 {kind}，或给这一项另起编号"),
                    (_first(archive, first, f"it is of kind {kind} here", f"它在这里的类别是 {kind}"),),
                )


def gone_back(archive: Archive) -> Iterator[Diagnostic]:
    """Going back from done is allowed and reported, since a reader would wonder."""
    for history in archive.measures.values():
        done: Report | None = None
        for report in history.reports:
            status = _told(archive, report).status
            if done is not None and status not in ("done", "unknown"):
                yield Diagnostic(
                    GONE_BACK,
                    "warning",
                    _place(archive, report, "status"),
                    Said(
                        f'"{_id(history)}" was done before and is {status} here',
                        f"“{_id(history)}”前面已完成，这里又写成 {status}",
                    ),
                    Said("if that is meant, say why in `note`", "如果确实如此，请在“备注”里说明"),
                    (_first(archive, done, "it was done here", "这里写已完成"),),
                )
            if status == "done":
                done = report


def _told(archive: Archive, report: Report) -> Measure:
    measures: tuple[Measure, ...] = getattr(archive.entries[report.entry], report.part)
    return measures[report.index]


def _place(archive: Archive, report: Report, field: str) -> Place:
    places = archive.spots.get(f"entry:{report.entry}")
    if places is None:
        return Place(archive.entries[report.entry].file)
    return Place(places.file, *places.spot(f"{report.part}.{report.index}.{field}"))


def _first(archive: Archive, report: Report, en: str, zh: str) -> Related:
    return Related(_place(archive, report, "id"), Said(en, zh))


def _id(history: MeasureHistory) -> str:
    return history.key.rpartition("/")[2]
