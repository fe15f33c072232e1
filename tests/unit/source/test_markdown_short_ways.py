"""The short ways of the parser read what the package reads: simple inline text, plain lists, blocks by their first
character, tokens made by hand."""

import json
import string
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from chronicle.model.body import LinkOpen
from chronicle.source.markdown import parse_markdown, parser
from chronicle.source.markdown.addresses import web_address
from chronicle.source.markdown.bits import Bit, bits_of
from chronicle.source.markdown.lane import simple_bits
from chronicle.source.markdown.origins import Source
from chronicle.source.markdown.parser import Markdown
from chronicle.source.markdown.tokens import new_token
from unit.source.markdown_kit import BAD_ADDRESSES

ROOT = Path(__file__).parents[3]
EXAMPLES = [
    example["markdown"]
    for example in json.loads((ROOT / "tests" / "data" / "commonmark-0.31.2.json").read_text(encoding="utf-8"))
]
ENTRIES = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").rglob("*.md"))]

OURS = Markdown()
WITHOUT_PLAIN_LISTS = Markdown()
WITHOUT_PLAIN_LISTS.disable("plain_list")


class Package(MarkdownIt):
    """The package as it comes, but that it keeps addresses as they are written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


PACKAGE = Package("commonmark", {"html": False, "maxNesting": 40, "tasklists": True})
PACKAGE.enable(["table", "strikethrough"]).disable(["html_block", "html_inline"])
footnote_plugin(PACKAGE, inline=False, move_to_end=False)

ENVIRONMENTS: list[dict[str, Any]] = [
    {},
    {"references": {"A": {"href": "b", "title": ""}, "甲": {"href": "c", "title": "题"}}},
    {"footnotes": {"refs": {":1": -1}, "list": {}}},
]

ADDRESSES = [
    *BAD_ADDRESSES,
    "b.md",
    "村/记.md",
    "https://x.org/a",
    "a(b)c",
    "a_b*c",
    "a`b",
    'a"b',
    "x&y",
    "a%%b",
    "#a",
    "",
]
PARTS = [
    *[
        "村修路",
        "通水了",
        "abc",
        "the road",
        "7公里",
        "50%",
        "“好”",
        "，",
        "。",
        "：",
        ": ",
        "!",
        "！",
        " ",
        "\n",
        " \n",
    ],
    *["  \n", "*", "**", "***", "_", "__", "~", "~~", "`", "``", "[", "]", "(", ")", "](", "![", "[[", "]]", "|", "\\"],
    *["<", ">", "&", "&amp;", "&#58;", "%", "%%", "://", "https://x.org/", "[^1]", "[a]", "[[村:甲|乙]]", "“", "😀"],
    *["葛\U000e0100", "한국어", "\ufdd0", "\u202e", "　", "1.", "{{", "x_y_z", ' "t")', "(y)"],
]


def wrapped(inner: str, address: str, title: str) -> list[str]:
    return [
        *[f"**{inner}**", f"*{inner}*", f"~~{inner}~~", f"_{inner}_", f"`{inner}`", f"[[{inner}]]", f"[{inner}]"],
        *[f"[{inner}]({address}{title})", f"![{inner}]({address}{title})", f"<{address}>", f"[{inner}](<{address}>)"],
    ]


PIECES = st.one_of(
    st.sampled_from(PARTS),
    st.builds(
        wrapped,
        st.lists(st.sampled_from(PARTS), min_size=1, max_size=2).map("".join),
        st.sampled_from(ADDRESSES),
        st.sampled_from(["", ' "题"', ' "a&amp;b"', " 't'", ' "a*b*"']),
    ).flatmap(st.sampled_from),
)
CONTENTS = st.lists(PIECES, max_size=8).map(lambda parts: "".join(parts).strip())
LINES = st.lists(
    st.tuples(
        st.sampled_from(["- ", "- ", "- ", "* ", "+ ", "-", "", "  ", "    ", "> ", "1. ", "# ", "\t", "[^1]: ", "| "]),
        st.lists(
            st.sampled_from(
                [*PARTS, "- ", "* ", "> ", "# ", "```", "---", "***", "===", "|-|", "[ ] ", "[x] ", "[a]: b", "3户"]
            ),
            max_size=3,
        ).map("".join),
        st.sampled_from(["\n", "\n", "\n\n", "\n  \n"]),
    ).map("".join),
    max_size=9,
).map("".join)


def package_bits(content: str, env: dict[str, Any]) -> list[Bit]:
    return bits_of(OURS.inline.parse(content, OURS, env, []))


def inline_contents(text: str) -> Iterator[str]:
    return (token.content for token in OURS.blocks(Source(text), {}) if token.type == "inline")


def assert_same_bits(content: str) -> int:
    """How often the lane read the content, which then is what the package reads."""
    known = 0
    for env in ENVIRONMENTS:
        bits = simple_bits(content, env)
        if bits is not None:
            known += 1
            assert bits == package_bits(content, env)
    return known


@pytest.mark.parametrize("texts", [EXAMPLES, ENTRIES], ids=["CommonMark", "content"])
def test_the_lane_reads_as_the_package(texts: list[str]) -> None:
    contents = [content for text in texts for content in inline_contents(text)]
    assert len(contents) > 300
    assert sum(map(assert_same_bits, contents)) > len(contents)


@settings(max_examples=600, deadline=None)
@given(CONTENTS)
def test_the_lane_reads_what_it_is_given_as_the_package(content: str) -> None:
    assert_same_bits(content)


@pytest.mark.parametrize(
    "content",
    [
        "村里修路。",
        "**帮扶措施：**修路，*通水*。",
        "**50%**以上: 3 * 4",
        "snake_case 与 ~1 公里",
        "修路\n通水 \n  种树",
        "见`make site`与` `",
        '[甲](b.md)、![图: 一](a.jpg "题")、[[村:甲|乙]]、[括号]',
        "A & B! 100%",
        "",
    ],
)
def test_simple_text_takes_the_lane(content: str) -> None:
    assert simple_bits(content, {}) is not None


@pytest.mark.parametrize(
    "content",
    [
        *[
            "***a***",
            "**a",
            "a** b",
            "*a **b***",
            "**[a](b)**",
            "``a``",
            "`a",
            "a  \nb",
            "a\\\nb",
            "\\*a",
            "&amp;",
            "a<b",
        ],
        *["[*a*](b)", "[a](b", "[a](<b>)", "[a](b 't')", "[a](b(c))", "[^1]", "[a][b]x", "https://x.org", "%%a%%"],
    ],
)
def test_at_the_first_doubt_the_package_reads(content: str) -> None:
    assert simple_bits(content, ENVIRONMENTS[1]) is None


@pytest.mark.parametrize("address", BAD_ADDRESSES)
@pytest.mark.parametrize("form", ["见 [乙]({}) 丁", '![乙]({} "题")', "**甲** [乙]({})"])
def test_no_way_shows_a_bad_address(form: str, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = form.format(address)
    body, problems, withheld = parse_markdown(text, file="a.md")
    assert [problem.code for problem in problems] == ["C401"]
    assert not [piece for piece in body.pieces if isinstance(piece, LinkOpen)]
    monkeypatch.setattr(parser, "simple_bits", lambda content, env: None)
    assert parse_markdown(text, file="a.md") == (body, problems, withheld)


@settings(max_examples=300, deadline=None)
@given(st.one_of(CONTENTS, LINES))
def test_without_short_ways_a_text_is_read_alike(text: str) -> None:
    found = parse_markdown(text, file="a.md", first_line=4)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parser, "simple_bits", lambda content, env: None)
        patch.setattr(parser, "parser", lambda: WITHOUT_PLAIN_LISTS)
        assert parse_markdown(text, file="a.md", first_line=4) == found


def plain(tokens: Sequence[Token]) -> list[Token]:
    """Tokens in the package's own form: what is not read yet has no children, and all dicts are their own."""
    return [
        token.copy(attrs=dict(token.attrs), meta=dict(token.meta), children=[] if token.type == "inline" else None)
        for token in tokens
    ]


