"""Private spans: the text is gone everywhere, whatever stands around it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronicle.model.body import EMPTY_BODY, PhotoSlot, Redacted, WikiLink
from chronicle.source.markdown import REDACTED_MARK, first_heading, parse_markdown, plain_text, strip_private
from unit.source.markdown_kit import Nesting, html_of, pieces_to_html, said


def redactions(text: str) -> int:
    body, problems, withheld = parse_markdown(text, file="a.md")
    assert not withheld, problems
    assert "密" not in repr(body) + repr(problems)
    assert Nesting.faults_of(pieces_to_html(body.pieces)) == []
    return sum(isinstance(piece, Redacted) for piece in body.pieces)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("前%%密%%后", "<p>前〔略〕后</p>"),
        ("%%密%%", "<p>〔略〕</p>"),
        ("前%%密\n密%%后", "<p>前〔略〕后</p>"),
        ("前 %%密\n\n密\n\n密%% 后", "<p>前 〔略〕 后</p>"),
        ("%%\n\n密\n\n%%\n\n后", "<p>〔略〕</p><p>后</p>"),
        ("- 甲 %%密\n- 密%% 乙\n- 丙", "<ul><li>甲 〔略〕 乙</li><li>丙</li></ul>"),
        ("> 甲 %%密\n> 密%% 乙\n\n丙", "<blockquote><p>甲 〔略〕 乙</p></blockquote><p>丙</p>"),
        ("# 甲 %%密%% 乙", '<h2 id="h-甲-乙">甲 〔略〕 乙</h2>'),
        ("**甲%%密%%**乙", "<p><strong>甲〔略〕</strong>乙</p>"),
        ("甲%%密%%%%密%%乙", "<p>甲〔略〕〔略〕乙</p>"),
        ("甲%%%%乙", "<p>甲〔略〕乙</p>"),
        ("*甲 %%密* 密%% 乙*", "<p><em>甲 〔略〕 乙</em></p>"),
        ("甲%%密%%\n乙", "<p>甲〔略〕乙</p>"),
        ("%%```\n密\n```%%\n\n乙", "<p>〔略〕</p><p>乙</p>"),
        ("[甲%%密%%](b.md)", '<p><a href="b.md">甲〔略〕</a></p>'),
        ("[甲](b%%密%%.md)乙", "<p>甲〔略〕乙</p>"),
        ("[[%%密%%]]", "<p>[[〔略〕]]</p>"),
        ("![甲](%%密%%.jpg)", "<p>〔略〕</p>"),
        ("[甲][a]\n\n[a]: b%%密%%.md", "<p>甲〔略〕</p>"),
        ("| a | b |\n|---|---|\n| 甲 %%密%% | `a\\|b` |", None),
        ("``` x%%密%%\na\n```", '<pre><code class="language-x">a</code></pre>'),
    ],
)
def test_a_span_leaves_only_its_mark(text: str, html: str | None) -> None:
    redactions(text)
    if html is not None:
        assert html_of(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "前%%密%%后",
        "前 %%密\n\n密%% 后",
        "- 甲 %%密\n- 密%% 乙",
        "# 甲 %%密%%",
        "[甲%%密%%](b.md)",
        "[甲](b%%密%%.md)",
        "![甲](%%密%%.jpg)",
        "| a | b |\n|---|---|\n| 甲 %%密%% | c |",
        "| a | b |\n|---|---|\n| 甲 %%密 | c |\n| d | 密%% |",
        "前\\%%%密%%后",
    ],
)
def test_each_span_leaves_one_piece(text: str) -> None:
    assert redactions(text) == 1


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("`%%字%%`", "<p><code>%%字%%</code></p>"),
        ("`` a`%% ``", "<p><code>a`%%</code></p>"),
        ("`%d%%` 与 %%密%%", "<p><code>%d%%</code> 与 〔略〕</p>"),
        ("写 `%%` 再写 `%%`，如 %%密%%", "<p>写 <code>%%</code> 再写 <code>%%</code>，如 〔略〕</p>"),
        ("```\n%%字\n```\n\n%%密%%", "<pre><code>%%字</code></pre><p>〔略〕</p>"),
        ("~~~\n%%字%%\n~~~", "<pre><code>%%字%%</code></pre>"),
        ("- ```\n  %%字\n  ```\n- %%密%%", "<ul><li><pre><code>%%字</code></pre></li><li>〔略〕</li></ul>"),
        ("\\%\\%字", "<p>%%字</p>"),
        ("100% 与 50 %", "<p>100% 与 50 %</p>"),
        ("| a |\n|---|\n| `x\\|%%` |", None),
        ("&#37;&#37;", "<p>%%</p>"),
    ],
)
def test_marks_in_code_are_literal(text: str, html: str | None) -> None:
    body, problems, withheld = parse_markdown(text, file="a.md")
    assert (problems, withheld) == ((), False)
    assert "密" not in repr(body)
    if html is not None:
        assert html_of(text) == html


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("甲 %%密", 4, 3),
        ("甲\n\n乙 %%密%% 丙 %%密", 6, 11),
        ("| a |\n|---|\n| b %%密 |", 6, 5),
        ("# 甲 %%密", 4, 5),
        ("> - 甲 %%密\n\n后", 4, 7),
        ("　　\n甲 %%密", 5, 3),
        ("[a]: b%%密", 4, 7),
        ("甲 %%密 `%%` 密", 4, 3),
        ("甲 %%密\n\n    密%%", 4, 3),
        ("| a |\n|---|\n| b | 多 %%密 |", 6, 9),
        ("\x00甲 %%密", 4, 4),
        ("``` x%%密\na\n```", 4, 6),
    ],
)
def test_a_mark_without_partner_withholds_the_text(text: str, line: int, column: int) -> None:
    body, problems, withheld = parse_markdown(text, file="a.md", first_line=4)
    assert (body, withheld) == (EMPTY_BODY, True)
    assert [place for place in said(text, first_line=4) if place[0] == "C601"] == [("C601", line, column, column + 2)]
    assert "密" not in repr(problems)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("甲 ` 乙 %%字 ` 密%% 丙 ` %%字 ` 密%%", 1, 3),  # two code spans each swallow one half of a span
        ("[甲](/x`y) %%密 ` 丙 %%密%%", 1, 11),  # a backtick in an address opens no code
        ("%%密%%\n\n```\n%%字%%", 4, 1),  # a fence that nobody closed
    ],
)
def test_doubt_withholds_the_text(text: str, line: int, column: int) -> None:
    body, problems, withheld = parse_markdown(text, file="a.md")
    assert (body, withheld) == (EMPTY_BODY, True)
    assert said(text) == [("C601", line, column, column + 2)]
    assert "密" not in repr(problems)


def test_marks_in_indented_code_are_literal_and_told() -> None:
    assert said("甲\n\n    乙 %%字%%\n") == [("C602", 3, 7, 9)]
    assert html_of("甲\n\n    乙 %%字%%\n") == "<p>甲</p><pre><code>乙 %%字%%</code></pre>"


def test_places_after_a_span_are_those_of_the_file() -> None:
    text = "甲 %%密\n\n密密%% [乙](javascript:x)\n\n%%密%% [[丙]]"
    body, problems, _ = parse_markdown(text, file="a.md", first_line=10)
    assert [(problem.code, problem.place.line, problem.place.column) for problem in problems] == [("C401", 12, 6)]
    wiki = next(spot for piece, spot in zip(body.pieces, body.spots, strict=True) if isinstance(piece, WikiLink))
    assert wiki == (14, 7, 12)


def test_strings_made_from_a_body_hold_the_mark_only() -> None:
    text = '# 村 %%密%%\n\n甲 %%密 seven words%% 乙\n\n![图%%密%%](a.jpg "题%%密%%")\n\n[[丙|说%%密%%]]\n'
    body, _, _ = parse_markdown(text, file="a.md")
    assert "密" not in repr(body)
    assert body.headings[0].text == f"村 {REDACTED_MARK}"
    assert first_heading(text) == f"村 {REDACTED_MARK}"
    assert [piece for piece in body.pieces if isinstance(piece, PhotoSlot | WikiLink)] == [
        PhotoSlot("a.jpg", f"图{REDACTED_MARK}", f"题{REDACTED_MARK}", block=True),
        WikiLink("丙", f"说{REDACTED_MARK}"),
    ]
    assert plain_text(body).splitlines() == [
        f"村 {REDACTED_MARK}",
        f"甲 {REDACTED_MARK} 乙",
        f"图{REDACTED_MARK}",
        f"题{REDACTED_MARK}",
        f"说{REDACTED_MARK}",
    ]


def test_what_stands_around_a_span_does_not_become_a_name() -> None:
    body, _, _ = parse_markdown("张%%密%%三", file="a.md")
    assert "张三" not in plain_text(body)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("题", ("题", 0, False)),
        ("甲%%密%%乙", (f"甲{REDACTED_MARK}乙", 1, False)),
        ("%%密\n密%%乙%%密%%", (f"{REDACTED_MARK}乙{REDACTED_MARK}", 2, False)),
        ("甲%%密", ("", 0, True)),
        ("甲%%密%%乙%%密", ("", 1, True)),
        ("`%%密%%`", (f"`{REDACTED_MARK}`", 1, False)),
        ("50%", ("50%", 0, False)),
        ("", ("", 0, False)),
    ],
)
def test_fields_are_stripped(text: str, found: tuple[str, int, bool]) -> None:
    assert strip_private(text) == found


PARTS = [
    "甲",
    "`",
    "``",
    "%%",
    "\n",
    "\n\n",
    "    ",
    "- ",
    "> ",
    "```\n",
    "~~~\n",
    "[",
    "](b)",
    "[[",
    "]]",
    "|",
    "\\",
    "<a:",
    ">",
    "| x |\n|-|\n",
    "# ",
    "[^1]",
    "[^1]: ",
    "![",
    "*",
    "[a]: ",
]


@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.sampled_from(PARTS), max_size=14).map("".join),
    st.lists(st.sampled_from(PARTS), max_size=14).map("".join),
)
def test_a_span_between_paragraphs_never_shows(before: str, after: str) -> None:
    """Whatever stands around: if the marks pair up outside code the text is gone, if not the entry is withheld; and
    a reading in which the span counts as code shows it in code, never in prose."""
    body, _, withheld = parse_markdown(f"{before}\n\n%%密%%\n\n{after}", file="a.md")
    if withheld:
        assert body == EMPTY_BODY
    outside = re.sub(r"<code.*?</code>", "", pieces_to_html(body.pieces), flags=re.DOTALL)
    if before.count("%%") == 0 and after.count("%%") == 0:
        assert "密" not in outside


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([part for part in PARTS if part not in ("%%", "\\")]), max_size=10).map("".join))
def test_any_span_content_is_cut(content: str) -> None:
    body, problems, withheld = parse_markdown(f"甲%%密{content}密%%乙\n\n丙", file="a.md")
    assert "密" not in repr(body) + repr(problems)
    assert withheld or any(isinstance(piece, Redacted) for piece in body.pieces)
