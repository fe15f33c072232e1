"""Dates in every form that is read: EDTF, Chinese and English, with words around them."""

from __future__ import annotations

import re

from chronicle.model.diagnostic import Remark
from chronicle.model.when import When
from chronicle.source import date_remarks as say
from chronicle.source.date_parts import Parts, edtf_of, merged
from chronicle.source.dates_english import is_english, read_english
from chronicle.source.dates_written import read_written
from chronicle.source.edtf import DateFaultError, looks_like_edtf, read_edtf, without_time
from chronicle.source.folding import Folded, fold, listed
from chronicle.source.weekdays import WEEKDAY, weekday_remarks

MAX_LENGTH = 200
_UNDATED = frozenset(
    listed(
        "~ - — —— ? 不详 未详 不明 未知 无 没有 缺 无日期 日期不详 时间不详 未注明 未记录 unknown undated none "
        "null nil n/a n.d. nd xxxx"
    )
)
_RELATIVE = re.compile(
    "(?:去年|今年|明年|前年|本年|当年|同年|次年|上个?月|本月|这个?月|当月|同月|下个?月|昨[天日晚夜]|今[天日晚]"
    "|前[天日]|明[天日]|前几[天日年个]|前些|前不久|前段|前一段|不久|近[日期来年几]|日前|最近|上个?周|本周|这周"
    "|上个?星期|本星期|此前|之前|以前|先前|当[天日]"
    "|次日|第二天|同[日天]|此后|随后|后来|过去|刚才|目前|现在|至今|到现在)"
)
_AGO = re.compile(
    "[几数两多一二三四五六七八九十半0-9]{1,3}多?(?:年|个半?月|天|日|周|个?星期|个?小时)半?多?(?:以|之)?前(?!后)"
)
_LUNAR = re.compile(
    "农历|阴历|旧历|正月|腊月|冬月|月初[一二三四五六七八九十]|除夕|大年|闰[一二三四五六七八九十]+月|lunar"
)
_BEFORE = listed(
    "大约在 大约 大概 大致 约在 约于 约 可能是 可能 疑为 疑 或许 公元 公历 自从 始于 自 从 截至 截止 直到 至 到 "
    "在 于 日期 时间 : ~ ?"
)
_MARKS = {"大约在": "~", "大约": "~", "大概": "~", "大致": "~", "约在": "~", "约于": "~", "约": "~", "~": "~",
          "可能是": "?", "可能": "?", "疑为": "?", "疑": "?", "或许": "?", "?": "?"}  # fmt: skip
_SIDES = dict.fromkeys(("自从", "始于", "自", "从"), "after") | dict.fromkeys(
    ("截至", "截止", "直到", "至", "到"), "before"
)
_AFTER_MARKS = {"前后": "~", "左右": "~", "上下": "~", "~": "~", "?": "?", "%": "%", "(?)": "?",
                "(约)": "~", "(推断)": "?", "(推测)": "?", "(存疑)": "?"}  # fmt: skip
_AFTER_SIDES = dict.fromkeys(
    listed("至今 迄今 到现在 至现在 -至今 -今 以来 以后 之后 后 起 开始"), "after"
) | dict.fromkeys(listed("以前 之前 此前 前 为止 止"), "before")
_RANGES = ("--", "-", "–", "—", "―", "~", "至", "到", "/", "to ")
_GAP_YEAR = re.compile(r"([12] ?[0-9] ?[0-9] ?[0-9])(?= ?[-./年]| [0-9]{1,2}[-./])")
_GAPS = re.compile(r"([12][0-9]{3})[ ./-]{1,3}([0-9]{1,2})[ ./-]{1,3}([0-9]{1,2})(?![0-9])")
_SEPARATORS = " ,;:，。;:()（）[]【】|·、"
_CLOCK = re.compile(
    r"[0-9]{1,2} ?[:时点](?: ?[0-9]{1,2} ?分?)?(?::[0-9]{2})?|"
    r"-?[0-9]{1,2}(?:\.[0-9])? ?(?:℃|°c|度|级)|[0-9]{1,2} ?(?:am|pm)"
)


def read_date(text: str) -> tuple[When, tuple[Remark, ...]]:
    """The date of a stripped text in any form."""
    told = fold(text)
    if not text or told.text in _UNDATED:
        return When(text), ()
    if len(text) > MAX_LENGTH:
        return When(text), (say.fault("long"),)
    try:
        return _parse(text, told)
    except DateFaultError as error:
        return When(text), (say.fault(error.fault, error.detail or text),)


