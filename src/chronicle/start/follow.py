"""What an entry left open: promises that no later entry has ended, needs that nothing has answered."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.model.archive import Archive, MeasureHistory, NeedHistory, Report
from chronicle.model.entry import Entry
from chronicle.model.measure import Measure, Need
from chronicle.start.entry import Follow, OpenNeed, Promise

OPEN = ("planned", "conditional", "ready", "underway")


def left_open(archive: Archive, entry: Entry) -> Follow:
    """What the entry promised and heard, as it stands after all later entries."""
    several = len(entry.villages) != 1
    return Follow(
        entry.id,
        entry.title,
        not entry.withheld and not entry.draft and entry.access == "public",
        tuple(_promises(archive, entry, several)),
        tuple(_needs(archive, entry, several)),
    )


def _promises(archive: Archive, entry: Entry, several: bool) -> Iterator[Promise]:
    for history in archive.measures.values():
        if not any(report.entry == entry.id for report in history.reports):
            continue
        last = _latest(archive, history)
        if last.record != "measure" or last.status not in OPEN:
            continue
        unsaid = last.status == "conditional" and not last.condition
        yield Promise(
            "" if unsaid else last.id,
            last.title,
            "other" if last.kind_text else last.kind,
            last.status,
            last.condition,
            last.household,
            last.village if several else "",
            _told(archive, history.reports[-1]),
        )


def _needs(archive: Archive, entry: Entry, several: bool) -> Iterator[OpenNeed]:
    for history in archive.needs.values():
        if any(report.entry == entry.id for report in history.reports):
            last = _item(archive, history.reports[-1])
            if isinstance(last, Need) and not _answered(archive, history, last):
                told = _told(archive, history.reports[-1])
                yield OpenNeed(last.id, last.text, last.topic, last.village if several else "", told)


def _answered(archive: Archive, history: NeedHistory, last: Need) -> bool:
    answers = [archive.measures[key] for key in history.answered_by if key in archive.measures]
    ended = any(_latest(archive, answer).status == "done" for answer in answers)
    return last.state == "declined" or (ended and last.state != "partly_answered")


def _latest(archive: Archive, history: MeasureHistory) -> Measure:
    item = _item(archive, history.reports[-1])
    assert isinstance(item, Measure)
    return item


def _item(archive: Archive, report: Report) -> Measure | Need:
    told: tuple[Measure | Need, ...] = getattr(archive.entries[report.entry], report.part)
    return told[report.index]


def _told(archive: Archive, report: Report) -> str:
    entry = archive.entries[report.entry]
    return entry.date.text or entry.id
