"""What counts as a change of the site, and by which name."""

from pathlib import Path

import pytest

from chronicle.serve.paths import OUTSIDE, of_interest, told

ROOTS = {Path("/a/content"): "content", Path("/a/themes"): "themes", Path("/elsewhere/themes"): OUTSIDE}


@pytest.mark.parametrize(
    "name",
    [
        ".git",
        ".road.md.swp",
        ".#road.md",
        ".~lock.road.md#",
        ".goutputstream-ABCDEF",
        ".DS_Store",
        "road.md~",
        "#road.md#",
        "4913",
        "road.md.swp",
        "road.swo",
        "road.md.tmp",
        "road.md.bak",
        "photo.jpg.part",
        "road.md___jb_tmp___",
        "~$road.docx",
        "sedAb12Cd",
        "__pycache__",
        "Thumbs.db",
    ],
)
def test_temporary_and_hidden_files_are_passed_over(name: str) -> None:
    assert not of_interest(f"entries/{name}")
    assert not of_interest(f"{name}/road.md")


@pytest.mark.parametrize(
    "name", ["road.md", "路.md", "2016", "49130", "photo.JPG", "sed.md", "sedan12", "a~b.md", "#1.md"]
)
def test_sources_count(name: str) -> None:
    assert of_interest(f"entries/{name}")


def test_paths_are_told_as_the_site_knows_them() -> None:
    assert told("/a/content/entries/路/a.md", ROOTS) == "content/entries/路/a.md"
    assert told("/a/content/entries/cafe\u0301.md", ROOTS) == "content/entries/caf\u00e9.md"
    assert told("/a/content", ROOTS) == "content"
    assert told("/a/themes/own/theme.yaml", ROOTS) == "themes/own/theme.yaml"
    assert told("/elsewhere/themes/plain/theme.yaml", ROOTS) == OUTSIDE


def test_what_lies_elsewhere_is_not_told() -> None:
    for path in (
        "/a/site/index.html",
        "/a/.chronicle/preview/a.html",
        "/a/contents/a.md",
        "/a",
        "/a/content/.git/index",
    ):
        assert told(path, ROOTS) is None, path
