"""A site in releases: each in a folder of its own, files that did not change linked from the one before, and a
symbolic link that is switched to the new one when all of it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress

from chronicle.model.diagnostic import Said
from chronicle.publish.difference import Difference, difference
from chronicle.publish.lock import HostLock
from chronicle.publish.manifest import Manifest, Sign, decode, encode
from chronicle.publish.target import Done, Linked, Parcel, PublishError, Sent

CURRENT = "current"
RELEASES = "releases"
PART = ".chronicle/part"
PENDING = ".chronicle/part.json"


class Releases:
    """A host with links."""

    grace = True

    def __init__(self, store: Linked, keep: int) -> None:
        self.way = Said(
            "releases: uploaded beside the old site, then switched by the link “current”",
            "分版本：先在旧站旁边传完，再切换链接 current",
        )
        self._store = store
        self._lock = HostLock(store)
        self._keep = max(1, keep)
        self._stands = Manifest()

    def lock(self, *, force: bool) -> None:
        """As `Host`."""
        self._lock.take(force=force)

    def current(self) -> str:
        """The name of the release that is shown, "" if there is none. PublishError if `current` is not ours."""
        points = self._store.points(CURRENT)
        if points is None:
            return ""
        name = points.removeprefix(f"{RELEASES}/").rstrip("/")
        if not points.startswith(f"{RELEASES}/") or "/" in name or self._store.read(_manifest(name)) is None:
            raise PublishError(
                Said("“current” at the host is not ours", "主机上的 current 不是 chronicle 建的"),
                Said("move it away, or name another path", "请移开它，或换一个路径"),
            )
        return name

    def look(self) -> Manifest:
        """As `Host`."""
        name = self.current()
        self._stands = decode(self._store.read(_manifest(name))) if name else Manifest()
        return self._stands

    def ours(self) -> Mapping[str, Sign]:
        """As `Host`."""
        return self._stands.files

    def foreign(self, paths: Iterable[str]) -> set[str]:
        """As `Host`."""
        stands = self._stands
        asked = [f"{CURRENT}/{path}" for path in paths if path not in stands.files] if stands.release else []
        return {path.removeprefix(f"{CURRENT}/") for path in self._store.present(asked)}

    def send(self, parcel: Parcel, done: Done) -> Sent:
        """As `Host`."""
        store, sent = self._store, Sent()
        stands = self.look()
        change = difference(parcel.files, stands.files)
        # Every file is written whole, so what an earlier attempt left has the bytes that it meant to write.
        meant = decode(store.read(PENDING)).files
        left = store.walk(PART)
        have = {p for p in left if tuple(meant.get(p, ())) == tuple(parcel.files.get(p, (0,)))}
        store.remove(PART, left - have)
        store.write(PENDING, encode(parcel.manifest))
        carried: set[str] = set()
        if stands.release:
            others = store.walk(CURRENT) - stands.files.keys()
            same = parcel.files.keys() - set(change.new) - set(change.changed) - have
            linked = store.link(CURRENT, PART, sorted(same | others))
            carried, have = others & linked, have | (same & linked)
        missing = Difference(tuple(path for path in parcel.files if path not in have)).send
        gone = [path for path in missing if path not in parcel.sources]
        files = {path: sign for path, sign in parcel.files.items() if path not in gone}

        def told(size: int) -> None:
            sent.files += 1
            sent.bytes += size
            done(size)

        store.send(PART, {path: parcel.sources[path] for path in missing if path not in gone}, parcel.home, told)
        self._lock.check()
        manifest = Manifest(files, parcel.release, parcel.written, parcel.grace, tuple(sorted(carried)))
        store.write(_manifest(parcel.release), encode(manifest))
        store.move(PART, f"{RELEASES}/{parcel.release}")
        store.switch(CURRENT, f"{RELEASES}/{parcel.release}")
        store.remove("", [PENDING])
        sent.removed = len(change.removed)
        self._stands = manifest
        self._prune()
        return sent

    def forget(self, fails: Callable[[str], bool] | None) -> Said | None:
        """As `Host`."""
        now = self.current()
        for name in self.names():
            if name != now and (fails is None or fails(name)):
                self.delete(name)
        return None

    def names(self) -> list[str]:
        """All releases, the newest first."""
        return sorted(self._store.names(RELEASES), reverse=True)

    def before(self) -> str:
        """The release before the one that is shown, "" if there is none."""
        now = self.current()
        return next((name for name in self.names() if now and name < now), "")

    def manifest(self, name: str) -> Manifest:
        """What a release holds."""
        return decode(self._store.read(_manifest(name)))

    def read(self, name: str, path: str) -> bytes | None:
        """The bytes of a file of a release."""
        return self._store.read(f"{RELEASES}/{name}/{path}")

    def switch(self, name: str) -> None:
        """Shows another release."""
        self._lock.check()
        self._store.switch(CURRENT, f"{RELEASES}/{name}")

    def delete(self, name: str) -> None:
        """Removes what chronicle put into a release, and its folders if nothing else lies there."""
        held = self.manifest(name)
        self._store.remove(f"{RELEASES}/{name}", (*held.files, *held.carried))
        self._store.remove("", [_manifest(name)])

    def _prune(self) -> None:
        now = self.current()
        for name in [name for name in self.names() if name != now][self._keep - 1 :]:
            self.delete(name)

    def close(self) -> None:
        """As `Host`."""
        with suppress(OSError, PublishError):
            self._lock.free()
        with suppress(OSError, PublishError):
            self._store.close()


def _manifest(name: str) -> str:
    return f".chronicle/{name}.json"
