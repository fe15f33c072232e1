"""Values that are equal become one value: ten thousand entries name the same days, titles and amounts."""

from __future__ import annotations

from typing import TypeVar

Value = TypeVar("Value")


class Same:
    """Knows the first of all values that are equal."""

    def __init__(self) -> None:
        self._first: dict[object, object] = {}

    def __call__(self, value: Value) -> Value:
        """The first value that equals this one."""
        return self._first.setdefault(value, value)  # type: ignore[return-value]
