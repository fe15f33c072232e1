"""EDTF (ISO 8601-2): levels 0 and 1, and of level 2 unspecified digits anywhere, one-of-set and open intervals."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from chronicle.model.value import Value
from chronicle.model.when import Certainty, When
from chronicle.source.dates import FIRST_YEAR, LAST_YEAR

_DATE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?([?~%]?)\Z")
_TIME = re.compile(
    r"(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?| {1,3}[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?)"
    r" ?(?:Z|UTC|[+-][0-9]{2}(?::?[0-9]{2})?)?\Z"
)
"""With a space for the T, as many programs stamp their files, only with seconds."""
_SHAPE = re.compile(r"[0-9X./,\[\]{}?~%Y-]+\Z")
_CERTAINTY: dict[str, Certainty] = {"": "sure", "?": "uncertain", "~": "approximate", "%": "both"}
# First month and length in months; winter is December to February of the next year.
_SEASONS = {"21": (3, 3), "22": (6, 3), "23": (9, 3), "24": (12, 3), "33": (1, 3), "34": (4, 3), "35": (7, 3),
            "36": (10, 3), "37": (1, 4), "38": (5, 4), "39": (9, 4), "40": (1, 6), "41": (7, 6)}  # fmt: skip


class DateFaultError(Exception):
    """Inside this floor only: the text is no date that is read. `fault` names why (see date_remarks)."""

    def __init__(self, fault: str, detail: str = "") -> None:
        super().__init__(fault)
        self.fault, self.detail = fault, detail


class _One(Value, frozen=True):
    """One date without interval; bounds are None without a year."""

    edtf: str
    lower: date | None
    upper: date | None
    certainty: Certainty = "sure"
    month: int | None = None
    day: int | None = None


def looks_like_edtf(text: str) -> bool:
    """True if the text has only characters of EDTF and at least a year or a bracket."""
    return _SHAPE.match(text) is not None and (text[0] in "[{Y-./" or _DATE.match(text[:4]) is not None)


def without_time(text: str) -> str:
    """`2015-12-23T10:30:00Z` without its time of day."""
    return text[:10] if len(text) > 10 and _TIME.match(text, 10) else text


def read_edtf(edtf: str, text: str) -> When:
    """The date of an EDTF string; `text` is what was written. Raises DateFaultError: form, day, month, year,
    reversed, unsupported."""
    if edtf.startswith("["):
        return _one_of(edtf, text)
    if edtf.startswith(("{", "Y", "-")):
        raise DateFaultError("unsupported", edtf)
    first, stroke, second = edtf.partition("/")
    if stroke:
        return _interval(first, second, text)
    one = _read_one(edtf)
    return When(text, one.edtf, one.lower, one.upper, one.certainty, one.month, one.day)


def _read_one(edtf: str) -> _One:
    found = _DATE.match(edtf)
    if found is None:
        raise DateFaultError("unsupported" if re.search(r"[?~%]", edtf) else "form", edtf)
    year, month, day, mark = found.groups(default="")
    certainty = _CERTAINTY[mark]
    years = _possible(year, FIRST_YEAR, LAST_YEAR)
    if not years:
        raise DateFaultError("year", year)
    if month in _SEASONS:
        if day:
            raise DateFaultError("form", edtf)
        return _season(edtf, year, month, years, certainty)
    months = _possible(month or "XX", 1, 12)
    days = _possible(day or "XX", 1, 31)
    if not months:
        raise DateFaultError("month", month)
    if not days:
        raise DateFaultError("day", edtf)
    lower = next(_days(years, months, days), None)
    upper = next(_days(years[::-1], months[::-1], days[::-1]), None)
    if lower is None or upper is None:
        raise DateFaultError("day", edtf)
    if year != "XXXX":
        return _One(edtf, lower, upper, certainty)
    known_month = int(month) if month.isdecimal() else None
    return _One(edtf, None, None, certainty, known_month, int(day) if day.isdecimal() else None)


@lru_cache(maxsize=500)
def _possible(pattern: str, first: int, last: int) -> tuple[int, ...]:
    """The numbers from `first` to `last` whose digits fit a pattern of digits and X."""
    if "X" not in pattern:
        return (int(pattern),) if first <= int(pattern) <= last else ()
    told = [f"{number:0{len(pattern)}}" for number in range(first, last + 1)]
    return tuple(int(digits) for digits in told if all(p in ("X", d) for p, d in zip(pattern, digits, strict=True)))


def _days(years: tuple[int, ...], months: tuple[int, ...], days: tuple[int, ...]) -> Iterator[date]:
    for year in years:
        for month in months:
            last = calendar.monthrange(year, month)[1]
            for day in days:
                if day <= last:
                    yield date(year, month, day)


def _season(edtf: str, year: str, season: str, years: tuple[int, ...], certainty: Certainty) -> _One:
    if year == "XXXX":
        return _One(edtf, None, None, certainty)
    month, length = _SEASONS[season]
    last_month = month + length - 1
    last_year, last_month = years[-1] + (last_month > 12), (last_month - 1) % 12 + 1
    upper = date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
    return _One(edtf, date(years[0], month, 1), upper, certainty)


def _interval(first: str, second: str, text: str) -> When:
    if "/" in second or (first in ("", "..") and second in ("", "..")):
        raise DateFaultError("form", text)
    start = None if first in ("", "..") else _read_one(first)
    end = None if second in ("", "..") else _read_one(second)
    edtf = f"{start.edtf if start else first}/{end.edtf if end else second}"
    lower, upper = start.lower if start else None, end.upper if end else None
    certainty = _both(*(one.certainty for one in (start, end) if one))
    if start and end and (start.lower is None) != (end.upper is None):
        raise DateFaultError("form", text)  # one end without a year
    if lower and upper and (lower > upper or (end and end.lower and lower > end.lower)):
        raise DateFaultError("reversed", text)
    month = next((one.month for one in (start, end) if one), None)
    day = start.day if start and end and start == end else None
    if lower or upper:
        month = day = None
    return When(text, edtf, lower, upper, certainty, month, day)


def _both(*certainties: Certainty) -> Certainty:
    said = set(certainties) - {"sure"}
    if not said:
        return "sure"
    return said.pop() if len(said) == 1 else "both"


def _one_of(edtf: str, text: str) -> When:
    if not edtf.endswith("]") or not edtf[1:-1]:
        raise DateFaultError("form", text)
    lowers: list[date | None] = []
    uppers: list[date | None] = []
    marks: list[Certainty] = []
    members = [member.strip() for member in edtf[1:-1].split(",")]
    for member in members:
        first, dots, second = member.partition("..")
        start = _read_one(first) if first else None
        end = (_read_one(second) if second else None) if dots else start
        if (start is None and end is None) or (start and end and start.lower and end.upper and start.lower > end.upper):
            raise DateFaultError("reversed" if start and end else "form", text)
        lowers.append(start.lower if start else None)
        uppers.append(end.upper if end else None)
        marks += [one.certainty for one in (start, end) if one]
    lower = min((day for day in lowers if day), default=None) if None not in lowers else None
    upper = max((day for day in uppers if day), default=None) if None not in uppers else None
    only = _read_one(members[0]) if len(members) == 1 and ".." not in members[0] else None
    return When(text, f"[{','.join(members)}]", lower, upper, _both(*marks),
                only.month if only else None, only.day if only else None)  # fmt: skip
