"""What a writer means by a few letters: a name, the beginning of one, its pinyin or its initials."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from chronicle.source import folded, spelling

_INITIAL = "zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]"
_FINAL = "iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|[aeiouv]"
_SYLLABLE = re.compile(f"(?:{_INITIAL})?(?:{_FINAL})")
_PINYIN = re.compile(f"(?:(?:{_INITIAL})?(?:{_FINAL}))+")
EXACT, BEGINS, SPELT, WITHIN, SPELT_WITHIN = range(5)
"""How near a name is to what was typed, best first."""


@dataclass(frozen=True)
class Named:
    """A thing that can be named: its id, the name that is shown, and every text that finds it."""

    id: str
    name: str
    texts: tuple[str, ...] = ()

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """All that it is called, as it is compared."""
        return tuple(dict.fromkeys(folded(text) for text in (self.id, self.name, *self.texts) if text))

    @cached_property
    def spellings(self) -> tuple[tuple[str, ...], ...]:
        """Its names in syllables; a name that is written in pinyin is cut into its syllables too."""
        told = (spelling(text) for text in (self.name, *self.texts) if text)
        return tuple(dict.fromkeys(tuple(one for word in words for one in _cut(word)) for words in told))


def ranked(typed: str, things: Iterable[Named]) -> list[tuple[int, Named]]:
    """The things that the letters may mean, best first: `rjg`, `renjia` and `任家` all mean 任家沟村."""
    wanted = folded(typed)
    if not wanted:
        return []
    found = ((_rank(wanted, thing), thing) for thing in things)
    return sorted(((rank, thing) for rank, thing in found if rank is not None), key=lambda pair: (pair[0], pair[1].id))


def meant(typed: str, things: Iterable[Named]) -> tuple[Named, ...]:
    """The things that fit best: one if it is clear what is meant, none if nothing fits."""
    found = ranked(typed, things)
    return tuple(thing for rank, thing in found if rank == found[0][0])


def _rank(wanted: str, thing: Named) -> int | None:
    if wanted in thing.forms:
        return EXACT
    if any(form.startswith(wanted) for form in thing.forms):
        return BEGINS
    letters = "".join(char for char in wanted if char.isalnum())
    spelt = letters.isascii() and letters != ""
    if spelt and any(_spells(letters, syllables) for syllables in thing.spellings):
        return SPELT
    if len(wanted) > 1 and any(wanted in form for form in thing.forms):
        return WITHIN
    if spelt and len(letters) > 1 and any(_spells(letters, rest) for rest in _later(thing.spellings)):
        return SPELT_WITHIN
    return None


def _cut(word: str) -> list[str]:
    return _SYLLABLE.findall(word) if _PINYIN.fullmatch(word) else [word]


def _later(spellings: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    for syllables in spellings:
        for start in range(1, len(syllables)):
            yield syllables[start:]


def _spells(letters: str, syllables: tuple[str, ...]) -> bool:
    """Whether the letters are the beginnings of syllables that follow each other, from the first on."""
    reached = {0}
    for syllable in syllables:
        reached = {
            at + size
            for at in reached
            for size in range(1, len(syllable) + 1)
            if letters.startswith(syllable[:size], at)
        }
        if len(letters) in reached:
            return True
    return False
