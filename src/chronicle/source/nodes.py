"""The tree of a YAML text: every value is text, a list or a map, and knows its span."""

from __future__ import annotations

from typing import NamedTuple

from chronicle.model.entry import Spot

_EMPTY = frozenset(("", "~", "null", "Null", "NULL"))


# Named tuples: an entry has fifty nodes, and a frozen dataclass costs three times as much to make.


class Scalar(NamedTuple):
    """A text. `style` is "" (plain), a quote, `|` or `>`. `comment`: column of a `#` that ends a plain text on
    its line (what follows was swallowed), 0 if none."""

    text: str
    spot: Spot
    style: str = ""
    comment: int = 0

    @property
    def empty(self) -> bool:
        """True for nothing at all: no value, `~` or `null`, unquoted."""
        return self.text in _EMPTY and self.style == ""


class ListNode(NamedTuple):
    """A list of values."""

    items: tuple[Node, ...]
    spot: Spot


class MapNode(NamedTuple):
    """Keys and values in the order written; keys may repeat."""

    pairs: tuple[tuple[Scalar, Node], ...]
    spot: Spot


Node = Scalar | ListNode | MapNode
