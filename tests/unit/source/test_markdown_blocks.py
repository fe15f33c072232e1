"""Headings, tables, lists, footnotes, code; the outline and the strings made from a body; hostile input."""

import sys
from types import FrameType

import pytest

from chronicle.model.body import EMPTY_BODY, Heading, Html, Text
from chronicle.source.markdown import first_heading, parse_markdown, plain_text
from unit.source.markdown_kit import Nesting, html_of, pieces_to_html, said


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("# 一\n\n## 二", [Heading(2, "h-一", "一"), Heading(3, "h-二", "二")]),
        ("## 一\n\n### 二", [Heading(2, "h-一", "一"), Heading(3, "h-二", "二")]),
        ("# 一\n\n###### 六", [Heading(2, "h-一", "一"), Heading(6, "h-六", "六")]),
        ("###### 六", [Heading(6, "h-六", "六")]),
        ("一\n===\n\n二\n---", [Heading(2, "h-一", "一"), Heading(3, "h-二", "二")]),
        ("## Road Works!", [Heading(2, "h-road-works", "Road Works!")]),
        ("## 一\n## 一\n## 一", [Heading(2, "h-一", "一"), Heading(2, "h-一-2", "一"), Heading(2, "h-一-3", "一")]),
        ("## 一 2\n## 一\n## 一", [Heading(2, "h-一-2", "一 2"), Heading(2, "h-一", "一"), Heading(2, "h-一-3", "一")]),
        ("## 一\n## ！！", [Heading(2, "h-一", "一"), Heading(2, "h-2", "！！")]),
        ("##", [Heading(2, "h-1", "")]),
        ("## *强* [链](b.md) `码`[^1]\n\n[^1]: 注", [Heading(2, "h-强-链-码", "强 链 码")]),
        ("## É Straße", [Heading(2, "h-é-straße", "É Straße")]),
        ("> ## 一", [Heading(2, "h-一", "一")]),
        ("```\n# 一\n```", []),
    ],
)
def test_headings(text: str, headings: list[Heading]) -> None:
    body, _, _ = parse_markdown(text, file="a.md")
    assert list(body.headings) == headings
    html = html_of(text)
    for heading in headings:
        assert f'<h{heading.level} id="{heading.id}">' in html
    assert Nesting.faults_of(html) == []


def test_the_first_heading_can_be_the_title() -> None:
    assert first_heading("甲\n\n## 修 **路**\n\n# 二") == "修 路"
    assert first_heading("甲") == ""
    assert first_heading("# 甲 %%") == ""
    assert first_heading("50% & 1\n\n# 甲 %%乙%%") == "甲 ⟦…⟧"
    assert first_heading("甲[^1]\n\n[^1]: # 注\n") == "注"
    assert first_heading("甲[^1]\n\n[^1]: # 注\n\n题\n===\n") == "题"
    assert first_heading("[甲](&#37;&#37;)\n\n# 题") == ""


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# 题\n\n甲\n\n## 一", '<p>甲</p><h2 id="h-一">一</h2>'),
        ("题\n===\n\n# 一\n\n## 二", '<h2 id="h-一">一</h2><h3 id="h-二">二</h3>'),
        ("甲\n\n# 题", '<p>甲</p><h2 id="h-题">题</h2>'),
        ("# 题", ""),
    ],
)
def test_a_heading_that_became_the_title_is_left_out(text: str, html: str) -> None:
    body, problems, _ = parse_markdown(text, file="a.md", without_title=True)
    assert problems == ()
    assert pieces_to_html(body.pieces).replace("\n", "") == html


def test_text_in_headings_links_and_code_is_no_prose() -> None:
    body, _, _ = parse_markdown("# 一\n\n二 [三](b.md) `四`\n\n    五\n\n| 六 |\n|---|\n| *七* |", file="a.md")
    texts = {piece.text.strip(): piece.prose for piece in body.pieces if isinstance(piece, Text)}
    assert texts == {"一": False, "二": True, "三": False, "": True, "四": False, "五": False, "六": True, "七": True}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "|左|中|右|无|\n|:-|:-:|-:|-|\n|a|b|c|d|",
            (
                '<table><thead><tr><th scope="col" class="align-left">左</th>'
                '<th scope="col" class="align-center">中</th>'
                '<th scope="col" class="align-right">右</th><th scope="col">无</th></tr></thead><tbody><tr>'
                '<td class="align-left">a</td><td class="align-center">b</td>'
                '<td class="align-right">c</td><td>d</td></tr>'
                "</tbody></table>"
            ),
        ),
        (
            "|a|b|\n|-|-|\n|`x\\|y`||",
            (
                '<table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody><tr>'
                "<td><code>x|y</code></td><td></td></tr></tbody></table>"
            ),
        ),
        ("~~甲~~", "<p><s>甲</s></p>"),
        (
            "- [x] 甲\n- [ ] 乙\n- 丙",
            (
                '<ul class="tasks"><li class="task done"><span class="box">☑</span> 甲</li>'
                '<li class="task"><span class="box">☐</span> 乙</li><li>丙</li></ul>'
            ),
        ),
        (
            "- [X] 甲\n\n- [ ] 乙",
            (
                '<ul class="tasks"><li class="task done"><p><span class="box">☑</span> 甲</p></li>'
                '<li class="task"><p><span class="box">☐</span> 乙</p></li></ul>'
            ),
        ),
        ("- [ ]", "<ul><li>[ ]</li></ul>"),
        ("3. 甲\n4. 乙", '<ol start="3"><li>甲</li><li>乙</li></ol>'),
        ("> 甲\n\n***", "<blockquote><p>甲</p></blockquote><hr>"),
        ('``` py" onx=1\n<b>\n```', '<pre><code class="language-py">&lt;b&gt;</code></pre>'),
        ("    甲 & 乙", "<pre><code>甲 &amp; 乙</code></pre>"),
        ("甲\\\n乙", "<p>甲<br>乙</p>"),
        ("", ""),
        ("   \n\t\n", ""),
    ],
)
def test_blocks(text: str, html: str) -> None:
    assert html_of(text) == html
    assert Nesting.faults_of(html) == []


