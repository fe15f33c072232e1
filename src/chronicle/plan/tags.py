"""The ids that tags have in addresses."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from chronicle.model.archive import PublicEntry
from chronicle.source import slug


def all_tags(entries: Iterable[PublicEntry]) -> tuple[str, ...]:
    """Every tag, in order."""
    return tuple(sorted({tag for entry in entries for tag in entry.tags}))


def tag_ids(entries: Iterable[PublicEntry]) -> dict[str, str]:
    """Tags to their ids; two tags of one sound are told apart by a digest."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for tag in all_tags(entries):
        id_ = slug(tag)
        if id_ in taken:
            id_ = f"{id_}-{hashlib.sha256(tag.encode()).hexdigest()[:4]}"
        taken.add(id_)
        ids[tag] = id_
    return ids
