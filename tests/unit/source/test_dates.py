"""What the table of dates does not show: months without a year, order, weekdays, offsets, words of messages."""

from datetime import date

import pytest

from chronicle.model.when import When
from chronicle.source import parse_date, weekday_remarks


def test_a_date_without_a_year_knows_month_and_day() -> None:
    when, _ = parse_date("9月29日")
    assert (when.month, when.day, when.bucket) == (9, 29, 1)


def test_a_month_without_a_year_knows_no_day() -> None:
    when, _ = parse_date("late July")
    assert (when.edtf, when.month, when.day, when.bucket) == ("XXXX-07-21/XXXX-07-31", 7, None, 1)


def test_a_decade_has_bounds_and_so_no_month() -> None:
    when, _ = parse_date("20XX-03-02")
    assert (when.month, when.day, when.bucket) == (None, None, 0)


def test_the_vaguer_of_two_dates_sorts_first() -> None:
    told = ["2015-07-02", "9月29日", "2015-07-01", "不详", "2015-07", "../2015-12-23", "2月29日", "2015", "2014/.."]
    whens = sorted((parse_date(text)[0] for text in told), key=When.sort_key)
    assert [when.text for when in whens] == [
        "2014/..", "2015", "2015-07", "2015-07-01", "2015-07-02", "../2015-12-23", "2月29日", "9月29日", "不详",
    ]  # fmt: skip


def test_the_rest_of_a_head_line_is_pointed_at() -> None:
    text = "  ２０１７年5月8日深夜 星期一 小雨"
    _, (remark,) = parse_date(text)
    assert (remark.code, remark.severity) == ("C313", "hint")
    assert text.strip()[remark.start : remark.end] == "深夜 星期一 小雨"


def test_a_repair_says_what_was_read() -> None:
    when, (remark,) = parse_date("20 15 12.23")
    assert when.text == "20 15 12.23"
    assert remark.severity == "warning"
    assert "2015-12-23" in remark.message.en
    assert "2015-12-23" in remark.help.zh


def test_a_relative_date_says_how_to_write_it() -> None:
    when, (remark,) = parse_date("去年7月下旬")
    assert (when.edtf, when.bucket, remark.severity) == ("", 2, "warning")
    assert "2015-07?" in remark.help.en


def test_a_text_as_long_as_an_entry_is_no_date() -> None:
    _, (remark,) = parse_date("2015年" * 2000)
    assert (remark.code, remark.severity) == ("C309", "error")


@pytest.mark.parametrize("weekday", ["星期三", "周三", "礼拜三", "三", "Wednesday", "wed", "WED."])
def test_a_weekday_that_fits_says_nothing(weekday: str) -> None:
    assert weekday_remarks(weekday, parse_date("2015-12-23")[0]) == ()


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("2015年12月23日 星期日 小雨", {"C313": (12, 18), "C316": (12, 15)}),
        ("星期日 2015年12月23日", {"C313": (0, 3), "C316": (0, 3)}),
        ("20 15 12.23 星期日", {"C310": (0, 0), "C313": (0, 0), "C316": (0, 0)}),
    ],
)
def test_words_beside_a_date_are_told_where_they_stand(text: str, spans: dict[str, tuple[int, int]]) -> None:
    assert {remark.code: (remark.start, remark.end) for remark in parse_date(text)[1]} == spans


@pytest.mark.parametrize(
    ("text", "month"), [("2016-02-30", "2016-02"), ("2016年2月30日", "2016-02"), ("2月30日", "2015-02")]
)
def test_a_day_that_is_not_there_leaves_its_month(text: str, month: str) -> None:
    (remark,) = parse_date(text)[1]
    assert (remark.code, remark.help.zh[-7:], remark.help.en[-7:]) == ("C302", month, month)


def test_a_weekday_that_does_not_fit_is_a_warning() -> None:
    (remark,) = weekday_remarks("星期日", parse_date("2015-12-23")[0])
    assert (remark.code, remark.severity) == ("C316", "warning")
    assert "Wednesday" in remark.message.en
    assert "星期三" in remark.message.zh


def test_without_a_year_the_years_that_fit_are_listed() -> None:
    (remark,) = weekday_remarks("星期三", parse_date("10月23日")[0])
    assert (remark.code, remark.severity) == ("C317", "hint")
    assert remark.message.en.endswith("2013, 2019, 2024")
    assert all(date(year, 10, 23).weekday() == 2 for year in (2013, 2019, 2024))


def test_29_february_lists_leap_years_only() -> None:
    (remark,) = weekday_remarks("Monday", parse_date("XXXX-02-29")[0])
    assert remark.message.en.endswith(": 2016")


def test_a_masked_year_lists_only_years_under_the_mask() -> None:
    (remark,) = weekday_remarks("Sunday", parse_date("201X-03-02")[0])
    assert remark.message.en.endswith(": 2014")


def test_one_of_several_days_is_picked_out_but_not_chosen() -> None:
    when, _ = parse_date("[2016-02-29,2020-02-29]")
    (remark,) = weekday_remarks("星期六", when)
    assert remark.message.en.endswith(": 2020")
    assert when.lower == date(2016, 2, 29)


def test_a_weekday_beside_a_month_says_nothing() -> None:
    assert weekday_remarks("星期六", parse_date("2015-12")[0]) == ()


def test_a_word_that_is_no_weekday_is_a_warning() -> None:
    (remark,) = weekday_remarks("星期八", parse_date("2015-12-23")[0])
    assert (remark.code, remark.severity) == ("C318", "warning")
