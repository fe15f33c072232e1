"""Giving an executor many items, a few at a time, and taking the results as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from itertools import islice
from typing import TypeVar

from chronicle.work.pool import DIED, Died, WorkerDiedError

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 6
"""Items that are given and not yet answered: enough that no worker waits, few enough that they fit in memory."""


def run(
    executor: Executor, function: Callable[[Item], Result], items: Iterable[Item], *, ahead: int = AHEAD
) -> Iterator[tuple[Item, Result | Died]]:
    """(item, result) for every item, in no certain order; items are taken from their source as they are needed. What
    the function raises is raised here. An item whose worker ended is tried once more when all others are done; if it
    ends its worker again, it is answered by DIED."""
    left = iter(items)
    given: dict[Future[Result], Item] = {}
    deadly: list[Item] = []
    try:
        while True:
            for item in islice(left, max(1, ahead) - len(given)):
                given[executor.submit(function, item)] = item
            if not given:
                break
            for future in wait(given, return_when=FIRST_COMPLETED).done:
                item = given.pop(future)
                try:
                    result = future.result()
                except WorkerDiedError:
                    deadly.append(item)
                    continue
                yield item, result
        for item in deadly:
            try:
                again: Result | Died = executor.submit(function, item).result()
            except WorkerDiedError:
                again = DIED
            yield item, again
    finally:
        for future in given:
            future.cancel()
