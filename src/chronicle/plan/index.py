"""Look-ups over the public archive, made once for all pages and languages. Nothing here is shown as it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from chronicle.ledger import Standing, standing
from chronicle.model.archive import PublicArchive, PublicEntry, PublicMeasureHistory, PublicNeedHistory
from chronicle.model.body import RefOpen, RefText, Target
from chronicle.model.measure import KINDS
from chronicle.model.registers import Posting
from chronicle.plan.cuts import CutList
from chronicle.plan.years import APART, months_of, years_of

_sort = attrgetter("sort")


class Thread(NamedTuple):
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


class Standings(dict[str, Standing]):
    """How measures stand, by key, worked out when it is asked for."""

    def __init__(self, measures: Mapping[str, PublicMeasureHistory]) -> None:
        super().__init__()
        self._measures = measures

    def __missing__(self, key: str) -> Standing:
        found = self[key] = standing(self._measures[key])
        return found


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
    standings: Standings = field(default_factory=lambda: Standings({}))
    villages_below: dict[str, list[str]] = field(default_factory=dict)
    """Every place above a village to the villages below it."""
    children: dict[str, list[str]] = field(default_factory=dict)
    backlinks: dict[tuple[str, str], list[Target]] = field(default_factory=dict)
    by_year: dict[int, list[PublicEntry]] = field(default_factory=dict)
    """Entries under each year, and month, that their dates touch; those without either lie in `apart`."""
    by_month: dict[tuple[int, int], list[PublicEntry]] = field(default_factory=dict)
    apart: dict[str, list[PublicEntry]] = field(default_factory=lambda: {name: [] for name in APART})
    along: dict[tuple[str, str], list[PublicEntry]] = field(default_factory=dict)
    """Entries along a village, a cadre or all (`("all", "")`), oldest first."""
    cuts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Entry id to where it stands when a list is cut by year: each year that its date touches, or `unknown`,
    `undated`, `several`."""
    kinds: dict[str, list[PublicMeasureHistory]] = field(default_factory=dict)
    """Measures by kind, in the official order. A kind of which only forecasts and stock are told is not here."""
    rank: dict[str, int] = field(default_factory=dict)
    """Entry id to its place in `ordered`."""
    cut_lists: dict[tuple[str, str], CutList] = field(default_factory=dict)
    """Lists that were cut, by kind and id of what they belong to."""
    below: dict[str, Below] = field(default_factory=dict)
    """What lies below a place, as far as it was asked for."""
    postings_in: dict[str, list[tuple[str, Posting]]] = field(default_factory=dict)
    """Village or place id to (cadre, posting)."""
    _last_threads: tuple[PublicEntry | None, tuple[Thread, ...]] = (None, ())
    _places: dict[tuple[str, str], int] = field(default_factory=dict)
    """Where along each thread was looked last."""

    def cut_list(self, kind: str, id_: str) -> CutList:
        """The entries of a village, cadre or tag, cut."""
        known = self.cut_lists.get((kind, id_))
        if known is None:
            table = {"village": self.by_village, "cadre": self.by_cadre, "tag": self.by_tag}[kind]
            known = self.cut_lists[kind, id_] = CutList.of(table.get(id_, ()), self.cuts)
        return known

    def threads(self, entry: PublicEntry) -> tuple[Thread, ...]:
        """The threads that an entry stands in: its villages, its cadres, all entries."""
        last, found = self._last_threads
        if last is not entry:  # the mark of a page asks for what the page has asked for
            found = tuple(self._threads(entry))
            self._last_threads = entry, found
        return found

    def _threads(self, entry: PublicEntry) -> Iterator[Thread]:
        for key in _along(entry):
            along = self.along[key]
            at = (self._places.get(key) or len(along)) - 1  # pages are mostly made in this order: newest first
            if along[at] is not entry:
                at = bisect_left(along, entry.sort, key=_sort)
            self._places[key] = at
            before = along[at - 1] if at else None
            yield Thread(*key, before, along[at + 1] if at + 1 < len(along) else None)

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
    ascending = sorted(archive.entries.values(), key=_sort)
    index = Index(archive, newest_first(ascending), standings=Standings(archive.measures))
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
    touched = years_of(entry.date)
    if not touched:
        apart = APART[entry.date.bucket]
        index.apart[apart].append(entry)
        index.cuts[entry.id] = (apart,)
        return
    index.cuts[entry.id] = _names(touched)
    for year in touched:
        index.by_year.setdefault(year, []).append(entry)
    for month in months_of(entry.date):
        index.by_month.setdefault(month, []).append(entry)


@cache
def _names(years: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(f"{year:04}" for year in years)


def _along(entry: PublicEntry) -> Iterable[tuple[str, str]]:
    """What an entry is read along."""
    keys = [*(("village", id_) for id_ in entry.villages), *(("cadre", id_) for id_ in entry.cadres), ("all", "")]
    return dict.fromkeys(keys)


def _threads(index: Index, ascending: Iterable[PublicEntry]) -> None:
    for entry in ascending:
        for key in _along(entry):
            index.along.setdefault(key, []).append(entry)


def _measures(index: Index) -> None:
    groups: dict[str, list[PublicMeasureHistory]] = {}
    for history in index.archive.measures.values():
        kind = history.latest.kind
        groups.setdefault(kind if kind in KINDS else "other", []).append(history)
    for kind in KINDS:
        if any(m.latest.record == "measure" for m in groups.get(kind, ())):
            index.kinds[kind] = groups[kind]
    for history in index.archive.measures.values():
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
    found: dict[tuple[str, str], dict[tuple[str, str], Target]] = {}
    for source, targets in sources:
        own = (source.kind, source.id)
        for target in targets:
            key = (target.kind, target.id)
            if target.kind not in ("external", "here", "photo") and own != key:
                found.setdefault(key, {})[own] = source
    for (kind, id_), known in found.items():
        by = {"village": index.by_village, "cadre": index.by_cadre, "place": index.by_place}.get(kind)
        listed = {entry.id for entry in by.get(id_, ())} if by else set()
        index.backlinks[kind, id_] = [s for s in known.values() if s.kind != "entry" or s.id not in listed]
