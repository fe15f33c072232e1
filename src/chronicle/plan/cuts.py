"""How long lists are cut: by year, a long year by month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from chronicle.model.archive import PublicEntry
from chronicle.plan.years import APART, months_of

MONTH_CUT = 400
"""A year with more is cut by month."""


@dataclass(frozen=True, slots=True)
class CutList:
    """A list cut by year, newest year first, then several years, year unknown, undated; a year with more than 400
    entries further by month (`2015/11`), its entries without a month staying under the year. `parts`: the entries of
    each cut; `counts`: how many entries stand under a cut, those of a year's months included, each once."""

    parts: Mapping[str, list[PublicEntry]]
    counts: Mapping[str, int]

    @classmethod
    def of(cls, entries: Sequence[PublicEntry], cuts: Mapping[str, tuple[str, ...]]) -> CutList:
        """`cuts`: entry id to the years that it stands under."""
        years: dict[str, list[PublicEntry]] = {}
        for entry in entries:
            for year in cuts[entry.id]:
                years.setdefault(year, []).append(entry)
        parts: dict[str, list[PublicEntry]] = {}
        counts: dict[str, int] = {}
        for year in (*sorted((y for y in years if y not in APART), reverse=True), *(a for a in APART if a in years)):
            group = parts[year] = years[year]
            counts[year] = len(group)
            if len(group) > MONTH_CUT and year not in APART:
                months = _by_month(group, int(year))
                parts[year] = months.pop(0, [])
                for month in sorted(months, reverse=True):
                    parts[f"{year}/{month:02}"] = months[month]
                    counts[f"{year}/{month:02}"] = len(months[month])
        return cls(parts, counts)


def _by_month(entries: Iterable[PublicEntry], year: int) -> dict[int, list[PublicEntry]]:
    """Entries by the months of one year that they touch; under 0 those without a month."""
    months: dict[int, list[PublicEntry]] = {}
    for entry in entries:
        for month in [m for y, m in months_of(entry.date) if y == year] or [0]:
            months.setdefault(month, []).append(entry)
    return months
