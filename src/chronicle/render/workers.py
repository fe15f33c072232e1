"""Work on all cores: values in, values out, the same bytes for any number of workers.

Workers are started by forkserver or spawn, and each holds one item at a time, so that it is known which item ends
one. That item is tried once more, alone, when all others are done; if it ends its worker again, it is answered by
DIED. (The pool of `concurrent.futures` does not tell which item it was, and may wait for ever when a worker dies
while another is being started.)"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
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
    function: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    jobs: int,
    start: Start | None = None,
    apart: bool = False,
) -> Iterator[tuple[Item, Result | Died]]:
    """(item, result) for every item, in no certain order. `function` and what prepares a worker must be
    importable; what they raise is raised here. With one job, or one item, the work is done here, unless `apart`
    says that it must not."""
    if not apart and (jobs <= 1 or len(items) <= 1):
        if start is not None:
            start[0](*start[1])
        yield from ((item, function(item)) for item in items)
        return
    deadly: list[int] = []
    for number, result in _together(function, items, range(len(items)), max(1, jobs), start):
        if isinstance(result, Died):
            deadly.append(number)
        else:
            yield items[number], result
    for number, result in _together(function, items, deadly, 1, start):
        yield items[number], result


def _together(
    function: Callable[[Item], Result], items: Sequence[Item], numbers: Sequence[int], jobs: int, start: Start | None
) -> Iterator[tuple[int, Result | Died]]:
    left = deque(numbers)
    idle: list[_Worker] = []
    busy: dict[Connection, tuple[_Worker, int]] = {}
    try:
        while left or busy:
            while left and len(busy) < jobs:
                worker = idle.pop() if idle else _Worker(function, start)
                number = left.popleft()
                busy[worker.connection] = worker, number
                worker.give(items[number])
            for connection in wait(list(busy)):
                assert isinstance(connection, Connection)
                worker, number = busy.pop(connection)
                answer = worker.answer()
                if answer is None:
                    worker.end()
                    yield number, DIED
                    continue
                idle.append(worker)
                done, result = answer
                if not done:
                    raise result
                yield number, result
    finally:
        for worker in (*idle, *(worker for worker, _ in busy.values())):
            worker.end()


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, function: Callable[[Any], Any], start: Start | None) -> None:
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        context: Any = multiprocessing.get_context(method)
        if method == "forkserver":
            context.set_forkserver_preload(["chronicle.render"])
        self.connection, far = context.Pipe()
        self._process = context.Process(target=_work, args=(far, function, start), daemon=True)
        self._process.start()
        # Only then does the end of the process show as the end of the pipe.
        far.close()

    def give(self, item: object) -> None:
        """Hands an item over. That the process has ended is seen when its answer is read."""
        try:
            self.connection.send(item)
        except OSError:
            return

    def answer(self) -> tuple[bool, Any] | None:
        """(True, result) or (False, what was raised); None if the process has ended."""
        try:
            answer: tuple[bool, Any] = self.connection.recv()
        except (EOFError, OSError):
            return None
        return answer

    def end(self) -> None:
        """Ends the process, whatever it is doing."""
        self.connection.close()
        self._process.terminate()
        self._process.join()
        self._process.close()


def _work(connection: Connection, function: Callable[[Any], Any], start: Start | None) -> None:
    """A worker's life. It ends when nobody is at the other end any more, however that came."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        while True:
            item = connection.recv()
            try:
                if start is not None:
                    start[0](*start[1])
                    start = None
                answer = True, function(item)
            except Exception as error:  # noqa: BLE001 - it is raised again where the work was given
                answer = False, error
            connection.send(answer)
    except (EOFError, OSError):
        return
