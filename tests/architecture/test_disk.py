"""The middle is pure: only the edges touch the disk."""

from collections.abc import Iterator

import pytest

from architecture.trees import Module, Use, modules, shown, under, uses

EDGES = {"work", "settings", "theme", "read", "write", "serve", "publish", "cli"}
PHOTOS = ("render/photos.py", "render/photos/")  # input bytes of pictures

MODULES = ("shutil", "tempfile", "sqlite3", "glob", "fileinput", "mmap", "zipfile", "tarfile", "filelock")
OS = {
    *(
        "access",
        "chmod",
        "fdopen",
        "link",
        "listdir",
        "lstat",
        "makedirs",
        "mkdir",
        "mkfifo",
        "open",
        "readlink",
    ),
    *(
        "remove",
        "removedirs",
        "rename",
        "renames",
        "replace",
        "rmdir",
        "scandir",
        "stat",
        "symlink",
        "truncate",
    ),
    *("unlink", "utime", "walk", "fwalk"),
}
OS_PATH = {
    "exists",
    "lexists",
    "getctime",
    "getmtime",
    "getsize",
    "isdir",
    "isfile",
    "islink",
    "realpath",
    "samefile",
}
METHODS = {
    *(
        "open",
        "read_text",
        "read_bytes",
        "write_text",
        "write_bytes",
        "iterdir",
        "glob",
        "rglob",
        "stat",
        "lstat",
    ),
    *("exists", "is_file", "is_dir", "is_symlink", "mkdir", "rmdir", "unlink", "touch"),
    *("symlink_to", "hardlink_to", "samefile", "readlink", "chmod"),
}
LOADERS = {"FileSystemLoader", "PackageLoader", "ModuleLoader"}  # Jinja's ways to the disk


def touches(module: Module) -> list[str]:
    """Where a module that may not touches the disk."""
    if module.floor in EDGES or module.path.startswith(PHOTOS):
        return []

    def wrong(found: Iterator[Use]) -> Iterator[Use]:
        for use in found:
            head, _, last = use.name.rpartition(".")
            if (
                under(use.name, *MODULES)
                or (head == "os" and last in OS)
                or (head == "os.path" and last in OS_PATH)
                or last in LOADERS
                or use.name == "builtins.open"
                or (use.called and head != "builtins" and last in METHODS)
            ):
                yield use

    return shown(module, wrong(uses(module)))


def test_only_the_edges_touch_the_disk() -> None:
    assert [line for module in modules() for line in touches(module)] == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("open('a')", "builtins.open"),
        ("path.read_text()", ".read_text"),
        ("(a / b).write_bytes(x)", ".write_bytes"),
        ("list(Path(x).rglob('*'))", ".rglob"),
        ("import os; os.scandir(x)", "os.scandir"),
        ("from os import walk", "os.walk"),
        ("from os import path as p; p.exists(x)", "os.path.exists"),
        ("import shutil", "shutil"),
        ("from shutil import copyfile", "shutil.copyfile"),
        ("from jinja2 import FileSystemLoader", "jinja2.FileSystemLoader"),
    ],
)
def test_a_planted_touch_is_found_in_the_middle_and_free_at_the_edge(line: str, name: str) -> None:
    assert f"link/names.py:1: {name}" in touches(Module("link/names.py", line))
    assert touches(Module("read/scan.py", line)) == []
    assert touches(Module("render/photos.py", line)) == []
    assert touches(Module("render/pages.py", line)) != []


def test_what_only_looks_like_the_disk_is_free() -> None:
    text = "a.replace('x', 'y'); photo.stat; os.fspath(x); os.path.join(a, b); PurePath(a).parent; def_open(x)"
    assert touches(Module("link/names.py", text)) == []
