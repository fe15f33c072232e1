"""The traps of YAML that writers fall into, found on the lines before the parser sees them.

Each repair keeps the number of lines; where it moves columns, `Mended.column` moves them back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice

from chronicle.model.diagnostic import Said
from chronicle.source.encoding import line_spot
from chronicle.source.sheet import Sheet

_TOLD = 20
"""So many characters of one kind are told; each costs a look through the text."""
BREAKS = "[\u0085\u2028\u2029]"
CONTROLS = "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ufeff]"
BIDI = "[\u202a-\u202e\u2066-\u2069]"
SURROGATES = "[\ud800-\udfff]"
_FORBIDDEN = re.compile("[" + "".join(kind[1:-1] for kind in (BREAKS, CONTROLS, BIDI, SURROGATES)) + "]")
_NAME = r"[^\s:：#\"'\[\]{},&*!|>%@`-][^:：#\"'\[\]{}\n]{0,39}?"
_KEY = re.compile(rf"^((?:[ ]|-[ ])*)({_NAME})[ ]?([:：])(.*)$")
_ODD_COLON = re.compile(r"：|:\S")
_ODD_KEY = re.compile(rf"^(?:[ ]|-[ ])*{_NAME}[ ]?(?:：|:\S)", re.MULTILINE)
"""A line whose first colon is no `: `, the only kind that is ever mended."""
_WIDE = "\u3000\u00a0"
"""Spaces that are none for YAML; a Chinese keyboard gives the first of them."""
_ODD_SPACE = re.compile(rf"^[ ]*[{_WIDE}]|[:：][{_WIDE}]", re.MULTILINE)
_OPENS_BLOCK = re.compile(r"[:：-][ ]*[|>][0-9+-]{0,2}[ ]*(?:#.*)?$")


@dataclass(slots=True)
class Mended:
    """A text fit for the parser, and where its columns were moved: line (from 1) -> column from which one was
    put in."""

    text: str
    moved: dict[int, int] = field(default_factory=dict)
    excused: bool = False
    """A trap was reported that the parser would report a second time."""

    def column(self, line: int, column: int) -> int:
        """The column in the file (from 1) for one in the mended text."""
        return column - 1 if line in self.moved and column > self.moved[line] else column


def mend(text: str, sheet: Sheet, is_key: Callable[[str], bool], first_line: int = 1) -> Mended:
    """Reports C116 to C119, C125 to C127. `is_key` knows the keys of every kind of record: only after such a
    word is a full-width or tight colon taken for a key's colon."""
    mended = Mended("")
    if _FORBIDDEN.search(text):
        before = len(sheet.diagnostics)
        text = _clean(text, sheet, first_line)
        mended.excused = len(sheet.diagnostics) > before
    odd = (_ODD_COLON.search(text) and _ODD_KEY.search(text)) or (
        any(space in text for space in _WIDE) and _ODD_SPACE.search(text)
    )
    if "\t" not in text and not odd:
        mended.text = text
        return mended
    mend_lines(text.split("\n"), sheet, is_key, first_line, mended)
    return mended


def mend_lines(lines: list[str], sheet: Sheet, is_key: Callable[[str], bool], first_line: int, mended: Mended) -> None:
    """Mends tabs and colons, line by line."""
    block = -1  # indent of the key whose block text we are in
    above = -1  # indent of the last key
    opens = True  # may this line start a key deeper than the last?
    for number, line in enumerate(lines, 1):
        indent = len(line) - len(line.lstrip(" \t"))
        if not line.strip() or (0 <= block < indent):
            continue
        block = -1
        if "\t" in line[:indent]:
            _tab(line, indent, number + first_line - 1, sheet)
            line = line[:indent].replace("\t", " ") + line[indent:]
            lines[number - 1] = line
            mended.excused = True
        elif line[indent] in _WIDE and (above > 0 or (opens and above == 0) or not _begins_with_key(line, is_key)):
            line = _wide_indent(line, indent, number + first_line - 1, sheet)
            lines[number - 1] = line
            mended.excused = True
        found = _KEY.match(line)
        if found is None:
            opens = line.rstrip().endswith((":", "-"))
            continue
        column = len(found[1])
        if "-" in found[1] or column <= above or opens:
            line = _colon(line, found, number, sheet, is_key, first_line, mended)
            lines[number - 1] = line
        if line[found.end(2) :].lstrip()[:1] in (":", "："):
            above = column
        if _OPENS_BLOCK.search(line):
            block = column
        opens = line.rstrip().endswith((":", "："))
    mended.text = "\n".join(lines)


