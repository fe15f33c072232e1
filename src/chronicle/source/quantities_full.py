"""Quantities and sums of money in every form: `[qualifier] number [scale] unit [per unit]`, words around them, several
sums with their sources."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from chronicle.model.diagnostic import Remark
from chronicle.model.quantity import Funds, Quantity
from chronicle.model.value import replace
from chronicle.source import quantity_remarks as say
from chronicle.source.folding import by_first, fold, is_han, listed
from chronicle.source.numerals import NUMERALS, VAGUE
from chronicle.source.quantities import parse_quantity
from chronicle.source.quantity_reader import MAX_LENGTH, NoQuantityError, QuantityReader
from chronicle.source.units import UNITS
from chronicle.source.vocabulary import VOCABULARY

_ABSENT = frozenset(
    listed(
        "多 许多 很多 不少 大量 一些 若干 少量 部分 几 数 不详 未详 不明 未知 不清 未记录 无记录 没有记录 缺 待定 待查 "
        "- -- — —— ― – ? … unknown many some several few not_recorded unrecorded n/a na tbd a_few a_number_of various"
    )
)
_NONE = frozenset(("无", "没有", "none", "nil", "no"))


def read_quantity(text: str, unit: str = "") -> tuple[Quantity | None, tuple[Remark, ...]]:
    """The figure of a stripped text in any form; `unit` may be given apart."""
    if len(text) > MAX_LENGTH:
        return None, (say.too_long(MAX_LENGTH),)
    apart = _apart(unit[:MAX_LENGTH])
    told = fold(text)
    absent = _absent(told.text, text, apart)
    if absent is not None:
        return absent
    reader = QuantityReader(text, told, apart)
    try:
        quantity = reader.read()
    except NoQuantityError as error:
        return None, (error.remark,)
    return quantity, tuple(reader.remarks)


@lru_cache(maxsize=100)
def _apart(unit: str) -> QuantityReader | None:
    """A unit given apart, read like the unit behind a number."""
    if not unit:
        return None
    reader = QuantityReader(unit, fold(unit), None)
    reader.read_unit_alone()
    return reader


def _absent(told: str, text: str, apart: QuantityReader | None) -> tuple[Quantity, tuple[Remark, ...]] | None:
    bare = told.strip().replace(" ", "_")
    if bare in _NONE:
        return Quantity(text, None), (say.bare_none(),)
    for length in range(min(len(bare), 12), 0, -1):
        if bare[:length] not in _ABSENT or (bare[:length] in VAGUE and bare[length : length + 1] in NUMERALS):
            continue  # 几千 and 数万 are figures
        rest = bare[length:].strip("_").removeprefix("of_").replace("_", " ")
        reader = QuantityReader(rest, fold(rest), None)
        if not rest:
            unit_id = apart.unit if apart else ""
        elif reader.read_unit_alone():
            unit_id = reader.unit
        else:
            continue
        known = UNITS.get(unit_id)
        return Quantity(
            text, None, unit=unit_id, dimension=known.dimension if known else unit_id,
            base=known.base if known else Decimal(1),
        ), ()  # fmt: skip
    return None


_SOURCES: Mapping[str, str] = {word: id_ for id_, said in VOCABULARY["funds_source"].items() for word in said.words}
_AROUND_SOURCE = listed(
    "财政 资金 专项 配套 补助 投入 拨款 拨付 投资 安排 扶贫 帮扶 级 直 款 出资 其中 来自 由 从 争取 筹集 筹资 募集 "
    "自有 政府 经费 : , from the by funds fund government finance of grant budget"
)
_NAMING = by_first((*_SOURCES, *_AROUND_SOURCE))
_JOINTS = ("；", ";", "、", "\n", "和", "以及", "及", "加", " and ", " plus ")
_JOINT_STARTS = re.compile("[；;、\n和以及加,， ]")
_MAX_SUMS = 50


def read_sums(text: str) -> tuple[tuple[Funds, ...], tuple[Remark, ...]]:
    """The sums of a text in any form."""
    funds: list[Funds] = []
    remarks: list[Remark] = []
    if len(text) > MAX_LENGTH * 5:
        return (), (say.too_long(MAX_LENGTH * 5),)
    parts = _parts(text)
    if text.strip() and not parts:
        return (), (say.no_sum((0, len(text))),)
    if len(parts) > _MAX_SUMS:
        return (), (say.too_long(MAX_LENGTH * 5),)
    for start, end in parts:
        part = text[start:end]
        source, body_start, body_end = _source(part)
        quantity, said = parse_quantity(part[body_start:body_end], "元")
        if quantity is None and not said:
            remarks.append(say.no_sum((start, end)))
        shift = start + body_start + _indent(part[body_start:body_end])
        remarks += [_moved(remark, shift, (start, end)) for remark in said if remark.code != "C334"]
        if quantity is None:
            continue
        if quantity.low is None:
            yuan = UNITS["yuan"]
            quantity = replace(quantity, unit=yuan.id, dimension=yuan.dimension, base=yuan.base)
        if quantity.dimension != "money":
            remarks.append(say.not_money((start, end)))
            continue
        if quantity.low is not None and not _has_unit(part):
            remarks.append(replace(say.yuan_assumed(), start=start, end=end))
        if _figure_in_brackets(part[body_end:]):
            remarks.append(say.parts_in_total((start + body_end, end)))
        funds.append(Funds(replace(quantity, text=part), source))
    return tuple(funds), tuple(remarks)


def _parts(text: str) -> list[tuple[int, int]]:
    """Where each sum begins and ends. Joints inside brackets, in 20,000 and in `between … and …` do not cut."""
    if not _JOINT_STARTS.search(text):
        return [_stripped(text, 0, len(text))] if text.strip() else []
    cuts: list[tuple[int, int]] = []
    depth = 0
    ranged = "between" in text.lower()
    at = 0
    while at < len(text):
        depth += (text[at] in "(（[【") - (text[at] in ")）]】")
        joint = next((j for j in _JOINTS if text.startswith(j, at)), "")
        if text[at] in ",，":  # in 20,000 it stands between digits
            joint = "" if text[at - 1 : at].isdecimal() and text[at + 1 : at + 2].isdecimal() else text[at]
        if joint and depth <= 0 and not (ranged and joint == " and "):
            cuts.append((at, at + len(joint)))
            at += len(joint)
        else:
            at += 1
    edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
    spans = zip(edges[::2], edges[1::2], strict=True)
    return [_stripped(text, start, end) for start, end in spans if text[start:end].strip()]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    start += _indent(part)
    return start, start + len(part.strip())


def _source(part: str) -> tuple[str, int, int]:
    """(source or "", begin and end of the sum itself) of one part."""
    told = fold(part)
    text = told.text
    start, end = 0, len(text)
    source = ""
    bracket = next((i for i, char in enumerate(text) if char in "([【"), -1)
    if bracket >= 0:
        source = _source_in(text[bracket:])
        if bracket > 0:
            end = bracket
    behind = text.find(" from ", start, end)
    if behind > 0:
        source = source or _source_in(text[behind:end])
        end = behind
    while start < end:
        word = _longest_at(text, start, source)
        if not word:
            break
        if word in _SOURCES and not source:
            source = _SOURCES[word]
        start += len(word)
        while start < end and text[start] in " :,":
            start += 1
    first, last = told.span(start, end)
    return source, first, last


def _longest_at(text: str, at: int, source: str) -> str:
    for word in _NAMING.get(text[at : at + 1], ()):
        end = at + len(word)
        if (
            text.startswith(word, at)
            and (not source or _SOURCES.get(word, source) == source)
            and (is_han(word[-1]) or not text[end : end + 1].isalnum())
        ):
            return word
    return ""


def _source_in(text: str) -> str:
    best = max((word for word in _SOURCES if word in text), key=len, default="")
    return _SOURCES.get(best, "")


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _has_unit(part: str) -> bool:
    return any(
        word in fold(part).text
        for word in ("元", "块", "圆", "角", "毛", "yuan", "rmb", "cny", "¥", "人民币", "renminbi")
    )


def _figure_in_brackets(rest: str) -> bool:
    return any(char.isdecimal() or (char in NUMERALS and "元" in rest) for char in rest)


def _moved(remark: Remark, shift: int, whole: tuple[int, int]) -> Remark:
    if remark.start == remark.end == 0:
        return replace(remark, start=whole[0], end=whole[1])
    return replace(remark, start=remark.start + shift, end=remark.end + shift)
