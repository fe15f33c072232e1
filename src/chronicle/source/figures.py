"""One figure at one place of a folded text: Arabic, Chinese or English number, with 多 and its scale."""

from __future__ import annotations

import re
from decimal import Context, Decimal

from chronicle.model.value import Value
from chronicle.source.folding import listed
from chronicle.source.numerals import NUMERALS, VAGUE, chinese_number
from chronicle.source.units import match_unit

EXACT = Context(prec=120)
"""Wide enough that no sum or product of figures with at most 30 digits is rounded."""
MAX_DIGITS = 30

_ARABIC = re.compile(r"[0-9][0-9,]*")
_DECIMALS = re.compile(r"\.[0-9]+")
_EXPONENT = re.compile(r"\*?e[+-]?[0-9]|[*×x]\s?10\^")
_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\Z")
_WORD = re.compile(r"[a-z]+")
_SCALES = {
    "万亿": 10**12, "亿": 10**8, "千万": 10**7, "百万": 10**6, "十万": 10**5, "万": 10**4, "千": 10**3, "百": 100,
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9,
}  # fmt: skip
INNER = {"多": "gt", "余": "gt", "来": "approx", "+": "gt"}
"""Comparators that may stand inside a number: 20多万, 十来户."""
_ONES = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
_ENGLISH = {word: value for value, word in enumerate(_ONES)} | {word: value * 10 for value, word in enumerate(_TENS, 2)}
_MULTIPLES = {"hundred": 100, "thousand": 1000, "million": 10**6, "dozen": 12}


class Figure(Value, frozen=True):
    """`low` to `high` (equal when exact) with the scale worked in, `raw` without it. `comparator` "" unless 多
    or the like stood inside. `problem`: "" or one of digits, exponent, groups, fraction, numeral, tail."""

    low: Decimal
    high: Decimal
    raw: Decimal
    end: int
    comparator: str = ""
    scaled: bool = False
    problem: str = ""


_ZERO = Decimal(0)


def scan_figure(text: str, at: int) -> Figure | None:
    """The figure that begins at `at`, or None when none begins there."""
    if at >= len(text):
        return None
    if text[at] in "0123456789" or (text[at] == "-" and text[at + 1 : at + 2].isdecimal()):
        return _arabic(text, at)
    if text[at] in NUMERALS:
        return _chinese(text, at)
    return _english(text, at)


def scale_at(text: str, at: int) -> tuple[int, int] | None:
    """(factor, end) of a scale word such as 万 or thousand, unless a unit such as 千瓦 stands there."""
    if match_unit(text, at) is not None:
        return None
    for word, factor in _SCALES.items():
        if text.startswith(word, at):
            end = at + len(word)
            if word.isascii() and _WORD.match(text, end):
                return None
            return factor, end
    return None


def _arabic(text: str, at: int) -> Figure:
    start = at + (text[at] == "-")
    found = _ARABIC.match(text, start)
    if found is None:
        return _bad("numeral", at + 1)
    whole = found.group().rstrip(",")
    end = start + len(whole)
    decimals = _DECIMALS.match(text, end)
    end = decimals.end() if decimals else end
    number = whole + (decimals.group() if decimals else "")
    if _EXPONENT.match(text, end):
        return _bad("exponent", end)
    if sum(c.isdecimal() for c in number) > MAX_DIGITS:
        return _bad("digits", end)
    if "," in whole and not _GROUPS.match(whole):
        return _bad("groups", end)
    if text[end : end + 1] in ("/", "⁄") and text[end + 1 : end + 2].isdecimal():
        return _bad("fraction", end)
    value = Decimal(number.replace(",", ""))
    value = -value if start > at else value
    return _scaled(text, value, value, end)


