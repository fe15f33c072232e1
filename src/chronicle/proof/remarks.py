"""What is said of a slip: the remark that the writer reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from chronicle.model.diagnostic import NOTHING, Remark, Said
from chronicle.proof.slips import GARBLED, NARROW, QUESTION, SPLIT, WIDE, Slip, slips, slips_of_head

MOST = 20
"""So many slips of one kind are told for one text; a scanned book would give thousands."""
_FIX = Said("; “chronicle check --fix” mends it", "；chronicle check --fix 可自动改正")
ACRES = "C335"
_ACRES = re.compile(r"\b[Aa]cres?\b")


def remarks(text: str, body: int) -> Iterator[Remark]:
    """The slips of a file, as remarks with offsets into `text`. `body`: where its body begins. No words of the text
    are repeated, only what they should be."""
    for slip in slips_of_head(text[:body]) if body else ():
        yield _of(slip, 0)
    told: dict[str, int] = {}
    found = slips(text[body:])
    for slip in found:
        told[slip.code] = number = told.get(slip.code, 0) + 1
        if slip.code in _GROUPED:
            if number == 1:
                yield _first(slip, body, sum(other.code == slip.code for other in found) - 1)
        elif number <= MOST:
            yield _of(slip, body)


def acres(text: str) -> Iterator[Remark]:
    """Where a translated text speaks of acres: the Chinese has mostly 亩."""
    if "acre" not in text and "Acre" not in text:
        return
    for number, found in enumerate(_ACRES.finditer(text)):
        if number < MOST:
            yield Remark(
                ACRES,
                "warning",
                Said(
                    "acres in a translated text are often mu (亩): an acre is 6.07 mu",
                    "译文里的 acre 往往是误译的“亩”（1 英亩合 6.07 亩）",
                ),
                Said("look at the original, and write mu if it has 亩", "请核对原文；原文是“亩”就写 mu"),
                *found.span(),
            )


def _of(slip: Slip, at: int) -> Remark:
    message, help_ = _SINGLE[slip.code](slip)
    return Remark(slip.code, "warning", message, help_, at + slip.start, at + slip.end)


def _first(slip: Slip, at: int, more: int) -> Remark:
    message, help_ = _GROUPED[slip.code](slip)
    rest = _more(more)
    told = Said(message.en + rest.en, message.zh + rest.zh)
    return Remark(slip.code, "hint", told, help_, at + slip.start, at + slip.end)


def _mends(slip: Slip, said: Said) -> Said:
    return Said(said.en + _FIX.en, said.zh + _FIX.zh) if slip.sure else said


def _garbled(slip: Slip) -> tuple[Said, Said]:
    if slip.right is None:
        return (
            Said(
                "characters were lost when this text was saved in another encoding", "文字在转换编码时丢失，变成了乱码"
            ),
            Said("type them again from the source", "请照原稿重新输入"),
        )
    return (
        Said("this text was read in a wrong encoding", "这里的文字按错误的编码读过，成了乱码"),
        _mends(slip, Said(f"it was: {slip.right}", f"原来是：{slip.right}")),
    )


def _question(_: Slip) -> tuple[Said, Said]:
    return (
        Said("“?” stands where a quotation mark seems to have been lost", "这里的“?”像是丢失的引号"),
        Said("write “ and ” again", "请改回“ ”"),
    )


def _split(slip: Slip) -> tuple[Said, Said]:
    return (
        Said("a number seems to be split by a space", "数字中间像是多了空格"),
        _mends(slip, Said(f"if so, write {slip.right}", f"如果是，请写成 {slip.right}")),
    )


_SINGLE: dict[str, Callable[[Slip], tuple[Said, Said]]] = {GARBLED: _garbled, QUESTION: _question, SPLIT: _split}


def _wide(slip: Slip) -> tuple[Said, Said]:
    return (
        Said("full-width digits or letters", "全角数字或字母"),
        _mends(slip, Said(f"write {slip.right}", f"请写成 {slip.right}")),
    )


def _narrow(slip: Slip) -> tuple[Said, Said]:
    return (
        Said("a half-width mark between Chinese characters", "汉字之间用了半角标点"),
        _mends(slip, Said(f"write {slip.right}", f"请写成“{slip.right}”")),
    )


_GROUPED: dict[str, Callable[[Slip], tuple[Said, Said]]] = {WIDE: _wide, NARROW: _narrow}
"""What is so frequent that only the first in a text is told, with how many more there are."""


def _more(count: int) -> Said:
    if not count:
        return NOTHING
    return Said(f" (and {count} more in this text)", f"（本文另有 {count} 处）")
