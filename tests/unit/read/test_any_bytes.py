"""Any bytes give a value or problems that lie inside the file; never a traceback."""

import re
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronicle.model.diagnostic import Diagnostic
from chronicle.read import read_entry
from chronicle.read.lists import read_organisations, read_places
from chronicle.read.private import read_household, read_names
from chronicle.read.registers import read_cadre, read_page, read_village
from chronicle.settings.load import parse_settings
from chronicle.source import Sheet, decode

KEYS = ["title", "标题", "date", "村", "measures", "措施", "需求", "照片", "access", "photos", "coords", "code", "id",
        "name", "postings", "from", "privacy", "quality", "languages", "facts", "status", "also", "minors"]  # fmt: skip
VALUES = ["任家沟", "7.5公里", "2015-02-29", "[a, b]", "{en: x, zh: y}", "[]", "{}", "~", "no", "010", "12:30", "'x'",
          '"\\x07"', "|", "%%私", "@a", "*a", "&b", "!c", "[[[", "a #b", "[37.5, 111]", "141102101", "9" * 40,
          "\n  - {a: 1}", "\n  - a: b\n    c: d", "：", "\t", "\u2028", "\u202e", "https://x", "../../x"]  # fmt: skip
LINES = st.builds(
    lambda indent, key, colon, value: f"{indent}{key}{colon}{value}",
    st.sampled_from(["", "", "  ", "- ", "  - ", "\t"]),
    st.sampled_from(KEYS),
    st.sampled_from([": ", ": ", ":", "：", " "]),
    st.sampled_from(VALUES),
)
TEXTS = st.lists(LINES, max_size=8).map("\n".join)
MARKDOWN = st.one_of(
    st.binary(max_size=200),
    TEXTS.map(lambda text: f"---\n{text}\n---\n正文 %%私%% [a](b)\n".encode()),
    st.text(max_size=200).map(lambda text: f"---\n{text}".encode("utf-8", "surrogatepass")),
    TEXTS.map(lambda text: f"---\r\n{text}\r\n---\r\n".encode("gb18030")),
)
YAML = st.one_of(
    st.binary(max_size=200), TEXTS.map(str.encode), st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace"))
)


def inside(diagnostics: Iterable[Diagnostic], data: bytes) -> None:
    """Every place lies between the first and the last line of the file, lines cut at LF, CRLF, CR only."""
    lines = 1 + len(re.findall(rb"\r\n|\r|\n", data))
    for one in diagnostics:
        place = one.place
        assert re.fullmatch(r"C[1-7]\d\d", one.code)
        assert one.message.en
        assert one.message.zh
        if place.line == 0:
            assert (place.column, place.end_line, place.end_column) == (0, 0, 0)
            continue
        assert 1 <= place.line <= place.end_line <= lines, one
        assert place.column >= 1, one
        assert (place.line, place.column) <= (place.end_line, place.end_column), one


@given(MARKDOWN)
@settings(max_examples=300, deadline=None)
def test_any_bytes_as_an_entry(data: bytes) -> None:
    read = read_entry("content/entries/a.md", data)

    inside(read.diagnostics, data)
    if any(d.severity == "error" and not d.code.startswith("C5") for d in read.diagnostics):
        assert read.entry.faulty


@pytest.mark.parametrize("read", [read_village, read_cadre, read_page])
@given(MARKDOWN)
@settings(max_examples=150, deadline=None)
def test_any_bytes_as_a_register_of_pages(read: Callable[[str, bytes], object], data: bytes) -> None:
    inside(read("content/x/a.md", data).diagnostics, data)  # type: ignore[attr-defined]


@pytest.mark.parametrize("read", [read_places, read_organisations, read_household, read_names])
@given(YAML)
@settings(max_examples=150, deadline=None)
def test_any_bytes_as_a_list(read: Callable[[str, bytes], object], data: bytes) -> None:
    inside(read("content/x.yaml", data).diagnostics, data)  # type: ignore[attr-defined]


@given(YAML)
@settings(max_examples=200, deadline=None)
def test_any_bytes_as_settings(data: bytes) -> None:
    sheet = Sheet("content/chronicle.yaml")
    text = decode(data, sheet, may_be_empty=True)
    value, problems = parse_settings(text or "", sheet)

    inside(problems, data)
    assert value.languages


@given(YAML)
@settings(max_examples=150, deadline=None)
def test_every_problem_of_the_register_stops_the_build_and_tells_nothing(data: bytes) -> None:
    for read in (read_household, read_names):
        for one in read("content/private/x.yaml", data).diagnostics:
            assert one.severity == "error"
            assert one.code.startswith("C65")
            assert "任家沟" not in one.message.en + one.message.zh + one.help.en + one.help.zh
