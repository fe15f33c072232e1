"""`chronicle check`: judges a site, or some files of it with all of it in mind; writes nothing but, with
`--fix`, what it mends."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chronicle.cli import keeping, options, say
from chronicle.cli.data import as_json
from chronicle.cli.drawing import counted, counts
from chronicle.cli.early import ready_workers
from chronicle.cli.forge import as_annotations, as_sarif
from chronicle.cli.language import Voice
from chronicle.cli.mending import counted as fixed
from chronicle.cli.mending import mend_files, told
from chronicle.cli.options import Command
from chronicle.cli.progress import progress
from chronicle.cli.results import raised, showable
from chronicle.cli.sites import Chosen, chosen, is_site
from chronicle.cli.usage import STATUS, UsageProblem
from chronicle.model.diagnostic import Diagnostic, has_errors

if TYPE_CHECKING:
    from chronicle.build import BuildReport

FORMATS = ("text", "json", "github", "sarif")


def command(voice: Voice) -> click.Command:
    """The command, speaking with the voice of the run."""
    words = voice.words

    def run(paths: tuple[str, ...], form: str, as_of: date | None, strict: bool, fix: bool, theme: bool) -> int:
        if form not in FORMATS:
            raise UsageProblem(
                f"--format: “{form}” is not known; write {', '.join(FORMATS)}",
                f"--format：不认识“{form}”，请写 {'、'.join(FORMATS)}",
            )
        if fix and form != "text":
            raise UsageProblem("--fix tells what it does as text only", "--fix 只以文字形式列出改动")
        choice = chosen(paths)
        ready_workers(choice.folder)
        from chronicle.build import BuildOptions, check
        from chronicle.settings import load_settings, spoken

        settings, found = load_settings(choice.folder)
        lang = voice.settle(spoken(settings, found) if is_site(choice.folder) else "")
        given = BuildOptions(choice.folder, as_of=as_of, strict=strict, kept=keeping.folder())
        with progress(lang, wanted=form == "text") as shown:
            report = check(given, shown, theme=theme)
            if fix and (mended := mend_files(choice.folder, _of(choice, report), settings.private)):
                report = check(given, shown, theme=theme)
        diagnostics = raised(_of(choice, report), strict=strict)
        if form == "json":
            say.line(as_json(diagnostics, lang))
        elif form == "sarif":
            say.line(as_sarif(diagnostics, lang, _base(choice.folder)))
        elif form == "github":
            say.lines(as_annotations(diagnostics, lang, _base(choice.folder)))
        else:
            if fix:
                say.lines(told(mended, lang))
                say.line(fixed(mended).get(lang))
            say.diagnostics(diagnostics, showable(report.texts, settings.private), lang)
            errors, warnings = counted(diagnostics)
            say.line(counts(errors, warnings).get(lang), "error" if errors else "warning" if warnings else "good")
        if not choice.within:
            return report.status
        return STATUS if any(map(_stops, diagnostics)) else int(has_errors(diagnostics))

    return Command(
        "check",
        callback=run,
        help=words(
            "Checks a site, or a part of it.\n\nFOLDER is the site (default: the folder you are in); or name files and "
            "folders inside its content/, which are judged with the whole site in mind.",
            "检查一个网站，或其中一部分。\n\nFOLDER 是网站（默认：当前文件夹）；也可以写 content/ 里的文件和文件夹，"
            "判断时以整个网站为准。",
        ),
        params=[
            click.Argument(["paths"], nargs=-1, metavar="[FOLDER | FILES...]"),
            click.Option(
                ["--format", "form"],
                default="text",
                metavar="|".join(FORMATS),
                help=words("how to show what is found (default: text)", "结果的形式（默认：text）"),
            ),
            click.Option(
                ["--fix"],
                is_flag=True,
                help=words("mend what is safe to mend, and list it", "改正可以放心改正的地方，并逐一列出"),
            ),
            click.Option(
                ["--theme"],
                is_flag=True,
                help=words(
                    "judge the theme too, by sample pages (one of the site's own always is)",
                    "连同主题一起检查，用样页试排（网站自己的主题总会检查）",
                ),
            ),
            options.strict(words),
            options.as_of(words),
            options.lang(words),
            options.helping(words),
        ],
    )


def _base(folder: Path) -> str:
    """The site's folder as a forge sees it that called the command at the top of a repository."""
    here = Path.cwd()
    inside = folder.relative_to(here).as_posix() if folder.is_relative_to(here) else "."
    return "" if inside == "." else f"{inside}/"


def _of(choice: Chosen, report: BuildReport) -> list[Diagnostic]:
    """What was found in the chosen files, and what kept the rest of the site from being judged at all."""
    return [found for found in report.diagnostics if choice.holds(found.place.file) or _stops(found)]


def _stops(found: Diagnostic) -> bool:
    """Whether a problem stands in the way of everything: in the settings, the theme or the private register."""
    from chronicle.build import REGISTER_FAULTS

    return found.severity == "error" and found.code.startswith(("C7", REGISTER_FAULTS))
