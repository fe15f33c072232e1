"""A site put straight where it is served from: what pages name first, pages next, what goes last, the manifest at the
very end. For hosts without links."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from chronicle.model.diagnostic import Said
from chronicle.publish.difference import difference
from chronicle.publish.lists import Lists
from chronicle.publish.lock import HostLock
from chronicle.publish.manifest import Manifest, Sign
from chronicle.publish.pending import Pending, advance, begin, begun, end
from chronicle.publish.target import Done, Parcel, PublishError, Sent, Store

MANIFEST = ".chronicle/manifest.json"
BATCH = 200


class InPlace:
    """A host that has no links."""

    way = Said(
        "in place: hashed files first, pages next, deletions last, the manifest at the very end",
        "就地更新：先传带散列名的文件，再传网页，最后删除，清单写在最末",
    )

    grace = True

    def __init__(self, store: Store, here: Path | None = None, batch: int = BATCH) -> None:
        self._store = store
        self._lists = Lists(store, here)
        self._lock = HostLock(store)
        self._batch = batch
        self._stands = Manifest()
        self._pending = Pending("", {}, ())
        self._reached: Mapping[str, Sign] = {}
        self._unsure: frozenset[str] = frozenset()

    def lock(self, *, force: bool) -> None:
        """As `Host`."""
        self._lock.take(force=force)

    def look(self) -> Manifest:
        """What stands there: where an attempt broke off, as far as that went."""
        self._stands = self._lists.read(MANIFEST)
        self._pending, self._reached, self._unsure = begun(self._store)
        return Manifest(dict(self.ours()), grace=self._stands.grace)

    def ours(self) -> Mapping[str, Sign]:
        """As `Host`."""
        return {**self._stands.files, **self._reached, **dict.fromkeys(self._unsure, (-1, ""))}

    def foreign(self, paths: Iterable[str]) -> set[str]:
        """As `Host`."""
        ours = self.ours()
        return self._store.present([path for path in paths if path not in ours])

    def send(self, parcel: Parcel, done: Done) -> Sent:
        """As `Host`."""
        stands = self.look()
        change, sent = difference(parcel.files, stands.files), Sent()
        batches = tuple(_batches(change.steps, self._batch))
        told = self._lists.tell(parcel.manifest, self._stands.base)
        pending = Pending(
            secrets.token_hex(8),
            {path: parcel.files[path] for batch in batches for path in batch},
            tuple(map(len, batches)),
            change.removed,
            dict(self._reached),
            tuple(sorted(self._unsure)),
            told.manifest.base,
        )

        def passed(size: int) -> None:
            sent.files += 1
            sent.bytes += size
            done(size)

        self._lock.check()
        begin(self._store, pending)
        for number, batch in enumerate(batches, 1):
            self._lock.check()
            self._store.send("", {path: parcel.sources[path] for path in batch}, parcel.home, passed)
            advance(self._store, pending, number)
        self._lock.check()
        if change.removed:
            self._store.remove("", change.removed)
            sent.removed = len(change.removed)
        self._lists.write(MANIFEST, told)
        self._lists.remove({self._stands.base, self._pending.base} - {told.manifest.base, ""})
        end(self._store)
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
