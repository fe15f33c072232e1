"""What stands at a host: every file that chronicle put there, with its size and SHA-256."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Mapping

import msgspec

from chronicle.model.value import Value

VERSION = 2
Sign = tuple[int, str]
"""Size in bytes and SHA-256."""
LARGEST = 1 << 28
"""Bytes of a list when it is unpacked."""
_PERSONAL = re.compile(r"^(?:[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*/)?(?:entries|photos|cadres)/(?!index\.html$)")
_HASHED = re.compile(r"^(?:photos/[0-9a-f]{12,}|assets/.*-[0-9a-f]{8,})[^/]*$")


class Manifest(Value, frozen=True):
    """`files`: path to size and SHA-256. `grace`: of these, hashed files of the release before, which stay for readers
    who opened a page of it. `carried`: files of others that were linked into the release. `base`: a list of files from
    which it is told; where it stands, `files` holds what is not as in there, and `gone` what is there only."""

    files: dict[str, Sign] = msgspec.field(default_factory=dict)
    base: str = ""
    gone: tuple[str, ...] = ()
    release: str = ""
    written: str = ""
    grace: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    version: int = VERSION


NONE = Manifest()
_DECODER = msgspec.json.Decoder(Manifest)


class ManifestError(ValueError):
    """The manifest at the host makes no sense."""


def encode(manifest: Manifest) -> bytes:
    """As JSON."""
    return msgspec.json.encode(manifest) + b"\n"


def decode(data: bytes | None) -> Manifest:
    """An empty one for None. Paths that lead out of the site are not believed. Raises ManifestError."""
    if data is None:
        return NONE
    try:
        found = _DECODER.decode(data)
    except msgspec.DecodeError as error:
        raise ManifestError(str(error)) from error
    paths = (*found.files, *found.gone, *found.grace, *found.carried, found.base or "none")
    if found.version != VERSION or not all(map(is_safe, paths)):
        raise ManifestError("version or paths")
    return found


def encode_files(files: Mapping[str, Sign]) -> bytes:
    """A list of files as JSON, the same bytes for the same files."""
    return msgspec.json.encode(dict(sorted(files.items())))


def decode_files(data: bytes) -> dict[str, Sign]:
    """As it was encoded. Raises ManifestError."""
    try:
        found = msgspec.json.decode(data, type=dict[str, Sign])
    except msgspec.DecodeError as error:
        raise ManifestError(str(error)) from error
    if not all(map(is_safe, found)):
        raise ManifestError("paths")
    return found


def packed(plain: bytes) -> bytes:
    """As it lies at a host: in gzip's form, the same bytes for the same."""
    return gzip.compress(plain, mtime=0)


def unpacked(data: bytes) -> bytes:
    """As it was. Raises ManifestError for what is damaged, cut or too large."""
    opened = zlib.decompressobj(31)
    try:
        plain = opened.decompress(data, LARGEST)
    except zlib.error as error:
        raise ManifestError(str(error)) from error
    if not opened.eof:
        raise ManifestError("cut or too large")
    return plain


def is_safe(path: str) -> bool:
    """Whether a path stays inside the folder that it is taken from."""
    return not {"", ".", ".."} & set(path.split("/")) and not any(mark in path for mark in "\\:\0\n\r")


def is_hashed(path: str) -> bool:
    """Whether the name is made of the content, so that the file never changes under it."""
    return _HASHED.match(path.removesuffix(".gz")) is not None


def is_personal(path: str) -> bool:
    """Whether the file tells of an entry or of somebody: when such a file goes, it may have been withdrawn."""
    return _PERSONAL.match(path) is not None
