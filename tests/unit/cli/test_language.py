"""Which language is spoken: the one asked for, else the site's, else the system's."""

from pathlib import Path

import pytest

from chronicle.cli.language import Voice, asked, of_system
from chronicle.settings import load_settings, spoken


@pytest.mark.parametrize(
    ("arguments", "lang"),
    [
        (["build", "--lang", "zh"], "zh-Hans"),
        (["--lang=zh-Hans", "build"], "zh-Hans"),
        (["build", "--lang", "EN", "x"], "en"),
        (["build", "--lang"], ""),
        (["build", "--lang", "fr"], ""),
        (["build", "--", "--lang", "zh"], ""),
        (["build", "--language", "zh"], ""),
        ([], ""),
    ],
)
def test_the_language_is_read_before_anything_else(arguments: list[str], lang: str) -> None:
    assert asked(arguments) == lang


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh-Hans"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "zh_TW"}, "zh-Hans"),
        ({"LANG": "zh_CN", "LC_ALL": ""}, "zh-Hans"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_of_the_system(environment: dict[str, str], lang: str) -> None:
    assert of_system(environment) == lang


@pytest.mark.parametrize(
    ("given", "system", "site", "lang"),
    [
        ("en", "en", "zh-Hans", "en"),
        ("", "en", "zh-Hans", "zh-Hans"),
        ("", "en", "", "en"),
        ("", "zh-Hans", "", "zh-Hans"),
    ],
)
def test_what_was_asked_for_comes_before_the_site_and_that_before_the_system(
    given: str, system: str, site: str, lang: str
) -> None:
    voice = Voice(given, given or system)
    assert voice.settle(site) == lang
    assert voice.words("en", "zh-Hans") == ("zh-Hans" if lang == "zh-Hans" else "en")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("title: a\n", "zh-Hans"),
        ("languages: [en, zh-Hans]\n", "en"),
        ("languages: [en]\nurl: nowhere\n", "en"),
        ("title: [a, b]\nlanguages: [zh-Hans]\n", "zh-Hans"),
        ("languages: [Chinese!]\n", ""),
        ("languages: {en: a}\n", ""),
        ("title: [\n", ""),
        ("- a\n", ""),
        ("\0", ""),
    ],
)
def test_a_site_whose_languages_are_not_understood_has_none(text: str, lang: str, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/chronicle.yaml").write_text(text, encoding="utf-8")
    assert spoken(*load_settings(tmp_path)) == lang
