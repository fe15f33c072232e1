"""CommonMark's own examples, and texts made at random: what the library reads, we read."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from chronicle.model.body import Text
from chronicle.source.markdown import parse_markdown, plain_text
from chronicle.source.markdown.parser import Markdown
from unit.source.markdown_kit import Nesting, html_of, pieces_to_html

EXAMPLES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "data" / "commonmark-0.31.2.json").read_text(encoding="utf-8")
)
STOCK = MarkdownIt("commonmark", {"html": False})
STOCK_WIDER = MarkdownIt("commonmark", {"html": False, "maxNesting": 40, "tasklists": True}).enable(
    ["table", "strikethrough"]
)
OURS = Markdown(bare_links=False, encodes_addresses=True)
WITH_BARE_LINKS = Markdown(encodes_addresses=True)

MARKUP = st.text(
    st.sampled_from(list("ab ()\n\t`*_~#>-+=|[]!<:/\\&;.\"'1x")),
    max_size=60,
) | st.lists(
    st.sampled_from(
        [
            "**",
            "*",
            "_",
            "~~",
            "`",
            "[a](b)",
            "![",
            "]",
            "(",
            ")",
            "\n",
            " ",
            "a",
            "- ",
            "> ",
            "1. ",
            "|",
            "|-|",
            "# ",
            "```",
            "&amp;",
            "\\",
            "<b:c>",
            "[x]: y",
            "[^1]",
            "[^1]: ",
        ]
    ),
    max_size=25,
).map("".join)
CHINESE = st.lists(
    st.sampled_from(
        [
            "村",
            "修路",
            "，",
            "。",
            "“",
            "”",
            "：",
            "**",
            "*",
            "~~",
            "%%",
            "`",
            "[[",
            "]]",
            "|",
            "\n",
            "\n\n",
            " ",
            "[",
            "](",
            ")",
            "![图](a.jpg)",
            "https://x.cn/",
            "# ",
            "- ",
            "> ",
            "    ",
            "[^1]",
            "[^1]: ",
            "&#x202e;",
            "\u202e",
            "\x00",
            "| a |\n|-|\n",
            "- [x] ",
            "```\n",
            "<javascript:a>",
            "[x](javascript:a)",
        ]
    ),
    max_size=30,
).map("".join)


def test_all_examples_are_there() -> None:
    assert len(EXAMPLES) == 652


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example['example']}")
def test_an_example_is_read_as_the_library_reads_it(example: dict[str, Any]) -> None:
    assert OURS.render(example["markdown"]) == STOCK.render(example["markdown"])


def test_the_library_itself_passes_what_does_not_want_html() -> None:
    passed = sum(STOCK.render(example["markdown"]) == example["html"] for example in EXAMPLES)
    assert passed == 577


def test_bare_links_change_three_examples_that_print_an_address_as_text() -> None:
    changed = [
        example["example"]
        for example in EXAMPLES
        if WITH_BARE_LINKS.render(example["markdown"]) != STOCK.render(example["markdown"])
    ]
    assert changed == [602, 608, 611]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example['example']}")
def test_the_pieces_of_an_example_are_well_formed(example: dict[str, Any]) -> None:
    assert Nesting.faults_of(html_of(example["markdown"])) == []


@settings(max_examples=300, deadline=None)
@given(MARKUP)
def test_ascii_is_read_as_the_library_reads_it(text: str) -> None:
    if "[[" in text or "%%" in text or "://" in text or "[^" in text or "&#" in text:
        return
    assert OURS.render(text) == STOCK_WIDER.render(text)


@settings(max_examples=300, deadline=None)
@given(MARKUP | CHINESE | st.text(max_size=40) | st.text(st.characters(), max_size=40))
def test_any_text_gives_well_formed_pieces(text: str) -> None:
    body, problems, withheld = parse_markdown(text, file="a.md", first_line=3)
    html = pieces_to_html(body.pieces)
    assert Nesting.faults_of(html) == []
    assert len(body.spots) == len(body.pieces)
    assert all(line >= 3 and column >= 1 and end >= column for line, column, end in body.spots)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        place = problem.place
        assert 3 <= place.line < 3 + len(lines)
        assert 1 <= place.column <= place.end_column <= len(lines[place.line - 3]) + 1
    assert not withheld or (body.pieces == () and any(problem.code == "C601" for problem in problems))
    assert 'javascript:a"' not in html
    assert plain_text(body).count("\u202e") == 0


@settings(max_examples=100, deadline=None)
@given(CHINESE, CHINESE)
def test_one_text_leaves_nothing_for_the_next(first: str, second: str) -> None:
    before = parse_markdown(second, file="a.md")
    parse_markdown(first, file="b.md")
    assert parse_markdown(second, file="a.md") == before


def test_braces_and_html_are_text() -> None:
    body, problems, _ = parse_markdown("{{ site.title }} <b onclick=x>粗</b>\n\n<div>\n", file="a.md")
    assert problems == ()
    assert [piece.text for piece in body.pieces if isinstance(piece, Text)] == [
        "{{ site.title }} <b onclick=x>粗</b>",
        "<div>",
    ]
