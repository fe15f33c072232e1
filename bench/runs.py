"""What was measured: one record for each run of a command, kept as lines of JSON below a line that says with what."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """One tool did one thing once. `entries` is the size of its site; in the series of photos, how many photos. Pages,
    files and bytes are those of its output afterwards; 0: not looked at, as are wall, cpu and memory."""

    series: str
    entries: int
    round: int
    tool: str
    wall: float = 0.0
    cpu: float = 0.0
    memory: float = 0.0
    pages: int = 0
    files: int = 0
    bytes: int = 0


class Log:
    """A file that holds every run as soon as it is done, so that an interrupted afternoon is not lost."""

    def __init__(self, path: Path, about: Iterable[str]) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(list(about), ensure_ascii=False) + "\n", encoding="utf-8")

    def add(self, run: Run) -> None:
        """Writes one down."""
        with self.path.open("a", encoding="utf-8") as out:
            out.write(json.dumps(asdict(run)) + "\n")


def logged(path: Path) -> tuple[list[str], list[Run]]:
    """What a file says about itself, and all its runs."""
    about, *lines = path.read_text(encoding="utf-8").splitlines()
    return json.loads(about), [Run(**json.loads(line)) for line in lines]


def tools_of(runs: Iterable[Run]) -> list[str]:
    """The tools, in the order in which they were first seen."""
    return list(dict.fromkeys(run.tool for run in runs))
