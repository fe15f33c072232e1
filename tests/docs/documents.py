"""Reads the Markdown documents of the project: their fences, links, headings and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = tuple(sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md"]))
LANGUAGES = ("en", "zh")

_FENCE = re.compile(r"^(`{3,})(.*)$")
_CHARACTER = re.compile(r"<U\+([0-9A-F]{4})>")


@dataclass(frozen=True, slots=True)
class Fence:
    """One fenced block. `line`: that of its first fence, from 1."""

    file: Path
    line: int
    info: str
    text: str

    @property
    def name(self) -> str:
        """For the name of a test."""
        return f"{self.file.relative_to(ROOT).as_posix()}:{self.line}"

    @property
    def content(self) -> str:
        """The text with `<U+0007>` as the character that it stands for."""
        return _CHARACTER.sub(lambda found: chr(int(found[1], 16)), self.text)


def page(name: str) -> str:
    """The text of a document below docs/."""
    return (DOCS / name).read_text(encoding="utf-8")


def fences(file: Path) -> list[Fence]:
    """Every fenced block of a file, in order."""
    found: list[Fence] = []
    mark, info, first = "", "", 0
    lines: list[str] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        fence = _FENCE.match(line)
        if mark and line == mark:
            found.append(Fence(file, first, info, "\n".join(lines)))
            mark = ""
        elif mark:
            lines.append(line)
        elif fence:
            mark, info, first, lines = fence[1], fence[2].strip(), number, []
    assert not mark, f"{file}:{first}: a fence is never closed"
    return found


def without_fences(text: str) -> str:
    """The prose of a document."""
    return re.sub(r"^(`{3,}).*?^\1$", "", text, flags=re.DOTALL | re.MULTILINE)


def section(text: str, heading: str) -> str:
    """What stands below a heading, up to the next one of its level or above."""
    start = re.search(rf"^(#+) {re.escape(heading)}$", text, re.MULTILINE)
    assert start, f"there is no section {heading}"
    rest = text[start.end() :]
    end = re.search(rf"^#{{1,{len(start[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def rows(text: str) -> list[tuple[str, ...]]:
    """The rows of all tables in a text, without heads and rules."""
    found: list[tuple[str, ...]] = []
    lines = text.split("\n")
    for index, line in enumerate(lines):
        is_head = index + 1 < len(lines) and re.match(r"^\|[ :|-]+\|$", lines[index + 1])
        if line.startswith("|") and not is_head and not re.match(r"^\|[ :|-]+\|$", line):
            found.append(tuple(cell.strip() for cell in line[1:-1].split("|")))
    return found


def code_words(cell: str) -> list[str]:
    """The words in backticks of a cell."""
    return re.findall(r"`([^`]+)`", cell)
