"""The preview: build, show, wait for a change, build again, until the writer has had enough."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from chronicle.build import BuildReport
from chronicle.model.diagnostic import NOTHING, Diagnostic, Place, Said
from chronicle.serve.answers import Answers
from chronicle.serve.news import News
from chronicle.serve.overlay import overlay
from chronicle.serve.paths import OUTSIDE
from chronicle.serve.server import Server
from chronicle.serve.watch import Inbox, Watch
from chronicle.settings import SETTINGS_FILE, load_settings
from chronicle.theme import theme_roots

MANY = 1000
"""Of more changes at once the system may have told only a part."""


class Rebuild(Protocol):
    """Builds the preview. `changed`: paths relative to FOLDER that the watcher saw, files or whole folders, a hint
    only; None: unknown, everything may have changed."""

    def __call__(self, changed: frozenset[str] | None, /) -> BuildReport: ...


class AtOnce(Protocol):
    """Shows what can be shown of a change before it is built; false if that is nothing."""

    def __call__(self, changed: frozenset[str], /) -> bool: ...


class Listener(Protocol):
    """Told what goes on, to tell the writer. `shared`: the address for other machines, "" if only this one is
    answered."""

    def port_taken(self, wanted: int, got: int) -> None: ...

    def polls(self) -> None: ...

    def built(self, report: BuildReport, changed: frozenset[str] | None, seconds: float) -> None: ...

    def ready(self, address: str, shared: str) -> None: ...


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """What is to be shown, and where. `output`: the folder that `rebuild` builds into. `lang`: the language that the
    writer asked for, "" for that of each page. `port` 0: any."""

    folder: Path
    output: Path
    host: str = "127.0.0.1"
    port: int = 8000
    poll: bool = False
    lang: str = ""
    still: Callable[[], None] = field(default=lambda: None)
    """Asked now and then; raises KeyboardInterrupt when the preview is to end."""


def serve(options: ServeOptions, rebuild: Rebuild, listener: Listener, at_once: AtOnce | None = None) -> None:
    """Serves until it is interrupted, by KeyboardInterrupt. Raises OSError if there is no such host or no free
    port."""
    preview = _Preview(options, rebuild, listener, at_once)
    inbox = Inbox(still=options.still)
    answers = Answers(options.output, preview.news, options.lang)
    with closing(Server(options.host, options.port, answers)) as server:
        if options.port not in (0, server.port):
            listener.port_taken(options.port, server.port)
        with _watch(options, inbox) as watch:
            if watch.polls and not options.poll:
                listener.polls()
            preview.build(None)
            below = preview.base.lstrip("/")
            listener.ready(server.address + below, server.shared and server.shared + below)
            while True:
                changed = inbox.take()
                preview.show(changed)
                preview.build(None if OUTSIDE in changed or len(changed) > MANY else changed)


def _watch(options: ServeOptions, inbox: Inbox) -> Watch:
    settings, _ = load_settings(options.folder)
    own, *others = theme_roots(options.folder)
    names = dict.fromkeys(("content", own.name, Path(settings.private).parts[0]))
    return Watch(options.folder, tuple(names), others, inbox, poll=options.poll)


class _Preview:
    """Builds, and tells of it. `base`: the path of the site's own address."""

    def __init__(
        self, options: ServeOptions, rebuild: Rebuild, listener: Listener, at_once: AtOnce | None = None
    ) -> None:
        self._folder, self._rebuild, self._listener, self._at_once = options.folder, rebuild, listener, at_once
        self.news = News()
        self.base = "/"

    def show(self, changed: frozenset[str]) -> None:
        """What can be shown at once; what goes wrong here, the build will tell."""
        with suppress(Exception):
            if self._at_once is not None and self._at_once(changed):
                self.news.refresh()

    def build(self, changed: frozenset[str] | None) -> None:
        """One build, whatever comes of it."""
        begun = time.perf_counter()
        try:
            report = self._rebuild(changed)
            if changed is None or not changed.isdisjoint(("content", SETTINGS_FILE)):
                self.base = urlsplit(load_settings(self._folder)[0].url).path or "/"
        except Exception as error:  # noqa: BLE001 - the preview goes on, whatever a build stumbles over
            report = BuildReport(2, (_fault(error),))
        errors = overlay(report.diagnostics, report.texts, stopped=report.status == 2)
        self.news.publish(errors, report.lang, self.base)
        self._listener.built(report, changed, time.perf_counter() - begun)


def _fault(error: Exception) -> Diagnostic:
    told = f"{type(error).__name__}: {error}"
    ours = not isinstance(error, OSError)
    return Diagnostic(
        "C723",
        "error",
        Place("site"),
        Said(f"the build ended unexpectedly: {told}", f"生成意外中止：{told}"),
        Said("this is a fault of the program, not of the site", "这是程序的错误，不是网站内容的错误")
        if ours
        else NOTHING,
    )
