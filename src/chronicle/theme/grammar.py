"""What CLDR says of a language: the names of months and days, the plural forms. Babel takes longer to load than a small
site to render, so what it says is kept."""

from __future__ import annotations

import importlib.util
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import msgspec

from chronicle.model.value import Value
from chronicle.theme.kept import Kept, key_of

if TYPE_CHECKING:
    from babel.core import Locale
    from babel.plural import PluralRule

FALLBACK = "en"
"""The language that stands in where a key is missing; tables of the last theme must have it."""


class Grammar(Value, frozen=True):
    """The names of months (from index 1) and of the days of the week (Monday first), wide; `months` stand in a date,
    `lone_months` alone. `plurals`: plural categories with their rules."""

    months: tuple[str, ...]
    lone_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    plurals: tuple[tuple[str, str], ...]

    def plural(self, count: Decimal | int) -> str:
        """The category of a count."""
        return _rule(self.plurals)(count)


def grammar_of(lang: str, kept: Kept) -> Grammar:
    """The grammar of a language, English where there is none."""
    key = key_of((__file__, _babel()), "grammar", lang)
    known = kept.get(key)
    if known is not None:
        return msgspec.msgpack.decode(known, type=Grammar)
    made = _grammar(lang)
    kept.put(key, msgspec.msgpack.encode(made))
    return made


@lru_cache(maxsize=32)
def _grammar(lang: str) -> Grammar:
    locale = _locale(lang)

    def months(context: str) -> tuple[str, ...]:
        wide = locale.months[context]["wide"]
        return ("", *(str(wide[number]) for number in range(1, 13)))

    days = locale.days["format"]["wide"]
    weekdays = tuple(str(days[number]) for number in range(7))
    rules = locale.plural_form.rules
    return Grammar(months("format"), months("stand-alone"), weekdays, tuple(rules.items()))


def _locale(lang: str) -> Locale:
    from babel.core import Locale, UnknownLocaleError

    parts = lang.split("-")
    for count in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:count]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(FALLBACK)


@cache
def _rule(plurals: tuple[tuple[str, str], ...]) -> PluralRule:
    from babel.plural import PluralRule

    return PluralRule(dict(plurals))


@cache
def _babel() -> str:
    """Babel's own file, which names its version."""
    found = importlib.util.find_spec("babel")
    assert found is not None
    assert found.origin is not None
    return found.origin
