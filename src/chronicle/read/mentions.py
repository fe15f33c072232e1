"""The names that may be linked in prose, and where they stand in the bodies of entries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from chronicle.model.body import Find, Target
from chronicle.model.registers import Cadre, Village
from chronicle.read.prose import finds_in
from chronicle.read.woven import weave, whole
from chronicle.source import NameFinder
from chronicle.work import Shared

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
UNUSUAL = re.compile(
    "[\u2e80-\u2fdf\u3038-\u303a\u3190-\u319f\u3200-\u33ff\uf900-\ufaff\U0001f100-\U0001f2ff\U0002f800-\U0002fa1f]"
)
"""Radicals, characters in circles and squares, those for compatibility: they fold to usual Han characters."""


def mentionable(villages: Iterable[Village], cadres: Iterable[Cadre]) -> Mapping[str, Target]:
    """Names that mean one village or cadre only: two Han characters at least, or a Latin name of three."""
    meant: dict[str, set[Target]] = {}
    for village in villages:
        for name in (*village.name.all(), *village.aliases):
            meant.setdefault(name, set()).add(Target("village", village.id))
    for cadre in cadres:
        for name in (*cadre.name.all(), *cadre.aliases):
            meant.setdefault(name, set()).add(Target("cadre", cadre.id))
    return {
        name: next(iter(targets))
        for name, targets in sorted(meant.items())
        if len(targets) == 1 and (len(HAN.findall(name)) >= 2 or (not HAN.search(name) and len(name) >= 3))
    }


class Change(NamedTuple):
    """Between the names that a body was searched for and others: those that are `gone`, those that are `new`."""

    gone: frozenset[str]
    new: tuple[str, ...]

    @classmethod
    def of(cls, before: tuple[str, ...] | None, after: tuple[str, ...]) -> Change | None:
        """None if it is not known what the names were."""
        if before is None:
            return None
        known = frozenset(before)
        return cls(known.difference(after), tuple(name for name in after if name not in known))

    def may_matter(self, finds: Iterable[Find], code: Callable[[], bytes]) -> bool:
        """False if the finds in a body are the same for both. `code`: gives it encoded as it is kept, if asked."""
        if any(find.name in self.gone for find in finds):
            return True
        return bool(self.new) and self._may_hold(code().decode("utf-8", "replace"))

    def _may_hold(self, text: str) -> bool:
        """Whether a new name may stand in a text. Usual Han characters fold to themselves alone: a name is not where
        one of its own is missing, unless something unusual stands for it."""
        if UNUSUAL.search(text):
            return True
        return any(all(map(text.__contains__, HAN.findall(name))) for name in self.new)


@lru_cache(maxsize=2)
def finder_of(names: tuple[str, ...]) -> NameFinder:
    """What finds these names."""
    return NameFinder(names)


def find_again(
    item: tuple[Shared[tuple[str, ...]], tuple[tuple[str, bytes], ...]],
) -> tuple[tuple[str, tuple[Find, ...]], ...]:
    """The finds of known names in encoded bodies: (names, ((file, body), …)) -> ((file, finds), …)."""
    finder = finder_of(item[0].get())
    return tuple((file, _finds(code, finder) if code else ()) for file, code in item[1])


def _finds(code: bytes, finder: NameFinder) -> tuple[Find, ...]:
    body = whole(code)
    finds = tuple(finds_in(body.pieces, finder))
    return weave(body, finds)[1] if finds else ()
