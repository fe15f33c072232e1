"""YAML as a tree of texts: what is read, and where it stands. Faults have their cases in tests/cases/hostile."""

import pytest

from chronicle.source import ListNode, MapNode, Node, Scalar, Sheet, compose, parse_date
from chronicle.source.encoding import decode
from chronicle.source.frontmatter import split
from chronicle.source.keys import is_key


def plain(node: Node | None) -> object:
    if node is None:
        return None
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.pairs}


def read(text: str) -> object:
    sheet = Sheet("a.yaml")
    node = compose(text, sheet, is_key=is_key)
    assert [d.code for d in sheet.diagnostics if d.severity == "error"] == []
    return plain(node)


@pytest.mark.parametrize("text", ["no", "010", "12:30", "2015-02-29", "0x1F", "1e3", "true", ".inf", "1_000"])
def test_scalars_stay_text(text: str) -> None:
    assert read(f"a: {text}") == {"a": text}


def test_lists_maps_and_blocks() -> None:
    text = "a: [x, 'y z']\nb:\n  - c: 1\n    d: |\n      村：甲\n      乙\n  - e\nf: {g: h}\n"

    assert read(text) == {"a": ["x", "y z"], "b": [{"c": "1", "d": "村：甲\n乙\n"}, "e"], "f": {"g": "h"}}


@pytest.mark.parametrize("text", ["", "# 只有注释\n", "~", "---\n"])
def test_nothing_is_none(text: str) -> None:
    assert read(text) is None


def test_places_count_characters_and_begin_at_the_given_line() -> None:
    sheet = Sheet("a.md")
    node = compose("标题: 𠮷路\n村: [甲, 乙]", sheet, first_line=2)

    assert isinstance(node, MapNode)
    (title, value), (_, villages) = node.pairs
    assert (title.spot, value.spot) == ((2, 1, 2, 3), (2, 5, 2, 7))
    assert isinstance(villages, ListNode)
    assert [item.spot for item in villages.items] == [(3, 5, 3, 6), (3, 8, 3, 9)]
    assert villages.spot == (3, 4, 3, 10)


def test_a_repaired_colon_keeps_the_columns_of_the_file() -> None:
    sheet = Sheet("a.md")
    node = compose("村：任家沟\n标题： 路", sheet, is_key=is_key)

    assert isinstance(node, MapNode)
    assert [value.spot for _, value in node.pairs] == [(1, 3, 1, 6), (2, 5, 2, 6)]
    assert [(d.code, d.place.line, d.place.column, d.severity) for d in sheet.diagnostics] == [
        ("C125", 1, 2, "warning"),
        ("C125", 2, 3, "warning"),
    ]
    assert "村: 任家沟" in sheet.diagnostics[0].help.zh


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("措施:\n  - 类别：产业\n    名称：路", {"措施": [{"类别": "产业", "名称": "路"}]}),
        ("来源:\n  内容：报纸", {"来源": {"内容": "报纸"}}),
        ("村:任家沟", {"村": "任家沟"}),
        ("time:12:30", {"time": "12:30"}),
        ("summary: 上文\n  村：任家沟", {"summary": "上文 村：任家沟"}),
        ("summary: >\n  上文\n\n  村：任家沟\ntitle: x", {"summary": "上文\n村：任家沟\n", "title": "x"}),
        ("title: 他说：好", {"title": "他说：好"}),
        ("source: https://example.org", {"source": "https://example.org"}),
    ],
)
def test_colons_are_repaired_where_a_key_stands_and_nowhere_else(text: str, value: object) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    ("text", "body", "first"),
    [
        ("---\ntitle: a\n---\nx\n", "x\n", 4),
        ("\n---\ntitle: a\n---\n\nx", "\nx", 5),
        ("---\ntitle: a\n...\nx", "x", 4),
        ("---\ntitle: a\n---", "", 3),
        ("---\n---\nx", "x", 3),
        ("x\n---\ny\n", "x\n---\ny\n", 1),
    ],
)
def test_front_matter_and_body(text: str, body: str, first: int) -> None:
    page = split(text, Sheet("a.md"))

    assert (page.body, page.first_line) == (body, first)


def test_line_ends_of_every_system() -> None:
    for data in (b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", b"a: 1\rb: 2\r", b"a: 1\nb: 2\n"):
        sheet = Sheet("a.yaml")
        text = decode(data, sheet)
        assert (text, sheet.diagnostics) == ("a: 1\nb: 2\n", [])


@pytest.mark.parametrize(
    ("written", "spot"),
    [
        ("date: 2016年3月12日 小雨", (1, 18, 1, 20)),
        ('date: "2016年3月12日 小雨"', (1, 19, 1, 21)),
        ("date: |\n  2016年3月12日 小雨", (1, 7, 3, 1)),
    ],
)
def test_a_remark_is_told_at_its_own_columns(written: str, spot: tuple[int, int, int, int]) -> None:
    sheet = Sheet("a.md")
    node = compose(f"{written}\n", sheet)
    assert isinstance(node, MapNode)
    value = node.pairs[0][1]
    assert isinstance(value, Scalar)
    for remark in parse_date(value.text)[1]:
        sheet.remark(remark, value)
    place = sheet.diagnostics[0].place
    assert (place.line, place.column, place.end_line, place.end_column) == spot


WIDE = "\u3000"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"标题:{WIDE}修路\n", [("C126", 1, 3, 5)]),
        ("标题:\u00a0修路\n", [("C126", 1, 3, 5)]),
        (f"标题：{WIDE}{WIDE}修路\n", [("C125", 1, 3, 6)]),
        (f"{WIDE}标题: 修路\n", []),
        (f"措施:\n{WIDE}{WIDE}- 名称: 路\n", [("C127", 2, 1, 3)]),
        (f"措施:\n  - 名称: 路\n{WIDE}{WIDE}状态: 完成\n", [("C127", 3, 1, 3)]),
        (f"摘要: 第一段\n{WIDE}{WIDE}第二段\n", [("C127", 2, 1, 3)]),
        (f"摘要: |\n  {WIDE}{WIDE}第一段：好\n  {WIDE}时间:{WIDE}晚\n", []),
    ],
)
def test_wide_spaces_are_told_where_they_do_harm(text: str, told: list[tuple[str, int, int, int]]) -> None:
    sheet = Sheet("a.md")
    compose(text, sheet, is_key=is_key)
    places = [(d.code, d.place) for d in sheet.diagnostics]
    assert [(code, place.line, place.column, place.end_column) for code, place in places] == told
