"""Emphasis, line breaks and bare links in Chinese."""

import pytest

from chronicle.model.body import LinkOpen
from chronicle.source.markdown import parse_markdown, plain_text
from unit.source.markdown_kit import html_of

MARKS = "，。、；：？！（）《》〈〉「」『』【】〔〕“”‘’—…·～￥％.,;:?!()%"
PLACES = [
    ("文{}**粗**文", "文{}<strong>粗</strong>文"),
    ("文**粗**{}文", "文<strong>粗</strong>{}文"),
    ("文**{}粗**文", "文<strong>{}粗</strong>文"),
    ("文**粗{}**文", "文<strong>粗{}</strong>文"),
    ("文**{0}粗{0}**文", "文<strong>{0}粗{0}</strong>文"),
    ("文{0}**粗**{0}文", "文{0}<strong>粗</strong>{0}文"),
    ("文*{0}粗{0}*文", "文<em>{0}粗{0}</em>文"),
    ("文~~{0}粗{0}~~文", "文<s>{0}粗{0}</s>文"),
    ("# 文**{0}粗{0}**文", "文<strong>{0}粗{0}</strong>文"),
]


def test_there_are_forty_marks() -> None:
    assert len(set(MARKS)) == 40


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(("written", "shown"), PLACES, ids=lambda text: text.replace("{0}", "M").replace("{}", "M"))
def test_no_mark_next_to_chinese_stops_emphasis(mark: str, written: str, shown: str) -> None:
    html = html_of(written.format(mark))
    assert html.partition(">")[2].rpartition("</")[0] == shown.format(mark)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**帮扶措施：**修路", "<p><strong>帮扶措施：</strong>修路</p>"),
        ("**50%**以上", "<p><strong>50%</strong>以上</p>"),
        ("他说**“好”**，走了", "<p>他说<strong>“好”</strong>，走了</p>"),
        ("葛\U000e0100**（城）**市", "<p>葛\U000e0100<strong>（城）</strong>市</p>"),
        ("한국어**(강조)**입니다", "<p>한국어<strong>(강조)</strong>입니다</p>"),
        ("**这里 ** 不是", "<p>**这里 ** 不是</p>"),
        ('a**"b"**c', '<p>a**"b"**c</p>'),
        ("snake_case_name", "<p>snake_case_name</p>"),
        ("中文_强调_中文", "<p>中文_强调_中文</p>"),
    ],
)
def test_emphasis(text: str, html: str) -> None:
    assert html_of(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("修路\n通水", "<p>修路通水</p>"),
        ("修路，\n通水", "<p>修路，通水</p>"),
        ("修路\n（通水）", "<p>修路（通水）</p>"),
        ("他说“好”\n然后", "<p>他说“好”然后</p>"),
        ("**修路**\n*通水*", "<p><strong>修路</strong><em>通水</em></p>"),
        ("修路[^1]\n通水\n\n[^1]: 注", None),
        ("[[修路]]\n通水", '<p><a href="wiki">修路</a>通水</p>'),
        ("修路\n[通水](b.md)", '<p>修路<a href="b.md">通水</a></p>'),
        ("修路 7\n公里", "<p>修路 7 公里</p>"),
        ("修路\nroad", "<p>修路 road</p>"),
        ("the\nroad", "<p>the road</p>"),
        ("“the”\n“road”", "<p>“the” “road”</p>"),
        ("한국어\n입니다", "<p>한국어 입니다</p>"),
        ("`修`\n路", "<p><code>修</code>路</p>"),
        ("修路  \n通水", "<p>修路<br>通水</p>"),
        ("修路😀\n通水", "<p>修路😀 通水</p>"),
        ("# 修路\n\n村\n=\n", '<h2 id="h-修路">修路</h2><h2 id="h-村">村</h2>'),
    ],
)
def test_a_line_break_between_chinese_is_no_space(text: str, html: str | None) -> None:
    found = html_of(text)
    if html is None:
        assert "</sup>通水</p>" in found
    else:
        assert found == html


def test_a_line_break_in_a_heading_and_in_an_alternative_text() -> None:
    body, _, _ = parse_markdown("修\n路\n===\n\n![图\n一\ntwo](a.jpg)", file="a.md")
    assert body.headings[0].text == "修路"
    assert plain_text(body) == "修路\n图一 two"


@pytest.mark.parametrize("marks", ["*", "**", "***", "~~", "`"])
def test_strings_made_from_a_body_close_up_after_marks_too(marks: str) -> None:
    body, _, _ = parse_markdown(f"{marks}修路{marks}\n通水\n\n{marks}一{marks}\n二\n==", file="a.md")
    assert plain_text(body).splitlines()[0] == "修路通水"
    assert body.headings[0].text == "一二"


@pytest.mark.parametrize(
    ("text", "address", "rest"),
    [
        ("见https://x.org/a。又见", "https://x.org/a", "。又见"),
        ("见https://x.org/a又见", "https://x.org/a", "又见"),
        ("见http://x.org/路", "http://x.org/", "路"),
        ("（https://x.org/a）", "https://x.org/a", "）"),
        ("(https://x.org/a)", "https://x.org/a", ")"),
        ("https://x.org/a_(b)", "https://x.org/a_(b)", ""),
        ("https://x.org/a?b=c&d=e#f.", "https://x.org/a?b=c&d=e#f", "."),
        ("**https://x.org/a**", "https://x.org/a", ""),
        ("HTTPS://x.org/a, 又", "HTTPS://x.org/a", ", 又"),
        ("https://x.org/a…", "https://x.org/a", "…"),
        ("https://x.org/a|b", "https://x.org/a", "|b"),
    ],
)
def test_a_bare_link_ends_before_chinese(text: str, address: str, rest: str) -> None:
    body, problems, _ = parse_markdown(text, file="a.md")
    assert problems == ()
    links = [(piece.href, body.spots[index]) for index, piece in enumerate(body.pieces) if isinstance(piece, LinkOpen)]
    column = text.index(address) + 1
    assert links == [(address, (1, column, column + len(address)))]
    assert plain_text(body).partition(address)[2] == rest


@pytest.mark.parametrize(
    "text",
    ["www.x.org", "xhttps://x.org", "ftp://x.org", "https://", "https://路", "a@x.org", "`https://x.org`", "://x"],
)
def test_only_a_whole_web_address_is_a_bare_link(text: str) -> None:
    body, _, _ = parse_markdown(text, file="a.md")
    assert not [piece for piece in body.pieces if isinstance(piece, LinkOpen)]


def test_a_bare_link_in_a_link_is_text() -> None:
    assert html_of("[https://x.org](https://y.org)") == '<p><a href="https://y.org">https://x.org</a></p>'
