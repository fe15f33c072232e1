"""Where themes lie: the site's own, those packed with the program, those of a checkout."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import chronicle

PACKAGE = Path(chronicle.__file__).resolve().parent


def theme_roots(site_folder: Path, package: Path = PACKAGE) -> tuple[Path, ...]:
    """Folders that hold themes, in the order in which they are asked: `themes/` of the site, of the installed
    package (put there by the wheel), and of the checkout that an editable install points at."""
    roots = [site_folder / "themes", package / "themes"]
    if package.parent.name == "src":
        roots.append(package.parent.parent / "themes")
    return tuple(dict.fromkeys(roots))


def find_theme(name: str, site_folder: Path, package: Path = PACKAGE) -> Path | None:
    """The folder of a theme, None if there is none of that name."""
    for root in theme_roots(site_folder, package):
        if (root / name).is_dir():
            return root / name
    return None


def is_own(names: Iterable[str], site_folder: Path) -> bool:
    """Whether one of these themes is the site's own."""
    return any((site_folder / "themes" / name).is_dir() for name in names)


def theme_names(site_folder: Path, package: Path = PACKAGE) -> tuple[str, ...]:
    """The names of all themes that can be found."""
    found: set[str] = set()
    for root in theme_roots(site_folder, package):
        if root.is_dir():
            found.update(one.name for one in root.iterdir() if one.is_dir() and not one.name.startswith("."))
    return tuple(sorted(found))


def theme_stats(site_folder: Path) -> list[tuple[str, tuple[int, int, int, int]]]:
    """Every file of every theme that can be found, with what shows that it has changed: its size, the times of its last
    change and of the last change of its entry (nanoseconds), the number of its inode."""
    found = []
    stack = [str(root) for root in theme_roots(site_folder) if root.is_dir()]
    while stack:
        with os.scandir(stack.pop()) as children:
            for child in children:
                if child.is_dir():
                    stack.append(child.path)
                else:
                    stat = child.stat()
                    found.append((child.path, (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)))
    return sorted(found)
