"""Collects what a body shows: neighbouring markup and neighbouring text run together, and each piece keeps its
place."""

from __future__ import annotations

from chronicle.model.body import Html, Piece, Redacted, Text
from chronicle.source.markdown.origins import Spot
from chronicle.source.markdown.redaction import SENTINEL

MARKUP, PROSE, PLAIN, SLOT = range(4)
"""Markup of ours; text in which names may be linked; text in which they may not; any other piece."""

_LAST = (-1, "", (0, 0, 0))
REDACTED = Redacted()


class Runs:
    """`here` is the place of the block that is being read. `add` takes (kind, markup or text, place)."""

    __slots__ = ("_items", "_slots", "add", "here")

    def __init__(self) -> None:
        self.here: Spot = (0, 0, 0)
        self._items: list[tuple[int, str, Spot]] = []
        self._slots: list[Piece] = []
        self.add = self._items.append

    def html(self, markup: str) -> None:
        """Adds markup of our own making."""
        self.add((MARKUP, markup, self.here))

    def text(self, text: str, kind: int) -> None:
        """Adds raw text, PROSE or PLAIN; a SENTINEL in it becomes a Redacted piece."""
        if SENTINEL not in text:
            self.add((kind, text, self.here))
            return
        first, *others = text.split(SENTINEL)
        if first:
            self.add((kind, first, self.here))
        for other in others:
            self.slot(REDACTED, self.here)
            if other:
                self.add((kind, other, self.here))

    def slot(self, piece: Piece, spot: Spot) -> None:
        """Adds any other piece."""
        self._slots.append(piece)
        self.add((SLOT, "", spot))

    def joined(self) -> tuple[list[Piece], list[Spot]]:
        """The pieces, and the place of each."""
        pieces: list[Piece] = []
        spots: list[Spot] = []
        slots = iter(self._slots)
        running, run, start = SLOT, "", (0, 0, 0)
        more: list[str] = []
        for kind, value, spot in (*self._items, _LAST):
            if kind == running and kind != SLOT:
                more.append(value)
                continue
            if running != SLOT:
                if more:
                    run += "".join(more)
                    more.clear()
                if running == MARKUP:
                    pieces.append(Html(run))
                else:
                    pieces.append(Text(run, running == PROSE))
                spots.append(start)
            running, run, start = kind, value, spot
            if kind == SLOT:
                pieces.append(next(slots))
                spots.append(spot)
        return pieces, spots
