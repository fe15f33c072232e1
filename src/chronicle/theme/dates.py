"""Dates in words: whole, in parts, and for machines. What is uncertain is said, never smoothed."""

from __future__ import annotations

from typing import Protocol

from chronicle.model.value import Value
from chronicle.model.when import Certainty, When
from chronicle.theme.edtf import Shape, Side, shape
from chronicle.theme.grammar import Grammar


class DateParts(Value, frozen=True):
    """A date in words.

    `long`: the whole date (2015年11月3日, 3 November 2015, 约2015年, 9月29日（年份不详）); a supplied date stands in
    its brackets (〔2015年7月？〕, [July 2015?]). `short`: the same without the year. `iso`: for `<time datetime>`: a
    sure day, month or year, else "". `year`, `month`, `day`, `day_word`, `weekday`: for a date set in parts, such
    as 二〇一五年, 十一月, 3; `day_word` stands for the day where there is none: 下旬, 春. `note`: what the parts leave
    out: 日不详, 年份不详, 〔推定〕. `partial`: no single certain day. `supplied`: an editor's date, not the source's.
    All are "" (and `partial` True) for no date at all."""

    long: str = ""
    short: str = ""
    iso: str = ""
    year: str = ""
    month: str = ""
    day: str = ""
    day_word: str = ""
    weekday: str = ""
    note: str = ""
    partial: bool = True
    supplied: bool = False


NO_DATE = DateParts()


class Words(Protocol):
    """The part of Speech that dates need."""

    @property
    def grammar(self) -> Grammar:
        """Its names of months and days."""

    def t(self, key: str, /, **args: object) -> str:
        """The text of a key."""

    def own(self, key: str) -> str:
        """The text of a key in this language itself."""


def parts(when: When, words: Words) -> DateParts:
    """The date in words."""
    if not when.edtf and not when.text:
        return NO_DATE
    # Of a day without month and year only the writer's words tell.
    found = shape(when.edtf) if when.edtf and not when.edtf.startswith("XXXX-XX") else None
    if found is None:
        text = _bracketed(when.text or when.edtf, when, words)
        return DateParts(long=text, short=text, supplied=when.inferred, note=_supplied_note(when, words))
    return _Teller(when, found, words).tell()


def _bracketed(text: str, when: When, words: Words) -> str:
    return words.t("date.supplied", date=text) if when.inferred and text else text


def _supplied_note(when: When, words: Words) -> str:
    return words.t("date.note_supplied") if when.inferred else ""


