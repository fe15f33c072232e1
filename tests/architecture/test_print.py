"""One module speaks: cli/say.py."""

from collections.abc import Iterator

import pytest

from architecture.trees import Module, Use, modules, shown, under, uses

SPEAKER = "cli/say.py"
VOICES = (
    *("click.echo", "click.secho", "click.echo_via_pager", "rich.print", "rich.console", "rich.get_console"),
    *("sys.stdout", "sys.stderr", "sys.__stdout__", "sys.__stderr__", "builtins.print", "pprint.pprint"),
)


def voices(module: Module) -> list[str]:
    """Where a module other than the speaker prints, or gets hold of what prints."""
    if module.path == SPEAKER:
        return []

    def wrong(found: Iterator[Use]) -> Iterator[Use]:
        for use in found:
            # The rich library is the command line's; below it nothing draws on a terminal.
            rich = module.floor != "cli" and under(use.name, "rich")
            if rich or under(use.name, *VOICES):
                yield use

    return shown(module, wrong(uses(module)))


def test_only_say_speaks() -> None:
    assert [line for module in modules() for line in voices(module)] == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("print('a')", "builtins.print"),
        ("f = print", "builtins.print"),
        ("import click; click.echo('a')", "click.echo"),
        ("from click import secho as s", "click.secho"),
        ("from rich.console import Console", "rich.console.Console"),
        ("from rich import print as p", "rich.print"),
        ("import sys; sys.stderr.write('a')", "sys.stderr"),
        ("from sys import stdout", "sys.stdout"),
    ],
)
def test_a_planted_voice_is_found(line: str, name: str) -> None:
    assert f"cli/build.py:1: {name}" in voices(Module("cli/build.py", line))
    assert voices(Module("cli/say.py", line)) == []


def test_rich_stays_in_the_command_line() -> None:
    line = "from rich.progress import Progress"
    assert voices(Module("write/output.py", line)) == ["write/output.py:1: rich.progress.Progress"]
    assert voices(Module("cli/progress.py", line)) == []
