"""Pictures that were looked at before and have not changed are not looked at again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import chronicle
from chronicle.model.diagnostic import Diagnostic
from chronicle.model.photo import PhotoFile
from chronicle.model.recipe import PhotoLimits
from chronicle.read.cache import SURE_AFTER, KnownPhoto, ReadCache, Stat
from chronicle.read.photos import probe_photos, remarks
from chronicle.work import Crew

LOOK_VERSION = 1
"""To be raised when the same picture is seen otherwise."""


def look_at_photos(
    root: Path, files: Mapping[str, Stat], limits: PhotoLimits, crew: Crew, cache: ReadCache
) -> tuple[tuple[PhotoFile, ...], tuple[Diagnostic, ...]]:
    """`probe_photos` of what has changed, the rest as it is known. Only usable pictures are known, and under a digest
    of their names: a name may be one that must not be stored."""
    how = f"{chronicle.__version__}/{LOOK_VERSION} {limits.max_megapixels} {limits.max_megabytes}"
    known, marks = cache.photos(), {file: _mark(file) for file in files}
    photos: dict[str, PhotoFile] = {}
    diagnostics: list[Diagnostic] = []
    for file, stat in files.items():
        row = known.get(marks[file])
        if row is not None and row.stat == stat and row.how == how:
            photos[file] = PhotoFile(file, row.digest, row.width, row.height, row.format, row.tone)
            diagnostics += remarks(file, row.format, row.moving)
    asked = [file for file in files if file not in photos]
    found, said = probe_photos(root, asked, limits, crew)
    moving = {d.place.file.removeprefix("content/") for d in said if d.code == "C512"}
    fresh: dict[str, KnownPhoto] = {}
    for photo in found:
        photos[photo.file] = photo
        stat = files[photo.file]
        if cache.now - stat[1] >= SURE_AFTER:
            seen = (photo.digest, photo.width, photo.height, photo.format, photo.tone, photo.file in moving)
            fresh[marks[photo.file]] = KnownPhoto(stat, how, *seen)
    gone = (known.keys() - set(marks.values())) | ({marks[file] for file in asked} & known.keys()) - fresh.keys()
    cache.keep_photos(fresh, gone)
    return tuple(photos[file] for file in sorted(photos)), (*diagnostics, *said)


def _mark(file: str) -> str:
    return hashlib.sha256(file.encode("utf-8", "surrogateescape")).hexdigest()
