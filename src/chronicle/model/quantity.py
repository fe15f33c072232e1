"""Quantities and money: a number or a range with its comparator and its unit, exactly as the source gives it."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from chronicle.model.value import Value

Comparator = Literal["eq", "gt", "ge", "lt", "le", "approx", "range"]


class Quantity(Value, frozen=True):
    """`[qualifier] number [scale] unit [per unit]`, such as 2万多元 = more than 20,000 yuan.

    `low` is the number in `unit` with the scale worked in (20000 for 2万多元); a range has `high` too. None:
    the number is not recorded, which is never 0. `unit` is a unit id of `source` ("km", "yuan", "person");
    an unknown unit is kept as written. `dimension` names what may be added ("length", "money", "person", …)
    and `base` is the factor from `unit` to the dimension's base unit. `per`: the unit after a stroke."""

    text: str
    low: Decimal | None
    high: Decimal | None = None
    comparator: Comparator = "eq"
    unit: str = ""
    dimension: str = ""
    base: Decimal = Decimal(1)
    per: str = ""


class Funds(Value, frozen=True):
    """A sum of money with where it came from ("" if not said): central, province, city, county, unit,
    society, self."""

    quantity: Quantity
    source: str = ""
