"""Plain strings made while a body is parsed: its beginning, how many words, ids of headings."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chronicle.model.body import Piece
from chronicle.source.markdown.plain import visible
from chronicle.source.markdown.redaction import REDACTED_MARK, SENTINEL

EXCERPT = 160
"""Characters of an excerpt, at most."""

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007\U00020000-\U0003ffff"
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_HAN_CHAR = re.compile(f"[{_HAN}]")
_LATIN_WORD = re.compile(f"[{_LATIN}][{_LATIN}0-9]*+(?:['’-][{_LATIN}0-9]++)*+")
_NOT_HAN = bytes(page for page in range(256) if not (0x34 <= page <= 0x9F or page in (0xF9, 0xFA)))
"""Upper halves of UTF-16 units that begin no Han character."""
_NOT_IN_ID = re.compile(r"[^\w\- ]")
_LONGEST_ID = 80


def count_words(pieces: Iterable[Piece]) -> int:
    """Han characters plus Latin words (figures alone are none). Pictures and private spans do not count."""
    text = visible(pieces, pictures=False)
    return _count_han(text) + len(_LATIN_WORD.split(text)) - 1  # what is between words is shorter than they are


def _count_han(text: str) -> int:
    """Whole pages of Unicode are counted at once; a pattern is asked only where a page is not Han throughout."""
    pages = text.encode("utf-16-be", "surrogatepass")[::2]
    if len(pages) != len(text) or 0x4D in pages:
        return len(_HAN_CHAR.findall(text))
    return len(pages.translate(None, _NOT_HAN)) + text.count("〇")


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
        bare = text.lower()
        if not bare.isalnum():
            bare = _NOT_IN_ID.sub("", bare.replace(REDACTED_MARK, " ").replace(SENTINEL, " "))
        slug = "h-" + ("-".join(bare.split())[:_LONGEST_ID].strip("-_") or str(self._count))
        found, number = slug, self._taken.get(slug, 0)
        while found in self._taken:
            number += 1
            found = f"{slug}-{max(number, 2)}"
        self._taken[slug] = max(number, 1)
        self._taken[found] = max(self._taken.get(found, 0), 1)
        return found
