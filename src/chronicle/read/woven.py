"""Bodies as they are kept: all that needs no address woven into stretches of markup, with the way back.

A body has a hundred pieces and a handful of slots. Whoever links, discloses, shows or sends it is done with the slots
alone; only a search for names asks for single texts and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from chronicle.model.body import Body, Find, Heading, Html, Piece, Text
from chronicle.model.value import Value
from chronicle.source import NameFinder, escape_text, unescape_text

MARKUP, PROSE, PLAIN = range(3)
"""What a piece of a stretch is. A cut tells it with the length of the piece there: `3 * length + sort`, one number
where there are a hundred of them."""


class _Rest(Value, frozen=True, array_like=True):
    """What the way back needs: the cuts of each stretch in turn, and the spots of the pieces."""

    cuts: tuple[tuple[int, ...], ...]
    spots: tuple[tuple[int, int, int], ...]


class _Kept(Value, frozen=True):
    """A woven body with its `_Rest`, encoded by itself so that it is passed over quickly."""

    pieces: tuple[Piece, ...] = ()
    headings: tuple[Heading, ...] = ()
    rest: bytes = b""


_ENCODE = msgspec.msgpack.Encoder(order="deterministic").encode
_WOVEN = msgspec.msgpack.Decoder(Body)
_WHOLE = msgspec.msgpack.Decoder(_Kept)
_RESTS = msgspec.msgpack.Decoder(_Rest)


def weave(body: Body, finds: Sequence[Find] = ()) -> tuple[bytes, tuple[Find, ...]]:
    """The body encoded, and the finds by their places in the stretches of it."""
    pieces: list[Piece] = []
    cuts: list[tuple[int, ...]] = []
    at: dict[int, tuple[int, int]] = {}
    """Of the pieces with finds: their stretch, and their offset there."""
    wanted = {find.piece for find in finds}
    run: list[str] = []
    own: list[int] = []
    length = 0
    for index, piece in enumerate(body.pieces):
        kind = type(piece)
        if kind is Html:
            told, sort = piece.html, MARKUP  # type: ignore[union-attr]
        elif kind is Text:
            told, sort = escape_text(piece.text), PROSE if piece.prose else PLAIN  # type: ignore[union-attr]
            if index in wanted:
                at[index] = (len(pieces), length)
        else:
            if own:
                pieces.append(Html("".join(run)))
                cuts.append(tuple(own))
                run, own, length = [], [], 0
            pieces.append(piece)
            continue
        run.append(told)
        own.append(3 * len(told) + sort)
        length += len(told)
    if own:
        pieces.append(Html("".join(run)))
        cuts.append(tuple(own))
    rest = _ENCODE(_Rest(tuple(cuts), body.spots))
    kept = _Kept(tuple(pieces), body.headings, rest)
    return _ENCODE(kept), tuple(_woven(find, body.pieces[find.piece], *at[find.piece]) for find in finds)


def _woven(find: Find, piece: Piece, stretch: int, offset: int) -> Find:
    assert isinstance(piece, Text)
    start = offset + len(escape_text(piece.text[: find.start]))
    return Find(stretch, start, start + len(escape_text(piece.text[find.start : find.end])), find.name)


def woven(code: bytes) -> Body:
    """The body in stretches, without spots."""
    return _WOVEN.decode(code)


def whole(code: bytes) -> Body:
    """The body as it was read."""
    kept = _WHOLE.decode(code)
    rest = _RESTS.decode(kept.rest)
    return Body(tuple(_apart(kept.pieces, rest.cuts)), kept.headings, spots=rest.spots)


def may_stand_in(code: bytes, names: NameFinder) -> bool:
    """False if none of the names can stand in a record or a body, encoded as it is kept."""
    text = code.decode("utf-8", "replace")
    return names.may_hold(text) or ("&" in text and names.may_hold(unescape_text(text)))


def _apart(pieces: Iterable[Piece], cuts: Iterable[tuple[int, ...]]) -> Iterator[Piece]:
    stretches = iter(cuts)
    for piece in pieces:
        if type(piece) is not Html:
            yield piece
            continue
        end = 0
        for cut in next(stretches):
            length, sort = divmod(cut, 3)
            start, end = end, end + length
            told = piece.html[start:end]
            yield Html(told) if sort == MARKUP else Text(unescape_text(told), sort == PROSE)
