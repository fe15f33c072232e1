"""Work on many files by one command at a host, tried in a shell here."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from chronicle.publish.shell import Shell


def run(command: str, given: bytes = b"") -> tuple[int, bytes]:
    done = subprocess.run(["sh", "-c", command], input=given, capture_output=True, check=False)
    return done.returncode, done.stdout


SHELL = Shell(run)
FILES = {"index.html", "a/b/index.html", "a/修路 'x'.html", "gone/index.html"}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    old = tmp_path / "it's/old"
    for name in FILES:
        (old / name).parent.mkdir(parents=True, exist_ok=True)
        (old / name).write_text(name)
    return old


def below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_there_is_one() -> None:
    assert SHELL.is_there()
    assert not Shell(lambda *_: (0, b"")).is_there(), "a host that answers everything with something else"
    assert not SHELL.knows("a-program-that-is-nowhere")


@pytest.mark.parametrize("left", [False, True], ids=["anew", "after a broken attempt"])
def test_a_tree_is_linked_but_for_some(old: Path, left: bool) -> None:
    new = old.parent / "new"
    if left:
        (new / "empty/folder").mkdir(parents=True)
        (old.parent / "new-links/a").mkdir(parents=True)
        (old.parent / "new-links/a/stale").write_text("stale")
    but = {"gone/index.html", "a/修路 'x'.html"}
    assert SHELL.link_tree(str(old), str(new), FILES, but)
    assert below(new) == FILES - but
    assert (new / "index.html").samefile(old / "index.html")
    assert not (new / "gone").exists()
    assert below(old) == FILES
    assert not (old.parent / "new-links").exists()


def test_nothing_but_that_is_left_out(old: Path) -> None:
    assert SHELL.link_tree(str(old), str(old.parent / "new"), FILES, set())
    assert below(old.parent / "new") == FILES


@pytest.mark.parametrize("held", [FILES | {"missing"}, FILES - {"index.html"}], ids=["one is missing", "one of others"])
def test_another_tree_is_left_alone(old: Path, held: set[str]) -> None:
    new = old.parent / "new"
    assert not SHELL.link_tree(str(old), str(new), held, set())
    assert not SHELL.remove_tree(str(old), held)
    assert not new.exists()
    assert below(old) == FILES


def test_what_stands_there_is_not_replaced(old: Path) -> None:
    new = old.parent / "new"
    new.mkdir()
    (new / "mine").write_text("mine")
    assert not SHELL.link_tree(str(old), str(new), FILES, set())
    assert below(new) == {"mine"}


def test_a_tree_is_removed(old: Path) -> None:
    assert SHELL.remove_tree(str(old), FILES)
    assert not old.exists()
