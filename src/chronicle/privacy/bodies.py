"""The public form of a body: links to what is withheld become their labels, households their pseudonyms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from chronicle.model.body import (
    Body,
    HouseholdRef,
    Html,
    LinkClose,
    PhotoRef,
    Piece,
    Redacted,
    RefOpen,
    RefText,
    Target,
    Text,
)
from chronicle.model.registers import Household
from chronicle.model.wording import UNSAID, Wording
from chronicle.privacy.visible import excerpt

A_HOUSEHOLD = Wording((("zh-Hans", "某户"), ("en", "a household")))


@dataclass(frozen=True, slots=True)
class BodyDiscloser:
    """Knows what may be shown: households only by pseudonym, photos by key, all else by (kind, id) in `names`,
    which says what a thing is called."""

    households: Mapping[str, Household]
    photos: frozenset[str]
    names: Mapping[tuple[str, str], Wording]

    def public(self, body: Body, lang: str) -> Body:
        """The body as it may be shown in a language, with its excerpt made from what is left."""
        pieces: list[Piece] = []
        dropped = False
        for piece in body.pieces:
            if isinstance(piece, RefOpen):
                dropped = not self._shown(piece.target)
                if not dropped:
                    pieces.append(piece)
            elif isinstance(piece, LinkClose):
                if not dropped:
                    pieces.append(piece)
                dropped = False
            elif isinstance(piece, RefText) and not self._shown(piece.target):
                pieces.append(Text(piece.text) if piece.text else Redacted())
            elif isinstance(piece, PhotoRef) and piece.photo not in self.photos:
                continue
            elif isinstance(piece, HouseholdRef):
                label = piece.label or self.pseudonym(piece.household).get(lang)
                pieces.append(Html(f'<span class="pseudonym">{escape(label)}</span>'))
            else:
                pieces.append(piece)

        def name_of(target: Target) -> str:
            return self.names.get((target.kind, target.id), UNSAID).get(lang)

        return Body(tuple(pieces), body.headings, excerpt(pieces, name_of), body.words)

    def pseudonym(self, household: str) -> Wording:
        """What is said instead of a household; "a household" when there is no register."""
        known = self.households.get(household)
        return known.pseudonym if known and known.pseudonym else A_HOUSEHOLD

    def _shown(self, target: Target) -> bool:
        if target.kind == "photo":
            return target.id in self.photos
        if target.kind in ("external", "here", "attachment"):
            return True
        return (target.kind, target.id) in self.names
