"""The visible text of a body."""

from __future__ import annotations

import re

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


def plain_text(body: Body) -> str:
    """The visible text of a body, one line a block: no markup, so a name broken by emphasis stands whole. Private
    spans leave REDACTED_MARK; pictures give their alternative text and caption, each on a line."""
    lines = (line.strip() for line in "".join(map(_visible, body.pieces)).split("\n"))
    return "\n".join(line for line in lines if line)


def _visible(piece: Piece) -> str:
    match piece:
        case Text() | RefText():
            return piece.text
        case Html():
            return "\n" if _BLOCK.search(piece.html) else ""
        case WikiLink():
            return piece.name if piece.label is None else piece.label
        case HouseholdRef():
            return piece.label
        case Redacted():
            return REDACTED_MARK
        case PhotoSlot() | PhotoRef():
            return f"\n{piece.alt}\n{piece.caption}\n"
        case _:
            return ""
