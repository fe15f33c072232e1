"""Plain strings made from a body: its visible text, its beginning, how many words, ids of headings."""

from __future__ import annotations

import re
from collections.abc import Iterable

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
from chronicle.source.markdown.private import REDACTED_MARK
from chronicle.source.markdown.wide import SENTINEL

EXCERPT = 160
"""Characters of an excerpt, at most."""

_BLOCK = re.compile(r"</?(?:p|h[1-6]|ul|ol|li|blockquote|pre|table|thead|tbody|tr|t[hd]|hr|br|section)\b")
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007\U00020000-\U0003ffff"
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_WORD = re.compile(f"[{_HAN}]|[{_LATIN}][{_LATIN}0-9]*(?:['’-][{_LATIN}0-9]+)*")
_NOT_IN_ID = re.compile(r"[^\w\- ]")
_LONGEST_ID = 80


def plain_text(body: Body) -> str:
    """The visible text of a body, one line a block: no markup, so a name broken by emphasis stands whole. Private
    spans leave REDACTED_MARK; pictures give their alternative text and caption, each on a line."""
    return _plain(body.pieces, pictures=True)


def _plain(pieces: Iterable[Piece], *, pictures: bool) -> str:
    parts: list[str] = []
    for piece in pieces:
        match piece:
            case Text():
                parts.append(piece.text)
            case Html():
                if _BLOCK.search(piece.html):
                    parts.append("\n")
            case WikiLink():
                parts.append(piece.name if piece.label is None else piece.label)
            case RefText():
                parts.append(piece.text)
            case HouseholdRef():
                parts.append(piece.label)
            case Redacted():
                parts.append(REDACTED_MARK)
            case PhotoSlot() | PhotoRef() if pictures:
                parts.append(f"\n{piece.alt}\n{piece.caption}\n")
            case _:
                pass
    lines = (line.strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def count_words(pieces: Iterable[Piece]) -> int:
    """Han characters plus Latin words (figures alone are none). Pictures and private spans do not count."""
    text = _plain(pieces, pictures=False).replace(REDACTED_MARK, " ")
    return sum(1 for _ in _WORD.finditer(text))


def excerpt_of(paragraphs: Iterable[str]) -> str:
    """The beginning of the first paragraphs, EXCERPT characters at most, the last of them `…` if there was more."""
    parts: list[str] = []
    length = 0
    for paragraph in paragraphs:
        shown = " ".join(paragraph.split())
        if shown:
            parts.append(shown)
            length += len(shown) + 1
        if length > EXCERPT:
            break
    text = " ".join(parts)
    return text if len(text) <= EXCERPT else text[: EXCERPT - 1].rstrip() + "…"


class HeadingIds:
    """Gives each heading of one body its id."""

    __slots__ = ("_count", "_taken")

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}
        self._count = 0

    def next(self, text: str) -> str:
        """`h-` and the heading's letters and digits in lower case; `-2`, `-3` … if there was the same before, and
        the number of the heading if nothing is left."""
        self._count += 1
        bare = _NOT_IN_ID.sub("", text.lower().replace(REDACTED_MARK, " ").replace(SENTINEL, " "))
        slug = "h-" + ("-".join(bare.split())[:_LONGEST_ID].strip("-_") or str(self._count))
        found, number = slug, self._taken.get(slug, 0)
        while found in self._taken:
            number += 1
            found = f"{slug}-{max(number, 2)}"
        self._taken[slug] = max(number, 1)
        self._taken[found] = max(self._taken.get(found, 0), 1)
        return found
