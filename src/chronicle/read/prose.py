"""What an archive must know of a body without holding its text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from chronicle.model.body import (
    Ask,
    Body,
    Find,
    Html,
    LinkOpen,
    PhotoSlot,
    Piece,
    Prose,
    Redacted,
    Target,
    Text,
    WikiLink,
)
from chronicle.source import NameFinder, excerpt, head_of

APART = "|"
"""Stands between the pieces that are searched together; no name goes beyond it."""


def prose_of(body: Body, finder: NameFinder | None, *, begins: bool = True) -> Prose:
    """The prose of a body as read; `finder` knows the names that may be linked in it. `begins`: lists
    show its beginning, and no summary instead."""
    head = head_of(body.pieces) if begins else ()
    fixed = not any(isinstance(piece, (WikiLink, PhotoSlot)) for piece in head)
    asks: list[Ask] = []
    redactions = 0
    for index, piece in enumerate(body.pieces):
        kind = type(piece)
        if kind is Html or kind is Text:
            continue
        if isinstance(piece, (LinkOpen, WikiLink, PhotoSlot)):
            asks.append(Ask(piece, body.spots[index] if index < len(body.spots) else (0, 0, 0)))
        elif isinstance(piece, Redacted):
            redactions += 1
    return Prose(
        headings=tuple([heading.id for heading in body.headings]),
        asks=tuple(asks),
        finds=tuple(finds_in(body.pieces, finder)) if finder is not None else (),
        excerpt=excerpt(head, _nameless) if fixed else "",
        head=() if fixed else head,
        redactions=redactions,
    )


def finds_in(pieces: Iterable[Piece], finder: NameFinder) -> Iterator[Find]:
    """The first place of each known name in the prose of a body."""
    texts = [(index, piece.text) for index, piece in enumerate(pieces) if type(piece) is Text and piece.prose]
    found = finder.find(APART.join([text for _, text in texts]))
    if not found:
        return
    starts = list(accumulate([len(text) + len(APART) for _, text in texts], initial=0))
    seen: set[str] = set()
    for start, end, name in found:
        at = bisect_right(starts, start) - 1
        if name not in seen and end - starts[at] <= len(texts[at][1]):
            seen.add(name)
            yield Find(texts[at][0], start - starts[at], end - starts[at], name)


def _nameless(_: Target) -> str:
    return ""
