"""The parts of a written date (year, month, day, season …) and their EDTF form."""

from __future__ import annotations

import calendar

from chronicle.model.value import Value, replace
from chronicle.source.edtf import DateFaultError

THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


class Parts(Value, frozen=True):
    """Year of four characters ("" if not said), month and day of two, digits or X. `code`: an EDTF season,
    quarter or half (21 to 24, 33 to 36, 40, 41). `third` of a month: early, mid, late. `vague`: a word without
    fixed bounds, such as 年底."""

    year: str = ""
    month: str = ""
    day: str = ""
    code: str = ""
    third: str = ""
    vague: str = ""

    def __bool__(self) -> bool:
        return bool(self.year or self.month or self.day or self.code)

    def filled(self, other: Parts) -> Parts:
        """With the larger parts that only the other end of an interval says (7月1日至3日)."""
        year = self.year or other.year
        month = self.month
        if self.day and not month and not self.code:
            month = other.month
        return replace(self, year=year, month=month)

    def ends(self) -> tuple[str, str]:
        """First and last date in EDTF; the same twice when one date says it."""
        year = self.year or "XXXX"
        if self.code in ("40", "41"):  # halves are written as intervals: readers of EDTF seldom know 40 and 41
            first = 1 if self.code == "40" else 7
            return f"{year}-{first:02}", f"{year}-{first + 5:02}"
        if self.code:
            return (f"{year}-{self.code}",) * 2
        if self.third and self.month.isdecimal() and not self.day:
            first, last = THIRDS[self.third]
            if not 1 <= int(self.month) <= 12:
                raise DateFaultError("month", self.month)
            if self.third == "late":
                last = calendar.monthrange(int(year) if year.isdecimal() else 2000, int(self.month))[1]
            return f"{year}-{self.month}-{first:02}", f"{year}-{self.month}-{last}"
        if self.day:
            return (f"{year}-{self.month or 'XX'}-{self.day}",) * 2
        if self.month:
            return (f"{year}-{self.month}",) * 2
        return (year,) * 2


def edtf_of(first: Parts, second: Parts | None, mark: str, side: str) -> str:
    """EDTF for one date or an interval. `mark`: "", ?, ~ or %. `side`: "" or `before`, `after`, `between`,
    `or`."""
    if second is not None:
        first, second = first.filled(second), second.filled(first)
        first = first.filled(second)
    start, end = first.ends()
    if second is not None:
        if side == "or":
            return f"[{start}{mark},{second.ends()[1]}{mark}]"
        end = second.ends()[1]
    if side == "before":
        return f"../{end}{mark}"
    if side == "after":
        return f"{start}{mark}/.."
    return f"{start}{mark}" if start == end else f"{start}{mark}/{end}{mark}"


def merged(marks: set[str]) -> str:
    """One mark for several: ? and ~ make %."""
    if "%" in marks or {"?", "~"} <= marks:
        return "%"
    return next(iter(marks), "")
