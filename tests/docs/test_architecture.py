"""docs/architecture.md and the decisions against the tree, and the pictures against their weight."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from docs.documents import DOCS, PAGES, ROOT, code_words, fences, page, rows, section

SOURCE = ROOT / "src/chronicle"
PICTURES = 250_000
"""Bytes of all pictures of the documents."""


def floors() -> list[set[str]]:
    """The layers of the import contract, from above, those that are there."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    split = [set(re.findall(r"\w+", layer)) for layer in layers]
    there = [
        {name for name in layer if (SOURCE / name).is_dir() or (SOURCE / f"{name}.py").is_file()} for layer in split
    ]
    return [layer for layer in there if layer]


def test_the_floors_are_drawn_as_they_are_kept() -> None:
    drawn = fences(DOCS / "architecture.md")[0].text.split("\n")
    assert [set(re.findall(r"\w+", line.split("  ")[0])) for line in drawn] == floors()


def test_every_floor_has_a_paragraph() -> None:
    told = re.findall(
        r"^\*\*([\w, ]+)\.\*\*", section(page("architecture.md"), "The floors, from the ground up"), re.MULTILINE
    )
    assert {name for names in told for name in names.split(", ")} == set().union(*floors())


def test_where_to_put_what_names_what_is_there() -> None:
    table = rows(section(page("architecture.md"), "Where do I put …"))
    assert len(table) > 10
    for _, where in table:
        paths = [word for word in code_words(where) if "/" in word]
        for path in paths:
            there = any((root / path).exists() for root in (SOURCE, ROOT))
            assert there or path in ("strings/", "assets/css/"), path


@pytest.mark.parametrize("file", sorted(DOCS.glob("decisions/0*.md")), ids=lambda file: file.stem)
def test_a_decision_has_its_parts(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Why", "Decision", "Instead", "Follows"]
    number, title = re.match(r"# (\d{4}): (.+)\n", text).groups()  # type: ignore[union-attr]
    assert file.name.startswith(number)
    assert f"| [{number}]({file.name}) | {title} |" in page("decisions/README.md")


def test_pictures_are_light_and_used() -> None:
    pictures = sorted((DOCS / "pictures").iterdir())
    assert sum(picture.stat().st_size for picture in pictures) < PICTURES
    prose = "".join(file.read_text(encoding="utf-8") for file in PAGES)
    assert all(f"docs/pictures/{picture.name}" in prose for picture in pictures)
