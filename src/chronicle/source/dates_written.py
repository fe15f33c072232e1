"""Dates as Chinese and number-minded writers write them: 2015年12月23日, 2015.12.23, 二〇一五年十二月, 第三季度."""

from __future__ import annotations

import re

from chronicle.model.value import replace
from chronicle.source.date_parts import Parts
from chronicle.source.edtf import DateFaultError
from chronicle.source.numerals import DIGITS, chinese_int

_MASKS = "x×*□某"
_NUM = "([0-9x×*□某〇○零一二三四五六七八九十廿卅元]{1,5})"
_YEAR = re.compile(_NUM + " ?年度?")
_BARE_YEAR = re.compile("([12][0-9][0-9x×*]{2})(?![0-9x年])")
_DECADE = re.compile("(?:([0-9]{2,4})|([一二三四五六七八九]十|二十世纪[一二三四五六七八九]十))年代")
_MONTH = re.compile(_NUM + " ?月份?")
_DAY = re.compile(_NUM + " ?[日号]")
_END_DAY = re.compile(r"([0-9]{1,2}|[一二三四五六七八九十廿]{1,3})\Z")
_NUMERIC = re.compile(r"([12][0-9x×*]{3}) ?([-./]) ?([0-9x×*]{1,2})(?: ?([-./]) ?([0-9x×*]{1,2}))?(?![0-9])(?:[日号])?")
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})(?![0-9])")
_MONTH_DAY = re.compile(r"([0-9]{1,2}) ?[-./] ?([0-9]{1,2})(?![0-9./-])")
_BARE_DAY = re.compile(r"([0-9]{1,2})(?![0-9./:年月-])")
_OTHER_ORDER = re.compile(r"[0-9]{1,2} ?[./-] ?[0-9]{1,2} ?[./-] ?(?:[0-9]{4}|[0-9]{2})(?![0-9])")
_SEASON = re.compile("([春夏秋冬])(?:天|季|日|初|末)?(?![节分至耕收播种游运灌粮])")
_QUARTER = re.compile("第?([一二三四1-4])个?季度?")
_HALF = re.compile("([上下前后])半年")
_THIRD = re.compile("([上中下])旬")
_VAGUE = re.compile("[初中底末](?![一二三四五六七八九十])")
_SEASON_CODES = {"春": "21", "夏": "22", "秋": "23", "冬": "24"}


def read_written(text: str, at: int, *, second: bool = False) -> tuple[Parts, int] | None:
    """The parts of the date that begins at `at` of a folded text, and where it ends. `second`: the later end of
    an interval, where `7.5` and a bare `3` may stand. Raises DateFaultError: short, order."""
    if found := _NUMERIC.match(text, at):
        return _numeric(found)
    if found := _COMPACT.match(text, at):
        return Parts(*found.groups()), found.end()
    if _OTHER_ORDER.match(text, at):
        raise DateFaultError("order", text)
    parts, end = Parts(), at
    if found := _DECADE.match(text, at):
        return _decade(found)
    if found := _YEAR.match(text, end):
        parts, end = replace(parts, year=_year(found.group(1))), _skip(text, found.end())
        if tail := _inside_year(text, end):
            return replace(tail[0], year=parts.year), tail[1]
    elif found := _BARE_YEAR.match(text, end):
        year, end = _year(found.group(1)), _skip(text, found.end())
        tail = _inside_year(text, end) or (Parts(), found.end())
        return replace(tail[0], year=year), tail[1]
    if found := _MONTH.match(text, end):
        return _from_month(text, replace(parts, month=_two(found.group(1))), found.end())
    if not parts and (tail := _inside_year(text, end)):
        return tail
    if found := _DAY.match(text, end):
        return replace(parts, day=_two(found.group(1))), found.end()
    if second and not parts:
        return _second_end(text, at)
    return (parts, end) if parts else None


def _numeric(found: re.Match[str]) -> tuple[Parts, int]:
    year, first, month, second, day = found.groups()
    if second and first != second:
        raise DateFaultError("form", found.group())
    return Parts(_year(year), _two(month), _two(day) if day else ""), found.end()


def _second_end(text: str, at: int) -> tuple[Parts, int] | None:
    if found := _MONTH_DAY.match(text, at):
        return Parts("", _two(found.group(1)), _two(found.group(2))), found.end()
    if found := _BARE_DAY.match(text, at):
        return Parts(day=_two(found.group(1))), found.end()
    return None


def _decade(found: re.Match[str]) -> tuple[Parts, int]:
    """20世纪90年代 is not asked for; 90年代 has no century and 1990年代 has."""
    digits = found.group(1)
    if digits is None or len(digits) != 4:
        raise DateFaultError("short", found.group())
    return Parts(digits[:3] + "X"), found.end()


def _inside_year(text: str, at: int) -> tuple[Parts, int] | None:
    """Season, quarter, half, 年底."""
    if found := _SEASON.match(text, at):
        return Parts(code=_SEASON_CODES[found.group(1)]), found.end()
    if found := _QUARTER.match(text, at):
        return Parts(code=str(32 + (chinese_int(found.group(1)) or int(found.group(1))))), found.end()
    if found := _HALF.match(text, at):
        return Parts(code="40" if found.group(1) in "上前" else "41"), found.end()
    if at > 0 and text[at - 1] == "年" and (found := _VAGUE.match(text, at)):
        return Parts(vague="年" + found.group()), found.end()
    return None


def _from_month(text: str, parts: Parts, at: int) -> tuple[Parts, int]:
    at_day = _skip(text, at)
    if found := _THIRD.match(text, at):
        third = {"上": "early", "中": "mid", "下": "late"}[found.group(1)]
        return replace(parts, third=third), found.end()
    if found := _DAY.match(text, at_day):
        return replace(parts, day=_two(found.group(1))), found.end()
    if found := _END_DAY.match(text, at_day):
        return replace(parts, day=_two(found.group(1))), found.end()
    if found := _VAGUE.match(text, at):
        return replace(parts, vague="月" + found.group()), found.end()
    return parts, at


def _skip(text: str, at: int) -> int:
    return at + (text[at : at + 1] in (" ", ",")) if at < len(text) else at


def _year(word: str) -> str:
    """Four characters of a year: 2015, 201X, 二〇一五, 某 is XXXX."""
    if all(char in _MASKS for char in word):
        return "XXXX"
    digits = "".join("X" if c in _MASKS else str(DIGITS.get(c, c)) for c in word)
    if len(digits) != 4 or not all(c in "0123456789X" for c in digits):
        raise DateFaultError("short", word)
    return digits


def _two(word: str) -> str:
    """Two characters of a month or day: 12, 1X, 十二, 元 is 01, 某 is XX."""
    if word == "元":
        return "01"
    if all(char in _MASKS for char in word):
        return "XX"
    if any(char in _MASKS for char in word):
        digits = "".join("X" if c in _MASKS else c for c in word)
        if len(digits) != 2:
            raise DateFaultError("form", word)
        return digits
    number = int(word) if word.isdecimal() else chinese_int(word)
    if number is None:
        raise DateFaultError("form", word)
    return f"{number:02}" if number < 100 else word[:9]