def _parse(text: str, told: Folded) -> tuple[When, tuple[Remark, ...]]:
    plain = told.text.upper()
    if plain.startswith("["):
        plain = plain.replace(" ", "")
    day = without_time(plain)
    if looks_like_edtf(day) and not _written_shape(day):
        return (exact := read_edtf(day, text)), (say.timed(exact.edtf),) if day != plain else ()
    if told.text.startswith("[") and told.text.endswith("]"):
        return _one_of(text)
    if is_english(told.text):
        return _english(text, told)
    lunar = _LUNAR.search(told.text)
    if _RELATIVE.match(told.text.removeprefix("在")) or _AGO.match(told.text):
        return When(text), (say.relative(text),)
    reader = _Written(text, told)
    when: When | None
    try:
        when = reader.read()
    except DateFaultError:
        if not lunar:
            raise
        when = None
    if lunar and (when is None or not when.is_day):
        return When(text), (say.lunar(text),)
    if when is None:
        raise DateFaultError("form", text)
    return when, tuple(reader.remarks)


def _one_of(text: str) -> tuple[When, tuple[Remark, ...]]:
    """`[2016年2月29日, 2020年2月29日]`: each member may be written in any way that is one date."""
    members = [read_date(member.strip())[0].edtf for member in text.strip("[]［］").replace("，", ",").split(",")]
    if not all(members) or any("/" in member or "[" in member for member in members):
        raise DateFaultError("form", text)
    return read_edtf(f"[{','.join(members)}]", text), ()


def _written_shape(plain: str) -> bool:
    """True for 2015.12.23, 2015/12, 2015-1-2, 2015-2016 and 20151223, which use signs of EDTF otherwise."""
    if plain[0] in "[{Y-" or "," in plain:
        return False
    parts = plain.replace("..", "").split("/")
    if any("." in part for part in parts) or (len(parts) > 1 and any(len(part) in (1, 2) for part in parts)):
        return True
    pieces = parts[0].rstrip("?~%").split("-")
    return any(len(piece) == 1 for piece in pieces) or (len(pieces) == 2 and len(pieces[1]) == 4) or len(pieces[0]) == 8


def _english(text: str, told: Folded) -> tuple[When, tuple[Remark, ...]]:
    found = read_english(told.text)
    if found.relative:
        return When(text), (say.relative(text),)
    if not found.first:
        raise DateFaultError("form", text)
    side = "after" if found.rest == ["present"] or found.rest == ["now"] else found.side
    when = read_edtf(edtf_of(found.first, found.second, merged(found.marks), side), text)
    remarks = [say.vague(text)] if found.first.vague else []
    words = " ".join(found.rest)
    if words and words not in ("present", "now"):
        if any(char.isdecimal() for char in _CLOCK.sub("", words)):
            raise DateFaultError("several", words)
        remarks.append(say.rest(words, (0, 0)))
        remarks += weekday_remarks(words, when) if WEEKDAY.search(words) else ()
    if _only_day(found.first) and found.second is None:
        remarks.append(say.only_day())
    return when, tuple(remarks)


def _only_day(parts: Parts) -> bool:
    return bool(parts.day) and not parts.month and not parts.year


