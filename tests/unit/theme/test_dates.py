"""Dates in words, in both languages, from EDTF to page."""

from datetime import date
from pathlib import Path

import pytest

from chronicle.model.when import UNDATED, When
from chronicle.source import parse_date
from chronicle.theme import DateParts, Speech, load_theme

THEME = load_theme("plain", Path("/nowhere"), options={})[0]
ZH, EN = THEME.speech("zh-Hans"), THEME.speech("en")


def told(text: str, speech: Speech) -> DateParts:
    when, _ = parse_date(text)
    return speech.date(when)


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("2015-11-03", "2015年11月3日", "3 November 2015"),
        ("2015年12月23日", "2015年12月23日", "23 December 2015"),
        ("2015-08", "2015年8月", "August 2015"),
        ("2015", "2015年", "2015"),
        ("2015年7月下旬", "2015年7月下旬", "late July 2015"),
        ("2015年7月上旬", "2015年7月上旬", "early July 2015"),
        ("2016年2月中旬", "2016年2月中旬", "mid February 2016"),
        ("2015年春", "2015年春", "spring 2015"),
        ("约2015年", "约2015年", "about 2015"),
        ("2015?", "2015年？", "2015?"),
        ("2015%", "约2015年？", "about 2015?"),
        ("9月29日", "9月29日（年份不详）", "29 September (year not recorded)"),
        ("20xx年3月2日", "20xx年3月2日", "2 March 20xx"),
        ("201x年", "2010年代", "2010s"),
        ("2014/2015-12-23", "2014年至2015年12月23日", "2014 to 23 December 2015"),
        ("2015-07-03/2015-07-05", "2015年7月3日至5日", "3–5 July 2015"),
        ("2015-07-03/2015-08-05", "2015年7月3日至8月5日", "3 July to 5 August 2015"),
        ("2014年至今", "2014年起", "since 2014"),
        ("../2015-12-23", "截至2015年12月23日", "up to 23 December 2015"),
        ("[2016-02-29,2020-02-29]", "2016年2月29日或2020年2月29日", "29 February 2016 or 29 February 2020"),
        ("2015年上半年", "2015年上半年", "first half 2015"),
        ("2015年第三季度", "2015年第三季度", "third quarter 2015"),
        ("农历九月初三", "农历九月初三", "农历九月初三"),
    ],
)
def test_the_whole_date(text: str, zh: str, en: str) -> None:
    assert told(text, ZH).long == zh
    assert told(text, EN).long == en


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("2015-11-03", "11月3日", "3 November"),
        ("2015-08", "8月", "August"),
        ("2015年7月下旬", "7月下旬", "late July"),
        ("9月29日", "9月29日", "29 September"),
        ("2015", "2015年", "2015"),
        ("2014/2015-12-23", "2014年至2015年12月23日", "2014 to 23 December 2015"),
        ("[2016-02-29,2020-02-29]", "2016年2月29日或2020年2月29日", "29 February 2016 or 29 February 2020"),
    ],
)
def test_the_short_date_leaves_out_the_year_where_it_can(text: str, zh: str, en: str) -> None:
    assert told(text, ZH).short == zh
    assert told(text, EN).short == en


def test_the_parts_of_a_day() -> None:
    assert told("2015-11-03", ZH) == DateParts(
        long="2015年11月3日",
        short="11月3日",
        iso="2015-11-03",
        year="二〇一五年",
        month="十一月",
        day="3",
        weekday="星期二",
        partial=False,
    )
    english = told("2015-11-03", EN)
    assert (english.year, english.month, english.day, english.weekday) == ("2015", "November", "3", "Tuesday")


@pytest.mark.parametrize(
    ("text", "note", "word"),
    [
        ("2015-08", "日不详", ""),
        ("2015", "月日不详", ""),
        ("9月29日", "年份不详", ""),
        ("20xx年3月2日", "年份不全", ""),
        ("2015年7月下旬", "", "下旬"),
        ("2015年夏", "", "夏"),
        ("约2015年", "约", ""),
        ("2015-07-03/2015-08-05", "至8月5日", ""),
        ("2014/2015", "至2015年", ""),
    ],
)
def test_what_the_parts_leave_out_is_noted(text: str, note: str, word: str) -> None:
    found = told(text, ZH)
    assert (found.note, found.day_word, found.partial, found.weekday) == (note, word, True, "")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2015-11-03", "2015-11-03"),
        ("2015-08", "2015-08"),
        ("2015", "2015"),
        ("2015?", ""),
        ("约2015年8月", ""),
        ("9月29日", ""),
        ("201x年", ""),
        ("2015年夏", ""),
        ("2015-07-03/2015-07-05", ""),
        ("农历九月初三", ""),
    ],
)
def test_machines_are_told_only_what_is_sure(text: str, iso: str) -> None:
    assert told(text, ZH).iso == iso


def test_a_supplied_date_stands_in_brackets_and_is_not_told_to_machines() -> None:
    day = date(2015, 7, 1)
    when = When("2015-07?", "2015-07?", day, date(2015, 7, 31), "uncertain", inferred=True)
    zh, en = ZH.date(when), EN.date(when)
    assert (zh.long, zh.short, zh.note) == ("〔2015年7月？〕", "〔7月？〕", "〔推定〕")
    assert (en.long, en.note) == ("[July 2015?]", "[inferred]")
    assert (zh.iso, zh.partial, zh.supplied) == ("", True, True)
    sure = When("2015-07-01", "2015-07-01", day, day, inferred=True)
    assert (ZH.date(sure).long, ZH.date(sure).iso, ZH.date(sure).partial) == ("〔2015年7月1日〕", "", True)


def test_one_uncertain_end_marks_that_end_only() -> None:
    assert told("2014~/2015-12-23", ZH).long == "约2014年至2015年12月23日"
    assert told("2014/2015?", EN).long == "2014 to 2015?"


def test_no_date_is_nothing() -> None:
    assert ZH.date(UNDATED) == DateParts()
    assert ZH.date(UNDATED).partial is True


def test_a_broken_edtf_text_is_printed_as_written() -> None:
    assert ZH.date(When("前年", "nonsense")).long == "前年"
