"""The tree of a YAML text: every value is text, a list or a map, and knows its span."""

from __future__ import annotations

from chronicle.model.entry import Spot
from chronicle.model.value import Value

_EMPTY = frozenset(("", "~", "null", "Null", "NULL"))


class Scalar(Value, frozen=True):
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


class ListNode(Value, frozen=True):
    """A list of values."""

    items: tuple[Node, ...]
    spot: Spot


class MapNode(Value, frozen=True):
    """Keys and values in the order written; keys may repeat."""

    pairs: tuple[tuple[Scalar, Node], ...]
    spot: Spot


Node = Scalar | ListNode | MapNode
