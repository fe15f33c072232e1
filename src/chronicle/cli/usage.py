"""Wrong usage, told in one sentence of the writer's language; the exit status is 2."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

import click

from chronicle.model.diagnostic import Said

STATUS = 2


class UsageProblem(Exception):  # noqa: N818 - it ends a command with a sentence and is no fault of the program
    """A command cannot be carried out as it was given."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en)
        self.said = Said(en, zh)


def sentence(error: click.UsageError) -> Said:
    """What click found wrong, in both languages."""
    match error:
        case click.NoSuchOption():
            near = f" (did you mean {error.possibilities[0]}?)" if error.possibilities else ""
            nah = f"（是不是 {error.possibilities[0]}？）" if error.possibilities else ""
            return Said(f"there is no option {error.option_name}{near}", f"没有选项 {error.option_name}{nah}")
        case click.MissingParameter():
            name = _name(error.param)
            return Said(f"{name} is missing", f"缺少 {name}")
        case click.BadOptionUsage():
            return Said(
                f"{error.option_name} wants a value behind it, or takes none",
                f"选项 {error.option_name} 后面缺一个值，或者不该有值",
            )
        case click.BadParameter():
            name = _name(error.param)
            return Said(f"{name}: {error.message}", f"{name} 的值不对：{error.message}")
    return Said(error.format_message(), f"命令写法不对：{error.format_message()}")


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "?"
    return parameter.opts[0] if isinstance(parameter, click.Option) else (parameter.name or "?").upper()


def no_command(name: str, known: Sequence[str]) -> UsageProblem:
    """A word that is no command, with those that are."""
    near = difflib.get_close_matches(name, known, 1)
    listed = ", ".join(known)
    if near:
        return UsageProblem(
            f"there is no command “{name}”; did you mean “{near[0]}”?", f"没有命令“{name}”；是不是“{near[0]}”？"
        )
    return UsageProblem(f"there is no command “{name}”; there are: {listed}", f"没有命令“{name}”；有：{listed}")
