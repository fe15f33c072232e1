"""A folder: a mounted share, a web root."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable, Mapping, Set
from contextlib import suppress
from pathlib import Path

from chronicle.publish.target import Done, Source


class FolderStore:
    """Files below a folder of this machine."""

    def __init__(self, base: Path) -> None:
        self._base = base

    def begin(self) -> None:
        """As `Store`."""
        self._base.mkdir(parents=True, exist_ok=True)

    def read(self, path: str) -> bytes | None:
        """As `Store`."""
        try:
            return (self._base / path).read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None

    def write(self, path: str, data: bytes) -> None:
        """As `Store`."""
        self._put(self._base / path, data)

    def _put(self, target: Path, source: Source) -> None:
        aside = target.with_name(f".{target.name}.chronicle-new")
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            if isinstance(source, bytes):
                aside.write_bytes(source)
            else:
                shutil.copyfile(source, aside)
            aside.replace(target)
        except OSError:
            with suppress(OSError):
                aside.unlink(missing_ok=True)
            raise

    def create(self, path: str, data: bytes) -> bool:
        """As `Store`."""
        target = self._base / path
        target.parent.mkdir(parents=True, exist_ok=True)
        # By a link it is there with its bytes or not at all.
        aside = target.with_name(f".{target.name}-{secrets.token_hex(4)}")
        try:
            aside.write_bytes(data)
            os.link(aside, target)
        except FileExistsError:
            return False
        except (OSError, NotImplementedError):
            return self._created(target, data)
        finally:
            aside.unlink(missing_ok=True)
        return True

    def _created(self, target: Path, data: bytes) -> bool:
        """Where there are no links."""
        try:
            with target.open("xb") as file:
                file.write(data)
        except FileExistsError:
            return False
        return True

    def send(self, below: str, sources: Mapping[str, Source], home: Path, done: Done) -> None:  # noqa: ARG002
        """As `Store`."""
        for path, source in sources.items():
            self._put(self._base / below / path, source)
            done(len(source) if isinstance(source, bytes) else source.stat().st_size)

    def walk(self, below: str) -> set[str]:
        """As `Store`."""
        found: set[str] = set()
        top = self._base / below
        for at, folders, files in os.walk(top):
            here = Path(at)
            folders[:] = [name for name in folders if name != ".chronicle"]
            linked = [name for name in folders if (here / name).is_symlink()]
            found.update((here / name).relative_to(top).as_posix() for name in (*files, *linked))
        return found

    def present(self, paths: Iterable[str]) -> set[str]:
        """As `Store`."""
        return {path for path in paths if os.path.lexists(self._base / path)}

    def remove(self, below: str, paths: Iterable[str]) -> None:
        """As `Store`."""
        top = self._base / below
        for path in paths:
            target = top / path
            with suppress(FileNotFoundError, NotADirectoryError):
                target.unlink()
            stop = {self._base, self._base / ".chronicle"}
            for parent in target.parents:
                if parent in stop:
                    break
                try:
                    parent.rmdir()
                except OSError:
                    break

    def close(self) -> None:
        """Nothing to close."""

    def has_links(self) -> bool:
        """As `Linked`."""
        own = self._base / ".chronicle"
        own.mkdir(exist_ok=True)
        names = [own / f"try-{name}" for name in ("file", "hard", "soft")]
        try:
            for name in names:
                name.unlink(missing_ok=True)
            names[0].write_bytes(b"")
            os.link(names[0], names[1])
            names[2].symlink_to("try-file")
        except (OSError, NotImplementedError):
            return False
        finally:
            for name in names:
                with suppress(OSError):
                    name.unlink(missing_ok=True)
        return True

    def link(self, old: str, new: str, paths: Iterable[str]) -> set[str]:
        """As `Linked`."""
        linked: set[str] = set()
        made: set[Path] = set()
        for path in paths:
            source, target = self._base / old / path, self._base / new / path
            if target.parent not in made:
                target.parent.mkdir(parents=True, exist_ok=True)
                made.add(target.parent)
            with suppress(FileNotFoundError, NotADirectoryError):
                os.link(source, target, follow_symlinks=False)
                linked.add(path)
        return linked

    def link_tree(self, old: str, new: str, held: Set[str], but: Set[str]) -> bool:  # noqa: ARG002
        """As `Linked`. Here a file at a time costs no more."""
        return False

    def remove_tree(self, folder: str, held: Set[str]) -> bool:  # noqa: ARG002
        """As `Linked`."""
        return False

    def names(self, folder: str) -> list[str]:
        """As `Linked`."""
        try:
            return sorted(path.name for path in (self._base / folder).iterdir())
        except FileNotFoundError:
            return []

    def move(self, old: str, new: str) -> None:
        """As `Linked`."""
        (self._base / new).parent.mkdir(parents=True, exist_ok=True)
        (self._base / old).rename(self._base / new)

    def points(self, path: str) -> str | None:
        """As `Linked`."""
        target = self._base / path
        if target.is_symlink():
            return str(target.readlink()).replace(os.sep, "/")
        return "" if target.exists() else None

    def switch(self, path: str, to: str) -> None:
        """As `Linked`."""
        aside = self._base / ".chronicle" / "switch"
        aside.unlink(missing_ok=True)
        aside.symlink_to(to, target_is_directory=True)
        aside.replace(self._base / path)
