"""`.chronicle/publish.log`: who sent what where, and which gates were opened for it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

LOG = ".chronicle/publish.log"


def stamp() -> str:
    """The hour, as it names a release."""
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")


def note(folder: Path, line: Mapping[str, object]) -> None:
    """Adds a line. No path and no name of a person goes in, and nothing secret."""
    path = folder / LOG
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"at": stamp(), **line}, ensure_ascii=False) + "\n")
