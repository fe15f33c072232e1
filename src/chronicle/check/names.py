"""Names that a translating machine turned into words, where a register knows the name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from chronicle.check.places import place_of
from chronicle.model.archive import Archive
from chronicle.model.diagnostic import Diagnostic, Place, Related, Said
from chronicle.proof import is_gloss
from chronicle.source import pinyin

TURNED = "C240"
_sound = lru_cache(maxsize=10_000)(pinyin)
"""Each character of each name is asked for with each phrase."""


class _Known(NamedTuple):
    """A registered name: its kind and id, the forms in which a phrase may say it, what to write in English."""

    kind: str
    id: str
    forms: tuple[str, ...]
    english: str


def turned_into_words(archive: Archive, _: date) -> Iterator[Diagnostic]:
    """`Ren Family Ditch` where the register knows 任家沟. Phrases that may be such were found when texts were read."""
    told = [(entry.file, entry.prose.phrases) for entry in archive.entries.values() if entry.prose.phrases]
    told += [(one.file, one.prose.phrases) for one in archive.translations.values() if one.prose.phrases]
    if not told:
        return
    known, right = list(_known(archive)), _right(archive)
    meant: dict[str, _Known | None] = {}
    for file, phrases in told:
        for phrase, line, column, end in phrases:
            if phrase not in meant:
                meant[phrase] = None if phrase.lower() in right else _meant(phrase, known)
            found = meant[phrase]
            if found is not None:
                yield _turned(archive, Place(file, line, column, line, end), phrase, found)


def _known(archive: Archive) -> Iterator[_Known]:
    for kind, things in (
        ("village", archive.villages.values()),
        ("place", archive.places.values()),
        ("organisation", archive.organisations.values()),
    ):
        for thing in things:
            forms = tuple(text for text in (*thing.name.all(), *thing.aliases) if not text.isascii())
            yield _Known(kind, thing.id, forms, thing.name.get("en"))
    for cadre in archive.cadres.values():
        forms = tuple(text for text in cadre.name.all() if not text.isascii())
        surnames = tuple(text[0] for text in forms if len(text) <= 3)
        yield _Known("cadre", cadre.id, (*forms, *surnames), cadre.name.get("en"))


def _right(archive: Archive) -> frozenset[str]:
    """Every registered form in small letters: who registers an English name may use it."""
    tables = (archive.villages, archive.places, archive.organisations, archive.cadres)
    return frozenset(
        text.lower() for table in tables for thing in table.values() for text in (*thing.name.all(), *thing.aliases)
    )


def _meant(phrase: str, known: list[_Known]) -> _Known | None:
    return next((one for one in known for form in one.forms if is_gloss(phrase, form, _sound)), None)


def _turned(archive: Archive, place: Place, phrase: str, known: _Known) -> Diagnostic:
    name = known.forms[0]
    short = name.removesuffix("村") if len(name) > 2 else name
    english = known.english if known.english.isascii() else pinyin(short).capitalize()
    return Diagnostic(
        TURNED,
        "warning",
        place,
        Said(f"“{phrase}” seems to be the name {name}, turned into words", f"“{phrase}”像是把名称“{name}”当词语译了"),
        Said(f"write {english}", f"请写 {english}"),
        (Related(place_of(archive, f"{known.kind}:{known.id}", "name"), Said("the name", "这个名称")),),
    )
