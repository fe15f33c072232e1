"""Diagnostics as JSON, version 1: the names, their order, and how places are counted."""

import json

from chronicle.cli.data import as_json
from chronicle.model.diagnostic import Diagnostic, Place, Related, Said

RELATED = Related(Place("content/b.md", 2, 3, 2, 9), Said("the first", "第一处"))
FULL = Diagnostic(
    "C204", "error", Place("content/村.md", 4, 8, 4, 12), Said("twice", "重复"), Said("once", "一次"), (RELATED,)
)


def test_every_field_stands_in_its_order() -> None:
    told = json.loads(as_json([FULL], "en"))
    assert list(told) == ["version", "diagnostics", "errors", "warnings"]
    assert list(told["diagnostics"][0].items()) == [
        ("code", "C204"),
        ("severity", "error"),
        ("file", "content/村.md"),
        ("line", 4),
        ("column", 8),
        ("end_line", 4),
        ("end_column", 12),
        ("message", "twice"),
        ("help", "once"),
        ("related", [{"file": "content/b.md", "line": 2, "column": 3, "message": "the first"}]),
    ]
    assert (told["version"], told["errors"], told["warnings"]) == (1, 1, 0)


def test_messages_are_in_the_language_that_is_spoken() -> None:
    found = json.loads(as_json([FULL], "zh-Hans"))["diagnostics"][0]
    assert (found["message"], found["help"], found["related"][0]["message"]) == ("重复", "一次", "第一处")


def test_a_whole_file_is_its_first_character_and_hints_do_not_count() -> None:
    told = json.loads(as_json([Diagnostic("C710", "hint", Place("content/a.md"), Said("a", "a"))], "en"))
    found = told["diagnostics"][0]
    assert [found[name] for name in ("line", "column", "end_line", "end_column")] == [1, 1, 1, 1]
    assert (found["help"], found["related"], told["errors"], told["warnings"]) == ("", [], 0, 0)


def test_a_span_without_an_end_ends_where_it_begins() -> None:
    found = json.loads(as_json([Diagnostic("C1", "error", Place("a", 3, 5), Said("a", "a"))], "en"))["diagnostics"][0]
    assert [found[name] for name in ("line", "column", "end_line", "end_column")] == [3, 5, 3, 5]


def test_one_line_of_ascii() -> None:
    told = as_json([FULL, Diagnostic("C1", "error", Place("\ud800"), Said("\u2028\n", ""))], "zh-Hans")
    assert told.isascii()
    assert "\n" not in told
