"""Progress in plain lines on standard error."""

import pytest

from chronicle.cli.progress import progress


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    said = capsys.readouterr()
    assert said.out == ""
    return said.err.splitlines()


def test_a_step_is_told_when_it_begins(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("en") as shown:
        shown.step("read")
        shown.step("photos", 0)
        shown.step("write", 3)
    assert lines(capsys) == ["reading …", "writing 3 …"]


def test_a_long_step_is_told_in_ten_parts_at_most(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("zh-Hans") as shown:
        shown.step("photos", 1234)
        for _ in range(1234):
            shown.advance()
    told = lines(capsys)
    assert told[:2] == ["照片 1234 …", "照片 124/1234"]
    assert told[-1] == "照片 1234/1234"
    assert len(told) == 11


def test_a_short_step_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("en") as shown:
        shown.step("photos", 10)
        shown.advance(10)
    assert lines(capsys) == ["photos 10 …"]


def test_a_program_that_reads_is_told_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("en", wanted=False) as shown:
        shown.step("read", 100)
        shown.advance(50)
    assert lines(capsys) == []
