"""`chronicle show why OUTPUT`: why a page was made, and whether the next build makes it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chronicle.cli import keeping, options, say
from chronicle.cli.language import Voice
from chronicle.cli.options import Command
from chronicle.cli.progress import progress
from chronicle.cli.results import raised
from chronicle.cli.sites import folder_of, is_site
from chronicle.cli.usage import STATUS, UsageProblem
from chronicle.model.diagnostic import Said

if TYPE_CHECKING:
    from chronicle.build import Reasons

PARTS = {
    "site": Said("what all pages share (settings, menus, plain pages)", "各页共有的内容（设置、栏目、单页）"),
    "page": Said("its head (title, address, the way to it)", "页头（标题、地址、上级路径）"),
    "content": Said("what it tells", "页面内容"),
    "templates": Said("templates of the theme", "主题的模板"),
    "strings": Said("words of the theme", "主题的用语"),
    "assets": Said("files of the theme (styles, pictures)", "主题的文件（样式、图片）"),
    "program": Said("chronicle itself", "chronicle 程序本身"),
    "photo": Said("the photo, or how it is made", "照片原件，或制作的方式"),
}


def command(voice: Voice) -> click.Command:
    """The command, speaking with the voice of the run."""
    words = voice.words

    def run(what: str, output: str, folder: str, built: str | None, as_of: date | None) -> int:
        from chronicle.build import BuildOptions, why
        from chronicle.settings import load_settings, spoken

        if what != "why":
            raise UsageProblem(
                f"“{what}” cannot be shown; write: chronicle show why OUTPUT",
                f"不能显示“{what}”；请写 chronicle show why OUTPUT",
            )
        site = folder_of(folder)
        if not is_site(site):
            raise UsageProblem(f"“{folder}” holds no site", f"“{folder}”里没有网站")
        settings, found = load_settings(site)
        lang = voice.settle(spoken(settings, found))
        target = Path.cwd() / built if built else site / "site"
        given = BuildOptions(site, target, as_of, kept=keeping.folder())
        with progress(lang) as shown:
            reasons = why(given, _below(output, target), shown)
        if reasons.diagnostics:
            say.diagnostics(raised(reasons.diagnostics, strict=False), {}, lang)
            return STATUS
        say.lines(said.get(lang) for said in _told(reasons))
        return 0 if reasons.built or reasons.next != "unknown" else 1

    return Command(
        "show",
        callback=run,
        help=words(
            "Shows why an output was made, and whether the next build makes it again.\n\nchronicle show why "
            "villages/renjiagou/ . FOLDER is the site (default: the folder you are in).",
            "说明某个页面上次为什么重做，下次还会不会重做。\n\n如 chronicle show why villages/renjiagou/ ；"
            "FOLDER 是网站（默认：当前文件夹）。",
        ),
        params=[
            click.Argument(["what"], metavar="why"),
            click.Argument(["output"]),
            click.Argument(["folder"], default="."),
            click.Option(
                ["--output", "built"],
                metavar="DIR",
                help=words("where it was built (default: FOLDER/site)", "生成在哪里（默认：FOLDER/site）"),
            ),
            options.as_of(words),
            options.lang(words),
            options.helping(words),
        ],
    )


def _below(text: str, output: Path) -> str:
    """The path of an output as the record has it: from an address, or from a file in the output folder."""
    path = Path.cwd() / text
    if path.is_relative_to(output):
        path = path.relative_to(output)
        name = path.as_posix() + ("/" if text.endswith("/") else "")
    else:
        name = text.lstrip("/")
    name = name.removeprefix("./")
    if name in ("", ".") or name.endswith("/"):
        return f"{name.strip('./')}/index.html".lstrip("/")
    return name if "." in name.rpartition("/")[2] else f"{name}/index.html"


def _told(reasons: Reasons) -> Iterator[Said]:
    yield Said(reasons.path, reasons.path)
    if not reasons.built and reasons.next == "unknown":
        yield Said("There is no such output, and the next build would not make it.", "没有这个输出，下次生成也不会有。")
        if reasons.near:
            yield Said(f"Did you mean {' or '.join(reasons.near)}?", f"是不是 {' 或 '.join(reasons.near)}？")
        return
    if not reasons.built:
        yield Said("It has not been built yet; the next build makes it.", "还没有生成过；下次生成时会做。")
        return
    if reasons.last:
        parts = _listed(reasons.last)
        yield Said(
            f"It was made last because these had changed: {parts.en}.", f"上次重做，是因为这些变了：{parts.zh}。"
        )
    elif reasons.new:
        yield Said("It was made as new: it had not been there before.", "上次是新做的：以前没有它。")
    else:
        yield Said(
            "It was made last because the file had been changed or was gone, or because everything was made again.",
            "上次重做，是因为文件被改动或不见了，或者全部重做（--force）。",
        )
    yield _next(reasons)


def _next(reasons: Reasons) -> Said:
    if reasons.next == "removed":
        return Said("The next build removes it: nothing makes it any more.", "下次生成时会删除：已经没有内容对应它了。")
    if reasons.next == "stays":
        return Said("The next build leaves it as it is.", "下次生成时不变。")
    if reasons.coming:
        parts = _listed(reasons.coming)
        return Said(
            f"The next build makes it again, since these have changed: {parts.en}.",
            f"下次生成时会重做，因为这些变了：{parts.zh}。",
        )
    return Said(
        "The next build makes it again: the file is not as it was written.",
        "下次生成时会重做：文件已不是写出时的样子。",
    )


def _listed(parts: Sequence[str]) -> Said:
    said = [PARTS[part] for part in parts]
    return Said("; ".join(one.en for one in said), "、".join(one.zh for one in said))
