"""Measures chronicle beside its peers and prints Markdown tables.

python bench/run.py --results bench/RESULTS.md           all of it: hours
python bench/run.py --entries 50 --rounds 1 --photos 2   whether it works: a minute or two
python bench/run.py --series cold unchanged --entries 1000 10000 --tools Hugo chronicle --rounds 5
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import photos
import serving
from corpus import Corpus
from measure import FIRST
from peers import NAMES, installed
from report import about, report, title
from runs import Log, Run
from series import SERIES, Site, build
from table import table
from tools import TOOLS, Tool

RUNS = Path(__file__).parent / ".runs"
PHOTOS = "photos"
ALL_SERIES = (*SERIES, serving.SERIES, PHOTOS)
LARGE = 50_000
"""From so many entries on, only cold builds of `QUICK` are measured, in fewer rounds: the others take hours."""

QUICK = ("Hugo", "chronicle")


def main() -> None:
    """Reads the arguments and measures, one size after the other, then the photos."""
    given = _arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended from outside"))  # sites and servers do not stay behind
    missing = [tool.name for tool in given.tools if tool.name in NAMES and not installed(tool.name)]
    if missing:
        sys.exit(f"python bench/peers.py install {' '.join(missing)}")
    if given.first:
        os.environ[FIRST] = "yes"
    said = about(given.tools)
    log = Log(given.log or RUNS / f"{datetime.now(UTC):%Y%m%d-%H%M%S}.jsonl", said)
    _tell(", ".join(said))
    folder = Path(tempfile.mkdtemp(prefix="chronicle-bench-", dir=given.folder))
    try:
        done = [run for group in _groups(given, folder) for run in _told(group, log)]
    finally:
        shutil.rmtree(folder)
    _tell(f"every run is in {log.path}")
    if given.results:
        given.results.write_text(report(said, done), encoding="utf-8")


def _groups(given: argparse.Namespace, folder: Path) -> Iterator[Iterable[Run]]:
    """Each is one table."""
    for entries in given.entries:
        large = entries >= LARGE
        tools = [tool for tool in given.tools if not large or tool.name in QUICK]
        series = [one for one in given.series if one != PHOTOS and (not large or one == "cold")]
        rounds = (given.rounds + 1) // 2 if large else given.rounds
        if series and tools:
            yield from _size(_sites(entries, tools, folder), series, rounds, given.memory_rounds)
    if PHOTOS in given.series:
        tools = [tool for tool in given.tools if tool.shrinks]
        originals = photos.originals(folder / "originals", given.photos)
        for one in photos.SERIES:
            yield photos.builds(one, tools, originals, folder, given.rounds)


def _sites(entries: int, tools: Sequence[Tool], folder: Path) -> list[Site]:
    sites = [Site(tool, Corpus(entries), folder / f"{tool.name}-{entries}") for tool in tools]
    for site in sites:
        _tell(f"writing {entries:,} entries for {site.tool.name}")
        site.tool.lay_out(site.corpus, site.folder)
    return sites


def _size(sites: Sequence[Site], series: Sequence[str], rounds: int, memory_rounds: int) -> Iterator[Iterable[Run]]:
    """All series of one size; edits go on from what the series before has left."""
    if "cold" not in series and any(one in SERIES for one in series):
        for site in sites:
            build(site, "cold", 0)
    for one in series:
        if one == serving.SERIES:
            yield serving.edits([site for site in sites if site.tool.serves], rounds)
        else:
            yield _interleaved(one, sites, rounds, memory_rounds if one == "cold" else 0)
    for site in sites:
        shutil.rmtree(site.folder)


def _interleaved(series: str, sites: Sequence[Site], rounds: int, memory_rounds: int) -> Iterator[Run]:
    """A B C A B C: what the machine does besides falls on all alike. Rounds of memory come after those of time."""
    for round_ in range(1, rounds + memory_rounds + 1):
        for site in sites:
            yield build(site, series, round_, memory=round_ > rounds)


def _told(group: Iterable[Run], log: Log) -> list[Run]:
    """Writes down each run as it is done, and the table at the end."""
    done = []
    for run in group:
        log.add(run)
        done.append(run)
        cost = f"{run.memory:.0f} MiB" if run.memory else f"{run.wall:.2f} s, CPU {run.cpu:.2f} s"
        _tell(f"{title(run)}, round {run.round}, {run.tool}: {cost}")
    print(f"\n### {title(done[0])}\n\n{table(done)}", flush=True)
    return done


def _tell(line: str) -> None:
    print(f"… {line}", file=sys.stderr, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures chronicle beside its peers.")
    parser.add_argument("--series", nargs="+", choices=ALL_SERIES, default=ALL_SERIES)
    parser.add_argument("--entries", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--photos", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--memory-rounds", type=int, default=1, help="further cold builds in which memory is looked at")
    parser.add_argument("--tools", nargs="+", type=_tool, default=list(TOOLS.values()), metavar="TOOL")
    parser.add_argument("--first", action="store_true", help="before all other work on the machine (root on Linux)")
    parser.add_argument("--folder", type=Path, help="where the sites are made (default: the system's temporary folder)")
    parser.add_argument("--log", type=Path, help="where every run is written down (default: a new file in bench/.runs)")
    parser.add_argument("--results", type=Path, help="where all tables are written at the end, such as RESULTS.md")
    return parser.parse_args()


def _tool(name: str) -> Tool:
    try:
        return TOOLS[name]
    except KeyError:
        raise argparse.ArgumentTypeError(f"one of {', '.join(TOOLS)}") from None


if __name__ == "__main__":
    main()
