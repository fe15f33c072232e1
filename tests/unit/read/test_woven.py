"""Woven bodies: the same text, the way back, and finds at their places."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from chronicle.link.bodies import linked
from chronicle.model.body import (
    Body,
    Find,
    Html,
    LinkClose,
    LinkOpen,
    Links,
    Piece,
    Redacted,
    RefText,
    Target,
    Text,
    WikiLink,
)
from chronicle.read import may_stand_in
from chronicle.read.prose import finds_in
from chronicle.read.woven import weave, whole, woven
from chronicle.source import NameFinder, escape_text, parse_markdown, unescape_text

SIGNS = st.text(st.sampled_from("村任家沟<>&\"';a #39lt\n　"), max_size=12)
PIECES: st.SearchStrategy[Piece] = st.one_of(
    st.builds(Html, SIGNS.map(escape_text)),
    st.builds(Text, SIGNS, st.booleans()),
    st.just(LinkOpen("villages/renjiagou.md")),
    st.just(LinkClose()),
    st.builds(WikiLink, SIGNS),
    st.just(Redacted()),
)
SPOTS = st.tuples(*[st.integers(0, 70_000)] * 3)
BODIES = st.lists(st.tuples(PIECES, SPOTS), max_size=20).map(
    lambda rows: Body(tuple(piece for piece, _ in rows), spots=tuple(spot for _, spot in rows))
)
NAMES = ("任家沟", "村任", "a")


def joined(pieces: tuple[Piece, ...]) -> list[object]:
    """Slots, and between them the markup of everything else in one."""
    told: list[object] = [""]
    for piece in pieces:
        if isinstance(piece, Html | Text):
            assert isinstance(told[-1], str)
            told[-1] += piece.html if isinstance(piece, Html) else escape_text(piece.text)
        else:
            told += [piece, ""]
    return told


@given(SIGNS)
def test_the_text_of_a_markup_is_the_one_that_it_was_made_of(text: str) -> None:
    assert unescape_text(escape_text(text)) == text


@given(BODIES)
def test_a_body_comes_back_as_it_was(body: Body) -> None:
    assert whole(weave(body)[0]) == body


@given(BODIES)
def test_stretches_show_what_the_pieces_showed(body: Body) -> None:
    told = woven(weave(body)[0])
    assert joined(told.pieces) == joined(body.pieces)
    assert all(not isinstance(piece, Text) for piece in told.pieces)
    assert not any(isinstance(a, Html) and isinstance(b, Html) for a, b in pairwise(told.pieces))
    assert told.spots == ()


@given(BODIES)
def test_names_are_linked_in_stretches_as_in_pieces(body: Body) -> None:
    finds = tuple(finds_in(body.pieces, NameFinder(NAMES)))
    meant = {name: Target("village", name) for name in NAMES}
    links = Links(
        answers=tuple(Target("village", "x") for piece in body.pieces if isinstance(piece, LinkOpen | WikiLink)),
        mentions=tuple(dict.fromkeys(meant[find.name] for find in finds)),
    )
    code, places = weave(body, finds)
    assert [find.name for find in places] == [find.name for find in finds]
    whole_links = linked(body, links, finds, meant).pieces
    woven_links = linked(woven(code), links, places, meant).pieces
    assert joined(woven_links) == joined(whole_links)
    assert [p.text for p in woven_links if isinstance(p, RefText)] == [
        p.text for p in whole_links if isinstance(p, RefText)
    ]


def test_a_name_beside_marks_of_html_is_found_where_it_stands() -> None:
    body, _, _ = parse_markdown('水 & 路 "任家沟" <3', file="content/entries/a.md")
    finds = tuple(finds_in(body.pieces, NameFinder(("任家沟",))))
    code, places = weave(body, finds)
    html = woven(code).pieces[places[0].piece]
    assert isinstance(html, Html)
    assert html.html[places[0].start : places[0].end] == "任家沟"
    assert places[0] != finds[0]


def test_a_find_counts_in_its_own_piece() -> None:
    body = Body((Html("<p>"), Text("a & 任家沟"), Html("</p>")))
    assert weave(body, (Find(1, 4, 7, "任家沟"),))[1] == (Find(0, 11, 14, "任家沟"),)


def test_a_registered_name_with_marks_of_html_is_seen_in_what_is_kept() -> None:
    code, _ = weave(Body((Html("<p>"), Text("Tom & O'Brien came"), Html("</p>"))))
    assert may_stand_in(code, NameFinder(("Tom & O'Brien",)))
    assert not may_stand_in(code, NameFinder(("Tim & O'Brien",)))
