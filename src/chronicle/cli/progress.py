"""How far the work is: bars on a terminal, plain lines elsewhere, nothing where a program reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from chronicle.cli import say
from chronicle.model.diagnostic import Said

if TYPE_CHECKING:
    from rich.progress import Progress as Drawn

STEPS = {
    "read": Said("reading", "读取"),
    "link": Said("linking", "关联"),
    "disclose": Said("applying the privacy rules", "核对公开范围"),
    "plan": Said("planning pages", "安排页面"),
    "photos": Said("photos", "照片"),
    "render": Said("pages", "页面"),
    "write": Said("writing", "写出"),
    "send": Said("sending (bytes)", "发送（字节）"),
}
COUNTED = ("photos", "render", "write")
"""Steps that are passed over when there is nothing to do."""
PARTS, PART = 10, 10
"""Plain lines of one step, at most, and how much is done from one to the next, at least."""


class Progress(Protocol):
    """What a build tells of its work."""

    def step(self, name: str, total: int = 0) -> None: ...

    def advance(self, count: int = 1) -> None: ...


@contextmanager
def progress(lang: str, *, wanted: bool = True) -> Iterator[Progress]:
    """Shows progress until the work is done."""
    if not wanted:
        yield Silent()
    elif not say.watched():
        yield Lines(lang)
    else:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=say.console(), transient=True) as drawn:
            yield Bars(drawn, lang)


class Silent:
    """No progress."""

    def step(self, name: str, total: int = 0) -> None:
        """Passed over."""

    def advance(self, count: int = 1) -> None:
        """Passed over."""


class Lines:
    """A line at the start of each step, and up to PARTS more while it goes on."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.word, self.total, self.done = "", 0, 0

    def step(self, name: str, total: int = 0) -> None:
        """A step begins."""
        self.word, self.total, self.done = _word(name, self.lang), total, 0
        if total or name not in COUNTED:
            say.complaint(f"{self.word} {total} …" if total else f"{self.word} …")

    def advance(self, count: int = 1) -> None:
        """`count` more are done."""
        before, self.done = self.done, self.done + count
        part = max(PART, -(-self.total // PARTS))
        if self.total > PART and (before // part < self.done // part or self.done == self.total):
            say.complaint(f"{self.word} {self.done}/{self.total}")


class Bars:
    """A bar that shows the step at work; a step without a count pulses."""

    def __init__(self, drawn: Drawn, lang: str) -> None:
        self.drawn, self.lang = drawn, lang
        self.task = drawn.add_task("", total=None, visible=False)

    def step(self, name: str, total: int = 0) -> None:
        """A step begins, and the one before it is done."""
        if total or name not in COUNTED:
            word = _word(name, self.lang)
            self.drawn.reset(self.task, description=word, total=total or None, visible=True)

    def advance(self, count: int = 1) -> None:
        """`count` more are done."""
        self.drawn.advance(self.task, count)


def _word(name: str, lang: str) -> str:
    return STEPS[name].get(lang) if name in STEPS else name
