"""Dates told from the year of the entry: 去年7月下旬, last year. Read only where that year is known, and with `?`."""

from __future__ import annotations

import re

from chronicle.model.when import When
from chronicle.source.dates import parse_date

_YEARS = {
    "今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1,
    "this year": 0, "last year": -1, "next year": 1,
}  # fmt: skip
_CHINESE = re.compile(r"(?:在)?(今年|本年|去年|上年|前年|明年)的?(.*)\Z", re.DOTALL)
_ENGLISH = re.compile(r"(?:in |on )?(.*?)(?: of| in|,)? ?(this year|last year|next year)\Z", re.IGNORECASE | re.DOTALL)


def from_year_of(text: str, base: When) -> When | None:
    """The date that a text means if `base` is the entry's own date, marked uncertain. None if the text is not
    told from a year, or the entry's year is not known: then nothing is guessed."""
    text = text.strip()
    if len(text) > 60 or base.lower is None or base.upper is None or base.lower.year != base.upper.year:
        return None
    if chinese := _CHINESE.match(text):
        year, form = base.lower.year + _YEARS[chinese[1]], "{year}年{rest}"
        rest = chinese[2].strip()
    elif text[-4:].lower() == "year" and (english := _ENGLISH.match(text)):
        year, form = base.lower.year + _YEARS[english[2].lower()], "{rest} {year}"
        rest = english[1].strip()
    else:
        return None
    from chronicle.source.edtf import DateFaultError, read_edtf

    found, remarks = parse_date(form.format(year=year, rest=rest).strip() if rest else str(year))
    if not found.edtf or remarks:
        return None
    try:
        return read_edtf("/".join(_uncertain(side) for side in found.edtf.split("/")), text)
    except DateFaultError:
        return None


def _uncertain(side: str) -> str:
    if side in ("", "..") or side.endswith(("?", "%")):
        return side
    return f"{side[:-1]}%" if side.endswith("~") else f"{side}?"
