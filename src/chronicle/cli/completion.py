"""`chronicle completion`: what a shell needs to complete commands, options and names."""

from __future__ import annotations

import os
from pathlib import PurePath

import click
from click.shell_completion import get_completion_class

from chronicle.cli import options, say
from chronicle.cli.known import completing_words
from chronicle.cli.language import Voice
from chronicle.cli.options import Command
from chronicle.cli.usage import UsageProblem

SHELLS = ("bash", "zsh", "fish")


def command(voice: Voice) -> click.Command:
    """The command, speaking with the voice of the run."""
    words = voice.words

    def run(shell: str) -> int:
        from chronicle.cli.program import COMPLETING

        name = shell or PurePath(os.environ.get("SHELL", "")).name
        known = get_completion_class(name) if name in SHELLS else None
        if known is None:
            raise UsageProblem(
                f"“{name}” is not known; write bash, zsh or fish", f"不认识“{name}”，请写 bash、zsh 或 fish"
            )
        say.line(known(click.Command("chronicle"), {}, "chronicle", COMPLETING).source())
        return 0

    return Command(
        "completion",
        callback=run,
        help=words(
            "Writes what SHELL (bash, zsh or fish; default: yours) needs to complete commands, options and the names "
            "of villages, cadres and households.",
            "输出 SHELL（bash、zsh 或 fish；默认是您正在用的）补全命令、选项和村、干部、农户名称所需的脚本。",
        ),
        params=[
            click.Argument(["shell"], default="", shell_complete=completing_words(SHELLS)),
            options.lang(words),
            options.helping(words),
        ],
    )
