"""Watching the sources of a site. It says only that something happened, and to which paths."""

from __future__ import annotations

import contextlib
import logging
import os
import threading
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from chronicle.serve.flurry import PATIENCE, Flurry, Patience, heard
from chronicle.serve.paths import OUTSIDE, told

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver, ObservedWatch

# The library speaks of its own affairs (a folder that it was told of twice, a thread that ends) to the terminal.
logging.getLogger("watchdog").addHandler(logging.NullHandler())

POLL_SECONDS = 1.0
LOOK_SECONDS = 1.0
"""How long one waits at most before looking whether the program has been interrupted."""
# Not asked for: that files are read, which the build itself does ten thousand times over.
EVENTS: list[type[FileSystemEvent]] = [
    *(FileModifiedEvent, FileCreatedEvent, FileDeletedEvent, FileMovedEvent),
    *(DirCreatedEvent, DirDeletedEvent, DirMovedEvent),
]


def _nothing() -> None:
    """Nobody is asked."""


class Inbox:
    """Changes on their way from the watcher to the builder."""

    def __init__(
        self,
        patience: Patience = PATIENCE,
        clock: Callable[[], float] = time.monotonic,
        still: Callable[[], None] = _nothing,
    ) -> None:
        self._patience, self._clock, self._still = patience, clock, still
        self._flurry: Flurry | None = None
        self._changed = threading.Condition()

    def put(self, paths: frozenset[str]) -> None:
        """Something happened to these paths."""
        with self._changed:
            self._flurry = heard(self._flurry, self._clock(), paths, self._patience)
            self._changed.notify_all()

    def take(self) -> frozenset[str]:
        """Waits until something has happened and has calmed down; asks `still` now and then whether to go on."""
        with self._changed:
            while self._flurry is None or (left := self._flurry.due() - self._clock()) > 0:
                self._still()
                self._changed.wait(LOOK_SECONDS if self._flurry is None else min(left, LOOK_SECONDS))
            paths, self._flurry = self._flurry.paths, None
            return paths


class Watch(FileSystemEventHandler):
    """Watches folders of a site with all that is in them, as a context. `names`: of folders in FOLDER, such as
    content and themes, that may come and go; `others`: folders outside. `poll`: ask again and again instead of
    being told, for network folders; the attribute `polls` is true also where it came to that because the system
    can watch no more."""

    def __init__(self, folder: Path, names: Sequence[str], others: Sequence[Path], inbox: Inbox, *, poll: bool) -> None:
        super().__init__()
        # Resolved, for a link itself would be watched, not what it leads to.
        self._folder, self._names, self._others = _real(folder), tuple(names), tuple(map(_real, others))
        self._inbox = inbox
        self._roots: dict[Path, str] = {}
        self._watched: list[ObservedWatch] = []
        self.polls = poll
        self._observer = self._started(poll)

    def __enter__(self) -> Watch:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._observer.stop()
        self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by the watcher's thread, one event after another."""
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        changed = {path.name for path in map(Path, paths) if path.parent == self._folder} & {*self._names}
        if changed:
            self._renew()
        changed.update(name for path in paths if (name := told(path, self._roots)) is not None)
        if changed:
            self._inbox.put(frozenset(changed))

    def _started(self, poll: bool) -> BaseObserver:
        if not poll:
            with contextlib.suppress(OSError):
                return self._begun(Observer())
            # No watches are left, or this system has none.
            self.polls = True
        return self._begun(PollingObserver(timeout=POLL_SECONDS))

    def _begun(self, observer: BaseObserver) -> BaseObserver:
        warnings.filterwarnings("ignore", category=RuntimeWarning, module=r"watchdog\.")
        observer.start()
        try:
            self._schedule(observer)
            # Last of all: if the system ran out of watches on the way down, this one cannot be had either.
            observer.schedule(self, str(self._folder), recursive=False, event_filter=EVENTS)
        except BaseException:
            observer.stop()
            observer.join()
            raise
        return observer

    def _schedule(self, observer: BaseObserver) -> None:
        named = {_real(self._folder / name): name for name in self._names}
        self._roots = {**dict.fromkeys(self._others, OUTSIDE), **named}
        self._watched = [
            observer.schedule(self, str(root), recursive=True, event_filter=EVENTS)
            for root in self._roots
            if root.is_dir()
        ]

    def _renew(self) -> None:
        """Watches anew, for a folder has come, gone or been replaced."""
        for watch in self._watched:
            with contextlib.suppress(KeyError, OSError):
                self._observer.unschedule(watch)
        with contextlib.suppress(OSError):
            self._schedule(self._observer)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))