class _Written:
    """Reads a Chinese or numeric date from left to right."""

    def __init__(self, text: str, told: Folded) -> None:
        self.original, self.told, self.text = text, told, told.text
        self.at = 0
        self.remarks: list[Remark] = []
        self.marks: set[str] = set()
        self.side = ""
        self.repaired = False
        self.weekday = ""
        self.weekday_span = (0, 0)

    def read(self) -> When | None:
        """The date, or None if none begins here; raises DateFaultError."""
        self._before()
        first = self._one(second=False)
        if first is None:
            return None
        compact = self.text[: self.at].isdecimal() and self.at == 8
        self._after()
        second = self._second()
        if second is not None:
            self._after()
            self.side = "or" if self.side == "or" else ""
        edtf = edtf_of(first, second, merged(self.marks), self.side)
        when = read_edtf(edtf, self.original)
        if self.repaired:
            self.remarks.append(say.repaired(self.original, when.edtf))
        elif compact:
            self.remarks.append(say.compact(when.edtf))
        self.remarks += [say.vague(parts.vague) for parts in (first, second) if parts and parts.vague]
        if _only_day(first) and second is None:
            self.remarks.append(say.only_day())
        self.remarks += weekday_remarks(self.weekday, when, self.weekday_span)
        self._rest(when)
        return when

    def _before(self) -> None:
        while True:
            self._space()
            word = max((w for w in _BEFORE if self.text.startswith(w, self.at)), key=len, default="")
            weekday = WEEKDAY.match(self.text, self.at)
            if word:
                self.at += len(word)
                self.marks |= {_MARKS[word]} if word in _MARKS else set()
                self.side = _SIDES.get(word, self.side)
            elif weekday:
                self.weekday, self.weekday_span = weekday.group(), self._span(self.at, weekday.end())
                self.remarks.append(self._rest_remark(self.at, weekday.end()))
                self.at = weekday.end()
            else:
                return

    def _one(self, *, second: bool) -> Parts | None:
        if not second:
            self._repair()
        found = read_written(self.text, self.at, second=second)
        if found is None:
            return None
        self.at = found[1]
        return found[0]

    def _repair(self) -> None:
        """`20 15 12.23`: takes stray spaces out of the year, and makes separators of lone spaces."""
        rest = self.text[self.at :]
        found = _GAP_YEAR.match(rest)
        if found and " " in found.group(1):
            rest, self.repaired = found.group(1).replace(" ", "") + rest[found.end() :], True
        gaps = _GAPS.match(rest)
        if gaps and " " in gaps.group() and read_written(rest, 0) in (None, (Parts(gaps.group(1)), 4)):
            rest, self.repaired = "-".join(gaps.groups()) + rest[gaps.end() :], True
        if self.repaired:
            self.text, self.at = rest, 0

    def _after(self) -> None:
        while True:
            self._space()
            mark = max((w for w in _AFTER_MARKS if self.text.startswith(w, self.at)), key=len, default="")
            side = max((w for w in _AFTER_SIDES if self.text.startswith(w, self.at)), key=len, default="")
            if mark and not (mark == "~" and self._second_follows(self.at + 1)):
                self.marks.add(_AFTER_MARKS[mark])
                self.at += len(mark)
            elif side and (len(side) > 1 or self._ends(self.at + len(side))):
                self.side = _AFTER_SIDES[side]
                self.at += len(side)
            else:
                return

    def _ends(self, at: int) -> bool:
        return at >= len(self.text) or self.text[at] in _SEPARATORS or self.text[at] in _AFTER_MARKS

    def _second_follows(self, at: int) -> bool:
        return read_written(self.text, at + (self.text[at : at + 1] == " "), second=True) is not None

    def _second(self) -> Parts | None:
        """The other end of an interval, or the other of two possible dates."""
        start = self.at
        self._space()
        for word in ("或者", "或", "or "):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                self._space()
                if (other := self._one(second=True)) is not None:
                    self.side = "or"
                    return other
        for word in _RANGES:
            if self.text.startswith(word, self.at):
                self.at += len(word)
                self._space()
                if (end := self._one(second=True)) is not None:
                    return end
                break
        self.at = start
        return None

    def _rest(self, when: When) -> None:
        rest = self.text[self.at :]
        words = rest.strip(_SEPARATORS)
        if not words:
            return
        if self.at and self.text[self.at - 1].isdecimal() and (rest[0].isalnum() and rest[0].isascii()):
            raise DateFaultError("form", self.original)
        if any(char.isdecimal() for char in _CLOCK.sub("", words)) or read_written(words, 0) is not None:
            raise DateFaultError("several", words)
        start = self.at + len(rest) - len(rest.lstrip(_SEPARATORS))
        self.remarks.append(self._rest_remark(start, start + len(words)))
        if found := WEEKDAY.search(words):
            self.remarks += weekday_remarks(found.group(), when, self._span(start + found.start(), start + found.end()))

    def _rest_remark(self, start: int, end: int) -> Remark:
        span = self._span(start, end)
        return say.rest(self.original[slice(*span)] if any(span) else self.text[start:end], span)

    def _span(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the text stands in the original; (0, 0), the whole, where that is not known any more."""
        return (0, 0) if self.repaired else self.told.span(start, end)

    def _space(self) -> None:
        while self.at < len(self.text) and self.text[self.at] == " ":
            self.at += 1
