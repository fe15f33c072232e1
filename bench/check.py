"""What `chronicle check` costs beside a cold build of the same site, and again when a build has read it before.

python bench/check.py --entries 10000 --rounds 3      a Markdown table; ratios to the cold build, medians"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from corpus import AS_OF, Corpus
from measure import Cost, measure
from tools.chronicle import Chronicle

NAMES = {"build": "cold build", "cold": "check, nothing known", "warm": "check, after a build"}


def costs(folder: Path, tool: Chronicle) -> dict[str, Cost]:
    """One round: a check of which nothing is known, a cold build, a check after it."""
    check = [sys.executable, "-m", "chronicle", "check", str(folder), "--as-of", AS_OF]
    shutil.rmtree(folder / ".chronicle", ignore_errors=True)
    tool.clear(folder)
    cold = measure(check, folder)
    build = measure(tool.build(folder), folder)
    return {"build": build, "cold": cold, "warm": measure(check, folder)}


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    tool = Chronicle()
    with tempfile.TemporaryDirectory(prefix="chronicle-bench-") as name:
        folder = Path(name) / "site"
        tool.lay_out(Corpus(given.entries), folder)
        rounds = [costs(folder, tool) for _ in range(given.rounds)]
    print(f"\n### check, {given.entries:,} entries\n\n|  | wall, s | CPU, s | wall : cold build | CPU : cold build |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for key, label in NAMES.items():
        wall = statistics.median(one[key].wall for one in rounds)
        cpu = statistics.median(one[key].cpu for one in rounds)
        by_wall = statistics.median(one[key].wall / one["build"].wall for one in rounds)
        by_cpu = statistics.median(one[key].cpu / one["build"].cpu for one in rounds)
        print(f"| {label} | {wall:.2f} | {cpu:.2f} | {by_wall:.2f} | {by_cpu:.2f} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
