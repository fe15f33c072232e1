"""The tree of a YAML text: every value is text, a list or a map, and knows its span."""

from __future__ import annotations

from dataclasses import dataclass

from chronicle.model.entry import Spot


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. `style` is "" (plain), a quote, `|` or `>`. `comment`: column of a `#` that ends a plain text on
    its line (what follows was swallowed), 0 if none."""

    text: str
    spot: Spot
    style: str = ""
    comment: int = 0

    @property
    def empty(self) -> bool:
        """True for nothing at all: no value, `~` or `null`, unquoted."""
        return self.style == "" and self.text in ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list of values."""

    items: tuple[Node, ...]
    spot: Spot


@dataclass(frozen=True, slots=True)
class MapNode:
    """Keys and values in the order written; keys may repeat."""

    pairs: tuple[tuple[Scalar, Node], ...]
    spot: Spot


Node = Scalar | ListNode | MapNode
