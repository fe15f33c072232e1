"""The figures that most records hold: `7.5公里`, `约300人`, `2万多元`, `5000`. Read by one pattern and two tables;
whatever else stands in a text is left to the full reader, which would give the same for these."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Protocol

from chronicle.model.quantity import Comparator, Quantity
from chronicle.source.figures import EXACT, tidy
from chronicle.source.folding import is_han
from chronicle.source.qualifiers import BEFORE
from chronicle.source.units import UNITS, Unit

_HAN = "[\u4e00-\u9fff]"
_FORM = re.compile(rf"({_HAN}{{0,4}})([0-9]{{1,15}}(?:\.[0-9]{{1,9}})?)([多余]?)([万亿]?)([多余]?)({_HAN}{{1,8}}|%|)")
_SCALES = {"": 1, "万": 10**4, "亿": 10**8}


class UnitApart(Protocol):
    """A unit that was given beside the figure."""

    unit: str
    known: Unit | None
    factor: int
    per: list[str]


def _is_plain(word: str) -> bool:
    return all(map(is_han, word))


_COMPARATORS: dict[str, Comparator] = {"": "eq"}
_COMPARATORS |= {word: BEFORE[word] for word in BEFORE if _is_plain(word) and word != "上"}  # 上百 is a figure
_UNITS = {
    word: unit
    for unit in UNITS.values()
    for word in unit.words
    if (_is_plain(word) and word != "分" and unit.id != "acre") or word == "%"  # of those two something is said
}


def plain_quantity(text: str, apart: UnitApart | None = None) -> Quantity | None:
    """The quantity if the text has the plain form and nothing is to be said of it, else None."""
    found = _FORM.fullmatch(text)
    if found is None:
        return None
    before, digits, inner, scale, late, word = found.groups()
    comparator = _COMPARATORS.get(before)
    if inner or late:
        comparator = "gt" if not before and not (inner and late) else None
    unit, factor = _UNITS.get(word), _SCALES[scale]
    if apart is not None:
        if not word and apart.known is not None and not apart.per:
            unit, factor = apart.known, factor if scale else apart.factor
        elif unit is None or unit.id != apart.unit:
            return None
    if comparator is None or unit is None:
        return None
    low = Decimal(digits)
    if factor > 1 or "." in digits:
        low = tidy(EXACT.multiply(low, Decimal(factor)))
    return Quantity(text, low, None, comparator, unit.id, unit.dimension, unit.base)
