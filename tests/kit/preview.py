"""`chronicle serve` in a process of its own, as a writer starts it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

SECONDS = 90.0
"""Nothing takes so long, even on a busy machine."""
ADDRESS = re.compile(r"http://\S+")


@dataclass
class Preview:
    """A running preview. `said`: the lines of its standard output so far."""

    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)
    complaints: str = ""
    root: str = ""

    def builds(self) -> int:
        """How many builds are done."""
        return sum(bool(re.search(r" made, |nothing was built", line)) for line in self.said)

    def wait(self, true: Callable[[], object]) -> None:
        """Waits for a condition while the preview runs."""
        end = time.monotonic() + SECONDS
        while not true():
            assert self.process.poll() is None, (self.said, self.complaints)
            assert time.monotonic() < end, (self.said, self.complaints)
            time.sleep(0.02)

    def wait_builds(self, number: int) -> None:
        """Waits until so many builds are done."""
        self.wait(lambda: self.builds() >= number)

    def end(self, how: signal.Signals = signal.SIGINT) -> int:
        """Interrupts it, and gives its exit status."""
        self.process.send_signal(how)
        return self.process.wait(SECONDS)

    def listen(self) -> list[threading.Thread]:
        """Reads what it says, so that it never waits for a reader."""
        assert self.process.stdout
        assert self.process.stderr
        out, err = self.process.stdout, self.process.stderr

        def told() -> None:
            self.said.extend(line.rstrip("\n") for line in out)

        def complained() -> None:
            for line in err:
                self.complaints += line

        readers = [threading.Thread(target=told, daemon=True), threading.Thread(target=complained, daemon=True)]
        for reader in readers:
            reader.start()
        return readers


@contextmanager
def previewing(folder: Path, *options: str, lang: str = "en") -> Iterator[Preview]:
    """A preview of a site, ready to be opened; it speaks `lang`, "" for the site's own."""
    speaking = ("--lang", lang) if lang else ()
    command = [
        sys.executable,
        "-m",
        "chronicle",
        "serve",
        str(folder),
        "--port",
        "0",
        "--jobs",
        "1",
        *speaking,
        *options,
    ]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"},
    )
    preview = Preview(process)
    readers = preview.listen()
    try:
        preview.wait(lambda: any(ADDRESS.search(line) for line in preview.said))
        preview.root = next(found[0] for line in preview.said if (found := ADDRESS.search(line)))
        yield preview
    finally:
        process.kill()
        process.wait()
        for reader in readers:
            reader.join()
        assert "Traceback" not in preview.complaints, preview.complaints
        for stream in (process.stdout, process.stderr):
            if stream:
                stream.close()
