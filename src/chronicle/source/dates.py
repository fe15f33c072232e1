"""Dates as written, with their uncertainty: `parse_date` reads EDTF, Chinese and English; it never guesses."""

from __future__ import annotations

import re
from datetime import date

from chronicle.model.diagnostic import Remark
from chronicle.model.when import When

FIRST_YEAR, LAST_YEAR = 1900, 2100
_DAY = re.compile("([0-9]{4})([-./年])([0-9]{1,2})([-./月])([0-9]{1,2})(日?)")
_SIGNS = frozenset({("-", "-", ""), (".", ".", ""), ("/", "/", ""), ("年", "月", "日")})


def parse_date(text: str) -> tuple[When, tuple[Remark, ...]]:
    """The date that a text says. Forms: EDTF levels 0 and 1 with unspecified digits, one-of-set and open
    intervals; Chinese and English dates with months, seasons, quarters, halves, thirds of months, `about`,
    `since`, `before`; the head line of a diary (date, weekday, weather).

    Errors (C301 to C309) leave the date undated with its text. Relative and lunar dates stay text (C311, C312).
    Impossible days and years outside 1900 to 2100 are errors; nothing is guessed."""
    text = text.strip()
    day = plain_day(text)
    if day is not None:
        return day, ()
    from chronicle.source.dates_full import read_date  # twenty patterns, wanted for few dates

    return read_date(text)


def plain_day(text: str) -> When | None:
    """2015-12-23, 2015年12月23日 and the like, which are most dates; None if the full reader is wanted."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    year, first, month, second, day, third = found.groups()
    try:
        known = date(int(year), int(month), int(day))
    except ValueError:
        return None
    if (first, second, third) not in _SIGNS or not FIRST_YEAR <= known.year <= LAST_YEAR:
        return None
    return When(text, known.isoformat(), known, known)
