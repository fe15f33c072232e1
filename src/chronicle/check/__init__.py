"""Judging an archive: a rule is one function that yields diagnostics; RULES lists them.

check_archive(archive, today) -> diagnostics
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from chronicle.check import dates, measures, names, needs, pages
from chronicle.model.archive import Archive
from chronicle.model.diagnostic import Diagnostic, in_order

RULES: tuple[Callable[[Archive, date], Iterable[Diagnostic]], ...] = (
    pages.reserved_ids,
    names.turned_into_words,
    dates.in_the_future,
    dates.outside_of_posting,
    measures.two_kinds,
    measures.two_units,
    measures.gone_back,
    needs.unanswered,
)


def check_archive(archive: Archive, today: date) -> tuple[Diagnostic, ...]:
    """What all rules find, in order of place. `today`: the day that the build is made for."""
    return in_order(diagnostic for rule in RULES for diagnostic in rule(archive, today))


__all__ = ["RULES", "check_archive"]
