"""Byte ranges: RFC 9110, section 14."""

import pytest

from chronicle.serve.ranges import UnsatisfiableError, wanted


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-0", (0, 1)),
        ("bytes=2-4", (2, 5)),
        ("bytes=2-", (2, 10)),
        ("bytes=8-99", (8, 10)),
        ("bytes=-3", (7, 10)),
        ("bytes=-99", (0, 10)),
        ("Bytes=0-9", (0, 10)),
        ("bytes= 1-2 ", (1, 3)),
    ],
)
def test_a_part(header: str, part: tuple[int, int]) -> None:
    assert wanted(header, 10) == part


@pytest.mark.parametrize(
    "header",
    [
        "",
        "bytes=",
        "bytes=-",
        "bytes=4-2",
        "bytes=a-b",
        "bytes=0-1,3-4",
        "lines=1-2",
        "bytes=1",
        "bytes=0-" + "9" * 40,
        "bytes=１-２",
    ],
)
def test_all_of_it(header: str) -> None:
    assert wanted(header, 10) is None


@pytest.mark.parametrize("header", ["bytes=10-", "bytes=10-12", "bytes=-0"])
def test_nothing_of_it(header: str) -> None:
    with pytest.raises(UnsatisfiableError):
        wanted(header, 10)


@pytest.mark.parametrize("header", ["bytes=0-", "bytes=0-0", "bytes=-1"])
def test_an_empty_file_has_no_part(header: str) -> None:
    with pytest.raises(UnsatisfiableError):
        wanted(header, 0)
