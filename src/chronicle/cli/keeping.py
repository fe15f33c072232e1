"""Where the program keeps what it can make again, beside what other programs of the user keep."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def folder() -> Path | None:
    """The user's own folder for what is made of templates; None if there is none, or if it is another's, as the home
    of the one who called `sudo`."""
    found = of_system(os.environ, sys.platform)
    return found / "chronicle" / "templates" if found is not None and _own(found) else None


def of_system(environment: Mapping[str, str], system: str) -> Path | None:
    """Where programs of this system keep such things; None where nothing says."""
    if system == "win32":
        named = environment.get("LOCALAPPDATA", "")
    else:
        home = environment.get("HOME", "")
        below = "Library/Caches" if system == "darwin" else ".cache"
        named = environment.get("XDG_CACHE_HOME", "") or (f"{home}/{below}" if home else "")
    return Path(named) if Path(named).is_absolute() else None


def _own(found: Path) -> bool:
    if not hasattr(os, "geteuid"):
        return True
    try:
        nearest = next(path for path in (found, *found.parents) if path.exists())
        return nearest.stat().st_uid == os.geteuid()
    except OSError:
        return False
