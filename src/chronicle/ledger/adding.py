"""The sum of quantities of one dimension, with its comparator.

A part that is "more than" makes the sum a lower bound, to which a part that is "less than" can add nothing that is
sure; ranges add as ranges; about and nearly make it about; a part without a number is left out, and the caller says
how many had one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from chronicle.model.quantity import Comparator, Quantity


def add(parts: Sequence[Quantity]) -> Quantity | None:
    """The sum in the smallest unit that occurs, the part itself if it is the only one
    with a number, or None if none has. All parts must have the
    same dimension; rates (`per`) do not add and must not be given."""
    known = [part for part in parts if part.low is not None]
    if not known:
        return None
    if len(known) == 1:
        return known[0]
    unit = min(known, key=lambda part: part.base)
    comparator = _comparator(known)
    bound = comparator in ("gt", "ge")
    sure = [part for part in known if not bound or part.comparator not in ("lt", "le")]
    low = sum((_in(part.low, part, unit) for part in sure), Decimal(0))
    high = sum((_in(part.high if part.high is not None else part.low, part, unit) for part in sure), Decimal(0))
    ranged = high != low and not bound
    return Quantity(
        text="",
        low=low,
        high=high if ranged else None,
        comparator="range" if ranged and comparator == "eq" else comparator,
        unit=unit.unit,
        dimension=unit.dimension,
        base=unit.base,
    )


def _in(value: Decimal | None, part: Quantity, unit: Quantity) -> Decimal:
    assert value is not None
    return value if part.base == unit.base else value * part.base / unit.base


def _comparator(parts: Sequence[Quantity]) -> Comparator:
    comparators = {part.comparator for part in parts}
    if comparators & {"gt", "ge"}:
        return "ge" if "gt" not in comparators else "gt"
    return "approx" if comparators & {"approx", "lt", "le"} else "eq"
