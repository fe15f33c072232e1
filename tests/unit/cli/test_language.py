"""Which language is spoken: the one asked for, else the site's, else the system's."""

import pytest

from chronicle.cli.language import Voice, asked, of_system


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
