"""Slips of copied, scanned and wrongly decoded texts: what is found, and what is left in peace."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronicle.proof import acres, remarks
from chronicle.proof.slips import slips, slips_of_head

FOUND = [
    # quotation marks that became question marks
    ("会上说到?精准扶贫?的办法。", "C181", "?精准扶贫?", None),
    ("他说：?路要修。", "C181", "?", None),
    ("他说：??路要修??。", "C181", "??", None),
    # digits apart
    ("修了 1 5公里。", "C182", "1 5", "15"),
    ("修了1 5km。", "C182", "1 5", "15"),
    ("20 15年的事", "C182", "20 15", "2015"),
    ("2 0 1 5 年的事", "C182", "2 0 1 5", "2015"),
    ("记于20 15 12.23", "C182", "20 15 12.23", "2015.12.23"),
    ("1 2月", "C182", "1 2", "12"),
    # full width
    ("２０１５年", "C183", "２０１５", "2015"),
    ("长１．５公里", "C183", "１．５", "1.5"),
    ("Ａ组", "C183", "Ａ", "A"),
    # half width
    ("路修好了,水也通了。", "C184", ",", "，"),
    ("去不去?去。", "C184", "?", "？"),
    # wrong encodings
    ("锟斤拷锟斤拷", "C180", "锟斤拷锟斤拷", None),
    ("路\ufffd好了", "C180", "\ufffd", None),
    ("鍦ㄦ潙閲屼簡", "C180", "鍦ㄦ潙閲屼簡", "在村里了"),
    ("â€œhi", "C180", "â€œ", "“"),
    ("ä»»å®¶æ²Ÿ", "C180", "ä»»å®¶æ²Ÿ", "任家沟"),
]


@pytest.mark.parametrize(("text", "code", "was", "right"), FOUND)
def test_a_slip_is_found_at_its_place(text: str, code: str, was: str, right: str | None) -> None:
    first = slips(text)[0]
    assert (first.code, text[first.start : first.end], first.right) == (code, was, right)


IN_PEACE = [
    "路修好了, 水也通了; 就是这样",
    "路修好了，水也通了。去不去？去！",
    "In 2015, 12 households moved; who? 3 of them: yes!",
    "国道 2015 12月通车",  # no digit of a number that was split
    "投入 12 000元", "电话 0358 123",  # groups
    "1.5 5公里",
    "`路,水` 和 ``１２``", "```\n路,水１２\n```", "    路,水１２", "~~~\n路,水\n~~~",
    "[路](路,水.md)", "[[甲村,乙村]]",
    "%%路,水１２?精?%%",
    "<span title=\"路,水\">x</span>",
    "café naïve Ærø größe", "Ã la carte",
    "涓涓细流，锛是一种农具",
    "12:30 到 13:00",
    "他问:“去吗?”", "好吗?好呀?行吗?行",
]  # fmt: skip


@pytest.mark.parametrize("text", IN_PEACE)
def test_what_is_right_or_no_prose_is_left_in_peace(text: str) -> None:
    assert slips(text) == ()


def test_a_number_that_would_begin_a_list_is_not_sure() -> None:
    assert [one.sure for one in slips("１) 路\n长１２米")] == [False, True]


def test_in_front_matter_only_what_is_garbled_is_told() -> None:
    assert slips_of_head("title: 路,水１２ 1 5公里") == ()
    assert [one.code for one in slips_of_head("title: 鍦ㄦ潙閲屼簡")] == ["C180"]


def test_what_may_be_mended_by_hundreds_is_told_once_and_counted() -> None:
    found = list(remarks("路,水,电,网１２和３", 0))
    assert [(one.code, one.severity, one.start, one.end) for one in found] == [
        ("C184", "hint", 1, 2),
        ("C183", "hint", 7, 9),
    ]
    assert "2 more" in found[0].message.en
    assert "另有 2 处" in found[0].message.zh
    assert "1 more" in found[1].message.en


def test_what_is_doubtful_is_told_at_each_place_up_to_a_limit() -> None:
    assert len(list(remarks("修了 1 5公里。" * 30, 0))) == 20


def test_no_remark_repeats_words_of_the_text() -> None:
    text = "他说：?某某某要修路。某某某,某某某１２"
    assert all("某某某" not in one.message.zh + one.help.zh + one.message.en for one in remarks(text, 0))


def test_acres_of_a_translation() -> None:
    assert [(one.code, one.start, one.end) for one in acres("An acre, 5 acres; massacre")] == [
        ("C335", 3, 7),
        ("C335", 11, 16),
    ]


PARTS = st.sampled_from(
    [
        *"路水电村１２Ａ?,;:!，。：“”`~[]()%<>\n ",
        "20 15年",
        "1 5公里",
        "锟斤拷",
        "鍦ㄦ潙",
        "â€œ",
        "```",
        "%%",
        "\ufffd",
        "https://a.b/",
    ]
)


@given(st.text(max_size=80) | st.lists(PARTS, max_size=40).map("".join))
@settings(max_examples=400, deadline=None)
def test_any_text_has_slips_in_order_inside_it(text: str) -> None:
    end = 0
    for one in slips(text):
        assert end <= one.start < one.end <= len(text)
        end = one.end
        assert not one.sure or one.right
    for remark in remarks(text, 0):
        assert 0 <= remark.start < remark.end <= len(text)
        assert remark.message.en
        assert remark.message.zh
