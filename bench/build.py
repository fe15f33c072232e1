"""Builds generated sites in processes of their own and prints a Markdown table of what it cost.

python bench/build.py --entries 2000 --photos 100
python bench/build.py --entries 500 1000 2000 4000 --photos 0
python bench/build.py --entries 2000 --photos 0 --profile
"""

from __future__ import annotations

import argparse
import os
import platform
import pstats
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from generate import Sizes, generate, sizes_from

LOOK_EVERY = 0.05
"""Seconds between two looks at the memory of all processes."""

PROFILE_LINES = 15


@dataclass(frozen=True, slots=True)
class Cost:
    """What one build cost. Seconds; `largest` and `all_processes` in MB of 1,000,000 bytes, the latter 0 where the
    system cannot tell (it is read from /proc, shared pages counted once)."""

    wall: float
    cpu: float
    largest: float
    all_processes: float


@dataclass(slots=True)
class Seen:
    """What looks at the running processes have found: most memory in bytes, seconds by process."""

    memory: int = 0
    cpu: dict[int, float] = field(default_factory=dict)


def build(folder: Path, *options: str) -> Cost:
    """Runs `chronicle build`; its messages are shown if it fails."""
    log = folder / "build.log"
    started = time.perf_counter()
    with log.open("wb") as out:
        command = [sys.executable, "-m", "chronicle", "build", str(folder), *options]
        process = subprocess.Popen(command, stdout=out, stderr=out)
        done, seen = Event(), Seen()
        looker = Thread(target=_watch, args=(process.pid, done, seen))
        looker.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        done.set()
        looker.join()
    if process.returncode:
        sys.exit(f"the build ended with {process.returncode}:\n{log.read_text(encoding='utf-8')[-3000:]}")
    unit = 1 if platform.system() == "Darwin" else 1024
    cpu = max(used.ru_utime + used.ru_stime, sum(seen.cpu.values()))
    return Cost(wall, cpu, used.ru_maxrss * unit / 1e6, seen.memory / 1e6)


def _watch(pid: int, done: Event, seen: Seen) -> None:
    while not done.wait(LOOK_EVERY):
        family = _family(pid)
        seen.memory = max(seen.memory, sum(map(_memory, family)))
        seen.cpu.update((one, spent) for one in family if (spent := _cpu(one)))


def _family(pid: int) -> list[int]:
    """A process and all that it started, directly or not."""
    found = [pid]
    for one in found:
        for children in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found.extend(int(child) for child in children.read_text().split())
            except OSError:
                continue  # it has just ended
    return found


def _cpu(pid: int) -> float:
    """Seconds that a process has spent itself. Workers are children of a server that nobody waits for, so the
    parent's own account does not hold them."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> int:
    """Bytes of a process, pages shared by n processes counted as one n-th."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def row(folder: Path, sizes: Sizes, options: tuple[str, ...]) -> str:
    """Generates, builds twice, and tells it in a line of the table."""
    generate(folder, sizes)
    cold = build(folder, *options)
    warm = build(folder, *options)
    pages = sum(1 for _ in (folder / "site").rglob("*.html"))
    written = sum(path.stat().st_size for path in (folder / "site").rglob("*") if path.is_file()) / 1e6
    cells = (
        f"{sizes.entries:,}",
        f"{sizes.photos:,}",
        f"{pages:,}",
        f"{written:.1f}",
        f"{cold.wall:.1f}",
        f"{cold.cpu:.1f}",
        f"{cold.largest:.0f}",
        f"{cold.all_processes:.0f}",
        f"{warm.wall:.1f}",
        f"{warm.cpu:.1f}",
        f"{1000 * cold.cpu / sizes.entries:.1f}",
    )
    return "| " + " | ".join(cells) + " |"


HEADINGS = (
    "entries",
    "photos",
    "pages",
    "site, MB",
    "wall, s",
    "CPU, s",
    "largest process, MB",
    "all processes, MB",
    "second build: wall, s",
    "CPU, s",
    "CPU an entry, ms",
)


def profile(folder: Path, sizes: Sizes) -> None:
    """A cold build in one process under cProfile: what takes most, without and with what it calls."""
    generate(folder, sizes)
    result = folder / "profile"
    command = [
        sys.executable,
        "-m",
        "cProfile",
        "-o",
        str(result),
        "-m",
        "chronicle",
        "build",
        str(folder),
        "--jobs",
        "1",
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    pstats.Stats(str(result)).strip_dirs().sort_stats("tottime").print_stats(PROFILE_LINES)
    pstats.Stats(str(result)).sort_stats("cumulative").print_stats(r"chronicle/\w+[/.]", 2 * PROFILE_LINES)


def main() -> None:
    """Reads the arguments; everything is made in a temporary folder and removed again."""
    parser = argparse.ArgumentParser(description="Measures builds of generated sites.")
    parser.add_argument("--entries", type=int, nargs="+", default=[2000])
    parser.add_argument("--jobs", type=int, default=0, help="processes at work (default: one for each core)")
    parser.add_argument("--profile", action="store_true", help="where the time goes, instead of the table")
    sizes_from(parser)
    given = parser.parse_args()
    options = ("--jobs", str(given.jobs)) if given.jobs else ()
    if not given.profile:
        print("| " + " | ".join(HEADINGS) + " |")
        print("|" + "---:|" * len(HEADINGS), flush=True)
    for entries in given.entries:
        sizes = Sizes(entries, given.villages, given.cadres, min(given.photos, entries), given.seed)
        folder = Path(tempfile.mkdtemp(prefix="chronicle-bench-"))
        try:
            if given.profile:
                profile(folder, sizes)
            else:
                print(row(folder, sizes, options), flush=True)
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
