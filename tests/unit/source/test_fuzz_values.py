"""Any text gives a value or remarks, never an exception; what is canonical stays what it is."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from chronicle.model.diagnostic import Remark
from chronicle.source import parse_date, weekday_remarks
from chronicle.source.folding import listed
from chronicle.source.names import NameFinder
from chronicle.source.nearest import nearest_names
from chronicle.source.quantities import parse_funds, parse_quantity
from chronicle.source.slugs import id_remarks, slug, stub_id
from chronicle.source.vocabulary import VOCABULARY, find, nearest

DATE_WORDS = listed(
    "2015 2015年 20xx年 XXXX 201X - -- / . .. ? ~ % [ ] , 12 07 7月 七月 12月 23日 三十日 二〇一五年 上旬 "
    "下旬 春 第三季度 上半年 至 到 至今 以来 约 前后 左右 以前 之后 或 or to since before late early July Dec 23rd 1-3 "
    "spring q3 last ago 去年 前几天 农历 初三 正月 星期一 周日 晴 10:30 × 某 年 月 日 号 １２ 20 15"
)
FIGURE_WORDS = listed(
    "2 20,000 0.5 1/2 1e5 - 万 千 百 亿 多 余 约 近 不到 超过 以上 左右 元 亩 分 户 人次 公里 米 千瓦 / 每户 per a "
    "an household yuan thousand million 半 个 十几 两 三四十 二十八万 几 百分之 % 至 to 和 、 ； ( ) （ ） 中央 省 "
    "自筹 from the county 若干 不详 more than less or so 人均 ¥ RMB 头 acres half one"
)
dates = st.lists(st.sampled_from(DATE_WORDS), max_size=8).map("".join) | st.lists(
    st.sampled_from(DATE_WORDS), max_size=8
).map(" ".join)
figures = st.lists(st.sampled_from(FIGURE_WORDS), max_size=8).map("".join) | st.lists(
    st.sampled_from(FIGURE_WORDS), max_size=8
).map(" ".join)


def well_placed(remarks: tuple[Remark, ...], text: str) -> bool:
    return all(
        0 <= r.start <= r.end <= len(text) and r.message.en and r.message.zh and r.code[0] == "C" for r in remarks
    )


@given(st.text(max_size=250) | dates)
@example("1年1月1日")
@example("2015-02-29/2015-02-30")
@settings(max_examples=400, deadline=None)
def test_any_text_is_a_date_or_an_error(text: str) -> None:
    when, remarks = parse_date(text)
    assert well_placed(remarks, text.strip())
    if any(r.severity == "error" for r in remarks):
        assert when.bucket == 2
        assert when.edtf == ""
    elif when.edtf:
        again, _ = parse_date(when.edtf)
        assert (again.lower, again.upper, again.certainty) == (when.lower, when.upper, when.certainty)
        assert (again.month, again.day, again.edtf) == (when.month, when.day, when.edtf)
    if when.lower and when.upper:
        assert when.lower <= when.upper


@given(st.text(max_size=250) | figures, st.text(max_size=8) | st.sampled_from(FIGURE_WORDS))
@settings(max_examples=400, deadline=None)
def test_any_text_is_a_quantity_or_a_remark(text: str, unit: str) -> None:
    quantity, remarks = parse_quantity(text, unit)
    stripped = text.strip()
    assert well_placed(remarks, stripped + " " * 250)
    if quantity is None:
        assert not stripped or any(r.severity == "error" for r in remarks)
    else:
        assert quantity.text == stripped
        assert not any(r.severity == "error" for r in remarks)
        if quantity.low is None:
            assert quantity.high is None
        if quantity.high is not None and quantity.low is not None:
            assert quantity.low < quantity.high
            assert quantity.comparator == "range"


@given(st.text(max_size=250) | figures)
@settings(max_examples=300, deadline=None)
def test_any_text_is_funds_or_a_remark(text: str) -> None:
    funds, remarks = parse_funds(text)
    assert well_placed(remarks, text)
    assert all(sum_.quantity.dimension == "money" for sum_ in funds)
    if text.strip() and not funds:
        assert remarks or not any(char.isalnum() for char in text)


@given(
    st.text(max_size=20),
    st.sampled_from(["2015-12-23", "XXXX-02-29", "20XX-03-02", "[2016-02-29,2020-02-29]", "2015", ""]),
)
def test_any_weekday_gives_remarks(weekday: str, date: str) -> None:
    assert all(r.severity != "error" for r in weekday_remarks(weekday, parse_date(date)[0]))


@given(st.sampled_from(sorted(VOCABULARY)), st.text(max_size=60))
def test_any_word_is_found_or_not(table: str, word: str) -> None:
    assert find(table, word) is None or find(table, word) in VOCABULARY[table]
    assert len(nearest(table, word)) <= 3


@given(st.text(max_size=60))
@settings(deadline=None)
def test_any_text_makes_a_slug_that_is_an_id(text: str) -> None:
    assert id_remarks(slug(text)) == ()
    assert id_remarks(stub_id(text)) == ()
    assert slug(slug(text)) == slug(text)
    assert all(r.severity == "error" for r in id_remarks(text))


@given(
    st.text(alphabet="abAB 甲乙丙①㈱é\u0301\u200b ", max_size=30),
    st.lists(st.text(alphabet="abA 甲乙丙", max_size=4), max_size=5),
)
def test_names_are_found_where_they_stand(text: str, names: list[str]) -> None:
    found = NameFinder(names).find(text)
    assert all(0 <= start < end <= len(text) for start, end, _ in found)
    assert all(one[1] <= two[0] for one, two in pairwise(found))
    assert all(name in names for _, _, name in found)


@given(
    st.text(max_size=20),
    st.dictionaries(st.text(alphabet="abc甲乙丙", max_size=6), st.sampled_from(["x", "y", "z"]), max_size=6),
)
@settings(deadline=None)
def test_nearest_names_are_candidates(wanted: str, candidates: dict[str, str]) -> None:
    near = nearest_names(wanted, candidates)
    assert len(near) <= 3
    assert all(candidates[name] == id_ for name, id_ in near)
