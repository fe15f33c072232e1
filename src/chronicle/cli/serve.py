"""`chronicle serve`: shows the site in a browser, and builds it again whenever something changes."""

from __future__ import annotations

import re
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from chronicle.cli import keeping, options, say
from chronicle.cli.drawing import counted, counts
from chronicle.cli.early import ready_workers
from chronicle.cli.language import Voice
from chronicle.cli.options import Command
from chronicle.cli.progress import Progress, Silent, progress
from chronicle.cli.results import raised, showable
from chronicle.cli.sites import folder_of, is_site
from chronicle.cli.usage import STATUS, UsageProblem
from chronicle.model.diagnostic import Said
from chronicle.model.excerpt import safe

if TYPE_CHECKING:
    from chronicle.build import BuildOptions, BuildReport

PORT = 8000
NAMED = 3
"""Changed files that are named; of more only the number is told."""


def command(voice: Voice) -> click.Command:
    """The command, speaking with the voice of the run."""
    words = voice.words

    def run(
        folder: str,
        host: str,
        port: int,
        open_: bool,
        poll: bool,
        as_of: date | None,
        jobs: int,
        drafts: bool,
        no_register: bool,
    ) -> int:
        site = folder_of(folder)
        ready_workers(site, jobs)
        from chronicle.build import BuildOptions
        from chronicle.serve import ServeOptions, serve
        from chronicle.settings import load_settings, spoken
        from chronicle.write import PREVIEW

        settings, found = load_settings(site)
        lang = voice.settle(spoken(settings, found) if is_site(site) else "")
        if not is_site(site):
            say.diagnostics(found, {}, lang)
            return STATUS
        given = BuildOptions(
            site, site / PREVIEW, as_of, jobs, drafts=drafts, no_register=no_register, kept=keeping.folder()
        )
        try:
            with _Ending() as ending, _Builder(given, lang, ending.still) as builder:
                shown = ServeOptions(site, site / PREVIEW, host, port, poll, voice.asked, ending.still)
                serve(shown, builder, _Terminal(lang, open_=open_), builder.at_once)
        except KeyboardInterrupt:
            say.line(words("The preview has ended.", "预览已结束。"))
        except OSError as error:
            raise UsageProblem(
                f"--host {host} --port {port}: {error.strerror or error}; choose another one",
                f"--host {host} --port {port}：{error.strerror or error}，请换一个",
            ) from None
        return 0

    return Command(
        "serve",
        callback=run,
        help=words(
            "Shows a site in a browser while you write: every change is built and shown at once.\n\n"
            "FOLDER holds the site (default: the folder you are in). Ctrl-C ends the preview.",
            "边写边在浏览器里看：一有改动就重新生成并显示。\n\n"
            "FOLDER 是网站所在的文件夹（默认：当前文件夹）。按 Ctrl-C 结束预览。",
        ),
        params=[
            click.Argument(["folder"], default="."),
            click.Option(
                ["--host"],
                default="127.0.0.1",
                metavar="ADDRESS",
                help=words(
                    "where to listen (default: 127.0.0.1, this machine alone)", "监听地址（默认：127.0.0.1，仅限本机）"
                ),
            ),
            click.Option(
                ["--port"],
                default=str(PORT),
                metavar="N",
                callback=_port,
                help=words(
                    f"port (default: {PORT}; if it is taken, the next free one)",
                    f"端口（默认：{PORT}；被占用时用下一个空闲的）",
                ),
            ),
            click.Option(["--open", "open_"], is_flag=True, help=words("open the browser", "打开浏览器")),
            click.Option(
                ["--poll"],
                is_flag=True,
                help=words("look for changes once a second; for network folders", "每秒查看一次改动；用于网络文件夹"),
            ),
            click.Option(["--drafts"], is_flag=True, help=words("show drafts too, with a mark", "草稿也显示，并标明")),
            options.as_of(words),
            options.jobs(words),
            options.no_register(words),
            options.lang(words),
            options.helping(words),
        ],
    )


def _port(_ctx: click.Context, _parameter: click.Parameter, value: str) -> int:
    """Reads a port; 0 for any that is free."""
    if not re.fullmatch(r"[0-9]{1,5}", value) or int(value) > 65535:
        raise UsageProblem(
            f"--port: “{value}” is no port; write a number up to 65535",
            f"--port：“{value}”不是端口，请写 65535 以内的数",
        )
    return int(value)


class _Ending:
    """Ctrl-C and SIGTERM end the preview. Python loses an interrupt that falls into a callback of its own (it says so
    and goes on), so that it is remembered and asked after."""

    def __init__(self) -> None:
        self._asked = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> _Ending:
        for number in (signal.SIGINT, signal.SIGTERM):
            self._before[number] = signal.signal(number, self._end)
        self._told, sys.unraisablehook = sys.unraisablehook, self._lost
        return self

    def __exit__(self, *_: object) -> None:
        sys.unraisablehook = self._told
        for number, before in self._before.items():
            signal.signal(number, before)

    def _lost(self, found: Any) -> None:
        """What Python tells of an error in a callback: an interrupt is none."""
        if found.exc_type is not KeyboardInterrupt:
            self._told(found)

    def _end(self, _signal: int, _frame: FrameType | None) -> None:
        self._asked = True
        raise KeyboardInterrupt

    def still(self) -> None:
        """Raises KeyboardInterrupt once it was asked for."""
        if self._asked:
            raise KeyboardInterrupt


