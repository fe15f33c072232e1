"""What the commands share: options, their types, and a command that refuses what it does not take."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import click

from chronicle.cli import say
from chronicle.cli.language import TAGS, Voice
from chronicle.cli.usage import STATUS, UsageProblem, no_command

Words = Callable[[str, str], str]
"""Of an English and a Chinese wording, the one to show."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class _ChineseHelp(click.HelpFormatter):
    """Help whose headings are Chinese too."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        self.write(f"{_HEADINGS.get(heading, heading)}：\n")


_HEADINGS = {"Options": "选项", "Commands": "命令"}


class _Context(click.Context):
    """Speaks with the voice of the run."""

    def make_formatter(self) -> click.HelpFormatter:
        plain = super().make_formatter()
        if not (isinstance(self.obj, Voice) and self.obj.lang.startswith("zh")):
            return plain
        return _ChineseHelp(width=self.terminal_width, max_width=self.max_content_width)


class Command(click.Command):
    """A command that names the arguments it does not take."""

    context_class = _Context

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        settings |= {"context_settings": {"allow_extra_args": True}, "add_help_option": False}
        super().__init__(*arguments, **settings)

    def invoke(self, ctx: click.Context) -> Any:
        if ctx.args:
            extra = " ".join(ctx.args)
            raise UsageProblem(f"“{extra}” is one argument too many", f"多了参数“{extra}”")
        return super().invoke(ctx)


class Commands(click.Group):
    """Commands below one name, each made when it is called."""

    context_class = _Context

    def __init__(
        self, name: str, known: tuple[str, ...], make: Callable[[str], click.Command], **settings: Any
    ) -> None:
        settings |= {"add_help_option": False, "invoke_without_command": True, "callback": _without_command}
        super().__init__(name, **settings)
        self.known, self.make = known, make

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.known)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        return self.make(cmd_name) if cmd_name in self.known else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.known and not ctx.resilient_parsing:
            raise no_command(args[0], self.known)
        return super().resolve_command(ctx, args)


@click.pass_context
def _without_command(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        say.complaint(context.get_help())
        context.exit(STATUS)


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


def site(words: Words) -> click.Option:
    """`--site`."""
    said = words("the site (default: the one that you are in)", "网站所在的文件夹（默认：当前所在的网站）")
    return click.Option(["--site"], metavar="FOLDER", help=said)


def keys(words: Words) -> click.Option:
    """`--keys`."""
    said = words("language of the keys (default: as in the entries there)", "键用哪种语言（默认：与已有的日记相同）")
    return click.Option(["--keys"], callback=_keys, default="", metavar="zh-Hans|en", help=said)


def _keys(_ctx: click.Context, _parameter: click.Parameter, value: str) -> str:
    if value and value.lower() not in TAGS:
        raise UsageProblem(
            f"--keys: “{value}” is no language of keys; write zh-Hans or en",
            f"--keys：没有“{value}”的键，请写 zh-Hans 或 en",
        )
    return TAGS.get(value.lower(), "")
