"""A few letters name a thing: Chinese, pinyin, initials, ids."""

import pytest

from chronicle.start import Named, meant, ranked

THINGS = (
    Named("renjiagou", "任家沟村", ("任家沟", "Renjiagou Village", "141102101203")),
    Named("renjiaping", "任家坪村"),
    Named("erduiyao", "二队窑村"),
    Named("c-liang", "Secretary Liang", ("梁书记",)),
)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("rjg", ["renjiagou"]),
        ("RJG", ["renjiagou"]),
        ("rjgc", ["renjiagou"]),
        ("renjiagou", ["renjiagou"]),
        ("renjiagoucun", ["renjiagou"]),
        ("renjg", ["renjiagou"]),
        ("任家沟", ["renjiagou"]),
        ("任家", ["renjiagou", "renjiaping"]),
        ("rj", ["renjiagou", "renjiaping"]),
        ("家沟", ["renjiagou"]),
        ("jiagou", ["renjiagou"]),
        ("14110210", ["renjiagou"]),
        ("edy", ["erduiyao"]),
        ("sl", ["c-liang"]),
        ("lsj", ["c-liang"]),
        ("liang", ["c-liang"]),
        ("xyz", []),
        ("", []),
        ("——", []),
    ],
)
def test_what_is_meant(typed: str, ids: list[str]) -> None:
    assert [thing.id for thing in meant(typed, THINGS)] == ids


def test_names_that_are_written_in_pinyin() -> None:
    things = (Named("a", "Renjiagou"), Named("b", "Sample Village"), Named("c", "Erduiyao Village"))
    for typed, ids in (("rjg", ["a"]), ("sv", ["b"]), ("edy", ["c"]), ("edyv", ["c"]), ("samp", ["b"]), ("smp", [])):
        assert [thing.id for thing in meant(typed, things)] == ids, typed


def test_the_nearest_comes_first() -> None:
    things = (Named("jia", "家村"), Named("renjia", "任家村"))
    assert [thing.id for _, thing in ranked("jia", things)] == ["jia", "renjia"]
    assert [thing.id for thing in meant("jia", things)] == ["jia"]
