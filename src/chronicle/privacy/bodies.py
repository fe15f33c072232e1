"""The public form of a body: links to what is withheld become their labels, households their pseudonyms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import msgspec

from chronicle.link import HOUSEHOLD, head_linked
from chronicle.model.body import (
    Body,
    HouseholdRef,
    Html,
    LinkClose,
    Links,
    PhotoRef,
    Piece,
    Redacted,
    RefOpen,
    RefText,
    Target,
    Text,
)
from chronicle.model.entry import Entry, Translation
from chronicle.model.wording import UNSAID, Wording
from chronicle.source import excerpt

A_HOUSEHOLD = Wording((("zh-Hans", "某户"), ("en", "a household")))


@dataclass(frozen=True, slots=True)
class BodyDiscloser:
    """Knows what may be shown: households only by pseudonym, photos by key, entries by id, all else by (kind, id) in
    `names`, which says what a thing is called."""

    pseudonyms: Mapping[str, Wording]
    """By household."""
    photos: frozenset[str]
    titles: Mapping[str, str]
    """Of entries, by id."""
    names: Mapping[tuple[str, str], Wording]
    unregistered: frozenset[Target] = frozenset()
    """What is named and registered nowhere."""

    def public(self, body: Body, lang: str) -> Body:
        """The body as it may be shown in a language, with its excerpt made from what is left."""
        pieces = self._pieces(body, lang)
        return Body(pieces, body.headings, self._excerpt(pieces, lang))

    def text(self, body: Body, lang: str) -> Body:
        """The same without an excerpt, which costs as much as all the rest."""
        return Body(self._pieces(body, lang), body.headings)

    def _pieces(self, body: Body, lang: str) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        dropped = False
        for piece in body.pieces:
            if type(piece) is Html or type(piece) is Text:
                pieces.append(piece)
            elif isinstance(piece, RefOpen):
                dropped = not self.shown(piece.target)
                if not dropped:
                    pieces.append(piece)
            elif isinstance(piece, LinkClose):
                if not dropped:
                    pieces.append(piece)
                dropped = False
            elif isinstance(piece, RefText) and not self.shown(piece.target):
                pieces.append(Text(piece.text) if piece.text else Redacted())
            elif isinstance(piece, PhotoRef) and piece.photo not in self.photos:
                continue
            elif isinstance(piece, HouseholdRef):
                label = piece.label or self.pseudonym(piece.household).get(lang)
                pieces.append(Html(f'<span class="pseudonym">{escape(label)}</span>'))
            else:
                pieces.append(piece)

        return tuple(pieces)

    def code(self, links: Links, lang: str) -> bytes:
        """All that `public` adds to a linked body, encoded: what is shown of its links, pseudonyms of households."""
        answers = links.answers
        shown = [answer is not None and self.shown(answer) for answer in (*answers, *links.mentions)]
        homes = [
            self.pseudonym(answer.id.removeprefix(HOUSEHOLD)).get(lang)
            for answer in answers
            if answer is not None and answer.kind == "here" and answer.id.startswith(HOUSEHOLD)
        ]
        return msgspec.msgpack.encode((lang, shown, homes))

    def excerpt(self, told: Entry | Translation, lang: str) -> str:
        """The beginning of a body, for lists, from what may be shown of it."""
        if not told.prose.head:
            return told.prose.excerpt
        head = Body(head_linked(told.prose, told.links, self.unregistered))
        return self._excerpt(self._pieces(head, lang), lang)

    def _excerpt(self, pieces: tuple[Piece, ...], lang: str) -> str:
        def name_of(target: Target) -> str:
            if target.kind == "entry":
                return self.titles.get(target.id, "")
            return self.names.get((target.kind, target.id), UNSAID).get(lang)

        return excerpt(pieces, name_of)

    def pseudonym(self, household: str) -> Wording:
        """What is said instead of a household; "a household" when there is no register."""
        return self.pseudonyms.get(household) or A_HOUSEHOLD

    def shown(self, target: Target) -> bool:
        """True if a link to it may be shown."""
        if target.kind == "photo":
            return target.id in self.photos
        if target.kind in ("external", "here", "attachment"):
            return True
        if target.kind == "entry":
            return target.id in self.titles
        return (target.kind, target.id) in self.names
