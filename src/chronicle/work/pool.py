"""Two executors of `concurrent.futures`: one that works here, one that works in processes.

The pool of the standard library does not tell which call ended a worker, and may wait for ever when a worker dies while
another is being started. Here each worker holds one call at a time, so it is known which one ended it: that future
raises WorkerDiedError, and a new worker goes on with the next."""

from __future__ import annotations

import gc
import multiprocessing
import pickle
import queue
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from contextlib import suppress
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any, ParamSpec, TypeVar

Args = ParamSpec("Args")
Result = TypeVar("Result")
Call = tuple["Future[Any]", Callable[..., Any], tuple[Any, ...], dict[str, Any]]


class WorkerDiedError(Exception):
    """The process that held a call ended."""


class Died:
    """Stands for the result of a call that ended its worker, twice."""


DIED = Died()


def ready(preload: Sequence[str]) -> None:
    """Has the system load what workers will need, where it can, and does not wait for it: for a program that will start
    some, and has much to load itself."""
    _context(preload)


def _context(preload: Sequence[str]) -> Any:
    """What starts workers: a process that has loaded all this, or, where systems have no such thing, each anew."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver, resource_tracker

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    resource_tracker.ensure_running()  # else it is started within, and takes off the mask
    # An interrupt is ours to answer: if one came while that process loads, it would complain of it.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    return context


class Inline(Executor):
    """Does the work here and now."""

    def submit(self, fn: Callable[Args, Result], /, *args: Args.args, **kwargs: Args.kwargs) -> Future[Result]:
        """A future that is done already."""
        future: Future[Result] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - it is raised again by whoever asks for the result
            future.set_exception(error)
        return future


class Pool(Executor):
    """Works in processes of its own, started by forkserver or spawn when there is something to do. Functions and
    arguments must be values that can be sent. `preload`: modules that all workers have from the start, where the
    system can give them."""

    def __init__(self, workers: int, preload: Sequence[str] = ()) -> None:
        self.workers = max(1, workers)
        self._preload = tuple(preload)
        self._calls: queue.SimpleQueue[Call | None] = queue.SimpleQueue()
        self._hands: list[_Hand] = []
        self._closed = False

    def submit(self, fn: Callable[Args, Result], /, *args: Args.args, **kwargs: Args.kwargs) -> Future[Result]:
        """Hands a call to the next worker that is free."""
        if self._closed:
            raise RuntimeError("the pool is closed")
        future: Future[Result] = Future()
        self._calls.put((future, fn, args, kwargs))
        if len(self._hands) < self.workers:
            self._hands.append(_Hand(self._calls, self._preload))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002
        """Ends the workers: after the calls that were given, or at once with `cancel_futures`. `wait` is always
        done: no process outlives the pool."""
        if self._closed:
            return
        self._closed = True
        if cancel_futures:
            with suppress(queue.Empty):
                while True:
                    call = self._calls.get_nowait()
                    if call is not None:
                        call[0].cancel()
            for hand in self._hands:
                hand.stop()
        for _ in self._hands:
            self._calls.put(None)
        for hand in self._hands:
            hand.thread.join()
        self._hands.clear()

    def __exit__(self, kind: object, *_: object) -> bool | None:
        self.shutdown(cancel_futures=kind is not None)
        return None


class _Hand:
    """A thread with one worker process at a time."""

    def __init__(self, calls: queue.SimpleQueue[Call | None], preload: tuple[str, ...]) -> None:
        self._calls = calls
        self._preload = preload
        self._worker = _Worker(preload)
        self._stopped = False
        self.thread = Thread(target=self._serve, name="chronicle worker", daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """Ends the process, whatever it is doing."""
        self._stopped = True
        self._worker.kill()

    def _serve(self) -> None:
        while (call := self._calls.get()) is not None:
            future, *work = call
            if self._stopped or not future.set_running_or_notify_cancel():
                future.cancel()
                continue
            try:
                self._worker.connection.send(work)
                done, result = self._worker.connection.recv()
            except (EOFError, ConnectionError, OSError):
                self._worker.end()
                future.set_exception(WorkerDiedError())
                if not self._stopped:
                    self._worker = _Worker(self._preload)
                continue
            except Exception as error:  # noqa: BLE001 - what cannot be sent or understood is the caller's
                future.set_exception(error)
                continue
            if done:
                future.set_result(result)
            else:
                future.set_exception(result)
        self._worker.end()


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, preload: tuple[str, ...]) -> None:
        context = _context(preload)
        self.connection, far = context.Pipe()
        self._process = context.Process(target=_work, args=(far, gc.get_threshold()), daemon=True)
        self._process.start()
        # Only then does the end of the process show as the end of the pipe.
        far.close()

    def kill(self) -> None:
        """Ends the process at once."""
        with suppress(ValueError):
            self._process.kill()

    def end(self) -> None:
        """Closes the pipe and waits for the process, which ends when nobody is at the other end."""
        self.connection.close()
        self._process.terminate()
        self._process.join()
        self._process.close()


def _work(connection: Connection, threshold: tuple[int, int, int]) -> None:
    """A worker's life. It ends when nobody is at the other end any more, however that came. `threshold`: how seldom it
    looks for garbage, as its parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*threshold)
    try:
        while True:
            function, args, kwargs = connection.recv()
            try:
                answer = True, function(*args, **kwargs)
            except Exception as error:  # noqa: BLE001 - it is raised again where the work was given
                answer = False, error
            try:
                connection.send(answer)
            except (pickle.PicklingError, AttributeError, TypeError) as error:
                connection.send((False, TypeError(f"the result cannot be sent: {error}")))
    except (EOFError, OSError):
        return
