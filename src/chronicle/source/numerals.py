"""Chinese numerals: whole numbers (二十八万), positional digits (二〇一五), vague ones (十几, 三四十)."""

from __future__ import annotations

from decimal import Decimal

DIGITS = {
    "零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
    "九": 9, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9, "兩": 2,
}  # fmt: skip
SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "萬": 10**4, "億": 10**8}
VAGUE = "几数"
NUMERALS = frozenset("".join(DIGITS) + "".join(SMALL) + "".join(LARGE) + VAGUE + "廿卅点半")

Range = tuple[Decimal, Decimal]


def chinese_int(text: str) -> int | None:
    """The exact whole number that a Chinese numeral says, else None. `十五` 15, `二〇一五` 2015, `两千三` 2300."""
    found = chinese_number(text)
    if found is None or found[0] != found[1] or found[0] != found[0].to_integral_value():
        return None
    return int(found[0])


def chinese_number(text: str) -> Range | None:
    """The lowest and highest number that a Chinese numeral allows (equal when it is exact), None when it is
    none. `十几` 11 to 19, `几十` 20 to 99, `三四十` 30 to 40, `七点五` 7.5, `半` 0.5."""
    if text == "半":
        return Decimal("0.5"), Decimal("0.5")
    text = text.replace("廿", "二十").replace("卅", "三十")
    whole, point, decimals = text.partition("点")
    if point:
        base = chinese_number(whole) if whole else None
        if base is None or base[0] != base[1] or not decimals or any(c not in DIGITS for c in decimals):
            return None
        value = Decimal(f"{int(base[0])}." + "".join(str(DIGITS[c]) for c in decimals))
        return value, value
    if not text or "半" in text:
        return None
    bounds = _positional(text) if all(c in DIGITS for c in text) else _with_units(text)
    return None if bounds is None else (Decimal(bounds[0]), Decimal(bounds[1]))


def _positional(text: str) -> tuple[int, int] | None:
    values = [DIGITS[c] for c in text]
    if len(values) == 2 and (0 < values[0] == values[1] - 1 or values == [3, 5]):
        return values[0], values[1]  # 七八户, 三五户: an idiom for a range
    if len(values) > 1 and "两" in text:
        return None
    number = int("".join(map(str, values)))
    return number, number


def _with_units(text: str) -> tuple[int, int] | None:
    """Large units cut the text into sections below 10,000: 一亿|二千三百万|五千."""
    low = high = 0
    last_unit = 10**16
    section = ""
    for char in text:
        if char not in LARGE:
            section += char
            continue
        unit = LARGE[char]
        if not section and low:
            low, high, last_unit = low * unit, high * unit, unit  # 万亿
            continue
        if unit >= last_unit or low != high:
            return None
        bounds = _section(section) if section else (1, 1)
        if bounds is None or (not section and text[0] != char):
            return None
        low, high = low + bounds[0] * unit, high + bounds[1] * unit
        last_unit, section = unit, ""
    if section:
        if low != high:
            return None
        if len(section) == 1 and section in DIGITS and low:
            tail = DIGITS[section] * last_unit // 10  # 两万三 is 23,000
            return low + tail, high + tail
        bounds = _section(section)
        if bounds is None:
            return None
        low, high = low + bounds[0], high + bounds[1]
    return low, high


def _section(text: str) -> tuple[int, int] | None:
    """A numeral below 10,000."""
    low = high = 0
    last_unit = 10**4
    digits: list[int] = []
    vague = zero = False
    for char in text:
        if char in DIGITS:
            if DIGITS[char] == 0:
                zero = True
                if digits:
                    return None
                continue
            digits.append(DIGITS[char])
        elif char in VAGUE:
            if vague or digits or (char == "数" and low):
                return None
            vague = True
        elif char in SMALL:
            unit = SMALL[char]
            first = _counted(digits, vague, unit, bare_ok=unit == 10 or len(text) == 1)
            if unit >= last_unit or first is None or low != high:
                return None
            low, high = low + first[0], high + first[1]
            last_unit, digits, vague, zero = unit, [], False, False
        else:
            return None
    if not digits and not vague:
        return None if zero else (low, high)
    if low != high:
        return None
    lesser = 1 if zero or last_unit == 10**4 else last_unit // 10
    if vague:
        # 几 alone is no figure; 一百几 is not said.
        return (low + 1, low + 9) if last_unit == 10 else ((2, 9) if text in VAGUE else None)
    tail = _counted(digits, False, lesser if len(digits) == 1 and low else 1, bare_ok=False)
    return None if tail is None else (low + tail[0], high + tail[1])


def _counted(digits: list[int], vague: bool, unit: int, *, bare_ok: bool) -> tuple[int, int] | None:
    """What stands before a unit, times the unit: a digit, two neighbouring digits (a range), 几, or nothing."""
    if vague:
        return 2 * unit, 10 * unit - 1
    if not digits:
        return (unit, unit) if bare_ok else None
    if len(digits) == 1:
        return digits[0] * unit, digits[0] * unit
    if len(digits) == 2 and (digits[0] == digits[1] - 1 or digits == [3, 5]):
        return digits[0] * unit, digits[1] * unit
    return None
