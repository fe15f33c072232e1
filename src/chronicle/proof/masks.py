"""What of a Markdown text is no prose: code, addresses, markup, names in brackets, private spans."""

from __future__ import annotations

import re
from collections.abc import Iterator

BLANK = "\x02"
"""Stands for every character that is no prose, so that offsets stay."""
_FENCE = re.compile(r"^[ >]*(`{3,}|~{3,})", re.MULTILINE)
_INDENTED = re.compile(r"^(?: {4}|\t)[^\n]*", re.MULTILINE)
_TICKS = re.compile(r"`+|\n[ \t]*\n")
_APART = re.compile(
    r"%%.*?%%"  # private: neither judged nor mended
    r"|\[\[[^\[\]\n]*\]\]"
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*"
    r"|(?:https?|ftp|mailto|tel):[!-~]*"
    r"|\b[\w.+-]{1,64}@[\w.-]{1,200}"
    r"|</?[A-Za-z!][^<>]*>",
    re.DOTALL,
)


def masked(text: str) -> str:
    """The text with all that is no prose blanked; line ends stay."""
    for spans in (_fences, _spans, _apart, _indented):
        text = _without(text, spans(text))
    return text


def _without(text: str, spans: Iterator[tuple[int, int]]) -> str:
    kept: list[str] = []
    at = 0
    for start, end in spans:
        if start >= at:
            kept += (text[at:start], "\n".join(BLANK * len(line) for line in text[start:end].split("\n")))
            at = end
    return "".join((*kept, text[at:])) if kept else text


def _fences(text: str) -> Iterator[tuple[int, int]]:
    if "```" not in text and "~~~" not in text:
        return
    mark, start = "", 0
    for found in _FENCE.finditer(text):
        if not mark:
            mark, start = found[1], found.start()
        elif found[1][0] == mark[0] and len(found[1]) >= len(mark):
            yield start, found.end()
            mark = ""
    if mark:
        yield start, len(text)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Code spans: from a run of backticks to the next of its length in the same paragraph."""
    if "`" not in text:
        return
    mark, start = "", 0
    for found in _TICKS.finditer(text):
        run = found[0]
        if run[0] == "\n":
            mark = ""
        elif not mark:
            mark, start = run, found.start()
        elif run == mark:
            yield start, found.end()
            mark = ""


def _apart(text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _APART.finditer(text))


def _indented(text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _INDENTED.finditer(text))
