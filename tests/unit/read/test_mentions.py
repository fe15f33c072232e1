"""Names that are linked in prose: when a body must be searched again because the names are others."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from chronicle.model.body import Body, Html, Piece, Text
from chronicle.read.mentions import HAN, UNUSUAL, Change
from chronicle.read.prose import finds_in
from chronicle.read.woven import weave
from chronicle.source import NameFinder

SIGNS = "任家沟村水⽔㈱金金Ａaé \u200b&"
NAMES = st.lists(st.text(st.sampled_from("任家沟村水金aA株 &"), min_size=2, max_size=3), max_size=4, unique=True)
BODIES = st.lists(st.one_of(st.text(st.sampled_from(SIGNS), max_size=10).map(Text), st.just(Html("<em>"))), max_size=6)


@given(BODIES, NAMES, NAMES)
def test_what_does_not_matter_gives_the_same_finds(pieces: list[Piece], before: list[str], after: list[str]) -> None:
    finds = tuple(finds_in(pieces, NameFinder(before)))
    again = tuple(finds_in(pieces, NameFinder(after)))
    change = Change.of(tuple(before), tuple(after))
    assert change is not None
    if not change.may_matter(finds, lambda: weave(Body(tuple(pieces)))[0]):
        assert again == finds


def test_a_name_of_which_no_character_is_there_does_not_matter() -> None:
    change = Change.of(("任家沟",), ("任家沟", "上湾村"))
    assert change is not None
    code = weave(Body((Text("去任家沟，看水。《账本》"),)))[0]
    assert not change.may_matter((), lambda: code)
    assert change.may_matter((), lambda: weave(Body((Text("去上湾村"),)))[0])


def test_a_name_that_was_found_and_is_gone_matters() -> None:
    body = Body((Text("去任家沟"),))
    change = Change.of(("任家沟", "家沟"), ("家沟",))
    assert change is not None
    assert change.may_matter(tuple(finds_in(body.pieces, NameFinder(("任家沟", "家沟")))), lambda: weave(body)[0])


def test_nothing_is_concluded_from_names_that_are_not_known() -> None:
    assert Change.of(None, ("任家沟",)) is None


def test_every_character_that_folds_to_han_is_a_usual_one_or_known_as_unusual() -> None:
    for code in (*range(0xD800), *range(0xE000, 0x110000)):
        char = chr(code)
        folded = unicodedata.normalize("NFKC", char).lower()
        if folded != char and HAN.search(folded):
            assert UNUSUAL.match(char), hex(code)
