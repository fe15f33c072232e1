"""The short way of folding is the long one."""

from hypothesis import example, given
from hypothesis import strategies as st

from chronicle.source import folding
from chronicle.source.folding import fold

ODD = st.sampled_from("任家沟 \u3000\tAa１ﬁ℃é\u0301\u200b\ufeff가ᄀ")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | ODD, max_size=30)


@given(TEXTS)
@example("任家沟村的路，7.5公里")
@example("a  b")
@example("e\u0301 ﬁ ℃")
def test_the_short_way_is_the_long_one(text: str) -> None:
    short = fold(text, loose=True)
    known = folding._SINGLE
    try:
        folding._SINGLE = _Never()  # type: ignore[assignment]
        long = fold(text, loose=True)
    finally:
        folding._SINGLE = known
    assert short.text == long.text
    assert [*short.starts] == [*long.starts]
    assert [*short.ends] == [*long.ends]


class _Never(dict[int, str]):
    def __missing__(self, code: int) -> str:
        raise folding._NotSingleError
