"""Who does the work: this process for little, a pool of processes for much."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from concurrent.futures import Executor
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from chronicle.work.pool import Inline, Pool
from chronicle.work.shared import Shared

Value = TypeVar("Value")


def cores() -> int:
    """How many workers make sense on this machine."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return max(1, os.cpu_count() or 1)


class Crew:
    """The executors of one build, or of many one after another: the pool is started when it is first asked for and
    kept. `jobs` 0: one worker for each core. `pool`: any executor that takes functions and values, such as a
    cluster's. `preload`: modules that all workers need."""

    def __init__(self, jobs: int = 0, pool: Executor | None = None, preload: Sequence[str] = ()) -> None:
        self.jobs = jobs or cores()
        self.here: Executor = Inline()
        self._pool = pool
        self._preload = tuple(preload)
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    @property
    def pool(self) -> Executor:
        """The executor for much work; with one job there is none but this process."""
        if self._pool is None:
            self._pool = Pool(self.jobs, self._preload) if self.jobs > 1 else self.here
        return self._pool

    @property
    def working(self) -> bool:
        """True if the pool was started: what goes there costs no more than the way."""
        return self._pool is not None and self._pool is not self.here

    def share(self, name: str, value: Value) -> Shared[Value]:
        """A value that many calls get: each worker reads it once. One of the same name takes its place there."""
        return Shared(name, value, self._own_folder)

    def _own_folder(self) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="chronicle-")
        return Path(self._folder.name)

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self.close(at_once=kind is not None)

    def close(self, *, at_once: bool = False) -> None:
        """Ends the workers."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=at_once)
            self._pool = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
