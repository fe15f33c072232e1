"""`chronicle build`: makes the site."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import click

from chronicle.cli import keeping, options, say
from chronicle.cli.early import ready_workers
from chronicle.cli.language import Voice
from chronicle.cli.options import Command
from chronicle.cli.progress import progress
from chronicle.cli.results import Done, raised, showable, summary
from chronicle.cli.sites import folder_of, is_site
from chronicle.cli.usage import STATUS


def command(voice: Voice) -> click.Command:
    """The command, speaking with the voice of the run."""
    words = voice.words

    def run(
        folder: str,
        output: str | None,
        as_of: date | None,
        jobs: int,
        strict: bool,
        drafts: bool,
        force: bool,
        no_register: bool,
    ) -> int:
        site = folder_of(folder)
        ready_workers(site, jobs, anew=force)
        from chronicle.build import BuildOptions, build
        from chronicle.settings import load_settings, spoken

        settings, found = load_settings(site)
        lang = voice.settle(spoken(settings, found) if is_site(site) else "")
        if not is_site(site):
            # A wrong folder stays as it is: a build would leave its state there.
            say.diagnostics(found, {}, lang)
            return STATUS
        begun = time.perf_counter()
        given = BuildOptions(
            site,
            Path.cwd() / output if output else None,
            as_of,
            jobs,
            strict,
            drafts,
            force,
            no_register,
            keeping.folder(),
        )
        with progress(lang) as shown:
            report = build(given, shown)
        diagnostics = raised(report.diagnostics, strict=strict)
        say.diagnostics(diagnostics, showable(report.texts, settings.private), lang)
        marks = tuple(name for name, on in (("drafts", drafts), ("no-register", no_register)) if on)
        done = Done(time.perf_counter() - begun, marks)
        say.lines(summary(report, diagnostics, done, lang, Path.cwd()))
        return report.status

    return Command(
        "build",
        callback=run,
        help=words(
            "Builds a site.\n\nFOLDER holds the site (default: the folder you are in).",
            "生成网站。\n\nFOLDER 是网站所在的文件夹（默认：当前文件夹）。",
        ),
        params=[
            click.Argument(["folder"], default="."),
            click.Option(
                ["--output"],
                metavar="DIR",
                help=words("where to write (default: FOLDER/site)", "写到哪里（默认：FOLDER/site）"),
            ),
            options.as_of(words),
            options.jobs(words),
            options.strict(words),
            click.Option(["--drafts"], is_flag=True, help=words("show drafts too", "草稿也做出来")),
            click.Option(
                ["--force"],
                is_flag=True,
                help=words(
                    "make everything again, also in a folder of others' files", "全部重做；输出文件夹里有别的文件也照做"
                ),
            ),
            options.no_register(words),
            options.lang(words),
            options.helping(words),
        ],
    )
