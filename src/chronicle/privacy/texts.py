"""The texts of public entries, made only when they are asked for."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Protocol

from chronicle.link import Meanings
from chronicle.model.body import Body
from chronicle.model.digest import digest
from chronicle.model.entry import Entry
from chronicle.model.value import replace
from chronicle.privacy.bodies import BodyDiscloser
from chronicle.privacy.finds import Finder
from chronicle.privacy.masking import masked
from chronicle.privacy.names import NameSearch, Register
from chronicle.privacy.settled import Settled, Source


class ReadBody(Protocol):
    """Gives the body of an entry's file as it was read, with or without the places of its pieces."""

    def __call__(self, file: str, *, spots: bool) -> Body: ...


@dataclass(frozen=True, slots=True)
class Whole:
    """Whole bodies, linked, not yet public. `read`: the body of an entry's file as it was read; `masks`: what replaces
    registered names, if they are not to stop the build."""

    names: Meanings
    read: ReadBody
    masks: NameSearch | None = None

    def body(self, one: Source, *, spots: bool = False) -> Body:
        """The body of a text; with `spots`, or where names are replaced, piece by piece."""
        if not spots and self.masks is None:
            return self.names.body(self.read(one.file, spots=False), one.links, one.finds)
        body = self.read(one.file, spots=True)
        finds = self.names.finds(body) if self.masks is not None and one.links.mentions else ()
        body = self.names.body(body, one.links, finds)
        return masked(body, self.masks) if self.masks is not None else body


@dataclass
class PublicTexts:
    """The texts of the entries that are shown, by id and language."""

    whole: Whole
    bodies: BodyDiscloser
    sources: dict[tuple[str, str], Source]
    digest_of: Callable[[str], str]
    """The digest of a file, "" where it is not known."""
    finder: Finder | None
    """Looks for registered names, if there are any."""
    register: Register
    _marks: dict[tuple[str, str], bytes] = field(default_factory=dict)

    def body(self, id_: str, lang: str) -> Body:
        """The body of a public entry in a language, without its excerpt."""
        return self.bodies.text(self.whole.body(self.sources[id_, lang]), lang)

    def body_mark(self, id_: str, lang: str) -> bytes:
        """A digest of all that the body is made of; b"" if that is not known."""
        known = self._marks.get((id_, lang))
        if known is None:
            known = self._marks[id_, lang] = self._mark(self.sources[id_, lang], lang)
        return known

    def settled(self, id_: str, lang: str) -> Settled:
        """All that a text is made of beside itself."""
        return Settled.of(self.sources[id_, lang], lang, self.whole.names, self.bodies)

    @classmethod
    def of(cls, settled: Settled, id_: str, finder: Finder | None, register: Register) -> PublicTexts:
        """The one text of which this is known; it is not yet said where it lies."""
        whole = Whole(settled.names, _nowhere)
        return cls(whole, settled.bodies, {(id_, settled.lang): settled.source}, lambda _: "", finder, register)

    def read_from(self, read: ReadBody, digest_of: Callable[[str], str]) -> None:
        """Where the texts lie now."""
        self.whole = dataclasses.replace(self.whole, read=read)
        self.digest_of = digest_of

    @contextmanager
    def told_by(self, entry: Entry, read: ReadBody) -> Iterator[bool]:
        """While it lasts, the text of an entry is this one, as in `renew`; then all is as it was."""
        key = (entry.translation_of or entry.id, entry.lang)
        before = self.whole, self.sources.get(key), self._marks.get(key)
        try:
            self.whole = dataclasses.replace(self.whole, read=read)
            yield self.renew(entry)
        finally:
            self.whole, source, known = before
            if source is not None:
                self.sources[key] = source
            if known is not None:
                self._marks[key] = known

    def renew(self, entry: Entry) -> bool:
        """Takes the text of an entry, as read, in place of the one before. Nothing else of it may have changed. False
        if a registered name stands in it."""
        key = (entry.translation_of or entry.id, entry.lang)
        if key not in self.sources:
            return True
        fresh = replace(self.sources[key], finds=entry.prose.finds)
        if self.finder is not None:
            text = Entry(entry.id, entry.file, "", entry.lang, body=self.whole.body(fresh, spots=True))
            if self.finder.in_value(text, entry.file):
                return False
        self.sources[key] = fresh
        self._marks.pop(key, None)
        return True

    def _mark(self, one: Source, lang: str) -> bytes:
        own = self.digest_of(one.file)
        masks = digest(self.register).encode() if self.whole.masks is not None else b""
        parts = (own.encode(), masks, self.whole.names.code(one.links, one.finds), self.bodies.code(one.links, lang))
        return blake2b(b"\n".join(parts), digest_size=12).digest() if own else b""


def _nowhere(file: str, *, spots: bool) -> Body:
    raise KeyError(file, spots)
