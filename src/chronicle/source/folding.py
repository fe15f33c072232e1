"""One form for text that people type in many forms: NFKC and lower case, with the way back to the original."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from chronicle.model.value import Value

_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f")

_DROPPED = dict.fromkeys(map(ord, _INVISIBLE))


class _NotSingleError(Exception):
    """A character that folds to none or several, or that joins another."""


class _Single(dict[int, str]):
    """Characters to what `fold` makes of each."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        made = " " if char.isspace() else unicodedata.normalize("NFKC", char).lower()
        if len(made) != 1 or unicodedata.combining(char) or char in _INVISIBLE:
            raise _NotSingleError
        self[code] = made
        return made


_SINGLE = _Single()


def is_han(char: str) -> bool:
    """True for one Han character (〇 included)."""
    return (
        "\u3400" <= char <= "\u9fff"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U0003ffff"
        or char == "\u3007"
    )


@cache
def stable() -> re.Pattern[str]:
    """Texts of characters that NFKC leaves alone and whose lower case is one character."""
    return re.compile("[\x00-\x7f\u3400-\u4dbf\u4e00-\u9fff、。]*")  # two milliseconds, so not at import


def folded(text: str) -> str:
    """NFKC, lower case, without white space at the ends."""
    return unicodedata.normalize("NFKC", text).lower().strip()


class Folded(Value, frozen=True):
    """`text` folded; `starts[i]`, `ends[i]`: where the original of `text[i]` begins and ends (code points)."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that `text[start:end]` came from; an empty span stays empty."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]


def fold(text: str, *, loose: bool = False) -> Folded:
    """NFKC and lower case, character by character together with its combining marks. `loose` also drops
    invisible characters and makes one space of each run of white space, as finding names asks."""
    if not loose and stable().fullmatch(text):
        return Folded(text.lower(), range(len(text)), range(1, len(text) + 1))
    if loose:
        # Nearly all texts are of characters that fold to one each, whatever stands beside them.
        plain = _plainly(text)
        if plain is not None:
            return Folded(plain, range(len(text)), range(1, len(text) + 1))
        try:
            same = text.translate(_SINGLE)
        except _NotSingleError:
            same = "  "
        if "  " not in same:
            return Folded(same, range(len(text)), range(1, len(text) + 1))
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        piece = text[at:end]
        if not (end == at + 1 and piece.isascii()):
            piece = unicodedata.normalize("NFKC", piece)
        piece = piece.lower()
        if loose and piece and (piece in _INVISIBLE or piece.isspace()):
            piece = " " if piece.isspace() and (not out or out[-1] != " ") else ""
        for char in piece:
            out.append(char)
            starts.append(at)
            ends.append(end)
        at = end
    return Folded("".join(out), starts, ends)


_WIDE = tuple(zip("，；：！？（）\n", ",;:!?() ", strict=True))
"""The wide marks of Chinese prose, each with what it folds to."""


@cache
def _plain() -> re.Pattern[str]:
    return re.compile("[ -~\u3400-\u4dbf\u4e00-\u9fff、。“”‘’《》〈〉【】—·]*")


def _plainly(text: str) -> str | None:
    """The loose form of usual Chinese prose, in a fifth of the time; None for any other text."""
    for wide, narrow in _WIDE:
        text = text.replace(wide, narrow)
    return text.lower() if "  " not in text and _plain().fullmatch(text) else None


def quickly_folded(text: str) -> str:
    """The loose form of a whole text, without places: equal for two texts whose `fold(…, loose=True)` is."""
    return " ".join(unicodedata.normalize("NFKC", text).lower().translate(_DROPPED).split())


def by_first(words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Words by their first character, the longest first: those of them that can stand at a place of a text."""
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        found.setdefault(word[0], []).append(word)
    return {first: tuple(same) for first, same in found.items()}


def listed(text: str, separator: str | None = None) -> tuple[str, ...]:
    """The words of a list that is written as one string, in order."""
    return tuple(text.split(separator))
