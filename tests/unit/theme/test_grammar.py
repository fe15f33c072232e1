"""What CLDR says of a language, as Babel has it and as it was kept."""

import sys
from decimal import Decimal
from pathlib import Path

import pytest
from babel.core import Locale

from chronicle.theme import Kept, grammar

COUNTS = (0, 1, 2, 3, 5, 11, 21, 100, 101, 1000, Decimal("1.5"), Decimal("1.0"))


@pytest.mark.parametrize("lang", ["zh-Hans", "en", "ru", "ar", "cy", "lv", "fr"])
def test_it_is_what_babel_says(lang: str, tmp_path: Path) -> None:
    locale = Locale.parse(lang, sep="-")
    kept = Kept(tmp_path)
    for found in (grammar.grammar_of(lang, kept), grammar.grammar_of(lang, kept)):
        assert [found.plural(count) for count in COUNTS] == [locale.plural_form(count) for count in COUNTS]
        assert found.months[3] == locale.months["format"]["wide"][3]
        assert found.lone_months[12] == locale.months["stand-alone"]["wide"][12]
        assert found.weekdays[6] == locale.days["format"]["wide"][6]


def test_an_unknown_language_has_that_of_the_nearest_or_english() -> None:
    assert grammar.grammar_of("zh-Hans-x-own", Kept()).months == grammar.grammar_of("zh-Hans", Kept()).months
    assert grammar.grammar_of("qqq", Kept()) == grammar.grammar_of("en", Kept())


def test_what_is_kept_needs_no_babel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = grammar.grammar_of("zh-Hans", Kept(tmp_path))
    grammar._grammar.cache_clear()
    monkeypatch.setitem(sys.modules, "babel.core", None)
    assert grammar.grammar_of("zh-Hans", Kept(tmp_path)) == made
    with pytest.raises(ImportError):
        grammar.grammar_of("en", Kept(tmp_path))
