"""Characters that a page must not carry: control characters and those that turn the direction of a line."""

from __future__ import annotations

import re

from chronicle.model.diagnostic import Diagnostic, Place, Said
from chronicle.source.markdown.origins import Cut, Source
from chronicle.source.markdown.redaction import SENTINEL

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BAD = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{SENTINEL}\ud800-\udfff{BIDI}]")
_USUAL = re.compile("[ -~\n\u3400-\u9fff，。、：；“”（）《》？！…—·\u3000]*")
"""Most texts are of these alone, and that is known in a third of the time."""
_BIDI = re.compile(f"[{BIDI}]")
_MOST = 20
"""So many problems of a kind are told for one text; a broken file would give thousands."""


def without_bidi(text: str) -> str:
    """`text` without overrides of direction."""
    return _BIDI.sub("", text)


def bidi_problem(place: Place, char: str) -> Diagnostic:
    """C111: a character that would turn the direction of what follows."""
    name = f"U+{ord(char):04X}"
    return Diagnostic(
        "C111",
        "error",
        place,
        Said(f"the invisible character {name} reverses the text after it", f"不可见字符 {name} 会颠倒其后文字的顺序"),
        Said("delete it and type the text again around it", "请删去它，并重新输入前后的文字"),
    )


def clean(source: Source, file: str) -> tuple[Source, list[Diagnostic]]:
    """The source without such characters (control characters: C110, overrides of direction: C111)."""
    if _USUAL.fullmatch(source.text) or _BAD.search(source.text) is None:
        return source, []
    cuts: list[Cut] = []
    problems: list[Diagnostic] = []
    told = {"C110": 0, "C111": 0}
    for match in _BAD.finditer(source.text):
        char = match.group()
        cuts.append((match.start(), match.end(), ""))
        code = "C111" if char in BIDI else "C110"
        told[code] += 1
        if told[code] > _MOST:
            continue
        line, column = source.at(match.start())
        place = Place(file, line, column, line, column + 1)
        problems.append(bidi_problem(place, char) if code == "C111" else _control_problem(place, char))
    return source.without(cuts), problems


def _control_problem(place: Place, char: str) -> Diagnostic:
    name = f"U+{ord(char):04X}"
    return Diagnostic(
        "C110",
        "warning",
        place,
        Said(f"the control character {name} is left out", f"控制字符 {name} 已略去"),
        Said("delete it in the file", "请在文件中删去它"),
    )
