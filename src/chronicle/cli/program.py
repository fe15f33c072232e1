"""The program: finds the command, runs it, and turns every way of ending into an exit status.

A command's module is imported when the command is called, and imports what it needs when it runs: `--version`
and `--help` load nothing of the program but this."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import cast

import click

from chronicle import __version__
from chronicle.cli import options, say
from chronicle.cli.language import Voice, voice
from chronicle.cli.usage import STATUS, UsageProblem, no_command, sentence
from chronicle.model.diagnostic import Said

COMMANDS = ("build", "check", "serve", "init", "show")
INTERRUPTED = 130
PIPE_BROKEN = 141
"""What a shell reports of a program that its reader left."""


class Program(click.Group):
    """The commands, each in a module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"chronicle.cli.{cmd_name}")
        return cast(click.Command, module.command(ctx.obj))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS:
            raise no_command(args[0], COMMANDS)
        return super().resolve_command(ctx, args)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and gives its exit status: 0 without errors, 1 with errors, 2 when nothing could be
    done, 130 when interrupted. `arguments` None: those of the process."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    speaking = voice(given)
    say.prepare()
    try:
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


def _run(given: list[str], speaking: Voice) -> int:
    program = _program(speaking.words)
    try:
        with program.make_context("chronicle", given, obj=speaking) as context:
            status = program.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    return status if isinstance(status, int) else 0


def _program(words: options.Words) -> Program:
    return Program(
        "chronicle",
        help=words(
            "Village diaries in, a linked and browsable site out.",
            "把驻村日记做成一个可以按村、按人浏览的网站。",
        ),
        callback=_without_command,
        invoke_without_command=True,
        add_help_option=False,
        params=[
            options.lang(words),
            options.telling(["--version"], words("show the version", "显示版本"), lambda _: f"chronicle {__version__}"),
            options.helping(words),
        ],
    )


@click.pass_context
def _without_command(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        say.complaint(context.get_help())
        context.exit(STATUS)
