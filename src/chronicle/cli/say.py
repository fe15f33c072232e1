"""The only module that prints. What a person asked for goes to standard output, progress and complaints go to
standard error; nothing here can fail because of an encoding or a closed pipe but by BrokenPipeError."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TextIO

import click

from chronicle.cli.drawing import INDENT, Paint, draw, elsewhere, plain, together
from chronicle.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from rich.console import Console

_COLOURS: Mapping[str, Mapping[str, object]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "hint": {"dim": True},
    "place": {"bold": True},
    "caret": {"fg": "red"},
    "help": {"fg": "cyan"},
    "good": {"fg": "green", "bold": True},
}


def prepare() -> None:
    """A character that the terminal's encoding lacks is shown as `?`, and never ends the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def line(text: str = "", style: str = "") -> None:
    """One line for the person who asked."""
    colour = _coloured(sys.stdout)
    click.echo(_painted(style, text) if colour and style else text, color=colour)


def lines(texts: Iterable[str]) -> None:
    """Several lines, one below the other."""
    for text in texts:
        line(text)


def diagnostics(found: Iterable[Diagnostic], texts: Mapping[str, str], lang: str) -> None:
    """Every diagnostic with its line. `texts`: the text of the files whose lines may be shown."""
    paint = painter()
    for diagnostic, places in together(found):
        lines(draw(diagnostic, texts.get(diagnostic.place.file, ""), lang, paint))
        if places:
            line(INDENT + elsewhere(places).get(lang))


def painter() -> Paint:
    """How standard output is coloured: not at all unless it is a terminal."""
    return _painted if _coloured(sys.stdout) else plain


def complaint(*texts: str) -> None:
    """Why a command ends, or how far it is; a reader who has left is no reason to stop."""
    try:
        for text in texts:
            click.echo(text, err=True, color=_coloured(sys.stderr))
    except OSError:
        hush()


def asked(question: str) -> bool | None:
    """The answer to a question, no by default; None if nobody sits there."""
    if not (_terminal(sys.stdin) and _terminal(sys.stderr)):
        return None
    return click.confirm(question, default=False, err=True)


def at_terminal() -> bool:
    """Whether standard output is the terminal at which a person sits."""
    return sys.stdout is not None and sys.stdout.isatty()


def watched() -> bool:
    """Whether a person sees standard error as it is written, so that bars can move."""
    return _terminal(sys.stderr)


def console() -> Console:
    """Where progress bars are drawn."""
    from rich.console import Console

    return Console(stderr=True, no_color=not _coloured(sys.stderr))


def hush() -> None:
    """Sends what is still to be written nowhere, so that the end of the process is quiet too."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        except ValueError:
            continue  # closed already


def _painted(style: str, text: str) -> str:
    return click.style(text, **_COLOURS[style])  # type: ignore[arg-type]


def _coloured(stream: TextIO) -> bool:
    return _terminal(stream) and not os.environ.get("NO_COLOR")


def _terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"
