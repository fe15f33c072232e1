"""Keys against the record: what must be made, what stays, what goes. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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


def compare(
    keys: Mapping[str, str],
    record: Mapping[str, Written],
    existing: Mapping[str, Existing],
    listed: frozenset[str],
) -> Todo:
    """`keys`: output to the key of its job. `existing`: files that stand there. `listed`: paths that chronicle
    wrote by its own listing, which holds even when the record was deleted. Files that are in neither are
    somebody else's and never touched."""
    make: list[str] = []
    keep: list[str] = []
    for path, key in keys.items():
        written = record.get(path)
        stands = existing.get(path)
        same = (
            written is not None
            and stands is not None
            and written.key == key
            and (written.size, written.mtime) == (stands.size, stands.mtime)
        )
        (keep if same else make).append(path)
    ours = set(record) | listed
    remove = sorted(path for path in ours if path not in keys and path in existing)
    return Todo(tuple(make), tuple(keep), tuple(remove))
