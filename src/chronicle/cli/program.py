"""The program: finds the command, runs it, and turns every way of ending into an exit status.

A command's module is imported when the command is called, and imports what it needs when it runs: `--version`
and `--help` load nothing of the program but this."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Sequence
from typing import cast

import click

from chronicle import __version__
from chronicle.cli import options, say
from chronicle.cli.language import Voice, voice
from chronicle.cli.usage import STATUS, UsageProblem, sentence
from chronicle.model.diagnostic import Said

COMMANDS = ("build", "check", "serve", "publish", "new", "init", "show", "schema", "completion")
COMPLETING = "_CHRONICLE_COMPLETE"
"""Set by a shell that asks what fits."""
INTERRUPTED = 130
PIPE_BROKEN = 141
"""What a shell reports of a program that its reader left."""
SELDOM = (100_000, 20, 50)
"""When Python looks for circles of objects that nobody needs. A build leaves hardly any, and at Python's own habit of
looking after every 700 objects it took a seventh of the time to search a large archive for them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and gives its exit status: 0 without errors, 1 with errors, 2 when nothing could be
    done, 130 when interrupted. `arguments` None: those of the process."""
    if arguments is None:  # in somebody else's process they are not ours to change
        gc.set_threshold(*SELDOM)
    given = list(sys.argv[1:] if arguments is None else arguments)
    speaking = voice(given)
    say.prepare()
    try:
        if asked := os.environ.get(COMPLETING):
            return _complete(asked, speaking)
        return _run(given, speaking)
    except UsageProblem as problem:
        say.complaint(problem.said.get(speaking.lang))
        return STATUS
    except click.UsageError as error:
        said = sentence(error)
        name = error.ctx.command_path if error.ctx else "chronicle"
        more = Said(f"“{name} --help” shows how it is used", f"用法见“{name} --help”")
        say.complaint(said.get(speaking.lang), more.get(speaking.lang))
        return STATUS
    except (KeyboardInterrupt, click.Abort):
        say.complaint(speaking.words("interrupted; run it again to go on", "已中断；再运行一次即可接着做"))
        return INTERRUPTED
    except BrokenPipeError:
        say.hush()
        return PIPE_BROKEN


def _complete(asked: str, speaking: Voice) -> int:
    """Answers a shell that asks what fits."""
    from click.shell_completion import shell_complete

    return shell_complete(_program(speaking), {"obj": speaking}, "chronicle", COMPLETING, asked)


def _run(given: list[str], speaking: Voice) -> int:
    program = _program(speaking)
    try:
        with program.make_context("chronicle", given, obj=speaking) as context:
            status = program.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    return status if isinstance(status, int) else 0


def _program(speaking: Voice) -> options.Commands:
    words = speaking.words
    return options.Commands(
        "chronicle",
        COMMANDS,
        lambda name: _command(name, speaking),
        help=words(
            "Village diaries in, a linked and browsable site out.",
            "把驻村日记做成一个可以按村、按人浏览的网站。",
        ),
        params=[
            options.lang(words),
            options.telling(["--version"], words("show the version", "显示版本"), lambda _: f"chronicle {__version__}"),
            options.helping(words),
        ],
    )


def _command(name: str, speaking: Voice) -> click.Command:
    """A command, from the module of its name."""
    module = importlib.import_module(f"chronicle.cli.{name}")
    return cast(click.Command, module.command(speaking))
