"""What pages are made of, as digests. A page whose mark is as it was when it was last written need not be made to
learn that it stays as it is (docs/decisions/0017): the views of ten thousand pages cost seconds, their marks do
not. A mark may hold more than the page shows, never less; the text of an entry is marked apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from operator import attrgetter

import msgspec

from chronicle.model.archive import PublicArchive, PublicEntry
from chronicle.model.body import RefOpen, RefText, Target
from chronicle.model.digest import canonical
from chronicle.model.registers import Cadre, Page, Village
from chronicle.model.value import replace
from chronicle.plan.index import Index
from chronicle.plan.photos import PhotoPlan

_encode = msgspec.msgpack.Encoder(order="deterministic").encode
_OWN = ("external", "here")
"""Targets of links that need no name and no address of ours."""
_TABLES = {
    "village": attrgetter("villages"),
    "cadre": attrgetter("cadres"),
    "place": attrgetter("places"),
    "organisation": attrgetter("organisations"),
    "page": attrgetter("pages"),
}


NOTHING = bytes(12)
"""The mark of what is not there."""


def mark(*parts: bytes) -> bytes:
    """A digest of 12 bytes of some marks, or of codes that end themselves."""
    return blake2b(b"".join(parts), digest_size=12).digest()


@dataclass
class Marks:
    """The marks of one plan. `base`: of what all pages depend on that is not in the archive: settings, theme, program.
    `photos`, `attachments`, `tags`: what is linked to by paths that are worked out."""

    archive: PublicArchive
    index: Index
    photos: Mapping[str, PhotoPlan]
    attachments: Mapping[str, str]
    tags: Mapping[str, str]
    base: bytes
    _names: dict[str, bytes] = field(default_factory=dict)
    _links: dict[str, bytes] = field(default_factory=dict)
    _shown: dict[str, bytes] = field(default_factory=dict)
    _measures: dict[str, bytes] = field(default_factory=dict)
    _things: dict[tuple[str, str], bytes] = field(default_factory=dict)

    # ---- entries

    def name(self, id_: str) -> bytes:
        """An entry as a link shows it: its titles and its date."""
        found = self._names.get(id_)
        if found is None:
            entry = self.archive.entries.get(id_)
            found = self._names[id_] = mark(_encode(_name(entry))) if entry is not None else NOTHING
        return found

    def names(self, ids: Iterable[str]) -> bytes:
        """Several entries as links, in order."""
        return mark(*map(self.name, ids))

    def links(self, entry: PublicEntry) -> bytes:
        """What the texts of an entry name and link to, by name."""
        found = self._links.get(entry.id)
        if found is None:
            targets = [to for text in entry.texts.values() for to in text.links]
            found = self._links[entry.id] = mark(_encode(targets), *map(self._target, targets)) if targets else NOTHING
        return found

    def entry(self, entry: PublicEntry) -> bytes:
        """An entry as a row shows it: with the names of what it names."""
        found = self._shown.get(entry.id)
        if found is None:
            known, thing = self._things, self.thing
            named = [mark(_encode(_without_links(entry)))]
            for kind, ids in (
                ("village", entry.villages),
                ("place", entry.places),
                ("cadre", entry.cadres),
                ("cadre", entry.participants),
                ("organisation", entry.organisations),
                ("photo", entry.photos),
                ("tag", entry.tags),
            ):
                named += [known.get((kind, id_)) or thing(kind, id_) for id_ in ids]
            found = self._shown[entry.id] = mark(*named)
        return found

    def entries(self, entries: Iterable[PublicEntry]) -> bytes:
        """Several entries as rows, in order."""
        return mark(*map(self.entry, entries))

    # ---- measures and needs

    def measures(self, keys: Iterable[str]) -> bytes:
        """Measures as rows, in order, with the conditions and needs that they name."""
        return mark(*map(self._measure, keys))

    def needs(self, keys: Iterable[str]) -> bytes:
        """Needs as rows, in order, with the measures that answer them."""
        return mark(*map(self._need, keys))

    def _measure(self, key: str) -> bytes:
        found = self._measures.get(key)
        if found is None:
            found = self._measures[key] = self._whole_measure(key)
        return found

    def _whole_measure(self, key: str) -> bytes:
        history = self.archive.measures[key]
        named = [self._told_measure(r.condition_measure) for _, r in history.reports if r.condition_measure]
        named += [self._told_need(need) for _, report in history.reports for need in report.answers]
        return mark(self._told_measure(key), *named)

    def _need(self, key: str) -> bytes:
        return mark(self._told_need(key), *map(self._told_measure, self.archive.needs[key].answered_by))

    def _told_measure(self, key: str) -> bytes:
        history = self.archive.measures.get(key)
        if history is None:
            return NOTHING
        where = (self.thing("village", history.village), self.thing("place", history.place))
        return mark(key.encode(), *where, *(self.entry(self.archive.entries[id_]) for id_, _ in history.reports))

    def _told_need(self, key: str) -> bytes:
        need = self.archive.needs.get(key)
        if need is None:
            return NOTHING
        where = (self.thing("village", need.village), self.thing("place", need.place))
        return mark(_encode(need), *where, *(self.name(id_) for id_, _ in need.reports))

    # ---- everything else

    def thing(self, kind: str, id_: str) -> bytes:
        """A village, cadre, place, organisation, plain page, photo or file to be handed out."""
        found = self._things.get((kind, id_))
        if found is None:
            found = self._things[kind, id_] = self._thing(kind, id_)
        return found

    def _thing(self, kind: str, id_: str) -> bytes:
        if kind in _TABLES:
            value = _TABLES[kind](self.archive).get(id_)
            if value is None:
                return NOTHING
            if isinstance(value, (Village, Cadre, Page)):
                # Its prose is its own page's alone.
                value = replace(value, bodies=())
            return mark(_encode((kind, id_, value)))
        if kind == "photo":
            photo, plan = self.archive.photos.get(id_), self.photos.get(id_)
            return mark(canonical((id_, photo, plan)))
        return mark(_encode((kind, id_, self.tags.get(id_, "") if kind == "tag" else self.attachments.get(id_, ""))))

    def backlinks(self, kind: str, id_: str) -> bytes:
        """Who mentions a thing."""
        sources = self.index.backlinks.get((kind, id_), ())
        return mark(*(self._target(source) for source in sources))

    def linked(self, thing: Village | Cadre | Page) -> bytes:
        """The entries whose titles the prose of a register shows."""
        pieces = [piece for _, body in thing.bodies for piece in body.pieces]
        return mark(*(self._target(piece.target) for piece in pieces if isinstance(piece, (RefOpen, RefText))))

    def _target(self, target: Target) -> bytes:
        if target.kind == "entry":
            return self.name(target.id)
        return NOTHING if target.kind in _OWN else self.thing(target.kind, target.id)

    @cached_property
    def registers(self) -> bytes:
        """All that is registered, and all photos."""
        things = [(kind, id_) for kind, table in _TABLES.items() for id_ in table(self.archive)]
        things += [("photo", key) for key in self.archive.photos]
        things += [("attachment", key) for key in self.attachments]
        archive = self.archive
        prose = mark(
            _encode([village.bodies for village in archive.villages.values()]),
            _encode([cadre.bodies for cadre in archive.cadres.values()]),
            _encode([page.bodies for page in archive.pages.values()]),
        )
        return mark(prose, *(self.thing(kind, id_) for kind, id_ in things))

    @cached_property
    def pages(self) -> bytes:
        """The plain pages as the head of every page names them."""
        pages = self.archive.pages.values()
        return mark(_encode([(p.id, p.order, p.title, [lang for lang, _ in p.bodies]) for p in pages]))

    @cached_property
    def all(self) -> bytes:
        """The whole archive but the texts of entries."""
        ordered = self.index.ordered
        return mark(self.base, self.pages, self.registers, self.entries(ordered), *map(self.links, ordered))


def _name(entry: PublicEntry) -> tuple[object, ...]:
    return entry.id, entry.lang, entry.date, [(lang, text.title) for lang, text in entry.texts.items()]


def _without_links(entry: PublicEntry) -> PublicEntry:
    if not any(text.links for text in entry.texts.values()):
        return entry
    return replace(entry, texts={lang: replace(text, links=()) for lang, text in entry.texts.items()})
