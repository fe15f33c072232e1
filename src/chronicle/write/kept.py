"""Photos as they were made, kept apart from the state so that they may travel: a build on another machine need not make
them again. What is kept is what the last public build published, and nothing else."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from chronicle.write.output import Laid

KEPT_PHOTOS = "photos"
"""The folder, below the state folder."""


class KeptPhotos:
    """A folder of files, each called by the key of its job and the SHA-256 of its bytes: no list tells of them, so none
    can be out of step. Files are linked from and to the output where the system has links."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)

    @cached_property
    def _names(self) -> dict[str, str]:
        """By key, the names of what lies there; links and folders are not ours."""
        try:
            with os.scandir(self._folder) as entries:
                files = [entry.name for entry in entries if entry.is_file(follow_symlinks=False)]
        except FileNotFoundError:
            return {}
        return {key: name for name in files if (key := name.partition(".")[0])}

    def fetch(self, key: str, target: str) -> Laid | None:
        """Puts the file of a key at a path; None if it is not kept or was damaged."""
        name = self._names.get(_short(key))
        if name is None:
            return None
        try:
            with open(self._at(name), "rb") as file:  # noqa: PTH123 - as elsewhere, for many files
                data = file.read()
        except OSError:
            return None
        digest = hashlib.sha256(data).hexdigest()
        if name != _name(key, digest):
            self._drop(name)
            return None
        _link_or(lambda aside: Path(aside).write_bytes(data), self._at(name), target)
        return Laid(digest, len(data), os.stat(target).st_mtime_ns)  # noqa: PTH116

    def only(self, keys: Iterable[str]) -> None:
        """Removes what is of none of these keys, half-written files and damaged names with it."""
        wanted = {_short(key) for key in keys}
        for key in self._names.keys() - wanted:
            self._drop(self._names[key])
        with suppress(FileNotFoundError):
            for name in set(os.listdir(self._folder)) - set(self._names.values()):  # noqa: PTH208
                with suppress(IsADirectoryError, PermissionError):
                    os.unlink(self._at(name))  # noqa: PTH108

    def add(self, key: str, digest: str, source: str) -> None:
        """Keeps a file that holds bytes of this SHA-256. One that is there already stays."""
        name = _name(key, digest)
        if self._names.get(_short(key)) == name:
            return
        Path(self._folder).mkdir(parents=True, exist_ok=True)
        _link_or(lambda aside: shutil.copyfile(source, aside), source, self._at(name))
        self._names[_short(key)] = name

    def _drop(self, name: str) -> None:
        Path(self._at(name)).unlink(missing_ok=True)
        self._names.pop(name.partition(".")[0], None)

    def _at(self, name: str) -> str:
        return f"{self._folder}{os.sep}{name}"


def _short(key: str) -> str:
    return key[:32]


def _name(key: str, digest: str) -> str:
    return f"{_short(key)}.{digest}"


def _link_or(write: Callable[[str], object], source: str, target: str) -> None:
    """A second name for a file, or a copy, which is written aside, where the file system has no such thing."""
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        return
    except (OSError, NotImplementedError):
        aside = f"{target}.new"
        write(aside)
        os.replace(aside, target)  # noqa: PTH105
