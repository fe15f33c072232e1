"""Totals over measures: done ones only, each once, per kind and dimension; forecasts and stock never."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chronicle.ledger.adding import add
from chronicle.ledger.standing import Standing
from chronicle.model.quantity import Quantity

MONEY = "money"


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum over `of` measures of one kind, of which `known` had a figure. `quantity` None: none had one,
    which is "not recorded" and never 0. `kind` "": over all kinds; `dimension` "": no figure of any sort."""

    kind: str
    dimension: str
    quantity: Quantity | None
    known: int
    of: int


def totals(standings: Iterable[Standing], status: str = "done") -> tuple[Sum, ...]:
    """Sums per kind and dimension, in order of first appearance; money after the quantities of a kind."""
    kinds: dict[str, list[Standing]] = {}
    for standing in _counted(standings, status):
        kinds.setdefault(standing.kind, []).append(standing)
    sums: list[Sum] = []
    for kind, group in kinds.items():
        by_dimension: dict[str, list[Quantity]] = {}
        for standing in group:
            for quantity in standing.quantities:
                if not quantity.per and quantity.low is not None:
                    by_dimension.setdefault(quantity.dimension or quantity.unit, []).append(quantity)
        sums += [Sum(kind, dimension, add(parts), len(parts), len(group)) for dimension, parts in by_dimension.items()]
        money = _money(group, kind)
        if money.known:
            sums.append(money)
        if not by_dimension and not money.known:
            sums.append(Sum(kind, "", None, 0, len(group)))
    return tuple(sums)


def funds_total(standings: Iterable[Standing], status: str = "done") -> Sum:
    """The money of all measures of one status, over all kinds and sources."""
    return _money(list(_counted(standings, status)), "")


def _counted(standings: Iterable[Standing], status: str) -> Iterable[Standing]:
    return (s for s in standings if s.record == "measure" and s.status == status)


def _money(group: list[Standing], kind: str) -> Sum:
    known = [s for s in group if any(funds.quantity.low is not None for funds in s.funds)]
    parts = [funds.quantity for s in known for funds in s.funds if funds.quantity.low is not None]
    return Sum(kind, MONEY, add(parts), len(known), len(group))
