"""Keys against the record: what must be made, what stays, what goes. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from chronicle.write.record import Written


@dataclass(frozen=True, slots=True)
class Existing:
    """A file in the output folder: size in bytes and time in nanoseconds."""

    size: int
    mtime: int


@dataclass(frozen=True, slots=True)
class Todo:
    """Output paths: to `make`, to `keep` as they are, to `remove` since nothing owns them any more."""

    make: tuple[str, ...]
    keep: tuple[str, ...]
    remove: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One output after another. `record`: what was written; `existing`: files that stand there; `listed`: paths that
    chronicle wrote by its own listing, which holds even when the record was deleted. Files that are in neither are
    somebody else's and never touched."""

    record: Mapping[str, Written]
    existing: Mapping[str, Existing]
    listed: frozenset[str]
    keys: dict[str, str] = field(default_factory=dict)
    """The keys of all outputs that were asked about."""
    _make: list[str] = field(default_factory=list)
    _keep: list[str] = field(default_factory=list)

    def stale(self, path: str, key: str) -> bool:
        """True if the output must be made: it is not there as it was written, or its key is another one."""
        self.keys[path] = key
        written, stands = self.record.get(path), self.existing.get(path)
        same = (
            written is not None
            and stands is not None
            and written.key == key
            and written.size == stands.size
            and written.mtime == stands.mtime
        )
        (self._keep if same else self._make).append(path)
        return not same

    def todo(self) -> Todo:
        """All of it, when every output was asked about."""
        ours = set(self.record) | self.listed
        remove = sorted(path for path in ours if path not in self.keys and path in self.existing)
        return Todo(tuple(self._make), tuple(self._keep), tuple(remove))


def compare(
    keys: Mapping[str, str],
    record: Mapping[str, Written],
    existing: Mapping[str, Existing],
    listed: frozenset[str],
) -> Todo:
    """`keys`: every output with the key of its job."""
    comparison = Comparison(record, existing, listed)
    for path, key in keys.items():
        comparison.stale(path, key)
    return comparison.todo()
