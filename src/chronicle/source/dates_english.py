"""Dates in English words: late July 2015, Sept 29, the third quarter of 2015, since 2014."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from chronicle.model.value import replace
from chronicle.source.date_parts import Parts
from chronicle.source.dates_written import read_written
from chronicle.source.edtf import DateFaultError

_MONTHS = {
    name[:length]: f"{number:02}"
    for number, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
         "november", "december"), 1)
    for length in ({3, len(name)} | ({4} if number == 9 else set()))
}  # fmt: skip
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_CODES = {f"q{n}": str(32 + n) for n in range(1, 5)} | {"h1": "40", "h2": "41"}
_THIRDS = {"early": "early", "beginning": "early", "mid": "mid", "middle": "mid", "late": "late", "end": "late"}
_MARKS = {
    "about": "~", "around": "~", "circa": "~", "ca": "~", "c": "~", "approximately": "~", "approx": "~",
    "roughly": "~", "probably": "?", "perhaps": "?", "possibly": "?", "maybe": "?", "likely": "?", "~": "~",
    "?": "?", "%": "%",
}  # fmt: skip
_SIDES = {"before": "before", "until": "before", "till": "before", "by": "before", "since": "after",
          "after": "after", "from": "after", "between": "between"}  # fmt: skip
_RANGES = frozenset(("to", "until", "till", "through", "-", "–", "—", "and", "/"))
_DAYTIMES = frozenset(("morning", "mornings", "afternoon", "evening", "night"))
_RELATIVE = frozenset(("last", "next", "previous", "ago", "yesterday", "today", "tomorrow", "recently", "recent",
                       "later", "earlier", "nowadays", "lately"))  # fmt: skip
_NOISE = frozenset(("on", "in", "of", "the", "at", "during", "year", "month", "day", "date", "this", "that", ",", ".",
                    "(", ")", "it", "was", "half", "quarter"))  # fmt: skip
_KEYWORDS = (
    frozenset(_MONTHS) | frozenset(_SEASONS) | frozenset(_CODES) | frozenset(_SIDES) | _RELATIVE
    | (frozenset(_MARKS) - frozenset("~?%c")) | {"quarter", "half", "to", "and", "or", "early", "mid", "late"}
)  # fmt: skip
_WORDS = re.compile(r"[a-z]+[1-4]?")
_ENGLISH_START = re.compile(r"c\.? ?[12]|(?:the )?[12][0-9]{2}0s")
_TOKEN = re.compile(
    r"[12][0-9x]{3}[-./][0-9x]{1,2}(?:[-./][0-9x]{1,2})?(?![0-9])|[0-9]{1,2}:[0-9]{2}|[12][0-9]{2}0s|[a-z]+[1-4]?"
    r"|[0-9x]+(?:st|nd|rd|th)?|\S"
)


@dataclass(slots=True)
class EnglishDate:
    """What was read: one or two dates, the mark, the side, and words that are no part of it."""

    first: Parts = field(default_factory=Parts)
    second: Parts | None = None
    marks: set[str] = field(default_factory=set)
    side: str = ""
    rest: list[str] = field(default_factory=list)
    relative: bool = False


def is_english(text: str) -> bool:
    """True if a word of a folded text is one that dates in English are made of."""
    return any(word in _KEYWORDS for word in _WORDS.findall(text)) or _ENGLISH_START.match(text) is not None


def read_english(text: str) -> EnglishDate:
    """Reads a folded text. Raises DateFaultError: several, order, short."""
    reader = _Reader(text)
    reader.run()
    return reader.out


class _Reader:
    def __init__(self, text: str) -> None:
        self.tokens = [found.group() for found in _TOKEN.finditer(text)]
        self.out = EnglishDate()
        self.parts = Parts()
        self.ended: Parts | None = None
        self.third = ""

    def run(self) -> None:
        at = 0
        while at < len(self.tokens):
            at += self._step(self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else "")
        self._close_third()
        if self.ended is not None:
            self.out.first, self.out.second = self.ended, self.parts or None
        else:
            self.out.first = self.parts
        one_sided = ("between", "or") if self.out.second is None else ("before", "after", "between")
        if self.out.side in one_sided:
            self.out.side = ""

    def _step(self, token: str, following: str) -> int:
        """Takes one token, or two; returns how many."""
        word = token.rstrip(".")
        if word in _RELATIVE:
            self.out.relative = True
        elif word in _THIRDS and following in _DAYTIMES:
            self.out.rest += [token, following]
            return 2
        elif word in _THIRDS:
            self.third = _THIRDS[word]
        elif word in _ORDINALS and following in ("quarter", "half"):
            code = 32 + _ORDINALS[word] if following == "quarter" else 39 + _ORDINALS[word]
            self._set("code", str(code))
            return 2
        elif word in _MONTHS:
            self._set("month", _MONTHS[word])
        elif word in _SEASONS or word in _CODES:
            self._set("code", _SEASONS.get(word) or _CODES[word])
        elif word == "or" and self.parts:
            self._end("or")
        elif word in _RANGES and self.parts and (word != "and" or self.out.side == "between"):
            self._end("")
        elif word == "up" and following == "to" and not self.parts:
            self.out.side = "before"
            return 2
        elif word in _SIDES and not self.parts:
            self.out.side = _SIDES[word]
        elif word in _MARKS:
            self.out.marks.add(_MARKS[word])
        elif word[:1].isdecimal() and ":" not in word:
            self._number(word)
        elif word and word not in _NOISE and not (word in "-–—/" and not self.parts):
            self.out.rest.append(token)
        return 1

    def _number(self, word: str) -> None:
        if word.endswith("0s"):
            self._set("year", word[:3] + "X")
            return
        digits = word.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
        if len(digits) <= 2 and digits.isdecimal():
            self._set("day", f"{int(digits):02}")
            return
        found = read_written(digits, 0)
        if found is None or found[1] != len(digits):
            raise DateFaultError("several" if self.parts else "form", word)
        for name in ("year", "month", "day"):
            if value := getattr(found[0], name):
                self._set(name, value)

    def _set(self, name: str, value: str) -> None:
        if getattr(self.parts, name):
            raise DateFaultError("several", " ".join(self.tokens))
        self.parts = replace(self.parts, **{name: value})

    def _end(self, side: str) -> None:
        if self.ended is not None:
            raise DateFaultError("several", " ".join(self.tokens))
        self._close_third()
        self.ended, self.parts = self.parts, Parts()
        self.out.side = side or self.out.side

    def _close_third(self) -> None:
        if not self.third:
            return
        if self.parts.month and not self.parts.day:
            self.parts = replace(self.parts, third=self.third)
        elif self.parts.year and not self.parts.day:
            self.parts = replace(self.parts, vague=self.third)
        self.third = ""
