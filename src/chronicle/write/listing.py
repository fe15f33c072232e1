"""`.chronicle-outputs`: our files with their digests, kept in the output folder and never published, so that
stale files go even after `.chronicle/` was deleted."""

from __future__ import annotations

from collections.abc import Mapping

LISTING = ".chronicle-outputs"
HEADER = "# chronicle: files that it wrote here, SHA-256 and path\n"


def listing_text(digests: Mapping[str, str]) -> str:
    """The listing of outputs: path to SHA-256."""
    return HEADER + "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items()))


def listed(text: str) -> frozenset[str]:
    """The paths in a listing; lines that are none are passed over, and paths that lead out are not believed."""
    paths = set()
    for line in text.split("\n"):
        digest, gap, path = line.partition("  ")
        safe = not path.startswith("/") and ".." not in path.split("/") and "\\" not in path and ":" not in path
        if gap and len(digest) == 64 and path and safe:
            paths.add(path)
    return frozenset(paths)
