"""The shapes that a canonical EDTF text can have, taken apart for printing (ISO 8601-2, levels 0 and 1, and of
level 2 unspecified digits, one-of-sets, open intervals, quarters and halves of a year)."""

from __future__ import annotations

import calendar
import re

from chronicle.model.value import Value
from chronicle.model.when import Certainty

_SIDE = re.compile(r"(?P<y>-?[0-9X]{4})(?:-(?P<m>[0-9X]{2})(?:-(?P<d>[0-9X]{2}))?)?(?P<q>[?~%]?)")
_MARKS: dict[str, Certainty] = {"": "sure", "?": "uncertain", "~": "approximate", "%": "both"}


class Side(Value, frozen=True):
    """One date: `year` four characters, digits or X ("" if not known), `month` 1 to 12 or the code of a season (21
    to 24), quarter (33 to 36) or half (40, 41), 0 if not known; `day` 0 if not known."""

    year: str
    month: int = 0
    day: int = 0
    certainty: Certainty = "sure"

    @property
    def plain_year(self) -> bool:
        """True if all digits of the year are known."""
        return self.year.isdigit() and int(self.year) > 0

    @property
    def plain_month(self) -> bool:
        """True if the month is one of the twelve."""
        return 1 <= self.month <= 12

    @property
    def word(self) -> str:
        """The name of the season, quarter or half, for a string key; else ""."""
        if 21 <= self.month <= 32:
            return ("spring", "summer", "autumn", "winter")[(self.month - 21) % 4]
        if 33 <= self.month <= 36:
            return f"quarter_{self.month - 32}"
        return {40: "half_1", 41: "half_2"}.get(self.month, "")


class Shape(Value, frozen=True):
    """A whole date: one side, an interval (`start`, `end`; None: open), or one of several (`choices`).
    `third`: early, middle or late when the interval is a third of a month."""

    start: Side | None = None
    end: Side | None = None
    interval: bool = False
    choices: tuple[Side, ...] = ()
    third: str = ""


def side(text: str) -> Side | None:
    """One date of an EDTF text; None if it is none."""
    match = _SIDE.fullmatch(text)
    if match is None:
        return None
    year = "" if match["y"] == "XXXX" else match["y"]
    month = int(match["m"]) if match["m"] and match["m"].isdigit() else 0
    day = int(match["d"]) if month and match["d"] and match["d"].isdigit() else 0
    return Side(year, month, day, _MARKS[match["q"]])


def shape(edtf: str) -> Shape | None:
    """The shape of a canonical text; None if it cannot be taken apart (it is then printed as written)."""
    if edtf[:1] in ("[", "{") and edtf[-1:] in ("]", "}"):
        found = [side(one.strip()) for one in edtf[1:-1].split(",")]
        choices = tuple(one for one in found if one is not None)
        return Shape(choices=choices) if choices and len(choices) == len(found) else None
    if edtf in ("..", "../", "/.."):
        return Shape(interval=True)
    first, stroke, last = edtf.partition("/")
    if not stroke:
        only = side(first)
        return Shape(only) if only else None
    start = None if first in ("", "..") else side(first)
    end = None if last in ("", "..") else side(last)
    if (start is None and first not in ("", "..")) or (end is None and last not in ("", "..")):
        return None
    if start and end:
        half = _half(start, end)
        if half:
            return Shape(half)
        if start == end:
            return Shape(start)
        return Shape(start, end, interval=True, third=_third(start, end))
    return Shape(start, end, interval=True)


def _half(start: Side, end: Side) -> Side | None:
    """上半年 and 下半年 are written as six months."""
    code = {(1, 6): 40, (7, 12): 41}.get((start.month, end.month), 0)
    whole = start.day in (0, 1) and (end.day == 0 or end.day == (30 if end.month == 6 else 31))
    if code and whole and bool(start.day) == bool(end.day) and start.year == end.year:
        return Side(start.year, code, 0, start.certainty)
    return None


def _third(start: Side, end: Side) -> str:
    if (start.year, start.month) != (end.year, end.month) or not start.plain_month or not start.day:
        return ""
    year = int(start.year) if start.plain_year else 2000
    last = calendar.monthrange(year, start.month)[1]
    return {(1, 10): "early", (11, 20): "middle", (21, last): "late"}.get((start.day, end.day), "")
