"""The line of a source that a place stands in, for those who show it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from chronicle.model.diagnostic import Place

REPLACED = "\N{REPLACEMENT CHARACTER}"
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line as it stands in the source, and the span in it: offsets in code points, `end` exclusive. A span has
    at least one character, if need be the one after the line's last."""

    line: str
    start: int
    end: int


def excerpt(source: str, place: Place) -> Excerpt | None:
    """The line of a place; None where there is no such line. Lines end at LF, CRLF and CR."""
    lines = _LINE_END.split(source.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"))
    if not source or not 1 <= place.line <= len(lines):
        return None
    text = lines[place.line - 1]
    start = min(max(place.column, 1) - 1, len(text))
    end = len(text) if place.end_line > place.line else min(max(place.end_column - 1, start), len(text))
    return Excerpt(text, start, max(end, start + 1))


def unseen(char: str) -> bool:
    """Whether a character cannot be seen, and may steer what shows it."""
    return unicodedata.category(char) in _UNSEEN


def safe(text: str) -> str:
    """The text with whatever could steer a terminal or turn a line around made visible."""
    return "".join(REPLACED if unseen(char) else char for char in text)
