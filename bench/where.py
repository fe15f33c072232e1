"""Tells where the time of one build goes: everything in one process, under cProfile.

python bench/where.py --entries 2000
python bench/where.py --entries 10000 --series body
"""

from __future__ import annotations

import argparse
import pstats
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus import AS_OF, Corpus
from series import SERIES, Site
from tools.chronicle import Chronicle

LINES = 25


def profile(site: Site, result: Path) -> None:
    """A build like those that are measured, but for the number of processes."""
    built = ["-m", "chronicle", "build", str(site.folder), "--as-of", AS_OF, "--jobs", "1"]
    subprocess.run([sys.executable, "-m", "cProfile", "-o", str(result), *built], check=True, stdout=subprocess.DEVNULL)


def tell(result: Path, lines: int) -> None:
    """What takes most, first without what it calls, then with it."""
    pstats.Stats(str(result)).strip_dirs().sort_stats("tottime").print_stats(lines)
    pstats.Stats(str(result)).sort_stats("cumulative").print_stats(r"chronicle/\w+[/.]", 2 * lines)


def main() -> None:
    """Reads the arguments; the site is made in a temporary folder and removed again."""
    parser = argparse.ArgumentParser(description="Profiles one build of chronicle.")
    parser.add_argument("--entries", type=int, default=2000)
    parser.add_argument("--series", choices=SERIES, default="cold")
    parser.add_argument("--lines", type=int, default=LINES)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="chronicle-bench-") as folder:
        site = Site(Chronicle(), Corpus(given.entries), Path(folder) / "site")
        site.tool.lay_out(site.corpus, site.folder)
        result = Path(folder) / "profile"
        if given.series != "cold":
            subprocess.run(site.tool.build(site.folder), check=True, stdout=subprocess.DEVNULL)
        SERIES[given.series](site, 1)
        profile(site, result)
        tell(result, given.lines)


if __name__ == "__main__":
    main()
