"""What is begun before the program has loaded itself."""

from __future__ import annotations

from pathlib import Path

from chronicle.cli.sites import is_site

PRELOAD = ("chronicle.read", "chronicle.render")
"""As `build.PRELOAD`, which is loaded too late for this."""


def ready_workers(site: Path, jobs: int = 0, *, anew: bool = False) -> None:
    """Where all of a site is to be made, workers will be asked for: what they need loads on another core meanwhile.
    `anew`: also where it was made before."""
    if is_site(site) and (anew or not (site / ".chronicle").exists()):
        from chronicle.work import cores, ready

        if (jobs or cores()) > 1:
            ready(PRELOAD)
