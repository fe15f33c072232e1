"""A site put straight where it is served from: what pages name first, pages next, what goes last, the manifest at the
very end. For hosts without links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress

from chronicle.model.diagnostic import Said
from chronicle.publish.difference import difference
from chronicle.publish.lock import HostLock
from chronicle.publish.manifest import Manifest, Sign, decode, encode
from chronicle.publish.target import Done, Parcel, PublishError, Sent, Store

MANIFEST = ".chronicle/manifest.json"
PENDING = ".chronicle/pending.json"
"""What was about to be sent, and how far that went: a broken attempt can be told from other people's files."""
BATCH = 200


class InPlace:
    """A host that has no links."""

    way = Said(
        "in place: hashed files first, pages next, deletions last, the manifest at the very end",
        "就地更新：先传带散列名的文件，再传网页，最后删除，清单写在最末",
    )

    grace = True

    def __init__(self, store: Store, batch: int = BATCH) -> None:
        self._store = store
        self._lock = HostLock(store)
        self._batch = batch
        self._stands = Manifest()
        self._pending = Manifest()

    def lock(self, *, force: bool) -> None:
        """As `Host`."""
        self._lock.take(force=force)

    def look(self) -> Manifest:
        """What stands there: where an attempt broke off, as far as that went."""
        self._stands = decode(self._store.read(MANIFEST))
        self._pending = decode(self._store.read(PENDING))
        # `grace` of the pending one: what was being sent when it broke off; nobody knows how that stands.
        unsure = dict.fromkeys(self._pending.grace, (-1, ""))
        files = {**self._stands.files, **self._pending.files, **unsure}
        return Manifest(files, self._stands.release, self._stands.written, self._stands.grace)

    def ours(self) -> Mapping[str, Sign]:
        """As `Host`."""
        return {**self._stands.files, **self._pending.files, **dict.fromkeys(self._pending.grace, (-1, ""))}

    def foreign(self, paths: Iterable[str]) -> set[str]:
        """As `Host`."""
        ours = self.ours()
        return self._store.present([path for path in paths if path not in ours])

    def send(self, parcel: Parcel, done: Done) -> Sent:
        """As `Host`."""
        stands = self.look()
        change, sent = difference(parcel.files, stands.files), Sent()
        reached = dict(self._pending.files)

        def told(size: int) -> None:
            sent.files += 1
            sent.bytes += size
            done(size)

        for batch in _batches(change.steps, self._batch):
            self._lock.check()
            self._store.write(PENDING, encode(Manifest(reached, grace=tuple(batch))))
            self._store.send("", {path: parcel.sources[path] for path in batch}, parcel.home, told)
            reached |= {path: parcel.files[path] for path in batch}
        self._lock.check()
        if change.removed:
            self._store.write(PENDING, encode(Manifest(reached, grace=change.removed)))
            self._store.remove("", change.removed)
            sent.removed = len(change.removed)
        self._store.write(MANIFEST, encode(parcel.manifest))
        self._store.remove("", [PENDING])
        return sent

    def forget(self, fails: Callable[[str], bool] | None) -> Said | None:  # noqa: ARG002
        """There is nothing older."""
        versions = getattr(self._store, "old_versions", None)
        return versions() if versions else None

    def close(self) -> None:
        """As `Host`."""
        with suppress(OSError, PublishError):
            self._lock.free()
        with suppress(OSError, PublishError):
            self._store.close()


def _batches(steps: Iterable[tuple[str, ...]], size: int) -> Iterator[tuple[str, ...]]:
    for step in steps:
        for at in range(0, len(step), size):
            yield step[at : at + size]
