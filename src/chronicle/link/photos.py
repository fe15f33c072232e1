"""Finding the picture that a text names: beside the entry, in a folder of the same name, or by its path."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from chronicle.link.report import Reporter, did_you_mean
from chronicle.model.diagnostic import NOTHING, Diagnostic, Place, Said
from chronicle.model.photo import Photo, PhotoFile
from chronicle.model.value import replace

PHOTO_MISSING = "C550"
PATH_OUTSIDE = "C402"


def safe_join(file: str, target: str) -> str | None:
    """The path below content/ that a relative path in `file` (below the site's folder) means; None if it is
    absolute, has a drive letter or backslashes, is percent-encoded upwards, or leaves content/."""
    path = unicodedata.normalize("NFC", target)
    if path.startswith("/") or "\\" in path or "\x00" in path or ":" in path.split("/")[0]:
        return None
    lowered = path.lower()
    if "%2e" in lowered or "%2f" in lowered or "%5c" in lowered or "%00" in lowered:
        return None
    folder = posixpath.dirname(below_content(file))
    joined = posixpath.normpath(posixpath.join(folder, path))
    if joined == ".." or joined.startswith(("../", "/")):
        return None
    return joined


def below_content(file: str) -> str:
    """`content/entries/a.md` as `entries/a.md`."""
    return file.removeprefix("content/")


class PhotoLinker:
    """Resolves picture names; a problem that was found in the file is shown where the picture is named."""

    def __init__(self, photo_files: Sequence[PhotoFile], files: frozenset[str], found: Sequence[Diagnostic]) -> None:
        self.files: Mapping[str, PhotoFile] = {photo.file: photo for photo in photo_files}
        self._known = files
        self._problems: dict[str, list[Diagnostic]] = {}
        for diagnostic in found:
            if is_photo_problem(diagnostic):
                self._problems.setdefault(below_content(diagnostic.place.file), []).append(diagnostic)

    def link(self, photos: tuple[Photo, ...], file: str, report: Reporter, path: str) -> tuple[Photo, ...]:
        """The photos of a list with their paths below content/; those that cannot be had are left out."""
        linked = []
        for index, photo in enumerate(photos):
            own = f"{path}.{index}.file"
            found = self.find(photo.file, file, report.at(own), report.found)
            if found is not None:
                linked.append(replace(photo, file=found))
        return tuple(linked)

    def find(self, name: str, file: str, place: Place, found: list[Diagnostic]) -> str | None:
        """The path below content/ of a picture named in `file`, or None with a diagnostic at `place`."""
        beside = safe_join(file, name)
        if beside is None:
            found.append(
                Diagnostic(
                    PATH_OUTSIDE,
                    "error",
                    place,
                    Said(f'"{name}" is not a path below content/', f"“{name}”不是 content/ 之内的路径"),
                    Said(
                        "put the picture beside the entry and write its name",
                        "请把照片放在本篇旁边，只写文件名",
                    ),
                )
            )
            return None
        stem = below_content(file).removesuffix(".md")
        inside = posixpath.normpath(posixpath.join(stem, unicodedata.normalize("NFC", name)))
        untranslated = posixpath.normpath(posixpath.join(stem.rpartition(".")[0] or stem, name))
        for candidate in (beside, inside, untranslated, name):
            problems = self._problems.get(candidate, ())
            found.extend(replace(problem, place=place) for problem in problems)
            if candidate in self.files:
                return candidate
            if problems:
                return None
        self._missing(name, file, place, found)
        return None

    def _missing(self, name: str, file: str, place: Place, found: list[Diagnostic]) -> None:
        folder = posixpath.dirname(below_content(file))
        near = [
            posixpath.basename(known)
            for known in self._known
            if posixpath.dirname(known) == folder and not known.endswith((".md", ".yaml", ".yml"))
        ]
        close = tuple(get_close_matches(name, sorted(near), 2, 0.6))
        help_ = did_you_mean(close)
        if help_ == NOTHING:
            help_ = Said("put it beside the entry, or take this line out", "请把照片放在本篇旁边，或删去这一行")
        message = Said(f'there is no picture "{name}" here', f"这里没有照片“{name}”")
        found.append(Diagnostic(PHOTO_MISSING, "error", place, message, help_))


def is_photo_problem(diagnostic: Diagnostic) -> bool:
    """True for a problem that was found in a picture file itself."""
    return diagnostic.code.startswith("C5") and not diagnostic.place.file.endswith((".md", ".yaml"))
