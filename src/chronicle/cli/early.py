"""What is begun before the program has loaded itself."""

from __future__ import annotations

import os
from pathlib import Path

from chronicle.cli.sites import is_site

PRELOAD = ("chronicle.read.entries", "chronicle.source.markdown", "chronicle.source.names", "chronicle.render.workshop")
"""As `build.PRELOAD`, which is loaded too late for this."""

MANY = 300
"""So many texts are read by workers."""
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".heic")


def ready_workers(site: Path, jobs: int = 0, *, anew: bool = False) -> None:
    """Where all of a site is to be made, and there is much of it, workers will be asked for: what they need loads on
    another core meanwhile. `anew`: also where it was made before."""
    if is_site(site) and (anew or not (site / ".chronicle").exists()) and _has_much(site / "content"):
        from chronicle.work import cores, ready

        if (jobs or cores()) > 1:
            ready(PRELOAD)


def _has_much(content: Path) -> bool:
    """More than one picture, or many texts."""
    texts = pictures = 0
    for _, _, names in os.walk(content):
        texts += sum(name.endswith(".md") for name in names)
        pictures += sum(name.lower().endswith(PICTURES) for name in names)
        if pictures > 1 or texts > MANY:
            return True
    return False