def _chinese(text: str, at: int) -> Figure | None:
    end = at
    while end < len(text) and text[end] in NUMERALS and end - at <= MAX_DIGITS:
        # 五千瓦 is five kilowatts; 一百分点 and 五百 stay whole.
        unit = match_unit(text, end) if end > at else None
        if unit is not None and unit[1] > end + 1:
            break
        if end > at and text[end] == "半":
            break
        end += 1
    if end - at > MAX_DIGITS:
        return _bad("digits", end)
    run = text[at:end]
    if run[0] in VAGUE and len(run) == 1:
        return None
    if text.startswith("分之", end):
        return _bad("fraction", end)
    bounds = chinese_number(run)
    if bounds is None:
        return _bad("numeral", end)
    return _scaled(text, bounds[0], bounds[1], end)


def _english(text: str, at: int) -> Figure | None:
    total = current = 0
    end = at
    seen = False
    while word := _WORD.match(text, end):
        said = word.group()
        if said in ("a", "an") and not seen and text[word.end() : word.end() + 1] == " ":
            current = 1
        elif said == "half" and (not seen or current == 1):
            return _half(text, word.end())
        elif said in _ENGLISH:
            current += _ENGLISH[said]
        elif said in _MULTIPLES and seen:
            current = max(current, 1) * _MULTIPLES[said]
            if _MULTIPLES[said] >= 1000:
                total, current = total + current, 0
        elif not (said == "and" and seen and _word_after(text, word.end()) in _ENGLISH):
            break
        seen, end = True, word.end()
        if text[end : end + 1] in (" ", "-"):
            end += 1
    if not seen:
        return None
    value = Decimal(total + current)
    if text.startswith("and a half", end):
        value, end = value + Decimal("0.5"), end + len("and a half")
    end -= text[end - 1 : end] in (" ", "-")
    return Figure(value, value, value, end)


def _half(text: str, end: int) -> Figure:
    """`half`, `half a`, `half an`, `a half`."""
    for article in (" an ", " a "):
        if text.startswith(article, end):
            end += len(article) - 1
            break
    value = Decimal("0.5")
    return Figure(value, value, value, end)


def _word_after(text: str, at: int) -> str:
    found = _WORD.match(text, at + 1)
    return found.group() if found else ""


def _scaled(text: str, low: Decimal, high: Decimal, end: int) -> Figure:
    """Works in what follows a number: 多, a scale, a smaller part (2万3千)."""
    raw, factor, comparator = low, 1, ""
    if text[end : end + 1] in INNER and text[end : end + 1]:
        comparator, end = INNER[text[end]], end + 1
    after = end + (text[end : end + 1] == " ")
    scale = scale_at(text, after)
    while scale is not None:
        factor, end = factor * scale[0], scale[1]
        after = end + (text[end : end + 1] == " ")
        scale = scale_at(text, after) if factor < 10**8 else None
    low, high = EXACT.multiply(low, Decimal(factor)), EXACT.multiply(high, Decimal(factor))
    if factor > 1 and not comparator:
        rest = scan_figure(text, end) if text[end : end + 1].isdecimal() else None
        if rest is not None and not rest.problem:
            if not rest.scaled and rest.low < 10 and "." not in str(rest.low):
                return _bad("tail", rest.end)  # 2万5: 25,000 or 20,005
            if rest.low >= factor:
                return _bad("numeral", rest.end)
            low, high, end = EXACT.add(low, rest.low), EXACT.add(high, rest.high), rest.end
            comparator = rest.comparator
        elif rest is not None:
            return rest
        elif text[end : end + 1] in INNER and text[end : end + 1]:
            comparator, end = INNER[text[end]], end + 1
    return Figure(tidy(low), tidy(high), raw, end, comparator, factor > 1)


def tidy(value: Decimal) -> Decimal:
    """The same number without idle zeros after the point: 35000.0 is 35000."""
    text = format(value, "f")
    return Decimal(text.rstrip("0").rstrip(".")) if "." in text else Decimal(text)


def _bad(problem: str, end: int) -> Figure:
    return Figure(_ZERO, _ZERO, _ZERO, end, problem=problem)
