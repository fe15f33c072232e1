"""Which site a command is about, and which part of it."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from chronicle.cli.usage import UsageProblem

SETTINGS = "content/chronicle.yaml"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A site's folder, and paths in it with `/`; without paths the whole site is meant."""

    folder: Path
    within: tuple[str, ...] = ()

    def holds(self, file: str) -> bool:
        """Whether a file of the site, relative to its folder, is meant."""
        name = _nfc(file)
        return not self.within or any(name == path or name.startswith(f"{path}/") for path in self.within)


def is_site(folder: Path) -> bool:
    """Whether the folder holds a site."""
    return (folder / SETTINGS).is_file()


def folder_of(text: str) -> Path:
    """The folder that FOLDER names, as an absolute path."""
    path = _absolute(text)
    if not path.is_dir():
        if path.exists():
            raise UsageProblem(f"“{text}” is a file; name the site's folder", f"“{text}”是文件，请写网站所在的文件夹")
        raise UsageProblem(f"there is no folder “{text}”", f"没有文件夹“{text}”")
    return path


def chosen(texts: Sequence[str]) -> Chosen:
    """The site in which all paths lie, and what they name in it: the site's folder itself and its content/ name
    all of it. A folder that belongs to no site is taken as one, and the check will tell what it lacks."""
    found = [_one(text) for text in texts or (".",)]
    folder = found[0].folder
    for text, one in zip(texts, found, strict=False):
        if one.folder != folder:
            raise UsageProblem(
                f"“{text}” belongs to another site; check one at a time", f"“{text}”属于另一个网站，请一次检查一个"
            )
    if not all(one.within for one in found):
        return Chosen(folder)
    return Chosen(folder, tuple(path for one in found for path in one.within))


def _one(text: str) -> Chosen:
    path = _absolute(text)
    if not path.exists() and not path.is_symlink():
        raise UsageProblem(f"there is no “{text}”", f"没有“{text}”")
    if is_site(path):
        return Chosen(path)
    folder = next((parent for parent in path.parents if is_site(parent)), None)
    if folder is None:
        if path.is_dir():
            return Chosen(path)
        raise UsageProblem(
            f"“{text}” lies in no site: no folder above it holds {SETTINGS}",
            f"“{text}”不在任何网站里：它的上级文件夹都没有 {SETTINGS}",
        )
    inside = _nfc(path.relative_to(folder).as_posix())
    if inside == "content":
        return Chosen(folder)
    if not inside.startswith("content/"):
        raise UsageProblem(
            f"“{text}” lies outside content/, where there is nothing to check",
            f"“{text}”在 content/ 之外，没有可检查的内容",
        )
    return Chosen(folder, (inside,))


def _absolute(text: str) -> Path:
    # Not resolved: a path through a symbolic link is meant as it is written.
    return Path(os.path.abspath(text))  # noqa: PTH100 - pathlib keeps `..`


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
