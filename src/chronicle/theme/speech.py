"""Speech: the words, dates and figures of one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from chronicle.model.when import When
from chronicle.theme import dates, numbers
from chronicle.theme.dates import DateParts
from chronicle.theme.grammar import Grammar
from chronicle.theme.numbers import Countable
from chronicle.theme.tables import PLACEHOLDER, Table, Wordy


@lru_cache(maxsize=10_000)
def _date(when: When, speech: Speech) -> DateParts:
    """A page asks for its date five times, and a list for the same few."""
    return dates.parts(when, speech)


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """What is said in one language. Cheap to pass about and to pickle; equal if language and words are.

    `lang`: the tag that was asked for, for `<html lang>`. `digest`: of all its words. `tables`: the language's own
    words, then English as what stands in; each with its tag. `grammars`: of `lang` and of these tags."""

    lang: str
    digest: str
    tables: tuple[tuple[str, Table], ...] = field(repr=False)
    grammars: Mapping[str, Grammar] = field(repr=False)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Speech) and (self.lang, self.digest) == (other.lang, other.digest)

    def __hash__(self) -> int:
        return hash((self.lang, self.digest))

    @property
    def grammar(self) -> Grammar:
        """The names of months and days in the language."""
        return self.grammars[self.lang]

    @property
    def html_lang(self) -> str:
        """The tag to print in `lang` attributes."""
        return self.lang

    def t(self, key: str, /, **args: object) -> str:
        """The text of a key with its placeholders filled; `n` chooses the plural form and is printed as
        `number` prints it. A key that no table has comes back as it is."""
        found = self.find(key)
        if found is None:
            return key
        lang, entry = found
        text = entry.forms[0][1] if len(entry.forms) == 1 else self._form(entry, lang, args.get("n"))
        if not args or "{" not in text:
            return text
        return fill(text, {name: self._shown(name, value) for name, value in args.items()})

    def label(self, family: str, value: str) -> str:
        """The text of the key `family.value`; a value without one is printed as it is."""
        found = self.find(f"{family}.{value}")
        return found[1].forms[-1][1] if found else value

    def has(self, key: str) -> bool:
        """True if this language itself has the key (English as a stand-in does not count)."""
        return key in self.tables[0][1]

    def own(self, key: str) -> str:
        """The text of a key in this language itself, "" if it has none."""
        entry = self.tables[0][1].get(key)
        return entry.forms[-1][1] if entry else ""

    def find(self, key: str) -> tuple[str, Wordy] | None:
        """The entry of a key and the tag of the language it is in."""
        for lang, table in self.tables:
            if key in table:
                return lang, table[key]
        return None

    def plural(self, key: str, count: Decimal | int) -> str:
        """The form of a key for a count, without filling placeholders; "" if there is none."""
        found = self.find(key)
        return self._form(found[1], found[0], count) if found else ""

    def date(self, when: When) -> DateParts:
        """A date in words; see `DateParts`."""
        return _date(when, self)

    def number(self, value: Countable) -> str:
        """A count, quantity, sum of money or total in words; what is not recorded says so and is never 0."""
        return numbers.said(value, self) or self.t("number.unrecorded")

    def number_known(self, value: Countable) -> str:
        """As `number`, but "" for what is not recorded."""
        return numbers.said(value, self)

    def _form(self, entry: Wordy, lang: str, count: object) -> str:
        if len(entry.forms) > 1 and isinstance(count, (int, Decimal)):
            category = self.grammars[lang].plural(count)
            for name, text in entry.forms:
                if name == category:
                    return text
        return next((text for name, text in entry.forms if name == "other"), entry.forms[-1][1])

    def _shown(self, name: str, value: object) -> str:
        # Only the count is grouped: a year that is handed over as a number must not become 2,015.
        if name == "n" and isinstance(value, (int, Decimal)):
            return self.number(value)
        return value if type(value) is str else str(value)


def fill(text: str, args: Mapping[str, str]) -> str:
    """Puts values into `{name}`; a name without a value stays as it is."""
    parts = [*_cut(text)]
    for at in range(1, len(parts), 2):
        name = parts[at]
        parts[at] = args.get(name, f"{{{name}}}")
    return "".join(parts)


@lru_cache(maxsize=4096)
def _cut(text: str) -> tuple[str, ...]:
    """A text and the names of its placeholders in turns; a text is first and last."""
    return tuple(PLACEHOLDER.split(text))