def _colon(
    line: str,
    found: re.Match[str],
    number: int,
    sheet: Sheet,
    is_key: Callable[[str], bool],
    first_line: int,
    mended: Mended,
) -> str:
    key, colon, rest = found[2].strip(), found[3], found[4]
    tight = bool(rest) and not rest[0].isspace()
    wide = len(rest) - len(rest.lstrip(_WIDE))
    if (colon == ":" and not tight and not wide) or not is_key(key):
        return line
    at = found.start(3)
    spot = (number + first_line - 1, at + 1, number + first_line - 1, at + 2 + wide)
    rest = " " * wide + rest[wide:]
    value = rest.strip()
    right = f"{key}: {value}".rstrip()
    if colon == "：":
        sheet.warn(
            "C125",
            spot,
            Said("a full-width colon after a key; it was read as “: ”", "键后面用了全角冒号，已按“: ”读入"),
            Said(f"write “{right}”", f"请写成“{right}”"),
        )
    elif wide:
        sheet.warn(
            "C126",
            spot,
            Said(
                "no ordinary space after the colon of a key; the wide one was read as such",
                "键的冒号后面是全角空格，已按普通空格读入",
            ),
            Said(f"write “{right}”", f"请写成“{right}”"),
        )
    else:
        sheet.warn(
            "C126",
            spot,
            Said("no space after the colon of a key; one was put in", "键的冒号后面没有空格，已补上"),
            Said(f"write “{right}”", f"请写成“{right}”"),
        )
    if tight:
        mended.moved[number] = at + 2
    return line[:at] + (": " if tight else ":") + rest


def _tab(line: str, indent: int, number: int, sheet: Sheet) -> None:
    column = line.index("\t") + 1
    sheet.error(
        "C127",
        (number, column, number, indent + 1),
        Said("a tab in the indentation", "缩进用了制表符"),
        Said("indent with spaces, two for each level", "请用空格缩进，每级两个"),
    )


def _begins_with_key(line: str, is_key: Callable[[str], bool]) -> bool:
    """True for a key that stands in the first column but for wide spaces: there they do no harm."""
    found = _KEY.match(line.lstrip(f" {_WIDE}"))
    return found is not None and not found[1] and is_key(found[2])


def _wide_indent(line: str, indent: int, number: int, sheet: Sheet) -> str:
    text = line.lstrip(f" {_WIDE}")
    end = len(line) - len(text)
    sheet.error(
        "C127",
        (number, indent + 1, number, end + 1),
        Said("a full-width space in the indentation", "缩进用了全角空格"),
        Said("indent with ordinary spaces, two for each level", "请用半角空格缩进，每级两个"),
    )
    return " " * end + text


def _clean(text: str, sheet: Sheet, first_line: int) -> str:
    """Characters that no front matter may hold become spaces, so that columns stay."""
    for pattern, code, message in (
        (
            BREAKS,
            "C117",
            Said(
                "the character U+{0} ends a line for YAML but not for the eye",
                "字符 U+{0} 在 YAML 里算换行，眼睛却看不见",
            ),
        ),
        (CONTROLS, "C116", Said("control character U+{0}", "控制字符 U+{0}")),
        (
            BIDI,
            "C118",
            Said(
                "U+{0} turns the direction of writing, so that a reader sees another text",
                "U+{0} 会改变文字方向，看到的与实际内容不同",
            ),
        ),
        (SURROGATES, "C119", Said("half a character (U+{0})", "半个字符（U+{0}）")),
    ):
        for found in islice(re.finditer(pattern, text), _TOLD):
            line, column, end_line, end = line_spot(text, found.start())
            name = f"{ord(found[0]):04X}"
            sheet.error(
                code,
                (line + first_line - 1, column, end_line + first_line - 1, end),
                Said(message.en.format(name), message.zh.format(name)),
                Said("delete it", "请删去"),
            )
        text = re.sub(pattern, " ", text)
    return text


def forbidden_in(text: str) -> str:
    """The first character that no value may hold (it can come in by an escape such as `\\u202E`), or ""."""
    if not _FORBIDDEN.search(text):
        return ""
    found = filter(None, (re.search(kind, text) for kind in (CONTROLS, BIDI, SURROGATES, BREAKS)))
    return next(one[0] for one in found)
