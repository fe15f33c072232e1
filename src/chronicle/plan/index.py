"""Look-ups over the public archive, made once for all pages and languages. Nothing here is shown as it is."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from chronicle.ledger import Standing, standing
from chronicle.model.archive import PublicArchive, PublicEntry, PublicMeasureHistory, PublicNeedHistory
from chronicle.model.body import RefOpen, RefText, Target
from chronicle.model.measure import KINDS
from chronicle.model.registers import Posting
from chronicle.model.when import When

TEN_YEARS = 3653
APART = ("several", "unknown", "undated")
"""Where entries stand that belong to no year."""


@dataclass(frozen=True, slots=True)
class Thread:
    """Along what an entry is read on (village, cadre or all; `id` "" for all), and the entries before and after it
    there: oldest first, then year unknown, then undated."""

    kind: str
    id: str
    before: PublicEntry | None
    after: PublicEntry | None


@dataclass(frozen=True, slots=True)
class Below:
    """The entries and measures of a place and of everything below it, each once, in order."""

    entries: list[PublicEntry]
    measures: list[PublicMeasureHistory]


@dataclass
class Index:
    """`ordered`: entries newest first, then year unknown, then undated. The other tables keep that order."""

    archive: PublicArchive
    ordered: tuple[PublicEntry, ...] = ()
    by_village: dict[str, list[PublicEntry]] = field(default_factory=dict)
    by_cadre: dict[str, list[PublicEntry]] = field(default_factory=dict)
    by_place: dict[str, list[PublicEntry]] = field(default_factory=dict)
    by_organisation: dict[str, list[PublicEntry]] = field(default_factory=dict)
    by_tag: dict[str, list[PublicEntry]] = field(default_factory=dict)
    by_day: dict[date, list[PublicEntry]] = field(default_factory=dict)
    measures_of: dict[str, list[PublicMeasureHistory]] = field(default_factory=dict)
    """By village or place id."""
    needs_of: dict[str, list[PublicNeedHistory]] = field(default_factory=dict)
    measures_by_cadre: dict[str, list[PublicMeasureHistory]] = field(default_factory=dict)
    standings: dict[str, Standing] = field(default_factory=dict)
    villages_below: dict[str, list[str]] = field(default_factory=dict)
    """Every place above a village to the villages below it."""
    children: dict[str, list[str]] = field(default_factory=dict)
    backlinks: dict[tuple[str, str], list[Target]] = field(default_factory=dict)
    by_year: dict[int, list[PublicEntry]] = field(default_factory=dict)
    """Entries under each year, and month, that their dates touch; those without either lie in `apart`."""
    by_month: dict[tuple[int, int], list[PublicEntry]] = field(default_factory=dict)
    apart: dict[str, list[PublicEntry]] = field(default_factory=lambda: {name: [] for name in APART})
    threads: dict[str, tuple[Thread, ...]] = field(default_factory=dict)
    """Entry id to the threads that it stands in: its villages, its cadres, all entries."""
    kinds: dict[str, list[PublicMeasureHistory]] = field(default_factory=dict)
    """Measures by kind, in the official order. A kind of which only forecasts and stock are told is not here."""
    rank: dict[str, int] = field(default_factory=dict)
    """Entry id to its place in `ordered`."""
    below: dict[str, Below] = field(default_factory=dict)
    """What lies below a place, as far as it was asked for."""
    postings_in: dict[str, list[tuple[str, Posting]]] = field(default_factory=dict)
    """Village or place id to (cadre, posting)."""

    def chain(self, place: str) -> tuple[str, ...]:
        """The places above and with this one, highest first."""
        found: list[str] = []
        while place and place in self.archive.places and place not in found:
            found.append(place)
            place = self.archive.places[place].parent
        return tuple(reversed(found))

    def chain_of_village(self, village: str) -> tuple[str, ...]:
        """The places above a village, highest first."""
        known = self.archive.villages.get(village)
        return self.chain(known.parent) if known else ()

    def in_order(self, groups: Iterable[Iterable[PublicEntry]]) -> list[PublicEntry]:
        """The entries of several lists, each once, in the order of `ordered`."""
        found = {entry.id: entry for group in groups for entry in group}
        return sorted(found.values(), key=lambda entry: self.rank[entry.id])

    def all_below(self, place: str) -> Below:
        """What lies below a place; the place itself is among it."""
        known = self.below.get(place)
        if known is None:
            scopes = [place, *self.villages_below.get(place, ())]
            stack = [place]
            while stack:
                for child in self.children.get(stack.pop(), ()):
                    scopes.append(child)
                    stack.append(child)
            entries = self.in_order(
                group for at in scopes for group in (self.by_place.get(at, ()), self.by_village.get(at, ()))
            )
            measures = {m.key: m for scope in scopes for m in self.measures_of.get(scope, ())}
            known = self.below[place] = Below(entries, list(measures.values()))
        return known


def newest_first(ascending: Sequence[PublicEntry]) -> tuple[PublicEntry, ...]:
    """Dated entries newest first; then those whose year is unknown by month and day; then undated ones.
    `ascending`: all of them, oldest first."""
    dated = [entry for entry in ascending if entry.sort[0][0] == 0]
    return (*reversed(dated), *(entry for entry in ascending if entry.sort[0][0] != 0))


def build_index(archive: PublicArchive) -> Index:
    """All look-ups of an archive."""
    ascending = sorted(archive.entries.values(), key=lambda entry: entry.sort)
    index = Index(archive, newest_first(ascending))
    index.rank.update((entry.id, n) for n, entry in enumerate(index.ordered))
    for entry in index.ordered:
        for table, keys in (
            (index.by_village, entry.villages),
            (index.by_cadre, dict.fromkeys((*entry.cadres, *entry.participants))),
            (index.by_place, entry.places),
            (index.by_organisation, entry.organisations),
            (index.by_tag, entry.tags),
        ):
            for key in keys:
                table.setdefault(key, []).append(entry)
        if entry.date.is_day and entry.date.lower:
            index.by_day.setdefault(entry.date.lower, []).append(entry)
        _time(index, entry)
    _threads(index, ascending)
    _measures(index)
    _places(index)
    _backlinks(index)
    return index


def _time(index: Index, entry: PublicEntry) -> None:
    if entry.date.bucket:
        index.apart["unknown" if entry.date.bucket == 1 else "undated"].append(entry)
        return
    touched = years_of(entry.date)
    if not touched:
        index.apart["several"].append(entry)
        return
    for year in touched:
        index.by_year.setdefault(year, []).append(entry)
    for month in months_of(entry.date):
        index.by_month.setdefault(month, []).append(entry)


def _threads(index: Index, ascending: Iterable[PublicEntry]) -> None:
    along: dict[tuple[str, str], list[PublicEntry]] = {}
    own: dict[str, list[tuple[str, str]]] = {}
    for entry in ascending:
        keys = [("village", id_) for id_ in entry.villages] + [("cadre", id_) for id_ in entry.cadres]
        own[entry.id] = keys = [*dict.fromkeys(keys), ("all", "")]
        for key in keys:
            along.setdefault(key, []).append(entry)
    around: dict[str, dict[tuple[str, str], Thread]] = {id_: {} for id_ in own}
    for (kind, id_), entries in along.items():
        for before, entry, after in zip([None, *entries], entries, [*entries[1:], None], strict=False):
            around[entry.id][kind, id_] = Thread(kind, id_, before, after)
    for entry_id, keys in own.items():
        index.threads[entry_id] = tuple(around[entry_id][key] for key in keys)


def _measures(index: Index) -> None:
    groups: dict[str, list[PublicMeasureHistory]] = {}
    for history in index.archive.measures.values():
        kind = history.latest.kind
        groups.setdefault(kind if kind in KINDS else "other", []).append(history)
    for kind in KINDS:
        if any(m.latest.record == "measure" for m in groups.get(kind, ())):
            index.kinds[kind] = groups[kind]
    for history in index.archive.measures.values():
        index.standings[history.key] = standing(history)
        for scope in dict.fromkeys((history.village, history.place)):
            if scope:
                index.measures_of.setdefault(scope, []).append(history)
        told_by = dict.fromkeys(c for entry, _ in history.reports for c in index.archive.entries[entry].cadres)
        for cadre in told_by:
            index.measures_by_cadre.setdefault(cadre, []).append(history)
    for need in index.archive.needs.values():
        for scope in dict.fromkeys((need.village, need.place)):
            if scope:
                index.needs_of.setdefault(scope, []).append(need)


def _places(index: Index) -> None:
    for place in sorted(index.archive.places.values(), key=lambda p: (p.code or "~", p.id)):
        if place.parent:
            index.children.setdefault(place.parent, []).append(place.id)
    for village in sorted(index.archive.villages.values(), key=lambda v: (v.code or "~", v.id)):
        for place_id in index.chain(village.parent):
            index.villages_below.setdefault(place_id, []).append(village.id)
    for cadre in sorted(index.archive.cadres.values(), key=lambda c: c.id):
        for posting in cadre.postings:
            for scope in dict.fromkeys((posting.village, posting.place)):
                if scope:
                    index.postings_in.setdefault(scope, []).append((cadre.id, posting))


def _backlinks(index: Index) -> None:
    """Who mentions a village, cadre, place … in prose. Villages and cadres list their own entries anyway, so
    only entries that are not theirs are kept, and pages of villages and cadres."""
    sources: list[tuple[Target, Iterable[Target]]] = [
        (Target("entry", entry.id), [t for text in entry.texts.values() for t in text.links]) for entry in index.ordered
    ]
    for kind, things in (("village", index.archive.villages), ("cadre", index.archive.cadres)):
        for id_, thing in things.items():
            told = [p.target for _, body in thing.bodies for p in body.pieces if isinstance(p, (RefOpen, RefText))]
            sources.append((Target(kind, id_), told))  # type: ignore[arg-type]
    for source, targets in sources:
        for target in targets:
            if target.kind not in ("external", "here", "photo"):
                key = (target.kind, target.id)
                known = index.backlinks.setdefault(key, [])
                if source not in known and (source.kind, source.id) != key:
                    known.append(source)
    for (kind, id_), sources_of in index.backlinks.items():
        own = {"village": index.by_village, "cadre": index.by_cadre, "place": index.by_place}.get(kind)
        listed = {entry.id for entry in own.get(id_, ())} if own else set()
        index.backlinks[kind, id_] = [s for s in sources_of if s.kind != "entry" or s.id not in listed]


def years_of(when: When) -> tuple[int, ...]:
    """The years that a date touches; for one with an open end the year of its known bound; () for several
    years (an interval of over ten) and for dates without a year."""
    if when.bucket != 0:
        return ()
    first, last = when.lower or when.upper, when.upper or when.lower
    assert first is not None
    assert last is not None
    if (last - first).days > TEN_YEARS:
        return ()
    return tuple(range(first.year, last.year + 1))


def months_of(when: When) -> tuple[tuple[int, int], ...]:
    """The months that a date touches, if it has both bounds and is at most three months long."""
    if when.bucket != 0 or when.lower is None or when.upper is None:
        return ()
    if when.upper > _three_months_after(when.lower):
        return ()
    year, month = when.lower.year, when.lower.month
    found = []
    while (year, month) <= (when.upper.year, when.upper.month):
        found.append((year, month))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return tuple(found)


def _three_months_after(day: date) -> date:
    year, month = (day.year, day.month + 3) if day.month < 10 else (day.year + 1, day.month - 9)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def cuts_of(entry: PublicEntry) -> tuple[str, ...]:
    """Where an entry stands when its list is cut by year: each year that its date touches, or `unknown`,
    `undated`, `several`."""
    bucket = entry.date.bucket
    if bucket == 1:
        return ("unknown",)
    if bucket == 2:
        return ("undated",)
    return tuple(f"{year:04}" for year in years_of(entry.date)) or ("several",)


def grouped(
    entries: Iterable[PublicEntry], keys: Callable[[PublicEntry], Iterable[str]]
) -> Mapping[str, list[PublicEntry]]:
    """Entries by their keys, in the order in which the keys are met."""
    groups: dict[str, list[PublicEntry]] = {}
    for entry in entries:
        for key in keys(entry):
            groups.setdefault(key, []).append(entry)
    return groups
