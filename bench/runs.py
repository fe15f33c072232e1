"""What was measured, one record for each run of a command, kept as lines of JSON."""

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


def keep(path: Path, run: Run) -> None:
    """Adds a line to a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as out:
        out.write(json.dumps(asdict(run)) + "\n")


def kept(path: Path) -> list[Run]:
    """All lines of a file."""
    return [Run(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def tools_of(runs: Iterable[Run]) -> list[str]:
    """The tools, in the order in which they were first seen."""
    return list(dict.fromkeys(run.tool for run in runs))
