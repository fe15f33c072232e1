"""The output folder: staging beside it, moving into place when all is clean, removing what is stale."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from stat import S_ISDIR, S_ISLNK
from typing import NamedTuple

from chronicle.model.diagnostic import Said
from chronicle.write.compare import Existing, Signs
from chronicle.write.listing import LISTING, listed, listing_text
from chronicle.write.moves import Moves
from chronicle.write.record import Made, Record, Written

STAGING = ".chronicle-new"
ATTIC = ".chronicle-old"
TREE = "site"
"""In the staging folder: the whole output, where there was none before."""
PREVIEW = ".chronicle/preview"
"""The one output in the state folder: `serve` builds there, and whatever it holds is ours."""


_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


class Laid(NamedTuple):
    """A file that was put aside: SHA-256 of its bytes, size in bytes, time in nanoseconds."""

    digest: str
    size: int
    mtime: int


@dataclass(frozen=True, slots=True)
class Aside:
    """Where files are put aside. `whole`: as they will lie in the output, which there is none of yet; else by number,
    all in one folder, since one that is made for each page and removed again would cost more than the page. A value, so
    that workers can put aside what they have made."""

    folder: str
    whole: bool = False

    def __call__(self, number: int, path: str, data: bytes) -> Laid:
        """Writes an output. It must have passed the leak gate."""
        # By the system's own calls: a file object asks for more than it is used for.
        try:
            file = os.open(self.at(number, path), _NEW, 0o666)
        except FileNotFoundError:
            file = os.open(self.room(number, path), _NEW, 0o666)
        try:
            rest = data
            while rest:
                rest = rest[os.write(file, rest) :]
            mtime = os.fstat(file).st_mtime_ns
        finally:
            os.close(file)
        return Laid(hashlib.sha256(data).hexdigest(), len(data), mtime)

    def room(self, number: int, path: str) -> str:
        """Where an output may be put by another way."""
        at = self.at(number, path)
        folder = os.path.dirname(at)  # noqa: PTH120
        try:
            os.mkdir(folder)  # noqa: PTH102 - most pages have a folder of their own, in one that is there
        except OSError:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        return at

    def at(self, number: int, path: str) -> str:
        """Where an output is put."""
        return f"{self.folder}{os.sep}{path if self.whole else number}"


class OutputRefusedError(Exception):
    """The output folder cannot be used. `said` tells why and what to do."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.en)
        self.said = said


