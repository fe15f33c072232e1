"""Units: which words name them, and which of them may be added."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from chronicle.model.value import Value
from chronicle.source.folding import by_first, folded, is_han
from chronicle.source.unit_table import TABLE


class Unit(Value, frozen=True):
    """One unit. Quantities add only within a `dimension`; `base` is the exact factor to that dimension's base
    unit (BASE_UNITS: the mu for areas, because all factors are exact there). `words` are lower case, NFKC."""

    id: str
    zh: str
    en_one: str
    en_many: str
    dimension: str
    base: Decimal
    words: tuple[str, ...]


def _read_table() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for line in TABLE.strip().split("\n"):
        id_, zh, one, many, dimension, base, more = (cell.strip() for cell in line.split("|"))
        said = [id_, id_.replace("_", " "), zh, one, many, *more.split(",")]
        words = tuple(dict.fromkeys(word for word in map(folded, said) if word))
        units[id_] = Unit(id_, zh, one, many, dimension, Decimal(base), words)
    return units


UNITS: Mapping[str, Unit] = MappingProxyType(_read_table())
"""Every unit by its id."""

BASE_UNITS: Mapping[str, str] = MappingProxyType({unit.dimension: unit.id for unit in UNITS.values() if unit.base == 1})
"""By dimension, the unit that `Quantity.base` leads to."""

_WORDS: Mapping[str, str] = MappingProxyType({word: unit.id for unit in UNITS.values() for word in unit.words})
_LONGEST: Mapping[str, int] = {first: len(words[0]) for first, words in by_first(_WORDS).items()}
"""By first character: the length of the longest word."""


def match_unit(text: str, start: int) -> tuple[Unit, int] | None:
    """The unit whose longest word begins at `start` of a folded text, and where that word ends. A Latin word
    must end where a word ends (`mu` is not found in `mud`)."""
    longest = _LONGEST.get(text[start : start + 1], 0)
    for end in range(min(len(text), start + longest), start, -1):
        found = _WORDS.get(text[start:end])
        if found is not None and not (_is_latin(text[end - 1]) and end < len(text) and _is_latin(text[end])):
            return UNITS[found], end
    return None


def find_unit(word: str) -> Unit | None:
    """The unit that a whole word names, else None."""
    found = _WORDS.get(folded(word))
    return UNITS[found] if found else None


def nearest_units(word: str, limit: int = 3) -> tuple[str, ...]:
    """Words of units that look like `word`, best first, each unit once."""
    near = difflib.get_close_matches(folded(word)[:40], _WORDS, n=limit * 3, cutoff=0.6)
    unique: dict[str, str] = {}
    for found in near:
        unique.setdefault(_WORDS[found], found)
    return tuple(unique.values())[:limit]


def _is_latin(char: str) -> bool:
    return char.isalnum() and not is_han(char)
