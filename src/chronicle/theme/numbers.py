"""Figures in words: counts, quantities with their comparator and unit, money by size."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol, runtime_checkable

from chronicle.model.quantity import Funds, Quantity
from chronicle.source import UNITS

WAN = Decimal(10_000)
YI = Decimal(100_000_000)


@runtime_checkable
class TotalLike(Protocol):
    """A sum that may be unknown, such as a total of the theme contract."""

    @property
    def sum(self) -> Quantity | None:
        """None: no figure at all."""


Countable = int | Decimal | Quantity | Funds | TotalLike | None


class Words(Protocol):
    """The part of Speech that figures need."""

    @property
    def lang(self) -> str:
        """The tag of the language."""

    def t(self, key: str, /, **args: object) -> str:
        """The text of a key."""

    def own(self, key: str) -> str:
        """The text of a key in this language itself."""

    def plural(self, key: str, count: Decimal | int) -> str:
        """The form of a key for a count."""

    def label(self, family: str, value: str) -> str:
        """The text of `family.value`, else the value."""


def said(value: Countable, words: Words) -> str:
    """The figure in words, "" if it is not recorded."""
    if value is None:
        return ""
    if isinstance(value, (int, Decimal)):
        return grouped(Decimal(value), words)
    if isinstance(value, Funds):
        return quantity(value.quantity, words)
    if isinstance(value, Quantity):
        return quantity(value, words)
    return said(value.sum, words)


def grouped(number: Decimal, words: Words) -> str:
    """Digits in groups of three, without idle zeros: 1,200 and 7.5."""
    text = f"{number:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    group, point = words.own("number.group") or ",", words.own("number.point") or "."
    if (group, point) != (",", "."):
        text = text.replace(",", "\0").replace(".", point).replace("\0", group)
    return text


def quantity(value: Quantity, words: Words) -> str:
    """`超过2万元`, `more than 20,000 yuan`, `每户4,000元`; "" without a number."""
    if value.low is None:
        return ""
    low, high = value.low, value.high
    scale, mark = _scale(value, words)
    count = grouped(low / scale, words)
    if high is not None:
        count = words.t("number.range", low=count, high=grouped(high / scale, words))
    if mark:
        count = words.t(mark, value=count)
    text = _with_unit(count, value.unit, low if high is None else high, words)
    comparator = value.comparator
    if comparator == "lt" and _is_nearly(value.text):
        text = words.t("comparator.nearly", value=text)
    elif comparator not in ("eq", "range"):
        text = words.t(f"comparator.{comparator}", value=text)
    if value.per:
        text = words.t("number.per", value=text, per=unit_name(value.per, Decimal(1), words))
    return text


def _is_nearly(text: str) -> bool:
    """近 and "nearly" say less than 不到 and "less than", though both mean a figure below."""
    lowered = text.lower()
    return any(word in lowered for word in ("近", "几乎", "nearly", "almost"))


def _scale(value: Quantity, words: Words) -> tuple[Decimal, str]:
    """The divisor and the key of its word, in languages that count in 万 and 亿. Money is shown in them when two
    decimals are enough, other figures only when they divide without remainder."""
    low, high = value.low, value.high
    sides = [side for side in (low, high) if side is not None]
    places = Decimal("0.01") if value.dimension == "money" else Decimal(1)
    for divisor, key in ((YI, "number.yi"), (WAN, "number.wan")):
        if words.own(key) and all(side >= divisor and side % (divisor * places) == 0 for side in sides):
            return divisor, key
    return Decimal(1), ""


def _with_unit(count: str, unit: str, number: Decimal, words: Words) -> str:
    if not unit:
        return count
    name = unit_name(unit, number, words)
    key = "number.with_mark" if name in ("%", "‰", "°") or not words.own("number.with_unit") else ""
    return words.t(key or "number.with_unit", value=count, unit=name)


def unit_name(unit: str, number: Decimal, words: Words) -> str:
    """What a unit is called beside a number: from the string tables (`unit.<id>`), else from the table of units;
    an unknown unit is printed as written."""
    named = words.plural(f"unit.{unit}", number) if words.own(f"unit.{unit}") else ""
    if named:
        return named
    known = UNITS.get(unit)
    if known is None:
        return unit
    if words.lang.split("-")[0] == "zh":
        return known.zh
    return known.en_one if number == 1 else known.en_many
