"""“Did you mean”: the known names that a wanted one resembles."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence

from chronicle.model.diagnostic import NOTHING, Said
from chronicle.source.folding import folded, is_han
from chronicle.source.pinyin import pinyin

Near = tuple[str, str]
"""A name as it is known and its id."""


def nearest_names(wanted: str, candidates: Mapping[str, str], limit: int = 3) -> tuple[Near, ...]:
    """Up to `limit` (name, id), best first and each id once, whose name resembles `wanted`. `candidates`: name to
    id. Han names are compared by their characters, Latin ones by their letters; only if that finds nothing are
    Han and Latin compared by pinyin."""
    told = folded(wanted)[:80]
    if not told:
        return ()
    scored = [(_likeness(told, folded(name)[:80]), name) for name in candidates]
    best = [(score, name) for score, name in scored if score >= 0.5]
    if not best and candidates:
        best = _by_pinyin(told, candidates)
    near: dict[str, str] = {}
    for _, name in sorted(best, key=lambda pair: (-pair[0], pair[1])):
        near.setdefault(candidates[name], name)
    return tuple((name, id_) for id_, name in near.items())[:limit]


def did_you_mean(near: Sequence[str]) -> Said:
    """The question, or nothing."""
    en, zh = "” or “".join(near), "”或“".join(near)
    return Said(f"did you mean “{en}”?", f"是不是“{zh}”？") if near else NOTHING


def _likeness(wanted: str, name: str) -> float:
    """0 to 1. Han: twice the shared characters and pairs over all of both; Latin: difflib's ratio."""
    if _has_han(wanted) != _has_han(name):
        return 0.0
    if wanted == name:
        return 1.0
    if _has_han(wanted):
        mine, theirs = _grams(wanted), _grams(name)
        shared = len(mine & theirs)
        inside = 0.6 if min(len(wanted), len(name)) > 1 and (wanted in name or name in wanted) else 0.0
        return max(inside, 2 * shared / (len(mine) + len(theirs)))
    matcher = difflib.SequenceMatcher(None, wanted, name, autojunk=False)
    if matcher.real_quick_ratio() < 0.6 or matcher.quick_ratio() < 0.6:
        return 0.0
    score = matcher.ratio()
    return score if score >= 0.6 else 0.0


def _by_pinyin(wanted: str, candidates: Mapping[str, str]) -> list[tuple[float, str]]:
    """Han against Latin, both as letters. Homophones too, among Han (任家沟, 仁家沟)."""
    if not (_has_han(wanted) or any(_has_han(name) for name in candidates)):
        return []
    said = pinyin(wanted).replace("-", "")
    scored = [(_likeness(said, pinyin(name).replace("-", "")), name) for name in candidates]
    return [(score, name) for score, name in scored if score >= 0.75]


def _has_han(text: str) -> bool:
    return any(map(is_han, text))


def _grams(text: str) -> frozenset[str]:
    return frozenset(text) | frozenset(text[i : i + 2] for i in range(len(text) - 1))
