"""Weekdays beside dates."""

from __future__ import annotations

import re
from datetime import date

from chronicle.model.diagnostic import Remark
from chronicle.model.value import replace
from chronicle.model.when import When
from chronicle.source import date_remarks as say
from chronicle.source.folding import folded

WEEKDAY = re.compile(
    "(?:星期|礼拜|周)([一二三四五六日天])"
    r"|\b(mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|nes|ur)?(?:day)?\b"
)
_BARE = re.compile("[一二三四五六日天]")
"""As it is written after the key 星期."""
_ZH = "一二三四五六日"
_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YEARS = range(2012, 2027)
_PATTERN = re.compile("([0-9X]{4})-([0-9]{2})-([0-9]{2})")


def weekday_number(text: str) -> int | None:
    """0 (Monday) to 6 of the first weekday in a text, Chinese or English, or of one character such as 三; None if
    there is none."""
    text = folded(text)
    if _BARE.fullmatch(text):
        return _ZH.index(text.replace("天", "日"))
    found = WEEKDAY.search(text)
    if found is None:
        return None
    if found.group(1):
        return _ZH.index(found.group(1).replace("天", "日"))
    return [name[:3].lower() for name in _EN].index(found.group(2))


def weekday_remarks(weekday: str, when: When, span: tuple[int, int] = (0, 0)) -> tuple[Remark, ...]:
    """The weekday word against the date: a warning if they disagree or the word is none (C316, C318). Without a
    full year a hint (C317) lists the years from 2012 to 2026 that fit; none is chosen. `span`: where the word stands
    in the text of the date."""
    return tuple(replace(remark, start=span[0], end=span[1]) for remark in _remarks(weekday, when))


def _remarks(weekday: str, when: When) -> tuple[Remark, ...]:
    if not weekday.strip():
        return ()
    number = weekday_number(weekday)
    if number is None:
        return (say.unknown_weekday(weekday),)
    if when.is_day and when.lower is not None:
        true = when.lower.weekday()
        if true == number:
            return ()
        return (say.wrong_weekday(weekday, _EN[true], "星期" + _ZH[true], when.lower.isoformat()),)
    days = [found for found in map(_PATTERN.match, when.edtf.strip("[]").split(",")) if found]
    if not days or "/" in when.edtf:
        return ()
    years = {year for found in days for year in _YEARS if _fits(found, year, number)}
    return (say.weekday_years(tuple(sorted(years))),)


def _fits(found: re.Match[str], year: int, number: int) -> bool:
    if any(p not in ("X", d) for p, d in zip(found.group(1), str(year), strict=True)):
        return False
    try:
        return date(year, int(found.group(2)), int(found.group(3))).weekday() == number
    except ValueError:
        return False
