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


def kind_of(char: str) -> str:
    """han, latin (any other letter or digit) or mark."""
    if is_han(char):
        return "han"
    return "latin" if char.isalnum() else "mark"


def syllables(run: str) -> str:
    """A run of Han characters as letters."""
    from pypinyin import lazy_pinyin  # 0.3 to 0.6 s and 65 MB, so only when a Han character asks for it

    return "".join(plain_letters(syllable) for syllable in lazy_pinyin(run, errors="ignore"))


def plain_letters(run: str) -> str:
    """ASCII letters and digits of a run, marks taken off: é is e."""
    return "".join(char for char in unicodedata.normalize("NFKD", run.lower()) if char.isascii() and char.isalnum())
