"""Files into place, one after another, with the way back: what was there is kept until all is done."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


class Moves:
    """Changes in an output folder that can be undone. `attic`: a folder on the same file system for what was
    there before; whoever made it removes it. Paths are texts: a Path for each of 100,000 files is dear."""

    def __init__(self, attic: str) -> None:
        self._attic = attic
        self._back: list[tuple[str, str | None]] = []
        self._folders: list[str] = []
        self._there: set[str] = set()

    def folder(self, path: str) -> None:
        """Makes a folder and those above it."""
        if path in self._there:
            return
        try:
            os.mkdir(path)  # noqa: PTH102
            self._folders.append(path)
        except FileNotFoundError:
            self.folder(os.path.dirname(path))  # noqa: PTH120
            os.mkdir(path)  # noqa: PTH102
            self._folders.append(path)
        except FileExistsError:
            if not os.path.isdir(path):  # noqa: PTH112
                raise
        self._there.add(path)

    def put(self, source: str, target: str) -> None:
        """Moves a file into place. A reader sees the old file or the new one, never none."""
        self.folder(os.path.dirname(target))  # noqa: PTH120
        kept = self._keep(target) if os.path.lexists(target) else None
        os.replace(source, target)  # noqa: PTH105
        self._back.append((target, kept))

    def take(self, target: str) -> None:
        """Removes a file; one that is gone already is passed over."""
        if os.path.lexists(target):
            kept = self._place()
            os.replace(target, kept)  # noqa: PTH105
            self._back.append((target, kept))
            self._there.clear()

    def undo(self) -> None:
        """Everything back as it was."""
        while self._back:
            target, kept = self._back.pop()
            if kept is None:
                Path(target).unlink(missing_ok=True)
            else:
                Path(target).parent.mkdir(parents=True, exist_ok=True)
                os.replace(kept, target)  # noqa: PTH105
        while self._folders:
            try:
                Path(self._folders.pop()).rmdir()
            except OSError:
                continue

    def _place(self) -> str:
        Path(self._attic).mkdir(exist_ok=True)
        return f"{self._attic}{os.sep}{len(self._back)}"

    def _keep(self, target: str) -> str:
        """A second name for a file, or a copy where the file system has no such thing."""
        kept = self._place()
        try:
            os.link(target, kept, follow_symlinks=False)
        except (OSError, NotImplementedError):
            shutil.copy2(target, kept, follow_symlinks=False)
        return kept
