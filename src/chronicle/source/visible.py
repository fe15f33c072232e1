"""What a reader would see of a body, as plain text: names broken by emphasis are whole in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from html import unescape

from chronicle.model.body import HouseholdRef, Html, PhotoRef, Piece, RefText, Target, Text

BLOCK = re.compile(
    r"</?(?:p|h[1-6]|li|ul|ol|blockquote|pre|table|thead|tbody|tr|td|th|hr|br|figure|section|dl|dt|dd)\b"
)
TAG = re.compile(r"<[^<>]*>")
APART = re.compile(r"<(/?)(?:h[1-6]|table|section)\b[^<>]*>")
"""Edges of what is no running prose: headings, tables, footnotes."""
NOTE_MARK = re.compile(r'<sup class="fnref"[^<>]*>.*?</sup>')
EXCERPT_LENGTH = 160
SHORT = 40
"""Characters of markup without much text."""
SENTENCE_END = re.compile(r"[。！？；!?]|\.(?=\s|$)")


def of_html(html: str) -> str:
    """The text of a run of markup: inline tags vanish, block tags part words."""
    return unescape(TAG.sub(lambda tag: "\n" if BLOCK.match(tag[0]) else "", html))


def visible_runs(pieces: Iterable[Piece]) -> Iterator[str]:
    """The visible text, piece by piece; alternative texts and captions stand on lines of their own."""
    for piece in pieces:
        if isinstance(piece, Html):
            yield of_html(piece.html)
        elif isinstance(piece, (Text, RefText)):
            yield piece.text
        elif isinstance(piece, HouseholdRef):
            yield piece.label
        elif isinstance(piece, PhotoRef):
            yield f"\n{piece.alt}\n{piece.caption}\n"


def excerpt(pieces: Iterable[Piece], name_of: Callable[[Target], str]) -> str:
    """The beginning of the prose for lists and descriptions: no headings, photos or marks, at most 160
    characters, cut at the end of a sentence where one is near. `name_of`: what a link without a text of its own
    shows."""
    shown: list[str] = []
    apart = False
    length = 0
    for piece in pieces:
        if isinstance(piece, Html):
            text, apart = _running(piece.html, apart=apart)
        elif apart:
            continue
        elif isinstance(piece, Text):
            text = piece.text
        elif isinstance(piece, RefText):
            text = piece.text or name_of(piece.target)
        else:
            continue
        shown.append(text)
        length += len(text)
        if length > 2 * EXCERPT_LENGTH:
            break
    return shortened(" ".join("".join(shown).split()))


def head_of(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces that `excerpt` looks at, whatever the slots among them turn out to say."""
    kept: list[Piece] = []
    apart = False
    length = 0
    for piece in pieces:
        kept.append(piece)
        if isinstance(piece, Html):
            text, apart = _running(piece.html, apart=apart)
            length += len(text)
        elif isinstance(piece, Text) and not apart:
            length += len(piece.text)
        if length > 2 * EXCERPT_LENGTH:
            break
    return tuple(kept)


def _running(html: str, *, apart: bool) -> tuple[str, bool]:
    """The running text in a stretch of markup, and whether it ends in a heading, a table or the footnotes."""
    return _run_between(html, apart) if len(html) < SHORT else _run(html, apart)


@lru_cache(maxsize=10_000)
def _run_between(html: str, apart: bool) -> tuple[str, bool]:
    """Of what stands between two texts, the same few tags again and again."""
    return _run(html, apart)


def _run(html: str, apart: bool) -> tuple[str, bool]:
    kept: list[str] = []
    at = 0
    for edge in APART.finditer(html):
        if not apart:
            kept.append(html[at : edge.start()])
        apart = not edge[1]
        at = edge.end()
    if not apart:
        kept.append(html[at:])
    return of_html(NOTE_MARK.sub("", "\n".join(kept))), apart


def shortened(text: str) -> str:
    """At most 160 characters; whole sentences if they fill half of that."""
    if len(text) <= EXCERPT_LENGTH:
        return text
    cut = text[:EXCERPT_LENGTH]
    ends = [match.end() for match in SENTENCE_END.finditer(cut)]
    if ends and ends[-1] >= EXCERPT_LENGTH // 2:
        return cut[: ends[-1]]
    return cut.rstrip("，、,;：: ") + "…"
