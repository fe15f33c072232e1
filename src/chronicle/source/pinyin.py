"""Han characters as Latin letters."""

from __future__ import annotations

import unicodedata
from itertools import groupby

from chronicle.source.folding import folded, is_han


def pinyin(text: str) -> str:
    """ASCII, lower case: the syllables of each run of Han characters joined, other runs kept (letters and digits
    without their marks), `-` between runs. `任家沟村` is renjiagoucun, `张 三` zhang-san."""
    runs: list[str] = []
    for kind, group in groupby(folded(text), key=kind_of):
        run = "".join(group)
        if kind == "han":
            runs.append(syllables(run))
        elif kind == "latin":
            runs.append(plain_letters(run))
    return "-".join(run for run in runs if run)


def spelling(text: str) -> tuple[str, ...]:
    """The syllables of a text one by one, as ASCII in small letters; a run of letters and digits counts as one.
    `任家沟村` is (ren, jia, gou, cun), `Secretary Liang` (secretary, liang)."""
    found: list[str] = []
    for kind, group in groupby(folded(text), key=kind_of):
        run = "".join(group)
        if kind == "han":
            found += _each(run)
        elif kind == "latin":
            found.append(plain_letters(run))
    return tuple(one for one in found if one)


def _each(run: str) -> list[str]:
    from pypinyin import lazy_pinyin  # 0.3 to 0.6 s and 65 MB, so only when a Han character asks for it

    return [plain_letters(syllable) for syllable in lazy_pinyin(run, errors="ignore")]


def kind_of(char: str) -> str:
    """han, latin (any other letter or digit) or mark."""
    if is_han(char):
        return "han"
    return "latin" if char.isalnum() else "mark"


def syllables(run: str) -> str:
    """A run of Han characters as letters."""
    return "".join(_each(run))


def plain_letters(run: str) -> str:
    """ASCII letters and digits of a run, marks taken off: é is e."""
    return "".join(char for char in unicodedata.normalize("NFKD", run.lower()) if char.isascii() and char.isalnum())
