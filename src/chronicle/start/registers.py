"""The texts of a village, a cadre and a household that are begun."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from chronicle.source import slug
from chronicle.start.lines import key, scalar, word

_VILLAGE = re.compile(r"(?:村民委员会|村委会|行政村|村|社区)$")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class VillageStart:
    """What is known of a village: `parent` is the place above it, "" if it is not registered."""

    name: str
    parent: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class CadreStart:
    """What is known of a cadre. `role` is an id of the list of roles; `village` where the service is, `since` its
    first day as far as it is known."""

    name: str
    role: str = ""
    organisation: str = ""
    village: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True)
class HouseholdStart:
    """What is known of a household. Its real name is written into the file by hand: here it would stand in the
    history of the terminal."""

    id: str
    village: str
    pseudonym: str


def village_text(start: VillageStart, *, chinese: bool) -> str:
    """The village's file as it is begun."""
    rows = [("name", scalar(start.name)), ("parent", scalar(start.parent) if start.parent else "")]
    rows.append(("code", f'"{start.code}"' if start.code else ""))
    return _page("village", rows, chinese)


def cadre_text(start: CadreStart, *, chinese: bool) -> str:
    """The cadre's file as it is begun."""
    role = word("role", start.role, chinese=chinese) if start.role else ""
    organisation = scalar(start.organisation) if start.organisation else ""
    rows = [("name", scalar(start.name)), ("role", role), ("organisation", organisation)]
    if start.village:
        served = (("village", start.village), ("role", role), ("from", start.since))
        told = ", ".join(
            f"{key('posting', name, chinese=chinese)}: {scalar(value, inside=True)}" for name, value in served if value
        )
        rows.append(("postings", f"\n  - {{{told}}}"))
    return _page("cadre", rows, chinese)


def household_text(start: HouseholdStart, *, chinese: bool) -> str:
    """The household's file as it is begun. The line for the real name is a remark, which the reader passes over."""

    def name(of: str) -> str:
        return key("household", of, chinese=chinese)

    consent = f"{{{key('consent', 'status', chinese=chinese)}: {word('consent', 'unknown', chinese=chinese)}}}"
    return "\n".join(
        [
            f"{name('id')}: {scalar(start.id)}",
            f"{name('village')}: {scalar(start.village)}",
            f"{name('pseudonym')}: {scalar(start.pseudonym)}",
            f"# {name('real_name')}: ",
            f"{name('consent')}: {consent}",
            "",
        ]
    )


def _page(context: str, rows: list[tuple[str, str]], chinese: bool) -> str:
    lines = (
        f"{key(context, name, chinese=chinese)}:{'' if value.startswith(chr(10)) else ' '}{value}"
        for name, value in rows
        if value
    )
    return "\n".join(["---", *lines, "---", ""])


def village_id(name: str) -> str:
    """An id for a village: its name in pinyin, without what every village's name ends with."""
    return slug(_VILLAGE.sub("", name) or name)


def free(ids: Container[str], wanted: str) -> str:
    """The id itself, or with a number if it is taken."""
    tries = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, 10_000))
    return next((one for one in tries if one not in ids), wanted)


def next_household(ids: Container[str], pseudonyms: Container[str], *, chinese: bool) -> tuple[str, str]:
    """An id and a pseudonym that no household has, and that say nothing of it: h-7, 户庚."""
    id_ = next(one for one in (f"h-{number}" for number in range(1, 1_000_000)) if one not in ids)
    said = next(one for one in _pseudonyms(chinese) if one not in pseudonyms)
    return id_, said


def _pseudonyms(chinese: bool) -> Iterator[str]:
    head, signs = ("户", _STEMS) if chinese else ("Household ", _LETTERS)
    yield from (head + sign for sign in signs)
    yield from (f"{head}{number}" for number in range(len(signs) + 1, 1_000_000))
