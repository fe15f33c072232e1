"""The visible text of a body."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from chronicle.model.body import (
    Body,
    HouseholdRef,
    Html,
    PhotoRef,
    PhotoSlot,
    Piece,
    Redacted,
    RefText,
    Text,
    WikiLink,
)
from chronicle.source.markdown.redaction import REDACTED_MARK

_BLOCK = re.compile(r"</?(?:p|h[1-6]|ul|ol|li|blockquote|pre|table|thead|tbody|tr|t[hd]|hr|br|section)\b")
_SHORT = 60


def plain_text(body: Body) -> str:
    """The visible text of a body, one line a block: no markup, so a name broken by emphasis stands whole. Private
    spans leave REDACTED_MARK; pictures give their alternative text and caption, each on a line."""
    lines = (line.strip() for line in visible(body.pieces, pictures=True).split("\n"))
    return "\n".join(line for line in lines if line)


def visible(pieces: Iterable[Piece], *, pictures: bool) -> str:
    """The same as it stands, blank lines and all; without `pictures` those say nothing."""
    parts: list[str] = []
    for piece in pieces:
        if isinstance(piece, Text):
            parts.append(piece.text)
        elif isinstance(piece, Html):
            markup = piece.html
            if _ends_line_short(markup) if len(markup) < _SHORT else _ends_line(markup):
                parts.append("\n")
        else:
            parts.append(_visible_slot(piece, pictures=pictures))
    return "".join(parts)


def _visible_slot(piece: Piece, *, pictures: bool) -> str:
    match piece:
        case WikiLink():
            return piece.name if piece.label is None else piece.label
        case RefText():
            return piece.text
        case HouseholdRef():
            return piece.label
        case Redacted():
            return REDACTED_MARK
        case PhotoSlot() | PhotoRef() if pictures:
            return f"\n{piece.alt}\n{piece.caption}\n"
        case _:
            return ""


def _ends_line(markup: str) -> bool:
    return _BLOCK.search(markup) is not None


_ends_line_short = lru_cache(maxsize=512)(_ends_line)
"""The same short markup stands in every text. Long markup is not kept: it may be of any length."""