class _Interruptible:
    """Progress that asks at every step whether to go on."""

    def __init__(self, shown: Progress, still: Callable[[], None]) -> None:
        self._shown, self._still = shown, still

    def step(self, name: str, total: int = 0) -> None:
        """Passed on."""
        self._still()
        self._shown.step(name, total)

    def advance(self, count: int = 1) -> None:
        """Passed on."""
        self._still()
        self._shown.advance(count)


class _Builder:
    """Builds the preview, with workers that stay from build to build; the first build shows its progress."""

    def __init__(self, given: BuildOptions, lang: str, still: Callable[[], None]) -> None:
        from chronicle.build import PRELOAD, Memory
        from chronicle.work import Crew

        self._given = given
        self._crew = Crew(given.jobs, preload=PRELOAD)
        self._memory = Memory()
        self._first = ExitStack()
        self._still = still
        self._progress: Progress = self._first.enter_context(progress(lang))

    def __enter__(self) -> _Builder:
        return self

    def __exit__(self, *_: object) -> None:
        self._first.close()
        self._crew.close(at_once=True)

    def __call__(self, _changed: frozenset[str] | None) -> BuildReport:
        from chronicle.build import build
        from chronicle.settings import load_settings

        try:
            report = build(self._given, _Interruptible(self._progress, self._still), self._crew, self._memory)
        finally:
            self._first.close()
            self._progress = Silent()
        if not report.texts:
            return report
        settings, _ = load_settings(self._given.folder)
        return replace(report, texts=showable(report.texts, settings.private))

    def at_once(self, changed: frozenset[str]) -> bool:
        """Shows an edited entry before it is built. An editor's files that come and go are no change."""
        from chronicle.build import show_at_once

        there = [name for name in changed if (self._given.folder / name).exists()]
        if len(there) != 1 or not there[0].startswith("content/entries/") or not there[0].endswith(".md"):
            return False
        return show_at_once(self._given, self._memory, there[0], self._crew)


class _Terminal:
    """Tells the writer what goes on."""

    def __init__(self, lang: str, *, open_: bool) -> None:
        self._lang, self._open = lang, open_
        self._failing = False

    def port_taken(self, wanted: int, got: int) -> None:
        """Another program has the port."""
        self._say(Said(f"Port {wanted} is taken; using {got}.", f"端口 {wanted} 已被占用，改用 {got}。"))

    def polls(self) -> None:
        """The system cannot tell of changes."""
        self._say(
            Said(
                "The system can watch no more files, so changes are looked for once a second (as with --poll).",
                "系统无法再监视更多文件，改为每秒查看一次（同 --poll）。",
            ),
            "warning",
        )

    def built(self, report: BuildReport, changed: frozenset[str] | None, seconds: float) -> None:
        """A build is done: errors with their lines, of warnings the number."""
        diagnostics = raised(report.diagnostics, strict=False)
        errors, warnings = counted(diagnostics)
        say.diagnostics((found for found in diagnostics if found.severity == "error"), report.texts, self._lang)
        made = (
            Said("nothing was built", "没有生成")
            if report.status == STATUS
            else Said(
                f"{len(report.rendered)} made, {report.kept} kept, {len(report.removed)} removed in {seconds:.2f} s",
                f"新做 {len(report.rendered)} 个，沿用 {report.kept} 个，删除 {len(report.removed)} 个，"
                f"用时 {seconds:.2f} 秒",
            )
        )
        what, problems = _named(changed), counts(errors, warnings)
        mended = self._failing and not errors
        self._failing = bool(errors)
        self._say(
            Said(f"{what.en}: {made.en}; {problems.en}", f"{what.zh}：{made.zh}；{problems.zh}"),
            "error" if errors else "good" if mended else "",
        )

    def ready(self, address: str, shared: str) -> None:
        """The first build is done, and the address can be opened."""
        if shared:
            self._say(
                Said(
                    f"Everyone in this network can see the preview: {shared}",
                    f"同一网络里的人都能看到这个预览：{shared}",
                ),
                "warning",
            )
        # The address is the last word, so that a terminal makes nothing else a part of it.
        self._say(Said(f"Preview (Ctrl-C ends it): {address}", f"预览（按 Ctrl-C 结束）：{address}"), "good")
        if self._open:
            import webbrowser

            # Some browsers keep the one who starts them waiting.
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    def _say(self, said: Said, style: str = "") -> None:
        say.line(said.get(self._lang), style)


def _named(changed: frozenset[str] | None) -> Said:
    """What has changed, in few words."""
    if changed is None:
        return Said("all", "全部")
    names = [safe(path.removeprefix("content/")) for path in sorted(changed)]
    if len(names) <= NAMED:
        return Said(", ".join(names), "、".join(names))
    more = len(names) - 1
    return Said(f"{names[0]} and {more} more", f"{names[0]} 等 {more + 1} 个文件")
