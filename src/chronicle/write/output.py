"""The output folder: staging beside it, moving into place when all is clean, removing what is stale."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from chronicle.model.diagnostic import Said
from chronicle.write.compare import Existing
from chronicle.write.listing import LISTING, listed, listing_text
from chronicle.write.record import Record, Written


class OutputRefusedError(Exception):
    """The output folder cannot be used. `said` tells why and what to do."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.en)
        self.said = said


def refusal(folder: Path, output: Path, *, force: bool) -> Said | None:
    """Why nothing may be written to `output`, or None: it holds or lies in content/, is a file, or holds files
    of somebody else and was never ours."""
    resolved, content = output.resolve(), (folder / "content").resolve()
    if resolved == content or resolved in content.parents or content in resolved.parents:
        return Said(
            f"{output} holds content/ or lies in it; nothing was written",
            f"{output} 包含 content/ 或在它里面；什么也没有写",
        )
    themes = (folder / "themes").resolve()
    if resolved == themes or themes in resolved.parents:
        return Said(f"{output} lies in themes/; nothing was written", f"{output} 在 themes/ 里；什么也没有写")
    if output.exists() and not output.is_dir():
        return Said(f"{output} is a file, not a folder", f"{output} 是文件，不是文件夹")
    if output.is_dir() and not force and not (output / LISTING).exists() and any(output.iterdir()):
        return Said(
            f"{output} is not empty and was not made by chronicle; nothing was written "
            "(choose another --output, or say --force)",
            f"{output} 不是空的，也不是 chronicle 生成的；什么也没有写（请换 --output，或加 --force）",
        )
    return None


class Output:
    """One build's writing. Use as a context: leaving it without `publish` leaves the output as it was."""

    def __init__(self, folder: Path, record: Record) -> None:
        self.folder = folder
        self._record = record
        self._staging = folder.parent / f".{folder.name}.chronicle-new"
        self._made: dict[str, tuple[str, int]] = {}

    def __enter__(self) -> Output:
        shutil.rmtree(self._staging, ignore_errors=True)
        self._staging.mkdir(parents=True)
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._staging, ignore_errors=True)

    def existing(self) -> dict[str, Existing]:
        """Every file in the output folder, by path; links are not followed."""
        found: dict[str, Existing] = {}
        stack = [(self.folder, "")] if self.folder.is_dir() else []
        while stack:
            at, prefix = stack.pop()
            with os.scandir(at) as entries:
                for entry in entries:
                    path = prefix + entry.name
                    if entry.is_dir(follow_symlinks=False):
                        stack.append((Path(entry.path), f"{path}/"))
                    else:
                        stat = entry.stat(follow_symlinks=False)
                        found[path] = Existing(stat.st_size, stat.st_mtime_ns)
        return found

    def listed(self) -> frozenset[str]:
        """Our own files by the listing in the folder."""
        try:
            return listed((self.folder / LISTING).read_text(encoding="utf-8", errors="replace"))
        except OSError:
            return frozenset()

    def stage(self, path: str, data: bytes) -> None:
        """Puts one file aside. It must have passed the leak gate."""
        target = self._staging / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        self._made[path] = (hashlib.sha256(data).hexdigest(), len(data))

    def copy(self, path: str, source: Path) -> bytes:
        """Puts a copy of a file aside and gives its bytes."""
        data = source.read_bytes()
        self.stage(path, data)
        return data

    def publish(
        self, keys: Mapping[str, str], kept: Mapping[str, Written], remove: tuple[str, ...], options: str
    ) -> None:
        """Moves everything into place: photos and assets first, then pages, then the listing; removes what is
        stale last. Files whose bytes did not change are left untouched. Killed at any moment, the next build
        makes good what is missing. Raises OutputRefusedError, before anything is moved, if something of somebody
        else stands in the way."""
        self.folder.mkdir(parents=True, exist_ok=True)
        before = self._record.outputs()
        blocked = self._blocked(frozenset(before) | self.listed())
        if blocked:
            where = self.folder / blocked
            raise OutputRefusedError(
                Said(
                    f"{where} is in the way and is not ours; move it away",
                    f"{where} 挡住了输出，又不是我们的；请先移开",
                )
            )
        self._record.forget(self._made)
        written: dict[str, Written] = {}
        order = sorted(self._made, key=lambda path: (path.endswith((".html", ".xml")), path))
        for path in order:
            digest, size = self._made[path]
            target = self.folder / path
            if not self._unchanged(target, before.get(path), digest, size):
                target.parent.mkdir(parents=True, exist_ok=True)
                (self._staging / path).replace(target)
            written[path] = Written(keys[path], digest, size, target.stat().st_mtime_ns)
        for path in remove:
            self._remove(path)
        digests = {path: row.digest for path, row in {**kept, **written}.items()}
        self._write_listing(digests)
        self._record.replace(written, remove, options)

    def _unchanged(self, target: Path, before: Written | None, digest: str, size: int) -> bool:
        """True if the file that stands there has these bytes already."""
        try:
            stat = os.lstat(target)
        except OSError:
            return False
        if target.is_symlink() or stat.st_size != size:
            return False
        if before is not None and (before.size, before.mtime) == (stat.st_size, stat.st_mtime_ns):
            return before.digest == digest
        return hashlib.sha256(target.read_bytes()).hexdigest() == digest

    def _blocked(self, ours: frozenset[str]) -> str:
        """The path of something that is not ours and stands where an output or its folder must be, or ""."""
        seen: set[Path] = set()
        for path in self._made:
            target = self.folder / path
            if target.is_dir() and not target.is_symlink():
                return path
            for parent in target.parents:
                if parent in seen or parent == self.folder:
                    break
                seen.add(parent)
                name = parent.relative_to(self.folder).as_posix()
                if parent.is_symlink() or (parent.exists() and not parent.is_dir()):
                    if name not in ours:
                        return name
                    parent.unlink()
        return ""

    def _remove(self, path: str) -> None:
        """Removes one output and the folders that it leaves empty."""
        target = self.folder / path
        target.unlink(missing_ok=True)
        for parent in list(target.relative_to(self.folder).parents)[:-1]:
            try:
                (self.folder / parent).rmdir()
            except OSError:
                return

    def _write_listing(self, digests: Mapping[str, str]) -> None:
        aside = self._staging / LISTING
        aside.write_text(listing_text(digests), encoding="utf-8")
        aside.replace(self.folder / LISTING)
