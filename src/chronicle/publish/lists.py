"""Manifests at a host that cost little to change: one tells how it differs from a list of files, which others share."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from chronicle.model.diagnostic import Said
from chronicle.publish.manifest import (
    Manifest,
    ManifestError,
    Sign,
    decode,
    decode_files,
    encode,
    encode_files,
    is_personal,
    packed,
    unpacked,
)
from chronicle.publish.target import PublishError, Store

OWN = ".chronicle"
LIST = "files-"
"""How the names of lists begin; the rest is made of what is in them."""
FEW, PART = 100, 8
"""So many files, or such a part of all, may be told beside a list before a new one is made."""

Files = dict[str, Sign]


class Told(NamedTuple):
    """A manifest as it is written, and the list that must stand before it, if that is new."""

    manifest: Manifest
    packed: bytes | None


class Lists:
    """The manifests of one store. `here`: a file of this machine that saves fetching the list; it need not be right."""

    def __init__(self, store: Store, here: Path | None) -> None:
        self._store = store
        self._here = here
        self._known: dict[str, Files] = {}

    def read(self, path: str) -> Manifest:
        """A manifest with all its files; an empty one if there is none. PublishError for one that makes no sense."""
        try:
            told = self.told(path)
            if not told.base:
                return told
            files = dict(self._base(told.base))
        except ManifestError as error:
            raise damaged(path) from error
        for name in told.gone:
            files.pop(name, None)
        return Manifest({**files, **told.files}, told.base, (), told.release, told.written, told.grace, told.carried)

    def told(self, path: str) -> Manifest:
        """A manifest as it is written. Raises ManifestError."""
        return decode(self._store.read(path))

    def tell(self, manifest: Manifest, base: str) -> Told:
        """How a manifest will be written; from the list `base` if it is known and not far from it. What was withdrawn
        may not stand in it."""
        known = self._known.get(base)
        if known is not None:
            gone = tuple(sorted(known.keys() - manifest.files.keys()))
            files = {path: sign for path, sign in manifest.files.items() if tuple(known.get(path, ())) != tuple(sign)}
            few = len(files) + len(gone) <= max(FEW, len(known) // PART)
            if few and not any(map(is_personal, gone)):
                return Told(_with(manifest, files, base, gone), None)
        plain = encode_files(manifest.files)
        name = f"{LIST}{hashlib.sha256(plain).hexdigest()[:32]}.gz"
        self._known[name] = dict(manifest.files)
        return Told(_with(manifest, {}, name, ()), packed(plain))

    def write(self, path: str, told: Told) -> None:
        """Writes a manifest, its list first."""
        if told.packed is not None:
            self._store.write(f"{OWN}/{told.manifest.base}", told.packed)
            self._keep(told.packed)
        self._store.write(path, encode(told.manifest))

    def remove(self, names: Iterable[str]) -> None:
        """Removes lists."""
        if stale := [f"{OWN}/{name}" for name in names]:
            self._store.remove("", stale)

    def _base(self, name: str) -> Files:
        if name not in self._known:
            files = self._kept(name)
            if files is None:
                data = self._store.read(f"{OWN}/{name}")
                if data is None:
                    raise ManifestError(name)
                files = _files(name, data)
                self._keep(data)
            self._known[name] = files
        return self._known[name]

    def _kept(self, name: str) -> Files | None:
        try:
            return _files(name, self._here.read_bytes()) if self._here is not None else None
        except (OSError, ManifestError):
            return None

    def _keep(self, data: bytes) -> None:
        if self._here is not None:
            with suppress(OSError):
                self._here.parent.mkdir(parents=True, exist_ok=True)
                self._here.write_bytes(data)


def damaged(path: str) -> PublishError:
    """What is said of a list of files that makes no sense."""
    return PublishError(
        Said(f"the list of files at the host is damaged: {path}", f"主机上的文件清单已损坏：{path}"),
        Said(
            "restore it from a copy, or name another path; nothing was sent",
            "请从备份恢复，或换一个路径；什么也没有发送",
        ),
    )


def _with(manifest: Manifest, files: Files, base: str, gone: tuple[str, ...]) -> Manifest:
    return Manifest(files, base, gone, manifest.release, manifest.written, manifest.grace, manifest.carried)


def _files(name: str, data: bytes) -> Files:
    plain = unpacked(data)
    if name != f"{LIST}{hashlib.sha256(plain).hexdigest()[:32]}.gz":
        raise ManifestError(name)
    return decode_files(plain)
