"""A short way for simple inline text: one pass from mark to mark, straight to bits.

Most paragraphs of a diary hold no mark at all, or pairs of stars, a link, a code span. Those are read here; at the
first doubt the answer is None, and markdown-it-py reads the text. What is read here must be what the package would
read (tests compare the two on all that they can invent). Addresses are only found here: which of them may be shown
is judged in one place for both ways, where pieces are written."""

from __future__ import annotations

import re
from collections.abc import Callable
from string import ascii_letters

from markdown_it.utils import EnvType

from chronicle.source.markdown.bits import END, SOFT, Bit, said, tag_bit, text_bit
from chronicle.source.markdown.rules import WIKI
from chronicle.source.markdown.wide import flanks

_next_mark = re.compile(r"[\n!%&*:<\[\\\]_`~]").search
"""A plain set, which `re` searches many times faster than alternatives."""

_TEXT_UNLESS: dict[str, str | tuple[str, ...]] = {
    ":": "//",
    "!": "[",
    "%": "%",
    "&": ("#", *ascii_letters),
    "]": (),
}
"""Marks that are text like any other, unless what is named here follows."""

_TARGET = re.compile(r'\]\(([^\x00-\x20\x7f"\'()<>\\&]+)(?: "([^"\\&\n]*)")?\)')
"""After a label: an address that means itself, and perhaps a title."""

_TAGS = {
    run: (tag_bit(f"<{tag}>"), tag_bit(f"</{tag}>"))
    for run, tag in {"*": "em", "_": "em", "**": "strong", "__": "strong", "~~": "s"}.items()
}

_Step = tuple[int, tuple[Bit, ...], int]
"""Where the text before a mark ends, what stands at the mark (nothing: more text), and where that ends."""


def simple_bits(content: str, env: EnvType) -> list[Bit] | None:
    """What an inline content shows, None if it is not simple. `env` tells what is defined elsewhere in the text."""
    bits: list[Bit] = []
    told = seen = 0  # up to there all is in `bits`, and up to there marks were looked at
    while mark := _next_mark(content, seen):
        pos = mark.start()
        step = _READ[content[pos]](content, pos, env)
        if step is None:
            return None
        stop, found, seen = step
        if found:
            if stop > told:
                bits.append(("text", content[told:stop], "", "", -1, -1))
            bits += found
            told = seen
    if told < len(content):
        bits.append(("text", content[told:], "", "", -1, -1))
    return bits


def _emphasis(content: str, pos: int, _env: EnvType) -> _Step | None:
    """One or two marks around plain text: where no others are near, there is but one way to read them."""
    char = content[pos]
    splits = char != "_"
    can_open, can_close, length = flanks(content, pos, len(content), splits_words=splits)
    end = pos + length
    run = content[pos:end]
    if run == "~" or not (can_open or can_close):
        return pos, (), end
    close = _after_text(content, end, char)
    if run not in _TAGS or not can_open or close < 0:
        return None
    _, closes, other = flanks(content, close, len(content), splits_words=splits)
    if not closes or other != length:
        return None
    opened, closed = _TAGS[run]
    return pos, (opened, text_bit(content[end:close]), closed), close + length


def _after_text(content: str, begin: int, wanted: str) -> int:
    """Where the mark `wanted` stands next, if there is but text before it; else -1."""
    while mark := _next_mark(content, begin):
        char, pos = mark.group(), mark.start()
        if char == wanted:
            return pos
        begin = pos + 1
        if char not in _TEXT_UNLESS or content.startswith(_TEXT_UNLESS[char], begin):
            break
    return -1


def _code(content: str, pos: int, _env: EnvType) -> _Step | None:
    """A span between single backticks."""
    close = content.find("`", pos + 1)
    if close <= pos + 1 or content.startswith("`", close + 1):
        return None
    shown = content[pos + 1 : close].replace("\n", " ")
    if shown[0] == shown[-1] == " " and shown.strip(" "):
        shown = shown[1:-1]
    return pos, (("code", shown, "", "", -1, -1),), close + 1


def _bracket(content: str, pos: int, env: EnvType) -> _Step | None:
    """`[[name]]`, `[label](address)`, and brackets that are but brackets."""
    if not content.startswith("[[", pos):
        return _labelled(content, pos, pos + 1, env)
    match = WIKI.match(content, pos)
    if match is None or not match.group(1).strip() or "references" in env:
        return None
    name, label = match.groups("")
    return pos, (("wiki", name, "", label.strip(), pos, match.end()),), match.end()


def _bang(content: str, pos: int, env: EnvType) -> _Step | None:
    """`![alt](file)`, or the end of a sentence."""
    return _labelled(content, pos, pos + 2, env) if content.startswith("[", pos + 1) else (pos, (), pos + 1)


def _labelled(content: str, pos: int, begin: int, env: EnvType) -> _Step | None:
    """A link or picture at `pos`, whose label begins at `begin`."""
    close = _after_text(content, begin, "]")
    if close < 0:
        return None
    label = content[begin:close]
    match = _TARGET.match(content, close)
    if match is None:
        if content.startswith("(", close + 1) or label.startswith("^") or "references" in env:
            return None
        return pos, (), close + 1
    address, title = match.groups("")
    end = match.end()
    if begin == pos + 2:
        return pos, (("image", said(label).strip(), address, title, pos, end),), end
    link: Bit = ("link", "", address, title, pos, end)
    return pos, (link, text_bit(label), END) if label else (link, END), end


def _line_end(content: str, pos: int, _env: EnvType) -> _Step | None:
    if content.endswith("  ", 0, pos):  # a hard break
        return None
    end = pos + 1
    while content[end] in " \t":  # a content does not end with blanks
        end += 1
    return pos - content.endswith(" ", 0, pos), (SOFT,), end


def _text(content: str, pos: int, _env: EnvType) -> _Step | None:
    return None if content.startswith(_TEXT_UNLESS[content[pos]], pos + 1) else (pos, (), pos + 1)


def _doubt(_content: str, _pos: int, _env: EnvType) -> _Step | None:
    return None


_READ: dict[str, Callable[[str, int, EnvType], _Step | None]] = {
    "*": _emphasis,
    "_": _emphasis,
    "~": _emphasis,
    "`": _code,
    "[": _bracket,
    "!": _bang,
    "\n": _line_end,
    ":": _text,
    "%": _text,
    "&": _text,
    "]": _text,
    "<": _doubt,
    "\\": _doubt,
}
