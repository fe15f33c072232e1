"""Histories of measures and needs as far as public entries tell them."""

from __future__ import annotations

from collections.abc import Mapping

from chronicle.model.archive import (
    Archive,
    PublicEntry,
    PublicMeasure,
    PublicMeasureHistory,
    PublicNeedHistory,
)
from chronicle.model.measure import NeedState


def keys_of_reports(archive: Archive) -> dict[tuple[str, str, int], str]:
    """(entry, part, index) to the key of the measure or need that is told there."""
    return {
        (report.entry, report.part, report.index): history.key
        for histories in (archive.measures, archive.needs)
        for history in histories.values()
        for report in history.reports
    }


def public_measures(archive: Archive, entries: Mapping[str, PublicEntry]) -> dict[str, PublicMeasureHistory]:
    """Measures of which at least one public entry tells."""
    public: dict[str, PublicMeasureHistory] = {}
    for key, history in archive.measures.items():
        reports: list[tuple[str, PublicMeasure]] = []
        for report in history.reports:
            entry = entries.get(report.entry)
            if entry is not None:
                told = entry.measures if report.part == "measures" else entry.next_steps
                reports.append((entry.id, told[report.index]))
        if reports:
            public[key] = PublicMeasureHistory(key, history.village, history.place, tuple(reports))
    return public


def public_needs(
    archive: Archive, entries: Mapping[str, PublicEntry], measures: Mapping[str, PublicMeasureHistory]
) -> dict[str, PublicNeedHistory]:
    """Needs of which at least one public entry tells, with their state."""
    public: dict[str, PublicNeedHistory] = {}
    for key, history in archive.needs.items():
        shown = [report for report in history.reports if report.entry in entries]
        if not shown:
            continue
        answered_by = tuple(measure for measure in history.answered_by if measure in measures)
        newest = archive.entries[shown[-1].entry].needs[shown[-1].index]
        statuses = [measures[measure].latest.status for measure in answered_by]
        public[key] = PublicNeedHistory(
            key=key,
            village=history.village,
            place=history.place,
            reports=tuple((report.entry, entries[report.entry].needs[report.index]) for report in shown),
            state=need_state(newest.state, statuses),
            answered_by=answered_by,
        )
    return public


def need_state(by_hand: str, statuses: list[str]) -> NeedState:
    """The state of a need from the statuses of the measures that answer it; `by_hand` wins.

    open: none; promised: planned, conditional or ready; in hand: some under way or done; answered: all done;
    declined: all dropped."""
    if by_hand in ("partly_answered", "declined"):
        return "partly_answered" if by_hand == "partly_answered" else "declined"
    if not statuses:
        return "open"
    alive = [status for status in statuses if status != "dropped"]
    if not alive:
        return "declined"
    if all(status == "done" for status in alive):
        return "answered"
    if any(status in ("done", "underway") for status in alive):
        return "in_hand"
    return "promised" if any(status != "unknown" for status in alive) else "open"