def refusal(folder: Path, output: Path, *, force: bool) -> Said | None:
    """Why nothing may be written to `output`, or None: it holds content/; lies in content/, themes/ or .chronicle/;
    is a file; or holds files of somebody else and was never ours. OSError if it cannot be looked at."""
    resolved, content = output.resolve(), (folder / "content").resolve()
    if resolved == content or resolved in content.parents or content in resolved.parents:
        return Said(
            f"{output} holds content/ or lies in it; nothing was written",
            f"{output} 包含 content/ 或在它里面；什么也没有写",
        )
    if resolved == (folder / PREVIEW).resolve():
        return None
    for name in ("themes", ".chronicle"):
        ours = (folder / name).resolve()
        if resolved == ours or ours in resolved.parents:
            return Said(f"{output} lies in {name}/; nothing was written", f"{output} 在 {name}/ 里；什么也没有写")
    if output.is_symlink() and not output.exists():
        return Said(f"{output} is a link that leads nowhere", f"{output} 是一个失效的链接")
    if os.path.lexists(output) and not output.is_dir():
        return Said(f"{output} is a file, not a folder", f"{output} 是文件，不是文件夹")
    if output.is_dir() and not force and not (output / LISTING).is_file():
        others = [path.name for path in output.iterdir() if path.name not in (STAGING, LISTING)]
        if others:
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
        self._at = folder.resolve()
        self._record = record
        self._staging = _staging(self._at)
        self.aside = Aside(str(self._staging))
        self._tree = self._staging / TREE
        self._made: dict[str, Laid] = {}
        self._numbers: dict[str, int] = {}
        self._stands: dict[str, Existing] = {}

    def __enter__(self) -> Output:
        self._clear()
        self._staging.mkdir(parents=True)
        self._made, self._numbers = {}, {}
        whole = not os.path.lexists(self._at)
        self.aside = Aside(str(self._tree if whole else self._staging), whole)
        return self

    def __exit__(self, *_: object) -> None:
        self._clear()

    def _clear(self) -> None:
        for place in (self._staging, self._at / STAGING):
            shutil.rmtree(place, ignore_errors=True)

    def existing(self) -> dict[str, Existing]:
        """Every file in the output folder, by path; links are not followed."""
        found: dict[str, Existing] = {}
        stack = [(str(self._at), "")] if self._at.is_dir() else []
        while stack:
            at, prefix = stack.pop()
            with os.scandir(at) as entries:
                for entry in entries:
                    path = prefix + entry.name
                    if path == STAGING:
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        stack.append((entry.path, f"{path}/"))
                    else:
                        stat = entry.stat(follow_symlinks=False)
                        found[path] = Existing(stat.st_size, stat.st_mtime_ns)
        return found

    def stands(self, path: str) -> Existing | None:
        """One file in the output folder, None if it is not there."""
        try:
            stat = (self._at / path).lstat()
        except OSError:
            return None
        return Existing(stat.st_size, stat.st_mtime_ns)

    def standing(self, before: Mapping[str, Existing], removed: Iterable[str]) -> dict[str, Existing]:
        """What stands there after `publish`, without looking at all of it again. `before`: what stood there."""
        found = {**before, **self._stands}
        for path in removed:
            found.pop(path, None)
        return found

    def listed(self) -> Mapping[str, str]:
        """Our own files by the listing in the folder, with their digests."""
        try:
            return listed((self._at / LISTING).read_text(encoding="utf-8", errors="replace"))
        except OSError:
            return {}

    def read(self, path: str) -> bytes:
        """The bytes of an output that stands."""
        return (self._at / path).read_bytes()

    def stage(self, path: str, data: bytes) -> None:
        """Puts one file aside. It must have passed the leak gate."""
        self.laid(path, self.aside(self.number(path), path, data))

    def number(self, path: str) -> int:
        """The number under which an output is put aside."""
        return self._numbers.setdefault(path, len(self._numbers))

    def digests(self) -> Mapping[str, str]:
        """Of what was put aside: SHA-256 by path."""
        return {path: laid.digest for path, laid in self._made.items()}

    def laid(self, path: str, laid: Laid) -> None:
        """Takes note of an output that was put aside under its number."""
        self._made[path] = laid

    def copy(self, path: str, source: Path) -> bytes:
        """Puts a copy of a file aside and gives its bytes."""
        data = source.read_bytes()
        self.stage(path, data)
        return data

    def publish(
        self, signs: Mapping[str, Signs], kept: Mapping[str, Written], remove: Iterable[str], made: Made
    ) -> None:
        """Moves everything into place. An output that was not there comes by one move. Into one that is there:
        photos and assets first, then pages, then the listing; what is stale is removed last. Files whose bytes did not
        change are left untouched. An error undoes all of it. Killed at any moment, the next build makes good what is
        missing: the listing names new files before they are moved, and the record has forgotten them. Raises
        OutputRefusedError, before anything is moved, if something of somebody else stands in the way."""
        if self.aside.whole:
            self._publish_whole(signs, made)
            return
        before, stale, old = self._record.outputs(), tuple(remove), self.listed()
        in_the_way = self._in_the_way({*before, *old}, frozenset(stale))
        new = self.digests()
        was = {**old, **{path: row.digest for path, row in before.items()}}
        first, last = self._staging / f"{LISTING}.all", self._staging / f"{LISTING}.now"
        self._list(first, {**was, **new})
        self._list(last, {**{path: row.digest for path, row in kept.items()}, **new})
        self._record.forget(self._made)
        written: dict[str, Written] = {}
        moves = Moves(str(self._staging / ATTIC))
        put, at = moves.put, f"{self._at}{os.sep}"
        try:
            put(str(first), at + LISTING)
            for path in in_the_way:
                moves.take(at + path)
                self._tidy(path)
            for path in sorted(self._made, key=lambda path: (path.endswith((".html", ".xml")), path)):
                digest, size, mtime = self._made[path]
                target = at + path
                if self._unchanged(target, before.get(path), digest, size):
                    mtime = os.stat(target).st_mtime_ns  # noqa: PTH116 - a Path for each of 100,000 files is dear
                else:
                    put(self.aside.at(self.number(path), path), target)
                written[path] = self._written(path, Laid(digest, size, mtime), signs[path], before.get(path))
            for path in stale:
                if path not in new and not self._under_a_file(path):
                    moves.take(at + path)
                    self._tidy(path)
            put(str(last), at + LISTING)
            self._listing_stands()
        except OSError:
            moves.undo()
            raise
        marked = {
            path: replace(row, mark=signs[path].mark) for path, row in kept.items() if row.mark != signs[path].mark
        }
        self._record.replace({**written, **marked}, {*stale, *(before.keys() - signs.keys())}, made)

    def _publish_whole(self, signs: Mapping[str, Signs], made: Made) -> None:
        self._tree.mkdir(exist_ok=True)
        self._list(self._tree / LISTING, self.digests())
        before = self._record.outputs()
        self._record.forget(self._made)
        self._tree.rename(self._at)
        written = {path: self._written(path, laid, signs[path], before.get(path)) for path, laid in self._made.items()}
        self._listing_stands()
        self._record.replace(written, before.keys() - written.keys(), made)

    def _written(self, path: str, laid: Laid, signs: Signs, before: Written | None) -> Written:
        """What is recorded of an output that stands now."""
        self._stands[path] = Existing(laid.size, laid.mtime)
        return Written(signs.key, laid.digest, laid.size, laid.mtime, signs.mark, before.key if before else "")

    def _listing_stands(self) -> None:
        stat = (self._at / LISTING).stat()
        self._stands[LISTING] = Existing(stat.st_size, stat.st_mtime_ns)

    def _list(self, at: Path, digests: Mapping[str, str]) -> None:
        at.write_text(listing_text(digests), encoding="utf-8", newline="\n")

    def _unchanged(self, target: str, before: Written | None, digest: str, size: int) -> bool:
        """True if the file that stands there has these bytes already."""
        try:
            stat = os.lstat(target)
            if S_ISLNK(stat.st_mode) or stat.st_size != size:
                return False
            if before is not None and (before.size, before.mtime) == (stat.st_size, stat.st_mtime_ns):
                return before.digest == digest
            return hashlib.sha256(Path(target).read_bytes()).hexdigest() == digest
        except OSError:
            return False

    def _in_the_way(self, ours: set[str], stale: frozenset[str]) -> list[str]:
        """Stale files of ours that stand where an output or its folder must be. OutputRefusedError if something
        stands there that is not ours."""
        found: dict[str, None] = {}
        seen: set[str] = set()
        for path in self._made:
            try:
                is_folder = S_ISDIR(os.lstat(f"{self._at}{os.sep}{path}").st_mode)
            except OSError:
                is_folder = False
            if is_folder:
                target = self._at / path
                inside = [file.relative_to(self._at).as_posix() for file in target.rglob("*") if not file.is_dir()]
                for file in inside:
                    self._must_be_in(stale, file)
                found.update(dict.fromkeys(inside))
            parts = path.split("/")
            for end in range(1, len(parts)):
                name = "/".join(parts[:end])
                if name in seen:
                    continue
                seen.add(name)
                parent = self._at / name
                if parent.is_symlink() or (parent.exists() and not parent.is_dir()):
                    self._must_be_in(ours, name)
                    found[name] = None
        return list(found)

    def _must_be_in(self, known: Iterable[str], path: str) -> None:
        if path not in known:
            where = self.folder / path
            raise OutputRefusedError(
                Said(
                    f"{where} is in the way and is not ours; move it away",
                    f"{where} 挡住了输出，又不是我们的；请先移开",
                )
            )

    def _under_a_file(self, path: str) -> bool:
        """True if a folder of a stale path is one no more, so that the path is gone."""
        return (self._at / path).is_dir() or any(
            (self._at / parent).is_symlink() or (self._at / parent).is_file()
            for parent in Path(path).parents[:-1]
        )  # fmt: skip

    def _tidy(self, path: str) -> None:
        """Removes the folders that a file has left empty."""
        target = self._at / path
        for parent in list(target.relative_to(self._at).parents)[:-1]:
            try:
                (self._at / parent).rmdir()
            except OSError:
                return


def overwrite(folder: Path, path: str, data: bytes, aside: Path) -> None:
    """Replaces one file of an output that stands there, without a record: the next build finds it touched. It must have
    passed the leak gate. `aside`: a folder of ours on the same file system."""
    new = aside / "at-once"
    new.write_bytes(data)
    new.replace(folder / path)


def _staging(folder: Path) -> Path:
    """Beside the output, so that moving is renaming; in it where the output is a file system of its own or the
    folder above may not be written."""
    above = folder.parent
    if folder.is_dir() and (folder.stat().st_dev != above.stat().st_dev or not os.access(above, os.W_OK)):
        return folder / STAGING
    return above / f".{folder.name}.chronicle-new"
