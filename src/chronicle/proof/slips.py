"""Slips of text that was copied, scanned or passed through a wrong encoding: where, and what it should be.

Two expressions look for anything at all; only where they find something is the text looked at closely."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from chronicle.proof.garbled import TRIGGERS, garbled
from chronicle.proof.masks import masked

GARBLED = "C180"
QUESTION = "C181"
SPLIT = "C182"
WIDE = "C183"
NARROW = "C184"


class Slip(NamedTuple):
    """One slip: offsets into the text, and what to write instead; None where that is a guess. `sure`: it may be
    mended without asking."""

    code: str
    start: int
    end: int
    right: str | None = None
    sure: bool = False


HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_WIDE = "０-９Ａ-Ｚａ-ｚ"
_ANYTHING = re.compile(rf"[,;:?!{_WIDE}{TRIGGERS}](?:(?<=[^,;:?!])|[{HAN}])")
"""Anything but a gap in a number: for that alone every blank would have to be looked at."""
_GARBLED = re.compile(f"[{TRIGGERS}]")
_WIDE_RUN = re.compile(rf"[{_WIDE}]+(?:．[０-９]+)?")
_NUMBER = re.compile(r"(?<=[\n >+*-])[０-９]+[.)]|\A[０-９]+[.)]")
"""Mended, it would begin a list."""
_NARROW = re.compile(rf"(?<=[{HAN}])[,;:?!](?=[{HAN}])")
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_OPENED = re.compile(rf"(?:^|(?<=[，。：、；（”:,]))\?{{1,2}}(?=[{HAN}])", re.MULTILINE)
"""No question ends where a sentence begins."""
_PAIR = re.compile(
    rf"(?<=[{HAN}])(?<![吗呢么吧啊呀谁哪何])\?(?=[{HAN}])[{HAN}A-Za-z0-9、]{{2,20}}(?<![吗呢么吧啊谁哪何])\?(?=[{HAN}，。、；）])"
)
_GAP = re.compile(r" (?<=[0-9] )[0-9]")
_YEAR = re.compile(
    r"(?<![0-9.,])(?:[12] [09] [0-9] [0-9]|(?:19|20) [0-9]{2}|(?:19|20)[0-9] [0-9]|(?:1 9|2 0)[0-9]{2})(?= ?年)"
)
_DATE = re.compile(r"(?<![0-9.,])(?:19|20) [0-9]{2}[ .][0-9]{1,2}[.][0-9]{1,2}(?![0-9])")
_UNITS = (
    *(
        "公里",
        "千米",
        "米",
        "亩",
        "公顷",
        "万元",
        "元",
        "户",
        "人",
        "斤",
        "公斤",
        "吨",
        "棵",
        "株",
        "头",
        "只",
        "座",
        "间",
    ),
    *("平方米", "年", "月", "日", "号", "km", "kg", "ha", "mu", "yuan"),
)
_FIGURE = re.compile(
    rf"(?<![0-9.,:/-])(?<![0-9.,:/-] )[0-9] [0-9]{{1,2}}(?:\.[0-9]{{1,3}})?(?= ?(?:{'|'.join(_UNITS)})(?![A-Za-z]))"
)


def slips(text: str) -> tuple[Slip, ...]:
    """The slips of a body, in order; most texts have none."""
    if _ANYTHING.search(text) is None and _GAP.search(text) is None:
        return ()
    prose = masked(text)
    found = [
        *_garbled(prose),
        *(
            Slip(QUESTION, *match.span())
            for rule in ((_OPENED, _PAIR) if "?" in prose else ())
            for match in rule.finditer(prose)
        ),
        *_split(prose),
        *(
            Slip(
                WIDE,
                *match.span(),
                unicodedata.normalize("NFKC", match[0]),
                _NUMBER.match(prose, match.start()) is None,
            )
            for match in _WIDE_RUN.finditer(prose)
        ),
    ]
    found += _narrow(prose, {at for slip in found if slip.code == QUESTION for at in range(slip.start, slip.end)})
    return apart(found)


def slips_of_head(text: str) -> tuple[Slip, ...]:
    """The slips of front matter, where marks have another meaning: only what is garbled."""
    return apart(_garbled(text)) if _GARBLED.search(text) else ()


def apart(found: list[Slip] | Iterator[Slip]) -> tuple[Slip, ...]:
    """In order, without those that lie in one that was found before."""
    kept: list[Slip] = []
    for slip in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or slip.start >= kept[-1].end:
            kept.append(slip)
    return tuple(kept)


def _garbled(text: str) -> Iterator[Slip]:
    for start, end, right in garbled(text) if _GARBLED.search(text) else ():
        yield Slip(GARBLED, start, end, right, right is not None)


def _split(text: str) -> Iterator[Slip]:
    if _GAP.search(text) is None:
        return
    for rule, sure in ((_YEAR, True), (_DATE, False), (_FIGURE, False)):
        for match in rule.finditer(text):
            right = match[0].replace(" ", "")
            if rule is _DATE:
                right = match[0].replace(" ", "", 1).replace(" ", ".")
            yield Slip(SPLIT, *match.span(), right, sure)


def _narrow(text: str, quotes: set[int]) -> Iterator[Slip]:
    asking: dict[int, int] = {}
    for match in _NARROW.finditer(text):
        at = match.start()
        if match[0][0] == "?":
            if at in quotes:
                continue
            line = text.rfind("\n", 0, at)
            if line not in asking:
                end = text.find("\n", at)
                asking[line] = text.count("?", line + 1, end if end >= 0 else len(text))
            # Two in a line may be what is left of quotation marks.
            if asking[line] > 1:
                continue
        yield Slip(NARROW, at, match.end(), _FULL[match[0][0]], True)
