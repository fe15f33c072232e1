"""What the commands share: options, their types, and a command that refuses what it does not take."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import click

from chronicle.cli import say
from chronicle.cli.language import TAGS
from chronicle.cli.usage import UsageProblem

Words = Callable[[str, str], str]
"""Of an English and a Chinese wording, the one to show."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Command(click.Command):
    """A command that names the arguments it does not take."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        settings |= {"context_settings": {"allow_extra_args": True}, "add_help_option": False}
        super().__init__(*arguments, **settings)

    def invoke(self, ctx: click.Context) -> Any:
        if ctx.args:
            extra = " ".join(ctx.args)
            raise UsageProblem(f"“{extra}” is one argument too many", f"多了参数“{extra}”")
        return super().invoke(ctx)


def day(_ctx: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """Reads a full day, YYYY-MM-DD."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value if _DAY.fullmatch(value) else "")
    except ValueError:
        name = parameter.opts[0]
        raise UsageProblem(
            f"{name}: “{value}” is no day; write it as 2016-01-31",
            f"{name}：“{value}”不是日期，请写成 2016-01-31",
        ) from None


def language(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Judges the language in which the program is asked to speak; which it is has been read before."""
    if value is not None and value.lower() not in TAGS:
        raise UsageProblem(
            f"--lang: “{value}” is not spoken here; write zh-Hans or en",
            f"--lang：不会说“{value}”，请写 zh-Hans 或 en",
        )
    return value


def number_of_jobs(_ctx: click.Context, _parameter: click.Parameter, value: str) -> int:
    """Reads how many processes work at once; 0 for one on each core."""
    if not re.fullmatch(r"[0-9]{1,4}", value):
        raise UsageProblem(
            f"--jobs: “{value}” is no number of processes; write 1, 2, 3 … (0: one for each core)",
            f"--jobs：“{value}”不是进程数，请写 1、2、3……（0：每个核心一个）",
        )
    return int(value)


def lang(words: Words) -> click.Option:
    """`--lang`."""
    said = words("language of the messages (default: the site's)", "提示用的语言（默认：网站的语言）")
    return click.Option(["--lang"], callback=language, metavar="zh-Hans|en", expose_value=False, help=said)


def as_of(words: Words) -> click.Option:
    """`--as-of`."""
    said = words("the day against which embargoes are counted (default: today)", "按哪一天计算公开日期（默认：今天）")
    return click.Option(["--as-of"], callback=day, metavar="YYYY-MM-DD", help=said)


def strict(words: Words) -> click.Option:
    """`--strict`."""
    return click.Option(["--strict"], is_flag=True, help=words("warnings are errors", "警告也算错误"))


def jobs(words: Words) -> click.Option:
    """`--jobs`."""
    said = words("processes at work (default: one for each core)", "同时工作的进程数（默认：每个核心一个）")
    return click.Option(["--jobs"], callback=number_of_jobs, default="0", metavar="N", help=said)


def no_register(words: Words) -> click.Option:
    """`--no-register`."""
    said = words("build without the private register; not for publishing", "不用私密登记；做出的网站不可发布")
    return click.Option(["--no-register"], is_flag=True, help=said)


def helping(words: Words) -> click.Option:
    """`--help`."""
    return telling(["-h", "--help"], words("show this and end", "显示本说明"), click.Context.get_help)


def telling(names: list[str], said: str, text: Callable[[click.Context], str]) -> click.Option:
    """An option that tells something, whatever else is given, and ends the program."""

    def tell(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
        if value:
            say.line(text(ctx))
            ctx.exit()

    return click.Option(names, is_flag=True, is_eager=True, expose_value=False, callback=tell, help=said)
