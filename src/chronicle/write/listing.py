"""`.chronicle-outputs`: our files with their digests, kept in the output folder and never published, so that
stale files go even after `.chronicle/` was deleted."""

from __future__ import annotations

from collections.abc import Mapping

LISTING = ".chronicle-outputs"
HEADER = "# chronicle: files that it wrote here, SHA-256 and path\n"


def listing_text(digests: Mapping[str, str]) -> str:
    """The listing of outputs: path to SHA-256."""
    return HEADER + "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items()))


def listed(text: str) -> dict[str, str]:
    """The paths in a listing with their digests; lines that are none are passed over, and paths that lead out
    are not believed."""
    found = {}
    for line in text.split("\n"):
        digest, gap, path = line.rstrip("\r").partition("  ")
        parts = path.split("/")
        safe = not {"", ".", ".."} & set(parts) and "\\" not in path and ":" not in path and path != LISTING
        if gap and len(digest) == 64 and safe:
            found[path] = digest
    return found
