"""The village and the cadre of the entry that was begun last on this machine: what is offered the next time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

FILE = ".chronicle/last-used.json"


def last_used(site: Path) -> Mapping[str, tuple[str, ...]]:
    """Ids by kind, such as `village`; empty where nothing is known."""
    try:
        told = json.loads((site / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    kept = told.items() if isinstance(told, dict) else ()
    return {kind: tuple(map(str, ids)) for kind, ids in kept if isinstance(ids, list)}


def remember(site: Path, used: Mapping[str, tuple[str, ...]]) -> None:
    """Keeps them. If it cannot, there is nothing to offer the next time."""
    file = site / FILE
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        ignored = file.parent / ".gitignore"
        if not ignored.exists():
            ignored.write_text("*\n", encoding="utf-8")
        file.write_text(json.dumps(used), encoding="utf-8")
