"""Asking a person for a value, again until it is understood; TAB completes where the system can."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import click

from chronicle.cli import say
from chronicle.cli.language import Voice
from chronicle.cli.usage import UsageProblem
from chronicle.model.diagnostic import Said

Value = TypeVar("Value")
Candidates = Callable[[str], list[str]]
NONE = "-"
"""What is typed for no value where a default would stand."""


def can_ask() -> bool:
    """Whether somebody sits there to answer."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask(
    voice: Voice,
    question: Said,
    read: Callable[[str], Value | Said],
    *,
    default: str = "",
    candidates: Candidates | None = None,
    optional: bool = False,
) -> Value:
    """What `read` makes of the answer; its complaints are shown, and the question comes again. `optional`: an empty
    answer is read too, and where there is a default, `-`."""
    label = question.get(voice.lang)
    if optional:
        none = (f" ({NONE}: none)", f"（{NONE} 表示不写）") if default else (" (may be left out)", "（可不写）")
        label += voice.words(*none)
    while True:
        with _completing(candidates):
            # Only a question on standard output can be answered with the line editor, and so with TAB.
            text = click.prompt(
                label,
                default=default or ("" if optional else None),
                show_default=bool(default),
                err=not say.at_terminal(),
            )
        answer = str(text).strip()
        found = read("" if optional and answer == NONE else answer)
        if not isinstance(found, Said):
            return found
        say.complaint(f"  {found.get(voice.lang)}")


def wanting(options: list[str], known: list[str], voice: Voice) -> UsageProblem:
    """Why nothing can be begun: options are missing and nobody can be asked. `known`: options with what they were
    last time."""
    listed, also = ", ".join(options), "、".join(options)
    before = " ".join(known)
    last = voice.words(f" (last time: {before})", f"（上次是 {before}）") if known else ""
    several = len(options) > 1
    return UsageProblem(
        f"{listed} {'are' if several else 'is'} missing, and there is no terminal to ask at{last}",
        f"缺少 {also}；这里不是终端，无法提问{last}",
    )


@contextmanager
def _completing(candidates: Candidates | None) -> Iterator[None]:
    """Gives the line editor of the terminal something to complete, if there is one."""
    try:
        import readline
    except ImportError:  # Windows has none
        yield
        return
    if candidates is None:
        yield
        return
    listed: list[str] = []

    def complete(typed: str, number: int) -> str | None:
        if number == 0:
            listed[:] = candidates(typed)
        return listed[number] if number < len(listed) else None

    before, breaks = readline.get_completer(), readline.get_completer_delims()
    readline.set_completer(complete)
    readline.set_completer_delims("")
    libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if libedit else "tab: complete")
    try:
        yield
    finally:
        readline.set_completer(before)
        readline.set_completer_delims(breaks)
