"""Links, wiki links and pictures: what passes, what is refused, and where it stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronicle.model.body import LinkClose, LinkOpen, PhotoSlot, Piece, Text, WikiLink
from chronicle.source.markdown import parse_markdown, plain_text
from unit.source.markdown_kit import BAD_ADDRESSES, html_of, said


def slots(text: str, **more: int) -> list[tuple[Piece, tuple[int, int, int]]]:
    body, _, _ = parse_markdown(text, file="a.md", **more)
    return [
        (piece, spot)
        for piece, spot in zip(body.pieces, body.spots, strict=True)
        if isinstance(piece, LinkOpen | WikiLink | PhotoSlot)
    ]


@pytest.mark.parametrize(
    ("text", "href", "title"),
    [
        ("[甲](村/记.md)", "村/记.md", ""),
        ("[甲](<村 一/记.md>)", "村 一/记.md", ""),
        ('[甲](b.md "题")', "b.md", "题"),
        ("[甲](../b.md#路)", "../b.md#路", ""),
        ("[甲](/b.md)", "/b.md", ""),
        ("[甲](#路)", "#路", ""),
        ("[甲](b%20c.md)", "b%20c.md", ""),
        (r"[甲](C:\b.md)", r"C:\b.md", ""),
        ("[甲](//server/b.md)", "//server/b.md", ""),
        ("[甲](2015:b.md)", "2015:b.md", ""),
        ("[甲](注：b.md)", "注：b.md", ""),
        ("[甲](http://例子.中国/路)", "http://xn--fsqu00a.xn--fiqs8s/%E8%B7%AF", ""),
        ("[甲](https://x.org/a%20b?c=d&amp;e)", "https://x.org/a%20b?c=d&e", ""),
        ("[甲](mailto:a@x.org)", "mailto:a@x.org", ""),
        ("[甲](tel:+86-951-000)", "tel:+86-951-000", ""),
        ("[甲](HTTPS://x.org/)", "HTTPS://x.org/", ""),
        ("<https://x.org/a>", "https://x.org/a", ""),
        ("<a@x.org>", "mailto:a@x.org", ""),
        ("[甲][a]\n\n[a]: b.md '题'", "b.md", "题"),
        ("[甲]()", "", ""),
        ("[甲](http://[::1]/b)", "http://[::1]/b", ""),
    ],
)
def test_a_link_keeps_its_address(text: str, href: str, title: str) -> None:
    assert said(text) == []
    assert [piece for piece, _ in slots(text)] == [LinkOpen(href, title)]


@pytest.mark.parametrize("address", BAD_ADDRESSES)
def test_a_bad_address_becomes_its_text(address: str) -> None:
    text = f"甲\n见 [乙*丙*]({address}) 丁"
    body, problems, withheld = parse_markdown(text, file="a.md", first_line=7)
    assert said(text, first_line=7) == [("C401", 8, 3, len(f"见 [乙*丙*]({address})") + 1)]
    assert problems[0].severity == "error"
    assert problems[0].help.zh
    assert not withheld
    assert not [piece for piece in body.pieces if isinstance(piece, LinkOpen | LinkClose)]
    assert plain_text(body) == "甲见 乙丙 丁"


@pytest.mark.parametrize("address", [*BAD_ADDRESSES, "mailto:a@x.org"])
def test_a_bad_picture_becomes_its_text(address: str) -> None:
    text = f"![图]({address})"
    assert [place[:3] for place in said(text)] == [("C401", 1, 1)]
    assert html_of(text) == "<p>图</p>"


@pytest.mark.parametrize("text", ["<javascript:a>", "<ftp://x.org>", "[a]\n\n[a]: javascript:b"])
def test_bad_addresses_in_other_forms(text: str) -> None:
    assert [place[:3] for place in said(text)] == [("C401", 1, 1)]
    assert slots(text) == []


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*"javscript:", "&#58;", "%3a", "%", "\t", " ", "\\", "&#x6A;", "：", "J", "\u200b", "&Tab;", "//", "x"]
        ),
        max_size=18,
    ).map("".join)
)
def test_no_disguise_passes(address: str) -> None:
    for piece, _ in slots(f"[a](<{address}>) ![b](<{address}>) <{address}>"):
        target = piece.href if isinstance(piece, LinkOpen) else piece.file if isinstance(piece, PhotoSlot) else ""
        # What a browser does: it drops tabs, line ends and what comes first, then reads the scheme.
        seen = target.replace("\t", "").replace("\n", "").strip("".join(map(chr, range(33)))).lower()
        assert not seen.startswith("javascript:")


def test_unused_and_unknown_definitions_are_no_problem() -> None:
    assert said("[甲][乙]\n\n[丙]: javascript:a\n[丁]: b.md") == []
    assert html_of("[甲][乙]") == "<p>[甲][乙]</p>"


@pytest.mark.parametrize(
    ("text", "spots"),
    [
        ("[甲](b.md)和[乙](c.md)", [(1, 1, 10), (1, 11, 20)]),
        ("甲\n  乙 [丙](b.md)", [(2, 5, 14)]),
        ("> - 甲 [丙](b.md)", [(1, 7, 16)]),
        ("> 甲\n> 乙 [丙](b.md)", [(2, 5, 14)]),
        ("> 甲\n乙 [丙](b.md)", [(2, 3, 12)]),
        ("## 甲 [丙](b.md) ##", [(1, 6, 15)]),
        ("甲\n[丙](b.md)\n===", [(2, 1, 10)]),
        ("1. 甲\n\n   乙 [丙](b.md)", [(3, 6, 15)]),
        ("\t- 甲\n\n> [丙](b.md)", [(3, 3, 12)]),
        ("　　甲 [丙](b.md)", [(1, 5, 14)]),
        ("　　\n甲 [丙](b.md)", [(2, 3, 12)]),
        ("[甲\n乙](b.md) [丙](c.md)", [(1, 1, 3), (2, 10, 19)]),
        ("| a | b |\n|---|---|\n| [丙](b.md) | x\\|y [丁](c.md) |", [(3, 3, 12), (3, 20, 29)]),
        ("a | b\n---|---\n丙 | [丁](c.md)", [(3, 5, 14)]),
        ("> a | b\n> ---|---\n> [丙](b.md) | [丙](b.md)", [(3, 3, 12), (3, 15, 24)]),
        ("甲[^1]\n\n[^1]: 乙 [丙](b.md)", [(3, 9, 18)]),
        ("甲[^1]\n\n[^1]: 乙\n\n    丙 [丙](b.md)", [(5, 7, 16)]),
        ("- [x] 甲 [丙](b.md)", [(1, 9, 18)]),
        ("\x01甲\x01 [丙](b.md)", [(1, 5, 14)]),
        ("甲 <https://x.org>", [(1, 3, 18)]),
        ("甲\r\n乙 [丙](b.md)\r\n", [(2, 3, 12)]),
        ("甲\r乙 [丙](b.md)\r", [(2, 3, 12)]),
        ("甲\u2028乙 [丙](b.md)", [(1, 5, 14)]),
        ("𠮷 [丙](b.md)", [(1, 3, 12)]),
        ("`a` **[丙](b.md)**", [(1, 7, 16)]),
        ("[丙][a] [a]\n\n[a]: b.md", [(1, 1, 7), (1, 8, 11)]),
    ],
)
def test_a_link_knows_where_it_stands(text: str, spots: list[tuple[int, int, int]]) -> None:
    assert [spot for _, spot in slots(text)] == spots
    assert [spot for _, spot in slots(text, first_line=10)] == [(line + 9, start, end) for line, start, end in spots]


def test_other_pieces_know_the_line_of_their_block() -> None:
    body, _, _ = parse_markdown("# 甲\n\n乙\n丙 [丁](b.md)\n\n- 戊\n", file="a.md", first_line=3)
    places = {piece.text: spot for piece, spot in zip(body.pieces, body.spots, strict=True) if isinstance(piece, Text)}
    assert places == {"甲": (3, 1, 4), "乙丙 ": (5, 1, 2), "丁": (5, 1, 2), "戊": (8, 1, 4)}


@pytest.mark.parametrize(
    ("text", "link", "spot"),
    [
        ("见[[任家沟]]。", WikiLink("任家沟"), (1, 2, 9)),
        ("[[任家沟|那村]]", WikiLink("任家沟", "那村"), (1, 1, 11)),
        ("[[ 任家沟 | 那村 ]]", WikiLink("任家沟", "那村"), (1, 1, 15)),
        ("[[任家沟#路]]", WikiLink("任家沟", None, "", "路"), (1, 1, 10)),
        ("[[village:renjiagou#路|那村]]", WikiLink("renjiagou", "那村", "village", "路"), (1, 1, 27)),
        ("[[村：任家沟]]", WikiLink("任家沟", None, "village"), (1, 1, 10)),
        ("[[household:h1]]", WikiLink("h1", None, "household"), (1, 1, 17)),
        ("[[任家沟|]]", WikiLink("任家沟"), (1, 1, 9)),
        ("[[3:30 会]]", WikiLink("3:30 会"), (1, 1, 11)),
        ("[[C#]]", WikiLink("C"), (1, 1, 7)),
        ("[[任家沟\\|那村]]", WikiLink("任家沟", "那村"), (1, 1, 12)),
        ("**[[任家沟]]**", WikiLink("任家沟"), (1, 3, 10)),
        ("# [[任家沟]]", WikiLink("任家沟"), (1, 3, 10)),
        ("| a |\n|---|\n| [[任家沟\\|那村]] |", WikiLink("任家沟", "那村"), (3, 3, 14)),
        ("| a |\n|---|\n| [[任家沟]] |", WikiLink("任家沟"), (3, 3, 10)),
    ],
)
def test_wiki_links(text: str, link: WikiLink, spot: tuple[int, int, int]) -> None:
    assert said(text) == []
    assert slots(text) == [(link, spot)]


@pytest.mark.parametrize(
    "text",
    [
        *("`[[甲]]`", "\\[[甲]]", "[[]]", "[[ ]]", "[[甲\n乙]]", "[[甲", "    [[甲]]", "[[甲`乙]]`", "[ [甲]]"),
        *("用 [[:alnum:]] 匹配", "[[ -f a ]]", "[[ $a == b ]]", "[[!x]]", "[[.net]]"),
    ],
)
def test_what_is_no_wiki_link(text: str) -> None:
    assert slots(text) == []


@pytest.mark.parametrize("address", ["#ref1", "https://example.org/", "./a.md", "../a.md", "/a"])
def test_a_link_whose_text_is_in_brackets_is_no_wiki_link(address: str) -> None:
    assert [type(slot) for slot, _ in slots(f"见 [[1]]({address})")] == [LinkOpen]
    assert [type(slot) for slot, _ in slots("[[任家沟]](原名任家庄)、[[任家沟]](2015)")] == [WikiLink, WikiLink]


def test_links_do_not_nest() -> None:
    assert html_of("[甲 [[乙]] 丙](b.md)") == '<p>[甲 <a href="wiki">乙</a> 丙](b.md)</p>'
    assert html_of("[甲 <https://x.org>](b.md)") == '<p><a href="b.md">甲 https://x.org</a></p>'
    assert html_of("[甲 ![乙](https://x.org/a.jpg)](b.md)") == '<p><a href="b.md">甲 乙</a></p>'


@pytest.mark.parametrize(
    ("text", "photo", "spot"),
    [
        ('![图](a.jpg "说明")', PhotoSlot("a.jpg", "图", "说明", block=True), (1, 1, 17)),
        ("甲\n\n  ![](照片/a.jpg)", PhotoSlot("照片/a.jpg", "", "", block=True), (3, 3, 16)),
        ("甲 ![图*强*`码`](a.jpg) 乙", PhotoSlot("a.jpg", "图强码", "", block=False), (1, 3, 20)),
        ("- ![图](a.jpg)", PhotoSlot("a.jpg", "图", "", block=True), (1, 3, 14)),
        ("> ![图](a.jpg)", PhotoSlot("a.jpg", "图", "", block=True), (1, 3, 14)),
        ("# ![图](a.jpg)", PhotoSlot("a.jpg", "图", "", block=False), (1, 3, 14)),
        ("| a |\n|---|\n| ![图](a.jpg) |", PhotoSlot("a.jpg", "图", "", block=False), (3, 3, 14)),
        ("![图][p]\n\n[p]: a.jpg '说明'", PhotoSlot("a.jpg", "图", "说明", block=True), (1, 1, 8)),
        ("![图 [[任家沟|那村]]](a.jpg)", PhotoSlot("a.jpg", "图 那村", "", block=True), (1, 1, 23)),
        ("![图](../../a.jpg)", PhotoSlot("../../a.jpg", "图", "", block=True), (1, 1, 18)),
    ],
)
def test_local_pictures_are_slots(text: str, photo: PhotoSlot, spot: tuple[int, int, int]) -> None:
    assert said(text) == []
    assert slots(text) == [(photo, spot)]


def test_a_figure_has_no_paragraph_around_it() -> None:
    assert html_of("甲\n\n![图](a.jpg)\n\n乙") == '<p>甲</p><figure><img src="a.jpg" alt="图"></figure><p>乙</p>'
    assert html_of("![图](a.jpg)\n![图](b.jpg)").count("<figure>") == 2
    assert html_of("[![图](a.jpg)](b.md)") == '<p><a href="b.md"><img src="a.jpg" alt="图"></a></p>'


def test_a_picture_on_another_site_becomes_a_link() -> None:
    text = '甲 ![图](https://x.org/a.jpg "说明")'
    _, problems, _ = parse_markdown(text, file="a.md")
    assert said(text) == [("C501", 1, 3, 33)]
    assert problems[0].severity == "warning"
    assert problems[0].help.en
    assert html_of(text) == '<p>甲 <a href="https://x.org/a.jpg" title="说明">图</a></p>'
    assert html_of("![](http://x.org/a.jpg)") == '<p><a href="http://x.org/a.jpg">http://x.org/a.jpg</a></p>'


def test_a_picture_without_file_is_its_text() -> None:
    assert said("![图]()") == []
    assert html_of("![图]()") == "<p>图</p>"
