"""One build of a site at a time; a second one waits, and is told if it waits in vain."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

WAIT_SECONDS = 600


class BusyError(Exception):
    """Another build of this site has held the lock for too long."""


@contextmanager
def site_lock(state_folder: Path, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Holds the site's lock. The system frees it when the process ends, however it ends. Raises BusyError."""
    state_folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(state_folder / "lock")
    try:
        lock.acquire(timeout=wait)
    except Timeout as error:
        raise BusyError(str(state_folder)) from error
    try:
        yield
    finally:
        lock.release()
