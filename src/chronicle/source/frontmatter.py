"""Front matter: the lines between two fences `---` at the top of a Markdown file."""

from __future__ import annotations

import re

from chronicle.model.diagnostic import Said
from chronicle.model.value import Value
from chronicle.source.keys import is_key
from chronicle.source.nodes import MapNode
from chronicle.source.sheet import Sheet
from chronicle.source.yaml import compose

_OPEN = re.compile(r"\A(?:[ \t]*\n)*---[ \t]*(?:\n|\Z)")
_CLOSE = re.compile(r"\n(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
"""Begins with the end of the line before: so it is found without trying every character."""


class Page(Value, frozen=True):
    """A file in its two parts. `head` is None if there is none or it cannot be read; `has_head` tells which.
    `first_line`: where the body begins."""

    head: MapNode | None
    has_head: bool
    body: str
    first_line: int


def split(text: str, sheet: Sheet) -> Page:
    """Front matter and body of a text with LF line ends. Reports C134, C136 and what YAML reports."""
    opening = _OPEN.match(text)
    if opening is None:
        return Page(None, False, text, 1)
    start = opening.end()
    first = text.count("\n", 0, start) + 1
    closing = _CLOSE.search(text, start - 1)
    if closing is None:
        fence = text.count("\n", 0, text.index("---")) + 1
        sheet.error(
            "C134",
            (fence, 1, fence, 4),
            Said("the front matter that opens here is never closed", "这里开始的文首信息没有结束"),
            Said("write a line “---” after its last key", "请在最后一个键之后加一行“---”"),
        )
        return Page(None, True, "", first)
    head = text[start : closing.start() + 1]
    after = closing.end() + 1
    body = text[after:]
    body_line = first + text.count("\n", start, after)
    node = compose(head, sheet, first_line=first, is_key=is_key)
    if node is None or isinstance(node, MapNode):
        return Page(node, True, body, body_line)
    sheet.error(
        "C136",
        node.spot,
        Said("the front matter is no list of “key: value” lines", "文首信息不是“键: 值”的形式"),
        Said("write each line as “key: value”", "每行写成“键: 值”"),
    )
    return Page(None, True, body, body_line)
