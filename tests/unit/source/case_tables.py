"""Reads the tables of tests/cases: rows of cells, below their headings."""

from __future__ import annotations

from pathlib import Path

CASES = Path(__file__).parents[2] / "cases"


def rows(name: str) -> list[tuple[str, ...]]:
    """Every row of every table of a file, without heads and rules."""
    lines = (CASES / name).read_text(encoding="utf-8").split("\n")
    tables = [line for line in lines if line.startswith("|")]
    cells = [tuple(cell.strip() for cell in line[1:-1].split("|")) for line in tables]
    return [row for row in cells if row[0] != "written" and set(row[0]) != {"-"}]
