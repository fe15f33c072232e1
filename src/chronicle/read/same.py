"""Values that are equal become one value: ten thousand entries name the same days, titles and amounts, and each comes
decoded by itself."""

from __future__ import annotations

from typing import TypeVar

from chronicle.model.entry import Entry
from chronicle.model.measure import Measure
from chronicle.model.value import replace

Value = TypeVar("Value")


class Same:
    """Knows the first of all values that are equal."""

    def __init__(self) -> None:
        self._first: dict[object, object] = {}

    def __call__(self, value: Value) -> Value:
        """The first value that equals this one."""
        return self._first.setdefault(value, value)  # type: ignore[return-value]


def with_same(entry: Entry, same: Same) -> Entry:
    """The entry, made of what others are made of where that is mostly alike."""
    prose = entry.prose
    return replace(
        entry,
        lang=same(entry.lang),
        date=same(entry.date),
        villages=same(entry.villages),
        cadres=same(entry.cadres),
        tags=same(entry.tags),
        measures=tuple([_measure(measure, same) for measure in entry.measures]),
        prose=replace(prose, finds=tuple([replace(find, name=same(find.name)) for find in prose.finds])),
    )


def _measure(measure: Measure, same: Same) -> Measure:
    return replace(
        measure,
        title=same(measure.title),
        kind=same(measure.kind),
        quantities=same(measure.quantities),
        condition=same(measure.condition),
    )
