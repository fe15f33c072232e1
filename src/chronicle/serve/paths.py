"""Which changes of files bear on the site, and which are an editor's or a program's own business."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

OUTSIDE = ""
"""Stands for a changed file that does not lie in FOLDER, such as one of a theme in a checkout."""
_TEMPORARY = re.compile(
    r"""
    \..*                            # hidden: .git, .road.md.swp, .#road.md, .~lock.road.md#, .DS_Store
    | .*~ | \#.*\# | 4913           # Vim's and Emacs' copies; Vim tries whether it may write
    | .*\.(?:sw[a-p]|swx|tmp|temp|bak|part|crdownload|orig)
    | .*___jb_(?:tmp|old)___        # JetBrains
    | ~\$.* | sed[A-Za-z0-9]{6}     # Word; sed -i
    | __pycache__ | Thumbs\.db | desktop\.ini
    """,
    re.VERBOSE,
)


def of_interest(path: str) -> bool:
    """Whether a path, with `/`, may be a source of the site: none of its names is hidden or a temporary file's."""
    return not any(_TEMPORARY.fullmatch(name) for name in path.split("/") if name)


def told(path: str, roots: Mapping[Path, str]) -> str | None:
    """A watched path as the build is told of it: relative to FOLDER, NFC, with `/`; OUTSIDE if it lies elsewhere;
    None if it is of no interest. `roots`: the watched folders, with the names under which FOLDER knows them."""
    for root, name in roots.items():
        below = os.path.relpath(path, root)
        if below == os.curdir:
            return name
        if not below.startswith(os.pardir):
            below = Path(below).as_posix()
            if not of_interest(below):
                return None
            return unicodedata.normalize("NFC", f"{name}/{below}") if name else OUTSIDE
    return None
