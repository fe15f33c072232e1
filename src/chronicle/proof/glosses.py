"""Names of villages and people that a translating machine turned into words: "Ren Family Ditch" for 任家沟.

`phrases` finds what looks like it in an English text; `is_gloss` judges it when the name is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from chronicle.proof.gloss_table import ENDS, INNER, PEOPLE, SURNAMES
from chronicle.proof.masks import masked


def _table(rows: str) -> dict[str, tuple[str, ...]]:
    parts = (row.split() for row in rows.strip().split("\n"))
    return {char: tuple(words) for char, *words in parts}


_ENDS, _INNER, _SURNAMES = _table(ENDS), _table(INNER), _table(SURNAMES)
_PLAIN = frozenset("村镇乡县省市路街")
"""Translated in good English too, so they prove nothing."""
_PLAIN_WORDS = frozenset(word for char in _PLAIN for word in _ENDS[char])
_FEATURES = frozenset("山河江湖溪桥寺庙塔关峰池泉潭洞谷园")
"""What good English translates behind a name in letters: Yuntai Mountain."""
_TITLES = (
    "Secretary",
    "Director",
    "Mayor",
    "Captain",
    "Chief",
    "Comrade",
    "Uncle",
    "Teacher",
    "Old",
    "Xiao",
    "Mr",
    "Mrs",
)
_WORDS: dict[str, tuple[str, ...]] = {
    char: tuple(word for table in (_ENDS, _INNER, _SURNAMES) for word in table.get(char, ()))
    for char in {**_ENDS, **_INNER, **_SURNAMES}
}
_LAST = "|".join(sorted({word for words in _ENDS.values() for word in words}, key=len, reverse=True))
_PEOPLE = "|".join(sorted({word for char in PEOPLE for word in _WORDS[char]}, key=len, reverse=True))
_PLACE = re.compile(rf"\b(?:[A-Z][a-z]{{1,15}}(?:['’]s)?[ -]){{1,4}}(?:{_LAST})\b")
_PERSON = re.compile(rf"\b(?:(?:{'|'.join(_TITLES)})\.? (?:{_PEOPLE})|(?:{_PEOPLE}) (?:{'|'.join(_TITLES)}))\b")
_ANY = re.compile(rf"[ -](?=[A-Z])(?:{_LAST}|{_PEOPLE}|{'|'.join(_TITLES)})\b")
_BEFORE = re.compile(
    "(?:(?:The|An?|In|At|On|To|From|Of|By|And|But|Or|Our|Their|His|Her|My|This|That|When|As|Near|Past|Between|Behind|"
    "Then|After|Before|Since|Until|While|For|With|Today|Yesterday|Only|Both|So|If|Through|Above|Below|Outside) )+"
)
"""Words that begin a sentence, and no name."""
_SPLIT = re.compile(r"(?:['’]s)?[ -]")


def phrases(text: str) -> Iterator[tuple[int, int]]:
    """Where capitalised words of an English text could be a name made of such words."""
    if _ANY.search(text) is None:
        return
    text = masked(text)
    spans = {found.span() for found in _PERSON.finditer(text)}
    for found in _PLACE.finditer(text):
        first = _BEFORE.match(text, found.start(), found.end())
        start = first.end() if first else found.start()
        if _SPLIT.search(text, start, found.end()):
            spans.add((start, found.end()))
    yield from sorted(spans)


def is_gloss(phrase: str, name: str, pinyin: Callable[[str], str]) -> bool:
    """True if the phrase says the Han characters of `name` in their order, as words or in Latin letters, and at least
    one of them as a word that a good translation would not have."""
    words = _SPLIT.split(phrase.replace(".", ""))
    if len(name) == 1:  # of a person, with a title
        words = [word for word in words if word not in _TITLES]
    if len(words) > 1 and words[-1] in _PLAIN_WORDS and name[-1] not in _PLAIN:  # a village that is called so or not
        words.pop()
    return any(_says(words, form, pinyin) for form in {name, name.removesuffix("村")} if form)


def _says(words: list[str], name: str, pinyin: Callable[[str], str]) -> bool:
    """Of each state, how many characters are said, and whether one of them was turned into a word."""
    states = {(0, False)}
    whole = len(words) >= len(name)
    sounds = [pinyin(char) for char in name]
    for word in words:
        reached = set()
        for at, turned in states:
            if name[at : at + 1] and word in _WORDS.get(name[at], ()):
                reached.add((at + 1, turned or not (name[at] in _PLAIN or (name[at] in _FEATURES and not whole))))
            if (end := _letters(word.lower(), sounds, at)) is not None:
                reached.add((end, turned))
        states = reached
    return (len(name), True) in states


def _letters(word: str, sounds: list[str], at: int) -> int | None:
    """Up to which character the word is the sound of a name from `at` on; None if it is not."""
    while word and at < len(sounds) and sounds[at] and word.startswith(sounds[at]):
        word, at = word.removeprefix(sounds[at]), at + 1
    return None if word else at
