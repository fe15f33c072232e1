"""Diagnostics as text: the caret stands under the span, and nothing in a file can steer the terminal."""

import pytest

from chronicle.cli.drawing import WIDTH, counted, counts, draw, elsewhere, span, together
from chronicle.model.diagnostic import Diagnostic, Place, Related, Said, Severity
from chronicle.model.excerpt import safe


def problem(place: Place, severity: Severity = "error", **more: object) -> Diagnostic:
    return Diagnostic("C201", severity, place, Said("wrong", "不对"), **more)  # type: ignore[arg-type]


def at(line: int, column: int, end_column: int = 0, end_line: int = 0) -> Place:
    return Place("content/entries/a.md", line, column, end_line or line, end_column)


def test_a_problem_is_shown_with_its_line_and_what_to_write_instead() -> None:
    related = Related(Place("content/villages/b.md", 2, 3), Said("the first one", "第一处"))
    found = problem(at(2, 10, 18), help=Said("write “renjiagou”", "请写“renjiagou”"), related=(related,))
    assert list(draw(found, "---\nvillage: renjiago\n", "en")) == [
        "content/entries/a.md:2:10: error C201: wrong",
        "    village: renjiago",
        "             ^^^^^^^^",
        "    help: write “renjiagou”",
        "    see content/villages/b.md:2:3: the first one",
    ]
    assert list(draw(found, "", "zh-Hans")) == [
        "content/entries/a.md:2:10: 错误 C201: 不对",
        "    改法: 请写“renjiagou”",
        "    参见 content/villages/b.md:2:3: 第一处",
    ]


@pytest.mark.parametrize(
    ("source", "place", "line", "caret"),
    [
        pytest.param("村: 任家沟", at(1, 4, 7), "村: 任家沟", "    ^^^^^^", id="Han characters take two columns"),
        pytest.param("ab\t村c", at(1, 4, 6), "ab  村c", "    ^^^", id="a tab goes to the next multiple of four"),
        pytest.param("\tx", at(1, 1, 2), "    x", "^^^^", id="a tab itself is marked whole"),
        pytest.param("Ｗx", at(1, 2, 3), "Ｗx", "  ^", id="full-width letters take two columns"),
        pytest.param("e\u0301x", at(1, 3, 4), "e\u0301x", " ^", id="combining marks take none"),
        pytest.param("a: x\u202eb", at(1, 5, 6), "a: x\ufffdb", "    ^", id="a turn of direction is made visible"),
        pytest.param("a\x1b[31mb", at(1, 2, 3), "a\ufffd[31mb", " ^", id="an escape is made visible"),
        pytest.param("abc", at(1, 4), "abc", "   ^", id="the end of a line is pointed at"),
        pytest.param("abc", at(1, 99, 120), "abc", "   ^", id="a column behind the end is the end"),
        pytest.param("abc", at(1, 2), "abc", " ^", id="a span without an end is one character"),
        pytest.param("abc\ndef", at(1, 2, 2, 2), "abc", " ^^", id="of several lines the first is marked to its end"),
        pytest.param("\ufeffabc", at(1, 1, 2), "abc", "^", id="a byte-order mark is not counted"),
        pytest.param("a\r\nb\rc", at(3, 1, 2), "c", "^", id="CRLF and CR end a line"),
        pytest.param("a\u2028b\nc", at(2, 1, 2), "c", "^", id="a line separator of Unicode ends none"),
    ],
)
def test_the_caret_stands_under_the_span(source: str, place: Place, line: str, caret: str) -> None:
    assert span(source, place) == (line, caret)


@pytest.mark.parametrize("place", [Place("a.md"), at(9, 1, 2)])
def test_no_line_no_caret(place: Place) -> None:
    assert span("one line", place) == ("", "")


@pytest.mark.parametrize("column", [1, 60, 250, 499])
def test_a_long_line_is_cut_around_the_span(column: int) -> None:
    text = "".join(chr(0x4E00 + number) for number in range(500))
    line, caret = span(text, at(1, column, column + 2))
    columns = sum(1 if char == "…" else 2 for char in line)
    assert columns <= WIDTH + 2
    marked = caret.index("^")
    before = 0
    for char in line:
        if before == marked:
            assert char == text[column - 1]
            break
        before += 1 if char == "…" else 2
    else:
        pytest.fail("the caret stands between two characters")
    assert caret.count("^") == 4


def test_a_place_without_a_line_is_the_first() -> None:
    assert list(draw(problem(Place("content/a.md")), "text", "en")) == ["content/a.md:1:1: error C201: wrong"]


def test_help_of_several_lines_stands_below_itself() -> None:
    found = problem(at(1, 1, 2), help=Said("write\n---\nname: x", ""))
    assert list(draw(found, "a", "en"))[3:] == ["    help: write", "    ---", "    name: x"]


def test_colours_mark_the_word_the_place_and_the_caret() -> None:
    def paint(style: str, text: str) -> str:
        return f"<{style}>{text}</>"

    assert list(draw(problem(at(1, 1, 3), "warning"), "abc", "en", paint)) == [
        "<place>content/entries/a.md:1:1:</> <warning>warning C201:</> wrong",
        "    abc",
        "    <caret>^^</>",
    ]
    hint = problem(Place("a"), "hint")
    assert list(draw(hint, "", "en", paint)) == ["<place>a:1:1:</> <hint>hint C201: wrong</>"]


def test_what_steers_a_terminal_is_made_visible() -> None:
    assert safe("a\x1b]0;x\x07\u202e\ud800村\n") == "a\ufffd]0;x\ufffd\ufffd\ufffd村\ufffd"


def test_hints_do_not_count() -> None:
    severities: tuple[Severity, ...] = ("hint", "error", "warning", "warning")
    assert counted([problem(Place("a"), severity) for severity in severities]) == (1, 2)


@pytest.mark.parametrize(
    ("errors", "warnings", "en", "zh"),
    [
        (0, 0, "no errors, no warnings", "没有错误，没有警告"),
        (1, 0, "1 error, no warnings", "1 个错误，0 个警告"),
        (0, 1, "no errors, 1 warning", "没有错误，1 个警告"),
        (2, 3, "2 errors, 3 warnings", "2 个错误，3 个警告"),
    ],
)
def test_the_counts_are_a_sentence(errors: int, warnings: int, en: str, zh: str) -> None:
    assert counts(errors, warnings) == Said(en, zh)


def test_what_is_told_again_and_again_stands_once_with_its_places() -> None:
    often = [problem(at(line, 1), "warning") for line in range(2, 9)]
    seldom = [problem(at(line, 1), "hint") for line in (3, 4, 5)]
    errors = [problem(at(9, column)) for column in range(1, 6)]
    rows = together([*often, *seldom, *errors])
    assert rows[0][1] == tuple(one.place for one in often[1:])
    assert [row[0] for row in rows[1:]] == [*seldom, *errors]
    assert elsewhere(rows[0][1]).en == (
        "the same at 6 more places: " + ", ".join(f"content/entries/a.md:{line}:1" for line in range(3, 8)) + " …"
    )
    assert elsewhere(rows[0][1]).zh.startswith("另有 6 处相同：content/entries/a.md:3:1、")
