"""Rules about days: what has not come yet, and who was where."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chronicle.check.places import place_in_entry, place_of
from chronicle.model.archive import Archive
from chronicle.model.diagnostic import Diagnostic, Place, Related, Said
from chronicle.model.entry import Entry
from chronicle.model.registers import Cadre, Posting
from chronicle.model.when import UNDATED, When

FUTURE = "C353"
OUTSIDE = "C352"


def in_the_future(archive: Archive, today: date) -> Iterator[Diagnostic]:
    """What is told has happened; a day that has not come is most often a mistyped year."""
    for entry in archive.entries.values():
        if (day := entry.date.lower) is not None and day > today:
            yield _future(place_in_entry(archive, entry.id, "date"), entry.date, today)
        elif entry.measures or entry.needs or entry.photos:
            for field, when in _days(entry):
                if when.lower is not None and when.lower > today:
                    yield _future(place_in_entry(archive, entry.id, field), when, today)
    for village in archive.villages.values():
        days = [(f"status.{n}.date", state.date) for n, state in enumerate(village.states)]
        days += [(f"facts.{n}.date", fact.date) for n, fact in enumerate(village.facts)]
        for field, when in days:
            if when.lower is not None and when.lower > today:
                yield _future(place_of(archive, f"village:{village.id}", field), when, today)


def _days(entry: Entry) -> Iterator[tuple[str, When]]:
    """The days that its parts give themselves."""
    for n, measure in enumerate(entry.measures):
        if measure.date is not UNDATED and measure.status in ("done", "underway", "dropped"):
            yield f"measures.{n}.date", measure.date
    for n, need in enumerate(entry.needs):
        if need.date is not UNDATED:
            yield f"needs.{n}.date", need.date
    for n, photo in enumerate(entry.photos):
        if photo.date is not UNDATED:
            yield f"photos.{n}.date", photo.date


def _future(place: Place, when: When, today: date) -> Diagnostic:
    return Diagnostic(
        FUTURE,
        "warning",
        place,
        Said(f"“{when.text}” has not come yet: today is {today}", f"“{when.text}”还没有到：今天按 {today} 算"),
        Said(
            "mend the year or the day; for another “today” give --as-of, or as_of in the settings",
            "请改正年份或日期；要按别的“今天”算，请用 --as-of 或设置里的 as_of",
        ),
    )


def outside_of_posting(archive: Archive, _: date) -> Iterator[Diagnostic]:
    """An entry lies within the service of those who wrote it: in its villages, or, if they never served there (a
    visit), anywhere."""
    for entry in archive.entries.values():
        if entry.date.bucket != 0:
            continue
        for part, cadres in (("author", entry.authors), ("cadres", () if entry.authors else entry.cadres)):
            for n, id_ in enumerate(cadres):
                cadre = archive.cadres.get(id_)
                if cadre is None or not cadre.postings:
                    continue
                # Most lie within some posting, which is soon seen.
                if all(_apart(one, entry.date) for one in cadre.postings) or _not_here(cadre, entry):
                    yield _outside(archive, entry, f"{part}.{n}", cadre)


def _here(cadre: Cadre, entry: Entry) -> list[Posting]:
    """The postings in the villages of the entry."""
    return [one for one in cadre.postings if one.village in entry.villages]


def _not_here(cadre: Cadre, entry: Entry) -> bool:
    """True if they served in a village of the entry, at another time."""
    here = _here(cadre, entry)
    return bool(here) and all(_apart(one, entry.date) for one in here)


def _apart(posting: Posting, when: When) -> bool:
    """True if the day surely lies before the service began or after it ended."""
    start = posting.start.lower if posting.start.certainty == "sure" else None
    end = posting.end.upper if posting.end.certainty == "sure" else None
    before = start is not None and when.upper is not None and when.upper < start
    after = end is not None and when.lower is not None and when.lower > end
    return before or after


def _outside(archive: Archive, entry: Entry, field: str, cadre: Cadre) -> Diagnostic:
    served = _here(cadre, entry) or list(cadre.postings)
    related = tuple(
        Related(
            place_of(archive, f"cadre:{cadre.id}", f"postings.{n}"),
            Said(f"the posting: {_span(posting)}", f"任期：{_span(posting)}"),
        )
        for n, posting in enumerate(cadre.postings)
        if posting in served
    )
    name = cadre.shown.get("zh-Hans") or cadre.id
    english = cadre.shown.get("en") or cadre.id
    return Diagnostic(
        OUTSIDE,
        "warning",
        place_in_entry(archive, entry.id, field),
        Said(f"“{entry.date.text}” lies outside the posting of {english}", f"“{entry.date.text}”不在{name}的任期内"),
        Said("mend the date of the entry, or the posting in the cadre's file", "请改正本篇日期，或该干部文件里的任期"),
        related,
    )


def _span(posting: Posting) -> str:
    return f"{posting.start.edtf or posting.start.text or '…'}/{posting.end.edtf or posting.end.text or '…'}"
