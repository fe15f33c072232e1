"""Finds many names at once in a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

import ahocorasick

from chronicle.source.folding import fold, is_han, quickly_folded

Found = tuple[int, int, str]


class NameFinder:
    """Finds given names in texts, whatever their number (Aho and Corasick).

    Han names are found as substrings, Latin ones only as whole words; NFKC, upper and lower case, invisible
    characters and the kind of white space make no difference. Names that fold to the same text are found
    under the one given first."""

    def __init__(self, names: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        self._quick = ahocorasick.Automaton()
        known: set[str] = set()
        for name in names:
            key = fold(name, loose=True).text.strip()
            if key and key not in known:
                known.add(key)
                self._automaton.add_word(key, (key, name))
                self._quick.add_word(quickly_folded(name), 1)
        self._empty = not known
        if known:
            self._automaton.make_automaton()
            self._quick.make_automaton()

    def may_hold(self, text: str) -> bool:
        """False if no name can stand in the text, whole words or not. Quick."""
        return not self._empty and next(self._quick.iter(quickly_folded(text)), None) is not None

    def find(self, text: str) -> list[Found]:
        """(start, end, name as given) in order of place, offsets in code points of `text`. Finds do not overlap:
        a longer name goes before a shorter, then the earlier before the later."""
        if self._empty or not text:
            return []
        told = fold(text, loose=True)
        hits: list[tuple[int, int, str]] = []
        for last, (key, name) in self._automaton.iter(told.text):
            start, end = last - len(key) + 1, last + 1
            if _is_whole(told.text, start, end):
                hits.append((start, end, name))
        return [(*told.span(start, end), name) for start, end, name in _apart(hits)]


def _is_whole(text: str, start: int, end: int) -> bool:
    """False if a word of letters, or a number, at either end goes on beyond it. Between a letter and a digit a
    word ends: `①Lin Bo` is found."""
    before = start > 0 and _go_on(text[start - 1], text[start])
    after = end < len(text) and _go_on(text[end - 1], text[end])
    return not (before or after)


def _go_on(one: str, two: str) -> bool:
    if one.isdecimal() or two.isdecimal():
        return one.isdecimal() and two.isdecimal()
    return one.isalnum() and two.isalnum() and not is_han(one) and not is_han(two)


def _apart(hits: list[Found]) -> list[Found]:
    """Those that stay when longer ones go first and none may overlap, in order of place."""
    kept: list[Found] = []
    for hit in sorted(hits, key=lambda hit: (hit[0] - hit[1], hit[0])):
        at = bisect_left(kept, hit)
        free_before = at == 0 or kept[at - 1][1] <= hit[0]
        free_after = at == len(kept) or hit[1] <= kept[at][0]
        if free_before and free_after:
            kept.insert(at, hit)
    return kept
