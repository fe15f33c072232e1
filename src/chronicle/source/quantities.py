"""Quantities and sums of money as the sources give them. The figures that most records hold (`7.5公里`, `约300人`,
`2万多元`, `5000`) are read here, by one pattern and two tables; the full reader gives the same for these."""

from __future__ import annotations

import re
from decimal import Decimal

from chronicle.model.diagnostic import Remark
from chronicle.model.quantity import Comparator, Funds, Quantity
from chronicle.source.figures import EXACT, tidy
from chronicle.source.folding import is_han
from chronicle.source.qualifiers import BEFORE
from chronicle.source.units import UNITS

_HAN = "[^\x00-\x7f]"
_FORM = re.compile(rf"({_HAN}{{0,4}})([0-9]{{1,15}}(?:\.[0-9]{{1,9}})?)([多余]?)([万亿]?)([多余]?)({_HAN}{{1,8}}|%|)")
_SCALES = {"": Decimal(1), "万": Decimal(10**4), "亿": Decimal(10**8)}


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


def parse_quantity(text: str, unit: str = "") -> tuple[Quantity | None, tuple[Remark, ...]]:
    """One figure and what is to be said of it. `unit` may be given apart (`元`, `万元`, `元/户`).

    None: nothing is written, or it cannot be read (then there is an error: C320 to C331, C337). Words without
    a number make a Quantity whose `low` is None: not recorded, which is never 0. Numbers are exact."""
    text, unit = text.strip(), unit.strip()
    if not text:
        return None, ()
    plain = plain_quantity(text, unit)
    if plain is not None:
        return plain, ()
    from chronicle.source.quantities_full import read_quantity  # large, and wanted for few figures

    return read_quantity(text, unit)


def parse_funds(text: str) -> tuple[tuple[Funds, ...], tuple[Remark, ...]]:
    """One or several sums of money (`中央5万元；自筹1万元`), each with its source if one stands before it, behind
    `from` or in brackets. A bare number is read as yuan, with a hint. What is no sum gives an error and is
    left out; offsets of remarks are those of `text`."""
    plain = plain_quantity(text)
    if plain is not None and plain.dimension == "money":
        return (Funds(plain),), ()
    from chronicle.source.quantities_full import read_sums

    return read_sums(text)


def plain_quantity(text: str, unit: str = "") -> Quantity | None:
    """The quantity if the text has the plain form and nothing is to be said of it, else None."""
    found = _FORM.fullmatch(text)
    if found is None:
        return None
    before, digits, inner, scale, late, word = found.groups()
    comparator = _COMPARATORS.get(before)
    if inner or late:
        comparator = "gt" if not before and not (inner and late) else None
    known = _UNITS.get(word or unit)
    if comparator is None or known is None or (unit and _UNITS.get(unit) is not known):
        return None
    low = Decimal(digits)
    if scale or "." in digits:
        low = tidy(EXACT.multiply(low, _SCALES[scale]))
    return Quantity(text, low, None, comparator, known.id, known.dimension, known.base)
