"""Work on all cores: values in, values out, the same bytes for any number of workers.

Workers are started by forkserver or spawn. When one dies, what it held is run again one by one, and the item that
kills its worker again is answered by DIED; everything else is done."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Start = tuple[Callable[..., None], tuple[Any, ...]]
"""What prepares a worker, and its arguments."""


class Died:
    """The worker that held an item ended."""


DIED = Died()


def cores() -> int:
    """How many workers make sense on this machine."""
    return max(1, os.cpu_count() or 1)


def run(
    function: Callable[[Item], Result], items: Sequence[Item], *, jobs: int, start: Start | None = None
) -> Iterator[tuple[Item, Result | Died]]:
    """(item, result) for every item, in no certain order. `function` and what prepares a worker must be
    importable. With one job, or one item, the work is done here."""
    if jobs <= 1 or len(items) <= 1:
        if start is not None:
            start[0](*start[1])
        yield from ((item, function(item)) for item in items)
        return
    left = list(range(len(items)))
    try:
        with _pool(min(jobs, len(items)), start) as pool:
            for number, result in _all(pool, function, items):
                left.remove(number)
                yield items[number], result
    except BrokenProcessPool:
        for number in tuple(left):
            yield items[number], _alone(function, items[number], start)


def _all(pool: Executor, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[tuple[int, Result]]:

    futures: dict[Future[Result], int] = {pool.submit(function, item): n for n, item in enumerate(items)}
    for future in as_completed(futures):
        yield futures.pop(future), future.result()


def _alone(function: Callable[[Item], Result], item: Item, start: Start | None) -> Result | Died:
    try:
        with _pool(1, start) as pool:
            return pool.submit(function, item).result()
    except BrokenProcessPool:
        return DIED


def _pool(workers: int, start: Start | None) -> ProcessPoolExecutor:
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    initializer, arguments = start or (None, ())
    return ProcessPoolExecutor(workers, multiprocessing.get_context(method), initializer, arguments)
