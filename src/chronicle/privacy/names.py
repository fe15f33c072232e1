"""Registered names: what must not appear, what to say instead, and how a text is searched for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from chronicle.model.registers import Household, PrivateName
from chronicle.source import NameFinder

Hit = tuple[int, int, str]
HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
GAP = re.compile(f"(?<=[{HAN}])[ \\t\u00a0\u2000-\u200a\u202f\u3000]{{1,4}}(?=[{HAN}])")
"""Blanks between two characters: forms set a short name wide (`王　芳`)."""
JOINTS = re.compile(r"[-_./+]")
UNNAMED = "某"


@dataclass(frozen=True, slots=True)
class Register:
    """The names that must not appear, what to say instead of each, and the longer phrases that are free."""

    instead: Mapping[str, str]
    free: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names and their other forms."""
        return tuple(self.instead)


def register(households: Iterable[Household], names: Iterable[PrivateName], free: Iterable[str]) -> Register:
    """The register of a site."""
    instead: dict[str, str] = {}
    for household in households:
        pseudonym = household.pseudonym.all()
        for name in household.names:
            instead[name] = pseudonym[0] if pseudonym else ""
    for private in names:
        for form in (private.name, *private.also):
            instead[form] = private.say
    return Register(instead, tuple(free))


class NameSearch:
    """Finds registered names in texts, outside the phrases that are free."""

    def __init__(self, names: Register) -> None:
        self._register = names
        self._finder = NameFinder(names.names) if names.instead else None
        self._free = NameFinder(names.free) if names.free else None

    def find(self, text: str) -> list[Hit]:
        """(start, end, name) of every registered name in a text."""
        if self._finder is None or not text:
            return []
        found = self._finder.find(text)
        if not found or self._free is None:
            return found
        free = self._free.find(text)
        return [hit for hit in found if not any(start <= hit[0] and hit[1] <= end for start, end, _ in free)]

    def find_wide(self, text: str) -> list[Hit]:
        """As `find`, and Han names that are set wide, with blanks between their characters. For what people
        wrote; in a finished page two things that stand side by side would look like a name."""
        found = self.find(text)
        if self._finder is None:
            return found
        gaps = [gap.span() for gap in GAP.finditer(text)]
        if not gaps:
            return found
        kept = _without(text, gaps)
        told = "".join(text[at] for at in kept)
        for start, end, name in self.find(told):
            hit = (kept[start], kept[end - 1] + 1, name)
            if not any(hit[0] < other[1] and other[0] < hit[1] for other in found):
                found.append(hit)
        return sorted(found)

    def find_in_address(self, text: str) -> tuple[str, ...]:
        """The names in an address, a path or an id: percent-encoded, or with its words joined by marks."""
        if self._finder is None or not text:
            return ()
        plain = unquote(text)
        hits = [*self.find(text), *self.find(plain), *self.find(JOINTS.sub(" ", plain))]
        return tuple(dict.fromkeys(name for _, _, name in hits))

    def masked(self, text: str) -> str:
        """The text with what is said instead of each name."""
        for start, end, name in reversed(self.find_wide(text)):
            text = text[:start] + (self._register.instead.get(name) or UNNAMED) + text[end:]
        return text


def _without(text: str, gaps: list[tuple[int, int]]) -> list[int]:
    """The places of a text that lie in no gap."""
    kept: list[int] = []
    at = 0
    for start, end in gaps:
        kept += range(at, start)
        at = end
    return [*kept, *range(at, len(text))]