def assert_same_blocks(text: str) -> None:
    ours, package, slow = {}, {}, {}
    tokens: list[Token] = []
    PACKAGE.block.parse(text, PACKAGE, package, tokens)
    assert plain(OURS.blocks(Source(text), ours)) == plain(tokens)
    assert plain(WITHOUT_PLAIN_LISTS.blocks(Source(text), slow)) == plain(tokens)
    ours.pop("too_deep", None)
    assert ours == package


@pytest.mark.parametrize("texts", [EXAMPLES, ENTRIES], ids=["CommonMark", "content"])
def test_blocks_are_those_of_the_package(texts: list[str]) -> None:
    for text in texts:
        assert_same_blocks(text)


@settings(max_examples=600, deadline=None)
@given(LINES)
def test_blocks_of_any_lines_are_those_of_the_package(text: str) -> None:
    assert_same_blocks(text)


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "\n\n后\n", "\n\n1. 后\n"])
@pytest.mark.parametrize(
    ("lines", "plain_list"),
    [
        ("- 甲\n- **乙** 丙\n- [[丁]]\n- 3户\n- `x` y", True),
        ("* 甲", True),
        ("- 甲\n乙", False),
        ("- 甲\n  乙", False),
        ("- 甲\n* - 乙", False),
        ("- 甲\n- - 乙", False),
        ("- [ ] 甲", False),
        ("- 1. 甲", False),
        ("- ***", False),
    ],
)
def test_plain_lists(lines: str, plain_list: bool, end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_same_blocks(lines + end)
    asked: list[object] = []
    monkeypatch.setattr("chronicle.source.markdown.plain_list._push", lambda *args: asked.append(args))
    Markdown().blocks(Source(lines + end), {})
    assert bool(asked) == plain_list


def test_a_rule_that_nobody_knows_makes_no_parser() -> None:
    blocks = Markdown()
    blocks.block.ruler.push("box", lambda state, start, end, silent: False)
    with pytest.raises(KeyError):
        blocks.render("a")
    inline = Markdown()
    inline.inline.ruler.push("smile", lambda state, silent: False)
    with pytest.raises(KeyError):
        inline.render("a")


def test_a_token_made_by_hand_is_a_token() -> None:
    token = new_token("hr", "hr", 0, 3, block=True)
    assert token == Token("hr", "hr", 0, level=3, block=True)
    assert isinstance(token.attrs, MappingProxyType)


URLS = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["http://", "https://"]),
        st.text(st.sampled_from("ab9.-"), min_size=1, max_size=8),
        st.text(st.sampled_from("/aZ0_.~-%"), max_size=6),
        st.text(st.sampled_from("?=&a1_/.#路"), max_size=6),
    ),
)


@settings(max_examples=300, deadline=None)
@given(URLS)
def test_plain_web_addresses_need_no_encoding(address: str) -> None:
    assert web_address(address) == normalizeLink(address)


def test_only_printable_ascii_is_left_as_it_is() -> None:
    assert web_address("https://x.org/\n") == "https://x.org/"
    assert set(string.printable) >= set(web_address("https://x.org/路 一"))


def test_the_parser_is_imported_when_something_is_parsed() -> None:
    code = "import sys, chronicle.source as s; a = 'markdown_it' in sys.modules; s.parse_markdown('a', file=''); "
    code += "sys.exit(a or 'markdown_it' not in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
