"""What one measure amounts to over all its reports: the newest report says how it stands; increments add up,
cumulative figures replace."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chronicle.ledger.adding import add
from chronicle.model.archive import PublicMeasure, PublicMeasureHistory
from chronicle.model.quantity import Funds, Quantity
from chronicle.model.value import Value


class Standing(Value, frozen=True):
    """One measure as it stands. `quantities`: one a unit; `funds`: one a source."""

    key: str
    kind: str
    status: str
    record: str
    quantities: tuple[Quantity, ...]
    funds: tuple[Funds, ...]


def standing(history: PublicMeasureHistory) -> Standing:
    """Adds the reports of one measure. Reports that only plan add nothing once another report has done or
    begun it; figures of an entry that plans stand until then."""
    latest = history.latest
    reports = [report for _, report in history.reports]
    worked = [report for report in reports if report.status in ("done", "underway")]
    counted = worked or reports[-1:]
    if len(counted) == 1 and len(counted[0].quantities) <= 1 and len(counted[0].funds) <= 1:
        quantities, funds = counted[0].quantities, counted[0].funds
    elif latest.counting == "cumulative":
        told = [report for report in counted if report.quantities]
        quantities = told[-1].quantities if told else ()
        paid = [report for report in counted if report.funds]
        funds = paid[-1].funds if paid else ()
    else:
        quantities = _by_unit(quantity for report in counted for quantity in report.quantities)
        funds = _by_source(counted)
    return Standing(history.key, latest.kind, latest.status, latest.record, quantities, funds)


def _by_unit(quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    groups: dict[tuple[str, str], list[Quantity]] = {}
    for quantity in quantities:
        groups.setdefault((quantity.unit, quantity.per), []).append(quantity)
    return tuple(group[0] if len(group) == 1 else add(group) or group[0] for group in groups.values())


def _by_source(reports: Sequence[PublicMeasure]) -> tuple[Funds, ...]:
    groups: dict[str, list[Quantity]] = {}
    for report in reports:
        for funds in report.funds:
            groups.setdefault(funds.source, []).append(funds.quantity)
    return tuple(
        Funds(group[0] if len(group) == 1 else add(group) or group[0], source) for source, group in groups.items()
    )
