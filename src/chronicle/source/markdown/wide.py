"""Which characters are Chinese enough: for emphasis that opens and closes next to them, and for line breaks.

CommonMark lets a mark such as `**` close only if what stands before and after it looks like the end of a word,
judged by spaces. Chinese has none, so `**帮扶措施：**修路` stays raw under its rules. The rules here are those that
the markdown-cjk-friendly amendment gives: punctuation never stands in the way next to such a character."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace

from chronicle.source.markdown.redaction import SENTINEL

_GENERAL = frozenset("“”‘’—…·–")
"""Marks that Chinese shares with other scripts: full-width in company."""


_SELECTORS = "\ufdff"
"""After it come the characters that choose a variant."""


class _Kind(NamedTuple):
    space: bool
    mark: bool
    wide: bool


def _is_hangul(char: str) -> bool:
    code = ord(char)
    return 0x1100 <= code <= 0x11FF or 0x3130 <= code <= 0x318F or 0xA960 <= code <= 0xA97F or 0xAC00 <= code <= 0xD7FF


def _is_emoji(char: str) -> bool:
    return (
        unicodedata.category(char) in ("So", "Sk")
        and unicodedata.east_asian_width(char) == "W"
        and (ord(char) >= 0x1F000 or 0x2300 <= ord(char) <= 0x2BFF)
    )


@lru_cache(maxsize=8192)
def is_wide(char: str) -> bool:
    """True for a Han character, kana, hangul or a full-width mark; not for pictures such as emoji."""
    if char == SENTINEL:
        return True
    return (unicodedata.east_asian_width(char) in "WFH" and not _is_emoji(char)) or _is_hangul(char)


def _kind(char: str) -> _Kind:
    code = ord(char)
    mark = char != SENTINEL and (isMdAsciiPunct(code) or isPunctChar(char))
    return _Kind(isWhiteSpace(code), mark, is_wide(char))


def _chosen(src: str, pos: int) -> str:
    """The character at `pos`; if it chooses a variant of the one before, that one."""
    while pos > 0 and ("\ufe00" <= src[pos] <= "\ufe0f" or "\U000e0100" <= src[pos] <= "\U000e01ef"):
        pos -= 1
    return src[pos]


def flanks(src: str, start: int, maximum: int, *, splits_words: bool) -> tuple[bool, bool, int]:
    """(can open, can close, length) of the run of equal marks at `start`; `maximum` is the end of the text.

    CommonMark 6.2 with one change: a mark that is not wide does not stop emphasis if the character on the
    other side is wide, and a wide mark never does."""
    marker = src[start]
    pos = start + 1
    while pos < maximum and src[pos] == marker:
        pos += 1
    before = src[start - 1] if start else " "
    if before > _SELECTORS and start > 1:
        before = _chosen(src, start - 1)
    after = src[pos] if pos < maximum else " "
    if "一" <= before <= "\u9fff" and "一" <= after <= "\u9fff":
        return splits_words, splits_words, pos - start
    can_open, can_close = _flanking(before, after, splits_words)
    return can_open, can_close, pos - start


@lru_cache(maxsize=8192)
def _flanking(before: str, following: str, splits_words: bool) -> tuple[bool, bool]:
    last, after = _kind(before), _kind(following)
    last_narrow = last.mark and not last.wide
    after_narrow = after.mark and not after.wide
    left = not after.space and (not after_narrow or last.space or last_narrow or last.wide)
    right = not last.space and (not last_narrow or after.space or after_narrow or after.wide)
    can_open = left and (splits_words or not right or last.mark)
    can_close = right and (splits_words or not left or after.mark)
    return can_open, can_close


@lru_cache(maxsize=8192)
def joins(before: str, after: str) -> bool:
    """True if a line break between these two shown characters is no space.

    Korean sets spaces between words, so it keeps them; a curly quote, dash or ellipsis counts as full-width
    if the other side is."""
    first, second = _closes_up(before), _closes_up(after)
    return (first and (second or after in _GENERAL)) or (second and before in _GENERAL)


def _closes_up(char: str) -> bool:
    return is_wide(char) and not _is_hangul(char)
