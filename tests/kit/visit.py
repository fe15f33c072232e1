"""Opening pages of a built site in a browser, and what went wrong on the way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request

from kit.shipped import Built

KINDS_OF_PAGE = (
    "",
    "entries/year-unknown/morning-in-dongbianling/",
    "entries/2015/apples-of-jixian/",
    "villages/",
    "villages/renjiagou/",
    "villages/dongbianling/",
    "cadres/",
    "cadres/c-liang/",
    "cadres/g-xinrong-589/",
    "places/",
    "places/shanxi/",
    "organisations/",
    "organisations/o-audit/",
    "timeline/",
    "timeline/2015/",
    "timeline/2015/12/",
    "timeline/unknown/",
    "timeline/undated/",
    "measures/",
    "measures/infrastructure/",
    "tags/xiulu/",
    "about/",
)
"""One page of every kind, and the fullest of those that differ much."""

POLICY = "default-src 'self'"


@dataclass
class Visit:
    """One browser window on a site. `faults`: errors and warnings of the console, scripts that broke, requests
    that failed. `foreign`: requests to anything but the site."""

    page: Page
    root: str
    faults: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Opens a page of the site; `path` such as `villages/renjiagou/`."""
        self.page.goto(f"{self.root}{path}index.html", wait_until="load")
        return self.page

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"{self.page.url}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith(self.root):
            self.foreign.append(request.url)

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the window went on to another page
            self.faults.append(f"failed: {request.url}: {request.failure}")

    def _error(self, error: Error) -> None:
        if "ViewTransition" not in error.message:  # the next tap came before the pages had changed
            self.faults.append(f"{self.page.url}: {error}")

    def watch(self) -> None:
        """Collects faults from now on."""
        self.page.on("console", self._console)
        self.page.on("pageerror", self._error)
        self.page.on("requestfailed", self._failed)
        self.page.on("request", self._request)


@contextmanager
def visit(browser: Browser, root: str, width: int = 360, **options: Any) -> Iterator[Visit]:
    """A window of this width on the site at `root`, closed at the end."""
    context: BrowserContext = browser.new_context(viewport={"width": width, "height": 740}, **options)
    window = Visit(context.new_page(), root)
    window.watch()
    try:
        yield window
    finally:
        context.close()


def as_files(built: Built) -> str:
    """The site's root as a double-click opens it."""
    return built.output.as_uri() + "/"


class _Strict(SimpleHTTPRequestHandler):
    """Serves files under a strict policy; what is not there is answered by the site's own page for that."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


@contextmanager
def served(built: Built) -> Iterator[str]:
    """The site on a host of its own, with a strict content security policy."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Strict, directory=str(built.output))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
