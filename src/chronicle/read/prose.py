"""What an archive must know of a body without holding its text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from chronicle.model.body import (
    Ask,
    Body,
    Find,
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


def prose_of(body: Body, finder: NameFinder | None) -> Prose:
    """The prose of a body as read; `finder` knows the names that may be linked in it."""
    head = head_of(body.pieces)
    fixed = not any(isinstance(piece, (WikiLink, PhotoSlot)) for piece in head)
    return Prose(
        headings=tuple(heading.id for heading in body.headings),
        asks=tuple(
            Ask(piece, body.spots[index] if index < len(body.spots) else (0, 0, 0))
            for index, piece in enumerate(body.pieces)
            if isinstance(piece, (LinkOpen, WikiLink, PhotoSlot))
        ),
        finds=tuple(finds_in(body.pieces, finder)) if finder is not None else (),
        excerpt=excerpt(head, _nameless) if fixed else "",
        head=() if fixed else head,
        redactions=sum(isinstance(piece, Redacted) for piece in body.pieces),
    )


def finds_in(pieces: Iterable[Piece], finder: NameFinder) -> Iterator[Find]:
    """The first place of each known name in the prose of a body."""
    texts = [(index, piece.text) for index, piece in enumerate(pieces) if isinstance(piece, Text) and piece.prose]
    starts = list(accumulate((len(text) + len(APART) for _, text in texts), initial=0))
    seen: set[str] = set()
    for start, end, name in finder.find(APART.join(text for _, text in texts)):
        at = bisect_right(starts, start) - 1
        if name not in seen and end - starts[at] <= len(texts[at][1]):
            seen.add(name)
            yield Find(texts[at][0], start - starts[at], end - starts[at], name)


def _nameless(_: Target) -> str:
    return ""