class _Teller:
    def __init__(self, when: When, found: Shape, words: Words) -> None:
        self.when, self.shape, self.words = when, found, words
        self.names = words.grammar

    def tell(self) -> DateParts:
        first = self.shape.choices[0] if self.shape.choices else self.shape.start or self.shape.end
        single = not self.shape.interval and not self.shape.choices
        sure = self.when.certainty == "sure" and not self.when.inferred
        known = single and sure and first is not None and first.plain_year and first.certainty == "sure"
        full = known and self.when.is_day
        shown = first or Side("")
        return DateParts(
            long=_bracketed(self.phrase(True), self.when, self.words),
            short=_bracketed(self.phrase(False), self.when, self.words),
            iso=self.iso(shown) if known else "",
            year=self.year_word(shown),
            month=self.names.lone_months[shown.month] if shown.plain_month else "",
            day=str(shown.day) if shown.day and not self.shape.third else "",
            day_word=self.day_word(shown),
            weekday=self.names.weekdays[self.when.lower.weekday()] if full and self.when.lower else "",
            note=self.note(shown),
            partial=not full,
            supplied=self.when.inferred,
        )

    # ---- the whole date

    def phrase(self, with_year: bool) -> str:
        """All of the date, marks of uncertainty included."""
        found = self.shape
        if found.start and found.end and found.start.certainty != found.end.certainty:
            return self.interval(with_year, marked=True)
        if found.choices:
            with_year = with_year or len({one.year for one in found.choices}) > 1
            text = self.words.t("date.or").join(self.said(one, with_year) for one in found.choices)
        elif found.interval:
            text = self.interval(with_year)
        else:
            assert found.start is not None
            text = self.said(found.start, with_year)
        return self.marked(text, self.certainty())

    def certainty(self) -> Certainty:
        """The mark of the whole."""
        first = self.shape.start or self.shape.end
        if self.when.certainty == "sure" and first is not None:
            return first.certainty
        return self.when.certainty

    def marked(self, text: str, certainty: Certainty) -> str:
        return text if certainty == "sure" else self.words.t(f"date.{certainty}", date=text)

    def interval(self, with_year: bool, marked: bool = False) -> str:
        start, end, t = self.shape.start, self.shape.end, self.words.t
        if start is None and end is None:
            return t("date.now")
        if start is None:
            assert end is not None
            return t("date.until", date=self.said(end, with_year))
        if end is None:
            return t("date.since", date=self.said(start, with_year))
        if self.shape.third:
            return self.third(start, with_year)
        if marked or start.year != end.year or not start.plain_month or not end.plain_month:
            first, last = self.said(start, True), self.said(end, True)
            if marked:
                first, last = self.marked(first, start.certainty), self.marked(last, end.certainty)
            return t("date.span", start=first, end=last)
        year = start.year.replace("X", "x") if with_year else ""
        if start.month == end.month and start.day and end.day:
            text = t("date.span_days", start=start.day, end=end.day, **self.month_args(start))
        else:
            text = t("date.span", start=self.said(start, False), end=self.said(end, False))
        return t("date.in_year", date=text, year=year) if year else text

    def third(self, one: Side, with_year: bool) -> str:
        word = self.words.t(f"date.{self.shape.third}")
        text = self.words.t("date.third", word=word, **self.month_args(one))
        year = one.year.replace("X", "x")
        return self.words.t("date.in_year", date=text, year=year) if with_year and year else text

    def month_args(self, one: Side) -> dict[str, str]:
        return {"month": str(one.month), "month_name": self.names.months[one.month]}

    def said(self, one: Side, with_year: bool) -> str:
        """One side in words."""
        t = self.words.t
        year = one.year.replace("X", "x")
        if one.plain_month:
            key = "date.month_day" if one.day else "date.month_only"
            text = t(key, day=str(one.day), **self.month_args(one))
        elif one.word:
            text = t(f"date.{one.word}")
        elif year:
            decade = one.year[:3].isdigit() and one.year[3] == "X"
            return t("date.decade", decade=f"{one.year[:3]}0") if decade else t("date.year", year=year)
        else:
            return t("date.no_year", date="").strip()
        if not with_year:
            return text
        return t("date.in_year", date=text, year=year) if year else t("date.no_year", date=text)

    # ---- the parts

    def year_word(self, one: Side) -> str:
        if not one.year:
            return ""
        digits = self.words.own("date.digits")
        year = one.year.replace("X", "x")
        if digits:
            year = one.year.translate(str.maketrans("0123456789X-", f"{digits[:10]}××"))
        return self.words.t("date.year_alone", year=year)

    def day_word(self, one: Side) -> str:
        if self.shape.third:
            return self.words.t(f"date.{self.shape.third}")
        return self.words.t(f"date.{one.word}") if one.word else ""

    def note(self, one: Side) -> str:
        t = self.words.t
        if self.when.inferred:
            return t("date.note_supplied")
        if self.shape.choices:
            return t("date.note_choice")
        if self.shape.interval and not self.shape.third:
            if self.shape.start is None:
                return t("date.note_until")
            if self.shape.end is None:
                return t("date.note_since")
            same_year = self.shape.start.year == self.shape.end.year
            return t("date.note_to", date=self.said(self.shape.end, not same_year))
        certainty = self.certainty()
        if certainty != "sure":
            return t(f"date.note_{certainty}")
        if not one.year:
            return t("date.note_no_year")
        if "X" in one.year:
            return t("date.note_year_partly")
        if not one.month:
            return t("date.note_no_month")
        return t("date.note_no_day") if one.plain_month and not one.day and not self.shape.third else ""

    @staticmethod
    def iso(one: Side) -> str:
        if not one.month:
            return one.year
        if not one.plain_month:
            return ""
        return f"{one.year}-{one.month:02d}" + (f"-{one.day:02d}" if one.day else "")
