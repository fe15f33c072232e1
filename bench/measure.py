"""Runs one command and tells what it cost: of all processes that it starts, those that nobody waits for included.

The command runs below a process of its own that adopts orphans (Linux's subreaper). What the kernel tells of each
process when it has ended is exact; memory has to be looked at while it runs, and looking costs time, so that it is done
only when asked for.

python bench/measure.py REPORT [--memory] -- COMMAND …     writes the cost to REPORT, as JSON
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Event, Thread
from typing import IO

LOOK_EVERY = 0.04
"""Seconds between two looks at the memory."""

ORPHANS_MAY_LAST = 10.0
"""Seconds after the end of the command; then what it left behind is ended."""

FIRST = "BENCH_FIRST"
"""If this is in the environment, what is measured goes before all other work on the machine."""

PR_SET_CHILD_SUBREAPER = 36
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """Of a command: seconds until it ended, seconds of all its processes in user and system mode, and the most MiB that
    all held at one moment, a page shared by n processes counted as one n-th (0: not looked at)."""

    wall: float
    cpu: float
    memory: float = 0.0


class CommandError(Exception):
    """The command ended with another status than 0; the text is what it said last."""


def measure(command: list[str], cwd: Path, *, env: Mapping[str, str] | None = None, memory: bool = False) -> Cost:
    """Runs a command in a folder; `env` is added to the environment."""
    with tempfile.TemporaryDirectory() as aside:
        report, log = Path(aside) / "cost.json", Path(aside) / "log"
        own = [sys.executable, __file__, str(report), *(["--memory"] if memory else []), "--", *command]
        with log.open("wb") as out:
            process = started(own, cwd, out, env)
            try:
                status = process.wait()
            except BaseException:
                os.killpg(process.pid, signal.SIGKILL)  # all that it has started too
                raise
        if status:
            said = log.read_text(encoding="utf-8", errors="replace")[-3000:]
            raise CommandError(f"{' '.join(command)} ended with {status}:\n{said}")
        return Cost(**json.loads(report.read_text()))


def started(
    command: list[str], cwd: Path, out: IO[bytes], env: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """A command in a session of its own, as the kernel knows it: what it starts shares the precedence with it."""
    all_env = {**os.environ, **(env or {})}
    process = subprocess.Popen(command, cwd=cwd, env=all_env, stdout=out, stderr=out, start_new_session=True)
    if FIRST in os.environ:
        Path(f"/proc/{process.pid}/autogroup").write_text("-19")
    return process


def family(pid: int) -> Iterator[int]:
    """All processes that one has started, directly or not."""
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found = [int(child) for child in children.read_text().split()]
        except OSError:
            continue  # it has just ended
        for child in found:
            yield child
            yield from family(child)


def proportional(pid: int) -> int:
    """Bytes that a process holds, its part of the shared ones among them."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:")), 0)


def _adopt_orphans() -> None:
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "this system has no subreaper")


class _Memory(Thread):
    """Looks at all processes below this one until told to stop."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self.over = Event()

    def run(self) -> None:
        """Looks at once and again, however long a look takes."""
        while True:
            self.most = max(self.most, sum(map(proportional, family(os.getpid()))))
            if self.over.wait(LOOK_EVERY):
                return


def _run(command: list[str], looks: bool) -> tuple[Cost, int]:
    _adopt_orphans()
    memory = _Memory()
    started = time.perf_counter()
    process = subprocess.Popen(command)
    if looks:
        memory.start()
    wall, cpu, status, ended = 0.0, 0.0, 0, False
    while True:
        if ended:
            signal.setitimer(signal.ITIMER_REAL, max(0.01, started + wall + ORPHANS_MAY_LAST - time.perf_counter()))
        try:
            pid, how, used = os.wait4(-1, 0)
        except ChildProcessError:
            break
        cpu += used.ru_utime + used.ru_stime
        if pid == process.pid:
            wall, ended = time.perf_counter() - started, True
            status = process.returncode = os.waitstatus_to_exitcode(how)
            signal.signal(signal.SIGALRM, _end_orphans)
    signal.setitimer(signal.ITIMER_REAL, 0)
    memory.over.set()
    if looks:
        memory.join()
    return Cost(wall, cpu, memory.most / MIB), status


def _end_orphans(*_: object) -> None:
    for pid in list(family(os.getpid())):
        os.kill(pid, signal.SIGKILL)


def main() -> int:
    """Measures below this process, and ends as the command did."""
    own, command = sys.argv[1 : sys.argv.index("--")], sys.argv[sys.argv.index("--") + 1 :]
    cost, status = _run(command, "--memory" in own)
    Path(own[0]).write_text(json.dumps(asdict(cost)))
    return status if status >= 0 else 128 - status


if __name__ == "__main__":
    sys.exit(main())
