"""String tables: nesting, plurals, placeholders, stand-ins, faults."""

from pathlib import Path

import pytest

from chronicle.theme import Speech, load_theme

PLACE = "themes/bare/strings/en.yaml"


def speech(root: Path, tables: dict[str, str], lang: str = "en") -> tuple[Speech, list[tuple[str, str, int, int]]]:
    folder = root / "themes" / "bare"
    (folder / "strings").mkdir(parents=True)
    (folder / "theme.yaml").write_text("contract: 1\n")
    for name, text in tables.items():
        (folder / "strings" / name).write_text(text, encoding="utf-8")
    theme, found = load_theme("bare", root, options={}, package=root)
    return theme.speech(lang), [(d.code, d.place.file, d.place.line, d.place.column) for d in found]


def test_keys_nest_and_plurals_go_by_n(tmp_path: Path) -> None:
    words, found = speech(
        tmp_path,
        {
            "en.yaml": "status: {done: finished, other: x, left: y}\n"
            "pages: {one: '{n} page', other: '{n} pages'}\na.b: c\n"
        },
    )
    assert found == []
    assert words.t("status.done") == words.label("status", "done") == "finished"
    assert [words.t("pages", n=n) for n in (0, 1, 2, 1200)] == ["0 pages", "1 page", "2 pages", "1,200 pages"]
    assert words.t("a.b") == "c"


def test_plural_rules_are_those_of_the_language(tmp_path: Path) -> None:
    table = "pages: {one: '{n} s', few: '{n} f', many: '{n} m', other: '{n} o'}\n"
    words, _ = speech(tmp_path, {"ru.yaml": table, "en.yaml": "x: y\n"}, "ru")
    assert [words.t("pages", n=n) for n in (1, 3, 5, 21)] == ["1 s", "3 f", "5 m", "21 s"]


def test_a_missing_key_is_said_in_english_then_as_the_key(tmp_path: Path) -> None:
    words, _ = speech(tmp_path, {"en.yaml": "a: English\n", "zh-Hans.yaml": "b: 中文\n"}, "zh-Hans")
    assert [words.t("a"), words.t("b"), words.t("c.d")] == ["English", "中文", "c.d"]
    assert [words.has("a"), words.has("b")] == [False, True]
    assert words.label("kind", "stone_walls") == "stone_walls"


def test_an_english_plural_that_stands_in_goes_by_english_rules(tmp_path: Path) -> None:
    words, _ = speech(tmp_path, {"en.yaml": "p: {one: page, other: pages}\n", "zh-Hans.yaml": "b: 中文\n"}, "zh-Hans")
    assert [words.t("p", n=1), words.t("p", n=2)] == ["page", "pages"]


def test_values_are_put_in_as_they_are(tmp_path: Path) -> None:
    words, _ = speech(tmp_path, {"en.yaml": "a: '{name} in {year}, {unknown}'\n"})
    assert words.t("a", name="{year} {0} %s", year=2015) == "{year} {0} %s in 2015, {unknown}"


def test_the_nearest_tag_serves(tmp_path: Path) -> None:
    words, _ = speech(tmp_path, {"zh-Hans.yaml": "a: 简\n", "en.yaml": "a: e\n"}, "zh")
    assert (words.t("a"), words.html_lang) == ("简", "zh")


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: x\nb: [1, 2]\n", 2, 4),
        ("- a\n- b\n", 1, 1),
        ("a: x\na: y\n", 2, 1),
        ("a.b: x\na:\n  b: y\n", 3, 3),
    ],
)
def test_a_faulty_table(tmp_path: Path, text: str, line: int, column: int) -> None:
    assert ("C758", PLACE, line, column) in speech(tmp_path, {"en.yaml": text})[1]


def test_a_key_in_two_files_of_one_language(tmp_path: Path) -> None:
    _, found = speech(tmp_path, {"en.yaml": "x: y\na: b\n", "values.en.yaml": "b: c\na: c\n"})
    assert found == [("C758", "themes/bare/strings/values.en.yaml", 2, 1)]