def test_footnotes_are_numbered_as_they_are_met() -> None:
    text = "甲[^b] 乙[^a] 丙[^b]\n\n[^a]: 一\n\n[^b]: 二\n\n    三\n"
    assert said(text) == []
    assert html_of(text) == (
        '<p>甲<sup class="fnref"><a id="fnref-1" href="#fn-1" role="doc-noteref">1</a></sup> '
        '乙<sup class="fnref"><a id="fnref-2" href="#fn-2" role="doc-noteref">2</a></sup> '
        '丙<sup class="fnref"><a id="fnref-1-2" href="#fn-1" role="doc-noteref">1</a></sup></p>'
        '<section class="footnotes" role="doc-endnotes"><ol><li id="fn-1"><p>二</p><p>三'
        ' <a class="fnback" href="#fnref-1" role="doc-backlink">↩1</a>'
        ' <a class="fnback" href="#fnref-1-2" role="doc-backlink">↩1</a></p></li>'
        '<li id="fn-2"><p>一 <a class="fnback" href="#fnref-2" role="doc-backlink">↩2</a></p></li></ol></section>'
    )


@pytest.mark.parametrize(
    "text",
    [
        "甲[^1]\n\n[^1]: 乙[^2]\n\n[^2]: 丙[^1]",
        "[甲[^1]](b.md)\n\n[^1]: 乙",
        "![甲[^1]](a.jpg)\n\n[^1]: 乙",
        "# 甲[^1]\n\n[^1]: 乙",
        "甲[^1]\n\n[^1]:",
        "甲[^1]\n\n[^1]: - 乙\n      - 丙",
        "甲[^1]\n\n[^1]: ![图](a.jpg)",
        "甲[^1]\n\n> [^1]: 乙\n\n丙",
        "甲[^1][^2]\n\n[^1]: [^2]: 乙",
        "- 甲[^1]\n\n  [^1]: 乙\n- 丙",
        "| a[^1] |\n|---|\n| b[^1] |\n\n[^1]: 乙",
    ],
)
def test_footnotes_anywhere_lead_somewhere(text: str) -> None:
    assert Nesting.faults_of(html_of(text)) == []


def test_a_footnote_that_nobody_cites_is_told() -> None:
    text = "甲[^x]\n\n[^1]: 乙\n\n[^2]: 丙[^1]"
    assert said(text, first_line=2) == [("C113", 4, 1, 8), ("C113", 6, 1, 12)]
    assert html_of(text) == "<p>甲[^x]</p>"


def test_plain_text_keeps_broken_names_whole() -> None:
    text = "任**家**沟 任\n家沟 [任家](b.md)沟 `任`家沟\n\n> 任\n\n- 家\n- 沟\n\n| 任 | 家 |\n|---|---|"
    body, _, _ = parse_markdown(text, file="a.md")
    assert plain_text(body) == "任家沟 任家沟 任家沟 任家沟\n任\n家\n沟\n任\n家"
    assert plain_text(EMPTY_BODY) == ""


