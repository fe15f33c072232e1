"""A block rule for the plainest lists: one line an item, no blank lines between, no blocks inside. The package's own
rule reads all others, and makes the same tokens of these (a test compares the two): it parses each item as a text of
its own."""

from __future__ import annotations

import re

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from chronicle.source.markdown.tokens import new_token

_ITEM = re.compile(r"([-*+]) (?:[^ \t\n`~>#*+\-_\[0-9]|\*\*?[^*\s]|`[^`\n]|\[\[|[0-9]++(?![.)]))[^\n]*")
"""What follows the marker begins no block: no item, no rule, no code, no quotation, no heading, no definition."""


def plain_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Bullets at the left edge, up to a blank line after which neither the list nor its last item goes on."""
    if silent or state.level or state.sCount[start]:
        return False
    src, begins = state.src, state.bMarks
    marker = src[begins[start]]
    contents: list[str] = []
    line = start
    while line < end and (item := _ITEM.match(src, begins[line])) and item.group(1) == marker:
        contents.append(item.group()[2:].strip(MD_TRIM_CHARS))
        line += 1
    after = state.skipEmptyLines(line)
    if not contents or (after < end and (after == line or state.sCount[after] or src[begins[after]] in "-*+")):
        return False
    _push(state.tokens, marker, contents, start, after)
    state.line = after
    return True


def _push(tokens: list[Token], marker: str, contents: list[str], start: int, after: int) -> None:
    opened = new_token("bullet_list_open", "ul", 1, 0, block=True)
    opened.map = [start, after]
    opened.markup = marker
    tokens.append(opened)
    last = start + len(contents) - 1
    for line, content in enumerate(contents, start):
        item = new_token("list_item_open", "li", 1, 1, block=True)
        item.map = [line, line + 1 if line < last else after]
        item.markup = marker
        paragraph = new_token("paragraph_open", "p", 1, 2, block=True)
        inline = new_token("inline", "", 0, 3, block=True)
        paragraph.map = [line, line + 1]
        inline.map = [line, line + 1]
        inline.content = content
        paragraph_end = new_token("paragraph_close", "p", -1, 2, block=True)
        paragraph.hidden = paragraph_end.hidden = True
        item_end = new_token("list_item_close", "li", -1, 1, block=True)
        item_end.markup = marker
        tokens += (item, paragraph, inline, paragraph_end, item_end)
    closed = new_token("bullet_list_close", "ul", -1, 0, block=True)
    closed.markup = marker
    tokens.append(closed)
