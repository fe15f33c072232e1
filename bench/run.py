"""Measures chronicle beside its peers and prints Markdown tables.

python bench/run.py                                      all of it: hours
python bench/run.py --entries 50 --rounds 1              whether it works: seconds
python bench/run.py --series cold unchanged --entries 1000 10000 --tools Hugo chronicle --rounds 5
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from corpus import Corpus
from runs import Run, keep
from series import SERIES, Site, build
from table import table
from tools import TOOLS, Tool

RUNS = Path(__file__).parent / ".runs"
"""Every run is written down here at once, so that an interrupted afternoon is not lost."""


def main() -> None:
    """Reads the arguments, runs the series, one size after the other."""
    given = _arguments()
    log = given.log or RUNS / f"{datetime.now(UTC):%Y%m%d-%H%M%S}.jsonl"
    folder = Path(tempfile.mkdtemp(prefix="chronicle-bench-", dir=given.folder))
    try:
        for entries in given.entries:
            _size(entries, given, folder, log)
    finally:
        shutil.rmtree(folder)
    print(f"Every run is in {log}", file=sys.stderr)


def _size(entries: int, given: argparse.Namespace, folder: Path, log: Path) -> None:
    corpus = Corpus(entries)
    sites = []
    for tool in given.tools:
        site = Site(tool, corpus, folder / f"{tool.name}-{entries}")
        print(f"… {entries:,} entries for {tool.version()}", file=sys.stderr, flush=True)
        tool.lay_out(corpus, site.folder)
        sites.append(site)
    for series in given.series:
        if series != "cold" and "cold" not in given.series:
            for site in sites:
                build(site, "cold", 0)
        _interleaved(series, sites, given.rounds, 0 if series != "cold" else given.memory_rounds, log)
    for site in sites:
        shutil.rmtree(site.folder)


def _interleaved(series: str, sites: Sequence[Site], rounds: int, memory_rounds: int, log: Path) -> None:
    """A B C A B C: what the machine does besides falls on all alike. Rounds of memory come after those of time."""
    done = []
    for round_ in range(1, rounds + memory_rounds + 1):
        for site in sites:
            run = build(site, series, round_, memory=round_ > rounds)
            keep(log, run)
            done.append(run)
            print(f"… {_short(run)}", file=sys.stderr, flush=True)
    print(f"\n### {series}, {sites[0].corpus.entries:,} entries\n\n{table(done)}", flush=True)


def _short(run: Run) -> str:
    cost = f"{run.memory:.0f} MiB" if run.memory else f"{run.wall:.2f} s, CPU {run.cpu:.2f} s"
    return f"{run.series}, {run.entries:,}, round {run.round}, {run.tool}: {cost}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures chronicle beside its peers.")
    parser.add_argument("--series", nargs="+", choices=SERIES, default=list(SERIES))
    parser.add_argument("--entries", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--memory-rounds", type=int, default=1, help="further cold builds in which memory is looked at")
    parser.add_argument("--tools", nargs="+", type=_tool, default=list(TOOLS.values()), metavar="TOOL")
    parser.add_argument("--folder", type=Path, help="where the sites are made (default: the system's temporary folder)")
    parser.add_argument("--log", type=Path, help="where every run is written down (default: a new file in bench/.runs)")
    return parser.parse_args()


def _tool(name: str) -> Tool:
    try:
        return TOOLS[name]
    except KeyError:
        raise argparse.ArgumentTypeError(f"one of {', '.join(TOOLS)}") from None


if __name__ == "__main__":
    main()
