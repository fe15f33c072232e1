"""The series of previews: an entry is saved, and its page is asked for until it shows the edit."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from edits import with_paragraph
from measure import family, started
from runs import Run
from series import Site
from tools.tool import read

SERIES = "serve"
ASK_EVERY = 0.02
"""Seconds between two requests; a request costs the server time too."""

LONGEST = 600.0
QUIET = 1.5
"""So many seconds without work, and a server has done all that an edit asks of it."""

MOVED = 0.03
"""Seconds of work in QUIET that do not count: a watcher looks around now and then."""


@dataclass(frozen=True, slots=True)
class Served:
    """A site that a server is watching."""

    site: Site
    process: subprocess.Popen[bytes]
    address: str

    def page(self, id_: str) -> str:
        """The page of an entry; nothing while there is none."""
        try:
            with urllib.request.urlopen(f"{self.address}/entries/{id_}/", timeout=LONGEST) as answer:
                found: bytes = answer.read()
                return found.decode()
        except (urllib.error.URLError, ConnectionError):
            return ""

    def until_shown(self, id_: str, text: str) -> None:
        """Asks for the page of an entry until it holds a text."""
        end = time.perf_counter() + LONGEST
        while text not in self.page(id_):
            if time.perf_counter() > end or self.process.poll() is not None:
                raise RuntimeError(f"{self.site.tool.name}: “{text}” does not appear on the page of {id_}")
            time.sleep(ASK_EVERY)

    def until_quiet(self) -> float:
        """Waits until nothing is being done; the seconds of work of all processes since they were started."""
        before = self.worked()
        while True:
            time.sleep(QUIET)
            now = self.worked()
            if now - before < MOVED:
                return now
            before = now

    def worked(self) -> float:
        """Seconds of work of all processes, those that have ended among them."""
        return sum(map(_worked, (self.process.pid, *family(self.process.pid))))


def edits(sites: Sequence[Site], rounds: int) -> Iterator[Run]:
    """One edit a round in each site, while all are being watched; who is not asked is idle."""
    with ExitStack() as stack:
        served = [stack.enter_context(_watching(site)) for site in sites]
        for round_ in range(1, rounds + 1):
            for one in served:
                yield _edit(one, round_)


def _edit(served: Served, round_: int) -> Run:
    """CPU is what is worked until all is quiet again, which may be long after the page was shown."""
    site = served.site
    id_ = site.corpus[(17 * round_ + 7) % site.corpus.entries].id
    path, paragraph = site.tool.entry(site.folder, id_), f"Saved in round {round_}."
    served.page(id_)  # whoever edits it is looking at it
    text, before = with_paragraph(read(path), paragraph), served.until_quiet()
    started = time.perf_counter()
    path.write_text(text, encoding="utf-8", newline="\n")
    served.until_shown(id_, paragraph)
    wall = time.perf_counter() - started
    return Run(SERIES, site.corpus.entries, round_, site.tool.name, wall, served.until_quiet() - before)


@contextmanager
def _watching(site: Site) -> Iterator[Served]:
    port = _free_port()
    site.tool.clear(site.folder)
    with (site.folder.parent / f"{site.tool.name}.log").open("wb") as log:
        process = started(site.tool.serve(site.folder, port), site.folder, log)
        served = Served(site, process, f"http://127.0.0.1:{port}")
        try:
            served.until_shown(site.corpus[0].id, "</html>")
            served.until_quiet()
            yield served
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _worked(pid: int) -> float:
    """Of a process and of those that it waited for."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
