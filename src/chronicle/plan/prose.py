"""The prose of a page: put into its view, taken out of it to be kept without, put in again."""

from __future__ import annotations

from collections.abc import Callable

from chronicle.model.body import Body, Html, PhotoRef, Piece, RefOpen, RefText, Target, Text
from chronicle.model.value import replace
from chronicle.plan.jobs import PageJob
from chronicle.plan.views import BodyView, Entry, Heading, Picture, Ref
from chronicle.source import escape_text


def body_view(body: Body, ref_of: Callable[[Target], Ref], picture_of: Callable[[str], Picture | None]) -> BodyView:
    """Prose with the addresses and pictures that it names."""
    targets: dict[Target, Ref] = {}
    pictures: dict[str, Picture] = {}
    pieces: list[Piece] = []
    plain: list[str] = []
    for piece in body.pieces:
        # What needs no address is one stretch of markup: it travels to a worker as one text.
        if isinstance(piece, Html):
            plain.append(piece.html)
            continue
        if isinstance(piece, Text):
            plain.append(escape_text(piece.text))
            continue
        if plain:
            pieces.append(Html("".join(plain)))
            plain = []
        pieces.append(piece)
        if isinstance(piece, (RefOpen, RefText)):
            if piece.target not in targets:
                targets[piece.target] = ref_of(piece.target)
        elif isinstance(piece, PhotoRef) and (picture := picture_of(piece.photo)):
            pictures[piece.photo] = picture
    if plain:
        pieces.append(Html("".join(plain)))
    return BodyView(tuple(pieces), tuple(targets.items()), tuple(pictures.items()))


def headings(body: Body) -> tuple[Heading, ...]:
    """The headings of a body, for a table of contents."""
    return tuple(Heading(one.level, one.id, one.text) for one in body.headings)


def without_text(job: PageJob) -> PageJob:
    """The page of an entry without its text, with all that the text names."""
    assert isinstance(job.content, Entry)
    body = replace(job.content.body, pieces=())
    return replace(job, content=replace(job.content, body=body, headings=()))


def with_text(job: PageJob, body: Body) -> PageJob:
    """The page of an entry with a text that names what the one before named. KeyError if it names something else."""
    assert isinstance(job.content, Entry)
    before = job.content.body
    view = body_view(body, dict(before.targets).__getitem__, dict(before.pictures).get)
    return replace(job, content=replace(job.content, body=view, headings=headings(body)))
