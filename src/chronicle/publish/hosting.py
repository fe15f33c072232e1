"""How a host should hand out each file, and the small files by which some hosts are told."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping

from chronicle.publish.manifest import Sign, is_hashed
from chronicle.publish.target import Source

FOREVER = "public, max-age=31536000, immutable"
ASK = "no-cache"
POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
"""No inline script or style and no foreign host: the themes that ship live under it."""
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "webmanifest": "application/manifest+json; charset=utf-8",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "ico": "image/x-icon",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "woff2": "font/woff2",
}
PACKED = frozenset(("html", "css", "js", "json", "xml", "svg", "txt", "csv"))
LEAST = 1024
"""Below this packing saves nothing."""


def content_type(path: str) -> str:
    """With the charset for texts. A packed file has the type of what is in it."""
    name = path.removesuffix(".gz")
    if name.endswith("feed.xml"):
        return "application/atom+xml; charset=utf-8"
    return TYPES.get(_ending(name), "application/octet-stream")


def cache_control(path: str) -> str:
    """Names made of the content are kept for ever, all else is asked about again."""
    return FOREVER if is_hashed(path) else ASK


def headers_file() -> bytes:
    """`_headers`, as some hosts of static sites read it."""
    return (
        "/*\n"
        f"  Cache-Control: {ASK}\n"
        f"  Content-Security-Policy: {POLICY}\n"
        "  X-Content-Type-Options: nosniff\n"
        "  Referrer-Policy: same-origin\n"
        "/assets/*\n"
        "  ! Cache-Control\n"
        f"  Cache-Control: {FOREVER}\n"
        "/photos/*\n"
        "  ! Cache-Control\n"
        f"  Cache-Control: {FOREVER}\n"
    ).encode()


def packed(data: bytes) -> bytes | None:
    """The same bytes on every machine; None if it saves nothing."""
    small = gzip.compress(data, 9, mtime=0)
    # The byte that names the system differs between versions of Python.
    small = small[:9] + b"\xff" + small[10:]
    return small if len(data) >= LEAST and len(small) < len(data) else None


def sign_of(data: bytes) -> Sign:
    """Size and SHA-256."""
    return len(data), hashlib.sha256(data).hexdigest()


def with_packed(sources: Mapping[str, Source]) -> dict[str, bytes]:
    """A `.gz` beside each text."""
    found: dict[str, bytes] = {}
    for path, source in sources.items():
        if _ending(path) in PACKED:
            small = packed(source if isinstance(source, bytes) else source.read_bytes())
            if small is not None:
                found[f"{path}.gz"] = small
    return found


def _ending(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[2].lower()
