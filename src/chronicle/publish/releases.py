"""A site in releases: each in a folder of its own, files that did not change linked from the one before, and a
symbolic link that is switched to the new one when all of it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from chronicle.model.diagnostic import Said
from chronicle.publish.difference import Difference, difference
from chronicle.publish.lists import LIST, OWN, Lists
from chronicle.publish.lock import HostLock
from chronicle.publish.manifest import Manifest, ManifestError, Sign, decode, encode, packed, unpacked
from chronicle.publish.target import Done, Linked, Parcel, PublishError, Sent

CURRENT = "current"
RELEASES = "releases"
PART = ".chronicle/part"
PENDING = ".chronicle/part.gz"
"""What was about to be sent, and the release from which the rest was linked."""


class Releases:
    """A host with links."""

    grace = True

    def __init__(self, store: Linked, keep: int, here: Path | None = None) -> None:
        self.way = Said(
            "releases: uploaded beside the old site, then switched by the link “current”",
            "分版本：先在旧站旁边传完，再切换链接 current",
        )
        self._store = store
        self._lists = Lists(store, here)
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
        self._stands = self.manifest(name) if name else Manifest()
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
        have, carried = self._left(parcel), set[str]()
        meant = {path: parcel.files[path] for path in (*change.new, *change.changed)}
        store.write(PENDING, packed(encode(Manifest(meant, release=stands.release))))
        if stands.release:
            same, at = parcel.files.keys() - meant.keys(), f"{RELEASES}/{stands.release}"
            held = {*stands.files, *stands.carried}
            if not have and store.link_tree(at, PART, held, {*change.changed, *change.removed}):
                have, carried = have | same, set(stands.carried)
            else:
                others = store.walk(at) - stands.files.keys()
                linked = store.link(at, PART, sorted((same - have) | others))
                have, carried = have | (same & linked), others & linked
        missing = Difference(tuple(path for path in parcel.files if path not in have)).send
        gone = [path for path in missing if path not in parcel.sources]
        files = {path: sign for path, sign in parcel.files.items() if path not in gone}

        def told(size: int) -> None:
            sent.files += 1
            sent.bytes += size
            done(size)

        store.send(PART, {path: parcel.sources[path] for path in missing if path not in gone}, parcel.home, told)
        self._lock.check()
        manifest = Manifest(
            files,
            release=parcel.release,
            written=parcel.written,
            grace=parcel.grace,
            carried=tuple(sorted(carried)),
        )
        self._lists.write(_manifest(parcel.release), self._lists.tell(manifest, stands.base))
        store.move(PART, f"{RELEASES}/{parcel.release}")
        store.switch(CURRENT, f"{RELEASES}/{parcel.release}")
        store.remove("", [PENDING])
        sent.removed = len(change.removed)
        self._stands = manifest
        self._prune()
        return sent

    def _left(self, parcel: Parcel) -> set[str]:
        """What a broken attempt left and is of use. Every file is written whole, so it has the bytes that were meant;
        what was linked has those of the release from which it was."""
        left = self._store.walk(PART)
        if not left:
            return left
        meant = self._meant()
        have = {p for p in left if tuple(meant.get(p, ())) == tuple(parcel.files.get(p, (0,)))}
        self._store.remove(PART, left - have)
        return have

    def drop_left(self) -> None:
        """Removes what a broken attempt left, for it is not wanted any more."""
        if left := self._store.walk(PART):
            self._store.remove(PART, left)
            self._store.remove("", [PENDING])

    def _meant(self) -> Mapping[str, Sign]:
        try:
            meant = decode(unpacked(self._store.read(PENDING) or b""))
            linked = self.manifest(meant.release).files if meant.release else {}
        except (OSError, ManifestError, PublishError):
            return {}
        return {**linked, **meant.files}

    def forget(self, fails: Callable[[str], bool] | None) -> Said | None:
        """As `Host`."""
        now = self.current()
        for name in self.names():
            if name != now and (fails is None or fails(name)):
                self.delete(name)
        self._tidy()
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
        return self._lists.read(_manifest(name))

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
        paths = {*held.files, *held.carried}
        if not self._store.remove_tree(f"{RELEASES}/{name}", paths):
            self._store.remove(f"{RELEASES}/{name}", paths)
        self._store.remove("", [_manifest(name)])

    def _prune(self) -> None:
        now = self.current()
        for name in [name for name in self.names() if name != now][self._keep - 1 :]:
            self.delete(name)
        self._tidy()

    def _tidy(self) -> None:
        """Removes manifests of releases that are no more, and lists from which none is told."""
        names = self.names()
        own = self._store.names(OWN)
        stale = [name for name in own if name.endswith(".json") and name.removesuffix(".json") not in names]
        if len(lists := [name for name in own if name.startswith(LIST)]) > 1:
            used = {self._lists.told(_manifest(name)).base for name in names}
            stale += [name for name in lists if name not in used]
        if stale:
            self._store.remove("", [f"{OWN}/{name}" for name in stale])

    def close(self) -> None:
        """As `Host`."""
        with suppress(OSError, PublishError):
            self._lock.free()
        with suppress(OSError, PublishError):
            self._store.close()


def _manifest(name: str) -> str:
    return f".chronicle/{name}.json"
