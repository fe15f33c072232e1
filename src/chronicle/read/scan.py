"""Which files lie below content/, in an order that no directory decides, and what is never opened."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from chronicle.model.diagnostic import NOTHING, Diagnostic, Said
from chronicle.model.value import Value
from chronicle.read.cache import Stat
from chronicle.source import WHOLE, Sheet

CONTENT = "content"


class Found(Value, frozen=True):
    """One ordinary file. `file`: its path below the site's folder, NFC, with `/`; `stat`: what shows that it has
    changed; `spelt`: where it lies, if the file system spells that otherwise."""

    folder: str
    file: str
    stat: Stat
    spelt: str = ""

    @property
    def path(self) -> str:
        """Where it lies."""
        return self.spelt or f"{self.folder}/{self.file}"

    @classmethod
    def of(cls, folder: str, file: str, path: str, status: os.stat_result) -> Found:
        """A file of which the system told this."""
        stat = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        return cls(folder, file, stat, "" if path == f"{folder}/{file}" else path)


def roots_of(private: str) -> tuple[str, ...]:
    """The folders that are read: content/, and the private register where it lies elsewhere."""
    return (CONTENT,) if f"{private}/".startswith(f"{CONTENT}/") else (CONTENT, private)


class Scanned(NamedTuple):
    """Every file that a build reads, in order, and what is wrong with where they lie."""

    found: tuple[Found, ...]
    diagnostics: tuple[Diagnostic, ...]


def scan_site(folder: Path, private: str) -> Scanned:
    """Looks at content/ and at the private register."""
    return scan(folder, *roots_of(private), closed=private)


def scan(folder: Path, *roots: str, closed: str = "") -> Scanned:
    """All files below some folders of FOLDER, in order of their NFC paths. Symbolic links that leave FOLDER or form a
    ring, pipes, devices and what cannot be read are diagnosed (C170 to C174) and never opened, and so is a link
    to the folder `closed`, or into it: what lies there must not be met under another name. Names that begin with a
    dot are passed over."""
    walk = _Walk(folder, closed)
    for root in roots:
        if (folder / root).is_dir() or (folder / root).is_symlink():
            walk.start(folder / root, root)
    found: dict[str, Found] = {}
    for one in sorted(walk.found, key=lambda one: (one.file, os.fsencode(one.path))):
        if one.file in found:
            sheet = Sheet(one.file)
            sheet.error(
                "C175",
                WHOLE,
                Said(
                    "two files have this name, written with different characters (composed, decomposed)",
                    "有两个文件同名，只是字符的编码形式不同",
                ),
                Said("rename one of them", "请给其中一个改名"),
            )
            walk.diagnostics.extend(sheet.diagnostics)
            continue
        found[one.file] = one
    return Scanned(tuple(found.values()), tuple(walk.diagnostics))


class _Walk:
    def __init__(self, folder: Path, closed: str) -> None:
        self.folder = str(folder)
        self.root = Path(os.path.realpath(folder))
        self.closed_name = closed
        self.closed = Path(os.path.realpath(folder / closed)) if closed else None
        self.found: list[Found] = []
        self.diagnostics: list[Diagnostic] = []

    def start(self, path: Path, name: str) -> None:
        """Walks one root, which may be a link itself."""
        if not path.is_symlink() or self._leads_inside(path, name, ()):
            self.enter(path, name, ())

    def enter(self, path: Path, shown: str, above: tuple[str, ...]) -> None:
        """Walks a folder. `above`: the real paths of the folders that we are in, which show a ring."""
        real = os.path.realpath(path)
        try:
            with os.scandir(path) as listing:
                children = sorted(listing, key=lambda child: os.fsencode(child.name))
        except OSError as problem:
            self._unreadable(shown, problem)
            return
        for child in children:
            if child.name.startswith("."):
                continue
            own = child.name if child.name.isascii() else unicodedata.normalize("NFC", child.name)
            name = f"{shown}/{own}"
            if not _can_be_said(name):
                self._unspeakable(name)
                continue
            self._visit(child, name, (*above, real))

    def _visit(self, child: os.DirEntry[str], name: str, above: tuple[str, ...]) -> None:
        try:
            if child.is_symlink() and not self._leads_inside(Path(child.path), name, above):
                return
            status = child.stat()
        except OSError as problem:
            self._unreadable(name, problem)
            return
        if stat.S_ISDIR(status.st_mode):
            self.enter(Path(child.path), name, above)
        elif stat.S_ISREG(status.st_mode):
            self.found.append(Found.of(self.folder, name, child.path, status))
        else:
            self._say(
                "C172",
                name,
                Said(
                    "this is a pipe, socket or device, not a file; it is not opened",
                    "这是管道、套接字或设备，不是文件，不会打开",
                ),
            )

    def _leads_inside(self, path: Path, name: str, above: tuple[str, ...]) -> bool:
        """Whether a symbolic link may be followed."""
        real = os.path.realpath(path)
        if not Path(real).is_relative_to(self.root):
            self._say(
                "C170",
                name,
                Said("this symbolic link leads out of the site's folder", "这个符号链接指向网站文件夹之外"),
                Said("put the file itself here", "请把文件本身放在这里"),
            )
            return False
        if any(above_it == real or above_it.startswith(real + os.sep) for above_it in above):
            self._say(
                "C171",
                name,
                Said("this symbolic link leads back to a folder that it lies in", "这个符号链接绕回了上级文件夹"),
                Said("delete it", "请删去"),
            )
            return False
        if self._opens_what_is_closed(real, name):
            self._say(
                "C170",
                name,
                Said(
                    "this symbolic link leads to the private register, which is never published",
                    "这个符号链接指向不公开的登记册，其中内容绝不发布",
                ),
                Said("delete it", "请删去"),
            )
            return False
        if not Path(real).exists():
            self._say(
                "C171",
                name,
                Said("this symbolic link leads nowhere, or in a ring", "这个符号链接指向不存在的文件，或绕成一圈"),
                Said("delete it, or put the file itself here", "请删去，或把文件本身放在这里"),
            )
            return False
        return True

    def _opens_what_is_closed(self, real: str, name: str) -> bool:
        if self.closed is None or f"{name}/".startswith(f"{self.closed_name}/"):
            return False
        return self.closed.is_relative_to(real) or Path(real).is_relative_to(self.closed)

    def _unreadable(self, name: str, problem: OSError) -> None:
        reason = problem.strerror or type(problem).__name__
        self._say("C173", name, Said(f"this cannot be read: {reason}", f"无法读取：{reason}"))

    def _unspeakable(self, name: str) -> None:
        self._say(
            "C174",
            name.encode("utf-8", "backslashreplace").decode("utf-8"),
            Said("the name of this file is not UTF-8", "文件名不是 UTF-8 编码"),
            Said("rename it", "请改名"),
        )

    def _say(self, code: str, name: str, message: Said, help: Said = NOTHING) -> None:
        sheet = Sheet(name)
        sheet.error(code, WHOLE, message, help)
        self.diagnostics.extend(sheet.diagnostics)


def _can_be_said(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return name.isprintable() or not any(char < " " or char == "\x7f" for char in name)


def below(files: tuple[Found, ...], folder: str, ending: str) -> Iterator[Found]:
    """The files with an ending in a folder and its folders."""
    for one in files:
        if one.file.startswith(folder + "/") and one.file.lower().endswith(ending):
            yield one
