"""Which program this is: what another one made may not be taken for ours."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path

import chronicle


@cache
def program() -> str:
    """The version, and a digest of size and time of every file of the package: whoever works on chronicle itself, or
    changes between branches, gets what the program of the day makes."""
    home = Path(chronicle.__file__).parent
    found = []
    for path in sorted(home.rglob("*.py")):
        stat = path.stat()
        found.append(f"{path.relative_to(home).as_posix()} {stat.st_size} {stat.st_mtime_ns}")
    return f"{chronicle.__version__}/{blake2b(chr(10).join(found).encode(), digest_size=12).hexdigest()}"