@pytest.mark.parametrize(
    ("text", "places", "shown"),
    [
        ("甲\x00乙", [("C110", 1, 2, 3)], "<p>甲乙</p>"),
        ("甲\n乙\x1b[0m\x7f", [("C110", 2, 2, 3), ("C110", 2, 6, 7)], "<p>甲乙[0m</p>"),
        ("甲\x85乙", [("C110", 1, 2, 3)], "<p>甲乙</p>"),
        ("甲\ufdd0乙", [("C110", 1, 2, 3)], "<p>甲乙</p>"),
        ("甲\ud800乙", [("C110", 1, 2, 3)], "<p>甲乙</p>"),
        ("甲\u2028乙\u2029丙", [], "<p>甲\u2028乙\u2029丙</p>"),
        ("甲\u202e乙", [("C111", 1, 2, 3)], "<p>甲乙</p>"),
        (
            "甲\n\n> \u2066乙\u2069",
            [("C111", 3, 3, 4), ("C111", 3, 5, 6)],
            "<p>甲</p><blockquote><p>乙</p></blockquote>",
        ),
        ("甲&#x202e;乙", [("C111", 1, 2, 10)], "<p>甲乙</p>"),
        ("[甲](b&#x202e;.md)", [], '<p><a href="b.md">甲</a></p>'),
        ("`甲\u202e`", [("C111", 1, 3, 4)], "<p><code>甲</code></p>"),
        ("甲\u200f\u200d乙", [], "<p>甲\u200f\u200d乙</p>"),
        ("甲&#0;乙", [], "<p>甲\ufffd乙</p>"),
    ],
)
def test_characters_that_a_page_must_not_carry(text: str, places: list[tuple[str, int, int, int]], shown: str) -> None:
    assert said(text) == places
    assert html_of(text) == shown


def test_a_broken_file_does_not_give_thousands_of_problems() -> None:
    assert len(said("\x01" * 5000 + "\u202e" * 5000)) == 40


MANY = 25_000


@pytest.mark.parametrize(
    "text",
    [
        "[" * MANY,
        "[" * MANY + "]" * MANY,
        "![" * MANY + "](x)" * 50,
        "![" * 300 + "](x.jpg)" * 300,
        "[[" * MANY,
        "[[a|" * MANY,
        "[a](" * MANY,
        "(" * MANY,
        "*a_ " * MANY,
        "**" * MANY + "字",
        "~~a" * MANY,
        "`a" * MANY,
        "".join("`" * count + " " for count in range(200)),
        "<" * MANY,
        "<a:" * MANY,
        "&#" * MANY,
        "https://" * MANY,
        "https://x.org/" + ")" * MANY,
        "% " * MANY,
        "[^a]: " * MANY,
        "[^a]" * MANY + "\n\n[^a]: b",
        "| a " * 500 + "|\n" + "|-" * 500 + "|\n" + "| b " * 500,
        "%%" * (2 * MANY),
        "%%`" * (2 * MANY),
        "# 一\n" * 2000,
        "---\n" * MANY,
        "- a\n" * MANY,
        "a\n" * MANY,
    ],
    ids=lambda text: f"{text[:8]!r}",
)
def test_large_input_is_read(text: str) -> None:
    body, _, _ = parse_markdown(text, file="a.md")
    assert len(body.spots) == len(body.pieces)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (">" * MANY + "字", 1),
        ("甲\n\n" + "- " * MANY + "字", 3),
        ("甲\n\n" + "> - " * 60 + "字", 3),
        ("1. " * MANY + "字", 1),
    ],
    ids=["quotes", "lists", "both", "numbers"],
)
def test_deep_nesting_is_cut_and_told(text: str, line: int) -> None:
    body, problems, _ = parse_markdown(text, file="a.md")
    assert [(problem.code, problem.place.line, problem.severity) for problem in problems] == [("C112", line, "error")]
    assert "字" not in plain_text(body)
    assert Nesting.faults_of(html_of(text)) == []


def test_moderate_nesting_is_shown() -> None:
    text = "".join("  " * level + f"- 层{level}\n" for level in range(12))
    assert said(text) == []
    assert "层11" in plain_text(parse_markdown(text, file="a.md")[0])


def calls(text: str) -> int:
    """How many Python calls the parse takes: a measure of work that no clock disturbs."""
    count = 0

    def watch(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        parse_markdown(text, file="a.md")
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "unit",
    ["[", "![", "[[a", "[a](b ", "*a ", "**a_", "~~", "`a", "<a ", "> a\n", "- a\n", "a\n", "%%a%% ", "%%`", "[x]: y\n",
     "---\n", "*a*", "a:b ",
     "[^a] ", "https://a ", "# a\n", "|a", "a\n\n", "[[a|b]] ", "[a](b) ", "![a](b)\n\n", "| [[a]] |\n|-|\n\n"],
)  # fmt: skip
def test_twice_the_text_is_about_twice_the_work(unit: str) -> None:
    calls(unit)  # what is made once
    assert calls(unit * 800) < 2.6 * calls(unit * 400)


def test_html_pieces_hold_only_markup_of_ours() -> None:
    body, _, _ = parse_markdown("<script>a</script> &lt;b&gt;\n\n``` <i>\n<u>\n```\n\n# <h1>\n", file="a.md")
    markup = "".join(piece.html for piece in body.pieces if isinstance(piece, Html))
    assert markup.replace("\n", "") == '<p></p><pre><code class="language-i"></code></pre><h2 id="h-h1"></h2>'
