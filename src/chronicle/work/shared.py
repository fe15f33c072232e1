"""A value that many calls need: written once to a file, read once by each worker."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")

_WRITING = Lock()
_READ: dict[str, tuple[str, object]] = {}
"""By name, the file that this process has read last and the value in it."""


class Shared(Generic[Value]):
    """Travels as the path of its file, which is written when it is first sent. `folder` gives one that only the user
    may write to: what lies there is unpickled."""

    def __init__(self, name: str, value: Value, folder: Callable[[], Path]) -> None:
        self._name = name
        self._folder = folder
        self._file: Path | None = None
        self._value: Value | None = value

    def __getstate__(self) -> tuple[str, Path]:
        with _WRITING:  # a thread for each worker may send it at the same time
            if self._file is None:
                handle, file = tempfile.mkstemp(prefix=f"{self._name}-", dir=self._folder())
                with open(handle, "wb") as opened:  # noqa: PTH123 - it is open already
                    pickle.dump(self._value, opened, pickle.HIGHEST_PROTOCOL)
                self._file = Path(file)
        return self._name, self._file

    def __setstate__(self, state: tuple[str, Path]) -> None:
        self._name, self._file = state
        self._value = None

    def get(self) -> Value:
        """The value."""
        if self._value is None:
            assert self._file is not None
            mark = self._file.name
            if _READ.get(self._name, ("", None))[0] != mark:
                _READ[self._name] = mark, pickle.loads(self._file.read_bytes())
            self._value = _READ[self._name][1]  # type: ignore[assignment]
        assert self._value is not None
        return self._value
