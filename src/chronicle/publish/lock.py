"""One publisher at a time: a file at the host that says who it is and since when."""

from __future__ import annotations

import getpass
import hashlib
import os
import re
import secrets
import socket
from datetime import UTC, datetime, timedelta

import msgspec

from chronicle.model.diagnostic import Said
from chronicle.model.value import Value
from chronicle.publish.target import PublishError, Store

LOCK = ".chronicle/lock"
LEASE = timedelta(minutes=30)
BEAT = timedelta(minutes=1)
TRIES = 5


class Holder(Value, frozen=True):
    """Who publishes. `beat`: when this was last heard of."""

    who: str
    host: str
    pid: int
    since: str
    beat: str
    mark: str


class HostLock:
    """The lock of a host. It is left behind only by a publisher that died."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._holder: Holder | None = None

    def take(self, *, force: bool) -> None:
        """Takes the lock. That of a process of this machine that is no more, or one not heard of for half an hour, is
        taken over, by one of those who try. Raises PublishError with who holds it since when."""
        now = _now()
        mine = Holder(who(), socket.gethostname(), os.getpid(), now, now, secrets.token_hex(8))
        data = msgspec.json.encode(mine)
        for _ in range(TRIES):
            if self._store.create(LOCK, data) or self._taken_over(data, force=force):
                self._holder = mine
                self.check()
                return
        raise _busy(_holder(self._store.read(LOCK)))

    def _taken_over(self, mine: bytes, *, force: bool) -> bool:
        """Whether the lock of a dead one was taken over. Who makes the file that is called by the dead one's mark may;
        the lock is looked at once more then, since somebody may have done so and be done with it."""
        held = last = self._store.read(LOCK)
        if held is None:
            return False
        passed: list[str] = []
        while last is not None:
            holder, name = _holder(last), f"{LOCK}-{_mark(last)}"
            passed.append(name)
            last = self._store.read(name)
        if not force and (holder is None or not _dead(holder)):
            raise _busy(holder)
        if not self._store.create(name, mine):
            return False
        if self._store.read(LOCK) != held:
            self._store.remove("", [name])
            return False
        self._store.write(LOCK, mine)
        self._store.remove("", passed)
        return True

    def check(self) -> None:
        """Raises PublishError if somebody else has taken the lock over. Tells others that this one lives."""
        if self._holder is None:
            return
        found = _holder(self._store.read(LOCK))
        if found is None or found.mark != self._holder.mark:
            self._holder = None
            raise _busy(found)
        if _time(_now()) - _time(self._holder.beat) > BEAT:
            self._holder = msgspec.structs.replace(self._holder, beat=_now())
            self._store.write(LOCK, msgspec.json.encode(self._holder))

    def free(self) -> None:
        """Gives the lock back."""
        if self._holder is not None:
            held, self._holder = self._holder, None
            found = _holder(self._store.read(LOCK))
            if found is not None and found.mark == held.mark:
                self._store.remove("", [LOCK])


def who() -> str:
    """How this publisher is called at the host."""
    if named := os.environ.get("CHRONICLE_PUBLISHER", ""):
        return named
    try:
        return f"{getpass.getuser()}@{socket.gethostname()}"
    except (KeyError, OSError):
        return socket.gethostname()


def _busy(holder: Holder | None) -> PublishError:
    name, since = (holder.who, holder.since) if holder else ("?", "?")
    return PublishError(
        Said(
            f"somebody else is publishing: {name}, since {since}",
            f"别人正在发布：{name}，自 {since} 起",
        ),
        Said(
            "wait until that is done; if you know that it is dead, say --allow lock",
            "请等它结束；若确知它已中断，请加 --allow lock",
        ),
    )


def _holder(data: bytes | None) -> Holder | None:
    try:
        return msgspec.json.decode(data or b"", type=Holder)
    except msgspec.DecodeError:
        return None


def _mark(data: bytes) -> str:
    """Of a holder, or of what is none."""
    holder = _holder(data)
    named = holder is not None and re.fullmatch("[0-9a-f]{16}", holder.mark)
    return holder.mark if holder is not None and named else hashlib.sha256(data).hexdigest()[:16]


def _dead(holder: Holder) -> bool:
    if _time(_now()) - _time(holder.beat) > LEASE:
        return True
    if holder.host != socket.gethostname() or not hasattr(os, "kill") or os.name == "nt":
        return False
    try:
        os.kill(holder.pid, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _time(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return datetime.max.replace(tzinfo=UTC)
