"""Loops that know where they are, without Jinja's looking ahead: what is looped over is at hand as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from jinja2.runtime import LoopContext


class Loop(LoopContext):
    """Jinja's `loop`."""

    _items: Sequence[Any] = ()

    def __iter__(self) -> Iterator[tuple[Any, Loop]]:  # type: ignore[override]
        """Each item with the loop, which stands at it."""
        given = self._iterable
        self._items = given if isinstance(given, (tuple, list)) else list(given)
        self._length = len(self._items)
        for at, item in enumerate(self._items):
            self.index0 = at
            yield item, self

    @property
    def last(self) -> bool:
        """True at the last item."""
        return self.index0 + 1 == len(self._items)

    @property
    def previtem(self) -> Any:
        """The item before, undefined at the first."""
        return self._items[self.index0 - 1] if self.index0 else self._undefined("there is no previous item")

    @property
    def nextitem(self) -> Any:
        """The item after, undefined at the last."""
        return self._undefined("there is no next item") if self.last else self._items[self.index0 + 1]
