"""Judging an archive: a rule is one function that yields diagnostics; RULES lists them.

check_archive(archive) -> diagnostics
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from chronicle.check import measures, pages
from chronicle.model.archive import Archive
from chronicle.model.diagnostic import Diagnostic, in_order

RULES: tuple[Callable[[Archive], Iterable[Diagnostic]], ...] = (
    pages.reserved_ids,
    measures.two_kinds,
    measures.gone_back,
)


def check_archive(archive: Archive) -> tuple[Diagnostic, ...]:
    """What all rules find, in order of place."""
    return in_order(diagnostic for rule in RULES for diagnostic in rule(archive))


__all__ = ["RULES", "check_archive"]
