"""Years and months that a date touches: where its entry stands in lists by time."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from chronicle.model.when import When

TEN_YEARS = 3653
APART = ("several", "unknown", "undated")
"""Where entries stand that belong to no year."""


def years_of(when: When) -> tuple[int, ...]:
    """The years that a date touches; for one with an open end the year of its known bound; () for several
    years (an interval of over ten) and for dates without a year."""
    if when.bucket != 0:
        return ()
    first, last = when.lower or when.upper, when.upper or when.lower
    assert first is not None
    assert last is not None
    if (last - first).days > TEN_YEARS:
        return ()
    return tuple(range(first.year, last.year + 1))


def months_of(when: When) -> tuple[tuple[int, int], ...]:
    """The months that a date touches, if it has both bounds and is at most three months long."""
    if when.bucket != 0 or when.lower is None or when.upper is None:
        return ()
    if when.upper > _three_months_after(when.lower):
        return ()
    year, month = when.lower.year, when.lower.month
    found = []
    while (year, month) <= (when.upper.year, when.upper.month):
        found.append((year, month))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return tuple(found)


def _three_months_after(day: date) -> date:
    year, month = (day.year, day.month + 3) if day.month < 10 else (day.year + 1, day.month - 9)
    return date(year, month, min(day.day, monthrange(year, month)[1]))
