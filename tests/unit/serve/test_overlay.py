"""Errors as the browser is given them."""

import json

from chronicle.model.diagnostic import Diagnostic, Place, Related, Said, Severity
from chronicle.serve.overlay import AFTER, BEFORE, SHOWN, SPAN, overlay

FILE = "content/entries/a.md"


def problem(place: Place, severity: Severity = "error", **more: object) -> Diagnostic:
    return Diagnostic("C201", severity, place, Said("wrong", "不对"), **more)  # type: ignore[arg-type]


def first(text: str, place: Place, **more: object) -> dict[str, object]:
    return dict(overlay([problem(place, **more)], {FILE: text}, stopped=False).errors[0])


def test_an_error_has_its_place_its_line_and_both_languages() -> None:
    found = problem(
        Place(FILE, 2, 4, 2, 7),
        help=Said("write “任家沟”\nor leave it out", "请写“任家沟”"),
        related=(Related(Place("content/villages/b.md", 2, 3), Said("the first one", "第一处")),),
    )
    told = overlay([found], {FILE: "---\n村: 任家狗 # x\n"}, stopped=True)
    assert (told.count, told.stopped) == (1, True)
    assert told.errors == (
        {
            "code": "C201",
            "place": "content/entries/a.md:2:4",
            "source": {"line": 2, "before": "村: ", "span": "任家狗", "after": " # x"},
            "message": {"en": "wrong", "zh": "不对"},
            "help": {"en": "write “任家沟”\nor leave it out", "zh": "请写“任家沟”"},
            "related": [{"place": "content/villages/b.md:2:3", "message": {"en": "the first one", "zh": "第一处"}}],
        },
    )
    assert json.loads(json.dumps(told.as_json()))["errors"][0]["code"] == "C201"


def test_warnings_and_hints_are_not_shown() -> None:
    place = Place(FILE, 1, 1)
    told = overlay([problem(place, "warning"), problem(place, "hint")], {}, stopped=True)
    assert (told.errors, told.count, told.stopped) == ((), 0, False)


def test_of_very_many_the_rest_is_counted() -> None:
    told = overlay([problem(Place(FILE, line, 1)) for line in range(1, SHOWN + 6)], {}, stopped=False)
    assert (len(told.errors), told.count) == (SHOWN, SHOWN + 5)


def test_without_a_line_there_is_no_source() -> None:
    assert first("text\n", Place(FILE))["source"] is None
    assert first("text\n", Place(FILE))["place"] == f"{FILE}:1:1"
    assert first("", Place(FILE, 1, 1))["source"] is None


def test_a_long_line_is_cut_around_the_span() -> None:
    text = "前" * 500 + "错" * 300 + "后" * 500
    source = first(text, Place(FILE, 1, 501, 1, 801))["source"]
    assert source == {"line": 1, "before": "…" + "前" * BEFORE, "span": "错" * SPAN, "after": "错" * AFTER + "…"}


def test_a_span_at_the_end_of_a_line_is_empty() -> None:
    assert first("a: \nb", Place(FILE, 1, 4))["source"] == {"line": 1, "before": "a: ", "span": "", "after": ""}


def test_what_turns_a_line_around_is_made_visible() -> None:
    found = overlay(
        [Diagnostic("C110", "error", Place(FILE, 1, 2, 1, 3), Said("a\u202eb", "甲\u202e乙"))],
        {FILE: "x\u202e\ty\u2028"},
        stopped=False,
    ).errors[0]
    assert found["source"] == {"line": 1, "before": "x", "span": "\ufffd", "after": "    y\ufffd"}
    assert found["message"] == {"en": "a\ufffdb", "zh": "甲\ufffd乙"}
