"""The one who speaks: colours on terminals only, and a reader who has left is no reason to stop."""

import io
import sys

import pytest

from chronicle.cli import say
from chronicle.cli.progress import Bars
from chronicle.model.diagnostic import Diagnostic, Place, Said

FOUND = Diagnostic("C201", "error", Place("a.md", 1, 1, 1, 2), Said("wrong", "不对"))


class Terminal(io.StringIO):
    """A stream that is looked at by a person."""

    def isatty(self) -> bool:
        return True


class Broken(io.StringIO):
    """A stream whose reader has left."""

    def write(self, _text: str) -> int:
        raise BrokenPipeError


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> str:
    monkeypatch.setattr(sys, "stdout", stream)
    say.diagnostics([FOUND], {"a.md": "x"}, "en")
    return stream.getvalue()


def test_colours_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[31m\x1b[1merror C201:\x1b[0m wrong" in shown(monkeypatch, Terminal())


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_no_colours_where_none_are_wanted(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(name, value)
    assert shown(monkeypatch, Terminal()) == "a.md:1:1: error C201: wrong\n    x\n    ^\n"


def test_no_colours_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert shown(monkeypatch, io.StringIO()) == "a.md:1:1: error C201: wrong\n    x\n    ^\n"


def test_progress_goes_on_when_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Broken())
    say.complaint("reading …")


def test_what_was_asked_for_ends_when_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Broken())
    with pytest.raises(BrokenPipeError):
        say.line("a.md:1:1: …")


def test_a_bar_shows_the_step_at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    from rich.progress import Progress

    monkeypatch.setattr(sys, "stderr", Terminal())
    drawn = Progress(console=say.console())
    bars = Bars(drawn, "en")
    assert [task.visible for task in drawn.tasks] == [False]
    bars.step("read")
    assert [(task.description, task.total, task.visible) for task in drawn.tasks] == [("reading", None, True)]
    bars.step("render", 0)
    bars.step("photos", 3)
    bars.advance(2)
    assert [(task.description, task.completed, task.total) for task in drawn.tasks] == [("photos", 2, 3)]
