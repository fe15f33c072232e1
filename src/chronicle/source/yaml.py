"""YAML to a tree of texts with their spans: the plain forms here, all others by the parser."""

from __future__ import annotations

from collections.abc import Callable

from chronicle.source.nodes import Node
from chronicle.source.sheet import Sheet
from chronicle.source.traps import mend
from chronicle.source.yaml_plain import plain_tree


def _no_key(_: str) -> bool:
    return False


def compose(text: str, sheet: Sheet, *, first_line: int = 1, is_key: Callable[[str], bool] = _no_key) -> Node | None:
    """The one document of a text (LF line ends), or None if empty or not readable; problems go to the sheet
    (C116 to C133). `first_line`: the line of the file at which the text begins. Never raises on bad input."""
    mended = mend(text, sheet, is_key, first_line)
    plain = plain_tree(mended.text, first_line) if not mended.moved else None
    if plain is not None:
        return plain
    from chronicle.source.yaml_full import read_yaml  # with the parser, a tenth of the time of a start

    return read_yaml(mended, sheet, first_line)
