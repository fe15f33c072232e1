"""Makes RESULTS.md of logged runs.

python bench/report.py bench/.runs/LOG … > bench/RESULTS.md
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from aims import summary
from runs import Run, logged
from table import table
from tools import Tool

HEAD = """# Results

Made by `bench/run.py`; `bench/README.md` says what is measured and how. Figures are medians; a ratio is the median of
the ratios of the single rounds, and the lower, the better.
"""


def about(tools: Iterable[Tool]) -> list[str]:
    """With what is measured: what a reader needs to judge the figures."""
    cores = len(os.sched_getaffinity(0))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    machine = f"{cores} cores, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}"
    return [machine, *(tool.version() for tool in tools)]


def report(said: Iterable[str], runs: Sequence[Run]) -> str:
    """The whole page."""
    parts = [HEAD, "\n".join(f"- {line}" for line in dict.fromkeys(said)) + "\n"]
    if reached := summary(runs):
        parts.append(f"## What is asked\n\n{reached}\n")
    parts.append("## All figures\n")
    parts += [f"### {title(group[0])}\n\n{table(group)}\n" for group in groups(runs)]
    return "\n".join(parts)


def groups(runs: Sequence[Run]) -> list[list[Run]]:
    """By series and size, each in the order in which they were first seen."""
    order = list(dict.fromkeys((run.series, run.entries) for run in runs))
    together = sorted(runs, key=lambda run: order.index((run.series, run.entries)))
    return [list(group) for _, group in groupby(together, key=lambda run: (run.series, run.entries))]


def title(run: Run) -> str:
    """Of the table that holds it."""
    return f"{run.series}, {run.entries:,}" + ("" if run.series.startswith("photos") else " entries")


def main(paths: Sequence[Path]) -> None:
    """Prints the page. Runs of several logs stand in one table if they are of one series and size."""
    said: list[str] = []
    runs: list[Run] = []
    for path in paths:
        lines, some = logged(path)
        said += lines
        runs += some
    print(report(said, runs), end="")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
