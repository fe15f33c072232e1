"""Files into place, one after another, with the way back: what was there is kept until all is done."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


class Moves:
    """Changes in an output folder that can be undone. `attic`: a folder on the same file system for what was
    there before; whoever made it removes it."""

    def __init__(self, attic: Path) -> None:
        self._attic = attic
        self._back: list[tuple[Path, Path | None]] = []
        self._folders: list[Path] = []

    def folder(self, path: Path) -> None:
        """Makes a folder and those above it."""
        missing = []
        while not path.is_dir():
            missing.append(path)
            path = path.parent
        for new in reversed(missing):
            new.mkdir()
            self._folders.append(new)

    def put(self, source: Path, target: Path) -> None:
        """Moves a file into place. A reader sees the old file or the new one, never none."""
        self.folder(target.parent)
        kept = self._keep(target) if os.path.lexists(target) else None
        source.replace(target)
        self._back.append((target, kept))

    def take(self, target: Path) -> None:
        """Removes a file; one that is gone already is passed over."""
        if os.path.lexists(target):
            kept = self._place()
            target.replace(kept)
            self._back.append((target, kept))

    def undo(self) -> None:
        """Everything back as it was."""
        while self._back:
            target, kept = self._back.pop()
            if kept is None:
                target.unlink(missing_ok=True)
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                kept.replace(target)
        while self._folders:
            try:
                self._folders.pop().rmdir()
            except OSError:
                continue

    def _place(self) -> Path:
        self._attic.mkdir(exist_ok=True)
        return self._attic / str(len(self._back))

    def _keep(self, target: Path) -> Path:
        """A second name for a file, or a copy where the file system has no such thing."""
        kept = self._place()
        try:
            os.link(target, kept, follow_symlinks=False)
        except (OSError, NotImplementedError):
            shutil.copy2(target, kept, follow_symlinks=False)
        return kept
