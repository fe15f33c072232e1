"""What was made of templates, kept for the next run in a folder of the user's own. Deleting it costs time only."""

from __future__ import annotations

import hashlib
import importlib.util
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from chronicle.model.value import Value

MOST = 600
"""Files that are kept; when there are more, the older half goes."""
_DIGEST = 32


class Kept(Value, frozen=True):
    """Bytes by key. What lies here is executed, so `folder` must be one that only the user may write to, never one of
    the site. None: nothing is kept."""

    folder: Path | None = None

    def get(self, key: str) -> bytes | None:
        """What was put under a key, None if it is not there or not whole."""
        if self.folder is None:
            return None
        try:
            found = (self.folder / key).read_bytes()
        except OSError:
            return None
        data = found[_DIGEST:]
        return data if hashlib.sha256(data).digest() == found[:_DIGEST] else None

    def put(self, key: str, data: bytes) -> None:
        """Keeps bytes under a key, where that is possible."""
        if self.folder is None:
            return
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder)
            with open(handle, "wb") as file:  # noqa: PTH123  it is open already
                file.write(hashlib.sha256(data).digest() + data)
            Path(name).replace(self.folder / key)
            self._thin_out(self.folder)

    @staticmethod
    def _thin_out(folder: Path) -> None:
        files = list(folder.iterdir())
        if len(files) > MOST:
            files.sort(key=lambda file: file.stat().st_mtime)
            for file in files[: len(files) // 2]:
                file.unlink(missing_ok=True)


NOWHERE = Kept()


def key_of(makers: tuple[str, ...], *texts: str) -> str:
    """The key of what program files make of texts."""
    found = hashlib.sha256(_version(makers))
    for text in texts:
        data = text.encode()
        found.update(f"{len(data)}:".encode() + data)
    return found.hexdigest()


@cache
def _version(makers: tuple[str, ...]) -> bytes:
    """This Python and these files of the program: others make something else."""
    found = hashlib.sha256(importlib.util.MAGIC_NUMBER)
    for file in makers:
        found.update(Path(file).read_bytes())
    return found.digest()
