"""Collects pieces: neighbouring markup and neighbouring text run together, and each piece keeps its place."""

from __future__ import annotations

from chronicle.model.body import Html, Piece, Redacted, Text
from chronicle.source.markdown.origins import Spot
from chronicle.source.markdown.wide import SENTINEL, joins


class Runs:
    """`here` is the place of the block that is being read; `last` the last character shown in it ("": none)."""

    __slots__ = ("_buffer", "_prose", "_start", "_text", "here", "last", "pieces", "spots")

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.spots: list[Spot] = []
        self.here: Spot = (0, 0, 0)
        self.last = ""
        self._buffer: list[str] = []
        self._text = False
        self._prose = False
        self._start: Spot = (0, 0, 0)

    def html(self, markup: str) -> None:
        """Adds markup of our own making."""
        if self._text:
            self.flush()
            self._text = False
        if not self._buffer:
            self._start = self.here
        self._buffer.append(markup)

    def text(self, text: str, *, prose: bool) -> None:
        """Adds raw text; a SENTINEL in it becomes a Redacted piece."""
        if not text:
            return
        self.last = text[-1]
        if SENTINEL in text:
            first, *others = text.split(SENTINEL)
            self._plain(first, prose=prose)
            for other in others:
                self.slot(Redacted(), self.here)
                self._plain(other, prose=prose)
        else:
            self._plain(text, prose=prose)

    def _plain(self, text: str, *, prose: bool) -> None:
        if not text:
            return
        if not self._text or prose is not self._prose:
            self.flush()
            self._text = True
            self._prose = prose
        if not self._buffer:
            self._start = self.here
        self._buffer.append(text)

    def slot(self, piece: Piece, spot: Spot) -> None:
        """Adds any other piece."""
        self.flush()
        self.pieces.append(piece)
        self.spots.append(spot)

    def line_break(self, after: str, *, prose: bool) -> None:
        """A line ends in the source; `after` is what is shown next ("" if that is no character)."""
        if not (self.last and after and joins(self.last, after)):
            self.text(" ", prose=prose)

    def flush(self) -> None:
        """Ends the run."""
        if self._buffer:
            run = "".join(self._buffer)
            self.pieces.append(Text(run, self._prose) if self._text else Html(run))
            self.spots.append(self._start)
            self._buffer.clear()
