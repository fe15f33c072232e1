"""What is safe is put right, everything else stays; mending twice is mending once."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from chronicle.proof import mend
from chronicle.read import read_entry

HEAD = "---\n标题: 例\n---\n"


def mended(text: str) -> str:
    return mend(text, read_entry("content/entries/a.md", text.encode()).diagnostics, markdown=True).text


def test_colons_dates_marks_and_digits_are_put_right() -> None:
    before = (
        "---\n标题：修路\n日期: 20 15 12.23\n村:任家沟\n天气： 晴\n---\n路好了,长１５公里。20 15年,鍦ㄦ潙閲屼簡。\x07"
    )
    assert mended(before) == (
        "---\n标题: 修路\n日期: 2015-12-23\n村: 任家沟\n天气: 晴\n---\n路好了，长15公里。2015年，在村里了。"
    )


def test_wide_spaces_after_a_key_are_put_right() -> None:
    before = "---\n标题:\u3000修路\n日期：\u3000\u30002015-12-23\n措施:\u3000\n  - {名称: 路}\n---\n\u3000\u3000文\n"
    after = "---\n标题: 修路\n日期: 2015-12-23\n措施:\n  - {名称: 路}\n---\n\u3000\u3000文\n"
    assert mended(before) == after
    assert mended(after) == after


def test_each_fix_says_where_and_what() -> None:
    text = HEAD + "路,水\n"
    (fix,) = mend(text, (), markdown=True).fixes
    assert (fix.code, fix.line, fix.column, fix.was, fix.now) == ("C184", 4, 2, ",", "，")


def test_what_is_doubtful_stays() -> None:
    text = HEAD + "修了 1 5公里。他说：?去。锟斤拷 `路,水` [[甲,乙]] %%路,水%%\n１) 路\n"
    assert mended(text) == text


def test_all_control_characters_go_though_only_some_are_told() -> None:
    assert mended(HEAD + "路\x07水" * 50) == HEAD + "路水" * 50
    for text in ("\x07", "--\x07-\ntitle: 例\n---\n文"):
        assert mended(text) == text


def test_quotation_marks_of_a_date_stay() -> None:
    assert mended('---\n标题: 例\n日期: "20 15 12.23"\n---\n文\n') == '---\n标题: 例\n日期: "2015-12-23"\n---\n文\n'


def test_marks_of_a_list_of_yaml_are_no_prose() -> None:
    text = "---\n标题: 路,水１２\n标签: [路,水]\n---\n文\n"
    assert mended(text) == text


def test_a_yaml_file_has_no_body() -> None:
    assert mend("- {id: a, name: 甲,b: 乙１}\n", (), markdown=False).fixes == ()


LINES = st.sampled_from(
    [
        "标题：路",
        "标题:\u3000路",
        "标题：\u3000",
        "\u3000\u3000- 名称: 路",
        "日期: 20 15 12.23",
        "村:甲",
        "---",
        "路,水",
        "２０ １５年",
        "1 5公里",
        "鍦ㄦ潙閲屼簡",
        "â€œ好â€\x9d",
        "`路,水`",
        "\x07",
        "",
        "?甲乙?丙",
    ]
)


@given(st.lists(LINES, max_size=12).map("\n".join) | st.text(max_size=60))
@example("---\n标题: 例\n---\n２０ １５年")
@settings(max_examples=300, deadline=None)
def test_mending_twice_is_mending_once_and_brings_nothing_new(body: str) -> None:
    for text in (HEAD + body, "---\n" + body):
        try:
            data = text.encode()
        except UnicodeEncodeError:
            return
        if "\r" in text or "\0" in text:
            return
        before = read_entry("content/entries/a.md", data)
        once = mend(text, before.diagnostics, markdown=True).text
        after = read_entry("content/entries/a.md", once.encode())
        assert mend(once, after.diagnostics, markdown=True).fixes == ()
        assert len(after.diagnostics) <= len(before.diagnostics) + 2
        assert once.count("\n") == text.count("\n")
