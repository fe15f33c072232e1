"""The texts of public entries, made only when they are asked for."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b

from chronicle.link import Linked
from chronicle.model.archive import Archive
from chronicle.model.body import Body
from chronicle.model.diagnostic import Diagnostic
from chronicle.model.digest import digest
from chronicle.model.entry import Entry, Translation
from chronicle.model.value import replace
from chronicle.privacy.bodies import BodyDiscloser
from chronicle.privacy.entries import is_office
from chronicle.privacy.finds import Finder
from chronicle.privacy.masking import masked
from chronicle.privacy.names import NameSearch, Register

ReadBody = Callable[[str], Body]
Told = Entry | Translation


@dataclass(frozen=True, slots=True)
class Whole:
    """Whole bodies, linked. `archive`: without stubs that nothing shown names; `read`: the body of an entry's file as
    it was read; `masks`: what replaces registered names, if they are not to stop the build."""

    linked: Linked
    archive: Archive
    read: ReadBody
    masks: NameSearch | None = None

    def body(self, one: Told) -> Body:
        """The body of an entry or a translation, not yet public."""
        body = self.linked.body(one, self.read(one.file))
        return masked(body, self.masks) if self.masks is not None else body

    def names_in(self, one: Told, finder: Finder) -> list[Diagnostic]:
        """Registered names in what a page would show of it."""
        archive = self.archive
        if isinstance(one, Translation):
            whole = replace(one, captions=(), body=self.body(one))
            return finder.in_value(whole, one.file, archive.spots.get(f"file:{one.file}"))
        # The index of each stays: the places are found by it.
        people = tuple(who if is_office(who, archive) else "" for who in one.participants)
        visible = replace(one, participants=people, body=self.body(one))
        return finder.in_value(visible, one.file, archive.spots.get(f"entry:{one.id}"))


@dataclass
class PublicTexts:
    """The texts of the entries that are shown, by id and language."""

    whole: Whole
    bodies: BodyDiscloser
    shown: dict[str, Entry]
    told: dict[tuple[str, str], Translation]
    digest_of: Callable[[str], str]
    """The digest of a file, "" where it is not known."""
    finder: Finder | None
    """Looks for registered names, if there are any."""
    register: Register
    _marks: dict[tuple[str, str], bytes] = field(default_factory=dict)

    def body(self, id_: str, lang: str) -> Body:
        """The body of a public entry in a language, without its excerpt."""
        return self.bodies.text(self.whole.body(self._one(id_, lang)), lang)

    def body_mark(self, id_: str, lang: str) -> bytes:
        """A digest of all that the body is made of; b"" if that is not known."""
        known = self._marks.get((id_, lang))
        if known is None:
            known = self._marks[id_, lang] = self._mark(self._one(id_, lang), lang)
        return known

    def read_from(self, read: ReadBody, digest_of: Callable[[str], str]) -> None:
        """Where the texts lie now."""
        self.whole = dataclasses.replace(self.whole, read=read)
        self.digest_of = digest_of

    def renew(self, entry: Entry) -> bool:
        """Takes the text of an entry, as read, in place of the one before. Nothing else of it may have changed. False
        if a registered name stands in it."""
        key = (entry.translation_of or entry.id, entry.lang)
        one: Told | None = self.told.get(key) if entry.translation_of else self.shown.get(entry.id)
        if one is None:
            return True
        fresh: Told = replace(one, prose=entry.prose)
        if self.finder is not None and self.whole.names_in(fresh, self.finder):
            return False
        if isinstance(fresh, Translation):
            self.told[key] = fresh
        else:
            self.shown[entry.id] = fresh
        self._marks.pop(key, None)
        return True

    def _one(self, id_: str, lang: str) -> Told:
        return self.shown[id_] if self.shown[id_].lang == lang else self.told[id_, lang]

    def _mark(self, one: Told, lang: str) -> bytes:
        own = self.digest_of(one.file)
        masks = digest(self.register).encode() if self.whole.masks is not None else b""
        parts = (own.encode(), masks, self.whole.linked.body_code(one), self.bodies.code(one, lang))
        return blake2b(b"\n".join(parts), digest_size=12).digest() if own else b""
