"""Keys against the record: what must be made, what stays, what goes. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from chronicle.write.record import Written


@dataclass(frozen=True, slots=True)
class Existing:
    """A file in the output folder: size in bytes and time in nanoseconds."""

    size: int
    mtime: int


def as_written(written: Written, stands: Existing | None) -> bool:
    """True if a file stands there as it was written, by its stat."""
    return stands is not None and (written.size, written.mtime) == (stands.size, stands.mtime)


@dataclass(frozen=True, slots=True)
class Todo:
    """Output paths: to `make`, to `keep` as they are, to `remove` since nothing owns them any more."""

    make: tuple[str, ...]
    keep: tuple[str, ...]
    remove: tuple[str, ...]


class Signs(NamedTuple):
    """What an output is known by: the key of its job, and the mark of what the job is made of ("" if not known)."""

    key: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One output after another. `record`: what was written; `existing`: files that stand there; `listed`: paths that
    chronicle wrote by its own listing, which holds even when the record was deleted. Files that are in neither are
    somebody else's and never touched. `same`: the whole archive is as it was, but for the texts of entries."""

    record: Mapping[str, Written]
    existing: Mapping[str, Existing]
    listed: frozenset[str]
    same: bool = False
    signs: dict[str, Signs] = field(default_factory=dict)
    """Of all outputs that were asked about."""
    _make: list[str] = field(default_factory=list)
    _keep: list[str] = field(default_factory=list)

    def settled(self, path: str, mark: Callable[[], str], text_mark: Callable[[], str]) -> bool:
        """True if the output stays, known by its marks alone; else its key must be asked about."""
        written = self.record.get(path)
        if written is None or not written.mark or not self._stands(path, written):
            return False
        own, text = written.mark.split()
        if text_mark() != text or not (self.same or mark() == own):
            return False
        self.signs[path] = Signs(written.key, written.mark)
        self._keep.append(path)
        return True

    def stale(self, path: str, key: str, mark: str = "") -> bool:
        """True if the output must be made: it is not there as it was written, or its key is another one."""
        self.signs[path] = Signs(key, mark)
        written = self.record.get(path)
        same = written is not None and written.key == key and self._stands(path, written)
        (self._keep if same else self._make).append(path)
        return not same

    def _stands(self, path: str, written: Written) -> bool:
        return as_written(written, self.existing.get(path))

    def todo(self) -> Todo:
        """All of it, when every output was asked about."""
        ours = set(self.record) | self.listed
        remove = sorted(path for path in ours if path not in self.signs and path in self.existing)
        return Todo(tuple(self._make), tuple(self._keep), tuple(remove))
