"""A value that many calls need: written once to a file, read once by each worker."""

from __future__ import annotations

import os
import pickle
import tempfile
from pathlib import Path
from typing import Generic, TypeVar

Value = TypeVar("Value")

_READ: dict[str, tuple[str, object]] = {}
"""By name, the file that this process has read last and the value in it."""


class Shared(Generic[Value]):
    """Travels as the path of its file. `folder` must be one that only the user may write to: what lies there is
    unpickled."""

    def __init__(self, name: str, value: Value, folder: Path) -> None:
        self._name = name
        handle, file = tempfile.mkstemp(prefix=f"{name}-", dir=folder)
        os.close(handle)
        self._file = Path(file)
        self._value: Value | None = value

    def __getstate__(self) -> tuple[str, Path]:
        if not self._file.stat().st_size:
            self._file.write_bytes(pickle.dumps(self._value, pickle.HIGHEST_PROTOCOL))
        return self._name, self._file

    def __setstate__(self, state: tuple[str, Path]) -> None:
        self._name, self._file = state
        self._value = None

    def get(self) -> Value:
        """The value."""
        if self._value is None:
            mark = self._file.name
            if _READ.get(self._name, ("", None))[0] != mark:
                _READ[self._name] = mark, pickle.loads(self._file.read_bytes())
            self._value = _READ[self._name][1]  # type: ignore[assignment]
        assert self._value is not None
        return self._value
