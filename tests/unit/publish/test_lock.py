"""The lock at a host: of those who take over that of a dead publisher at once, one has it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from threading import Barrier, Thread

import msgspec
import pytest

from chronicle.publish.folder import FolderStore
from chronicle.publish.lock import LOCK, Holder, HostLock
from chronicle.publish.target import PublishError

DEAD = Holder("dead", "elsewhere", 1, "2000-01-01T00:00:00Z", "2000-01-01T00:00:00Z", "0" * 16)
LIVING = msgspec.structs.replace(DEAD, who="living", beat="2999-01-01T00:00:00Z", mark="1" * 16)
OPERATIONS = 12
"""More than a lock is taken by."""


class Interrupted(FolderStore):
    """A folder in which something else happens before one of the operations."""

    def __init__(self, base: Path, at: int, event: Callable[[], None]) -> None:
        super().__init__(base)
        self._left, self._event = at, event

    def _operation(self) -> None:
        self._left -= 1
        if self._left == 0:
            self._event()

    def read(self, path: str) -> bytes | None:
        self._operation()
        return super().read(path)

    def write(self, path: str, data: bytes) -> None:
        self._operation()
        super().write(path, data)

    def create(self, path: str, data: bytes) -> bool:
        self._operation()
        return super().create(path, data)

    def remove(self, below: str, paths: Iterable[str]) -> None:
        self._operation()
        super().remove(below, paths)


def holds(lock: HostLock, taken: bool) -> bool:
    """Whether a publisher would go on."""
    if taken:
        with suppress(PublishError):
            lock.check()
            return True
    return False


def take(lock: HostLock) -> bool:
    with suppress(PublishError):
        lock.take(force=False)
        return True
    return False


@pytest.mark.parametrize("left", [LOCK, f"{LOCK}-{DEAD.mark}"], ids=["a dead one", "one that died taking over"])
@pytest.mark.parametrize("at", range(1, OPERATIONS))
def test_one_of_two_has_it_whenever_the_other_comes(tmp_path: Path, at: int, left: str) -> None:
    store = FolderStore(tmp_path)
    store.write(LOCK, msgspec.json.encode(DEAD))
    store.write(left, msgspec.json.encode(msgspec.structs.replace(DEAD, mark="2" * 16)))
    other, others = HostLock(store), []
    first = HostLock(Interrupted(tmp_path, at, lambda: others.append(take(other))))
    mine = take(first)
    assert [mine, *others].count(True) == 1
    assert [holds(first, mine), holds(other, others == [True])].count(True) == 1
    for lock in (first, other):
        lock.free()
    assert list((tmp_path / ".chronicle").iterdir()) == []


def test_many_at_once(tmp_path: Path) -> None:
    for number in range(20):
        store = FolderStore(tmp_path / str(number))
        store.write(LOCK, msgspec.json.encode(DEAD))
        locks = [HostLock(store) for _ in range(6)]
        together = Barrier(len(locks))
        taken: list[HostLock] = []

        def run(lock: HostLock, together: Barrier = together, taken: list[HostLock] = taken) -> None:
            together.wait()
            if take(lock):
                taken.append(lock)

        threads = [Thread(target=run, args=(lock,)) for lock in locks]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(taken) == 1
        assert holds(taken[0], True)


def test_that_of_a_living_one_is_left_to_it(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    store.write(LOCK, msgspec.json.encode(LIVING))
    lock = HostLock(store)
    with pytest.raises(PublishError, match="living, since 2000"):
        lock.take(force=False)
    lock.take(force=True)
    lock.check()


def test_one_who_is_taking_over_now_is_not_hindered(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    store.write(LOCK, msgspec.json.encode(DEAD))
    store.write(f"{LOCK}-{DEAD.mark}", msgspec.json.encode(LIVING))
    with pytest.raises(PublishError, match="living"):
        HostLock(store).take(force=False)


def test_what_is_no_lock_wants_a_word(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    store.write(LOCK, b"?")
    with pytest.raises(PublishError):
        HostLock(store).take(force=False)
    HostLock(store).take(force=True)


def test_a_lock_is_there_with_its_bytes_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = FolderStore(tmp_path)
    assert store.create("a", b"1")
    assert not store.create("a", b"2")
    monkeypatch.setattr("os.link", lambda *_: (_ for _ in ()).throw(OSError("no links")))
    assert not store.create("a", b"3")
    assert store.create("b", b"4")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"1", "b": b"4"}
