"""Reads one quantity from left to right. Positions are in the folded text; remarks point into the original."""

from __future__ import annotations

from decimal import Decimal

from chronicle.model.diagnostic import Remark
from chronicle.model.quantity import Comparator, Quantity
from chronicle.source import quantity_remarks as say
from chronicle.source.figures import EXACT, Figure, scale_at, scan_figure, tidy
from chronicle.source.folding import Folded, by_first, is_han
from chronicle.source.numerals import NUMERALS
from chronicle.source.qualifiers import AFTER, AFTER_WORDS, BEFORE, BEFORE_WORDS, FILLERS, combined, longest
from chronicle.source.units import UNITS, Unit, find_unit, match_unit, nearest_units

MAX_LENGTH = 200
_CURRENCY = ("¥", "rmb", "cny", "人民币")
_RANGE_MARKS = ("--", "-", "–", "—", "―", "~", "至", "到", "to ", "and ", "or ")
_AVERAGES = {
    "户均": "户",
    "人均": "人",
    "年均": "年",
    "月均": "个月",
    "日均": "天",
    "亩均": "亩",
    "组均": "组",
    "村均": "村",
}
_CURRENCY_WORDS, _AVERAGE_WORDS = by_first(_CURRENCY), by_first(_AVERAGES)
_EACH = by_first(("每", "/", "per ", "a ", "an ", "each ", "every "))
_INNER: dict[str, Comparator] = {
    "多": "gt", "余": "gt", "odd ": "gt", "plus ": "gt", "or so ": "approx", "or more ": "ge", "or less ": "le",
    "or fewer ": "le",
}  # fmt: skip
_PUNCTUATION = " ,.;:，。；：、"


class NoQuantityError(Exception):
    """Inside this floor only: the text cannot be read; `remark` says why."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark.message.en)
        self.remark = remark


class QuantityReader:
    """`read` may be called once. `apart` is a reader that has read a unit given apart."""

    def __init__(self, original: str, told: Folded, apart: QuantityReader | None) -> None:
        self.original, self.told, self.text = original, told, told.text
        self.at = 0
        self.apart = apart
        self.remarks: list[Remark] = []
        self.comparators: list[Comparator] = []
        self.per: list[str] = []
        self.unit = ""
        self.known: Unit | None = None
        self.factor = 1

    def read(self) -> Quantity:
        """The quantity; raises NoQuantityError."""
        self._before()
        start = self.at
        percent = self._take("百分之")
        figure = self._figure()
        if figure is None:
            return self._without_number()
        low, high = figure.low, figure.high
        if percent:
            self.unit, self.known = "percent", UNITS["percent"]
        else:
            low, high = self._extra_half(low, high, "个半")
            self._read_unit()
        low, high = self._range_or_parts(figure, low, high, start)
        low, high = self._extra_half(low, high, "半")
        self._after()
        self._rest()
        low, high = self._from_apart(figure, low, high)
        self._judge(low, high, start)
        comparator = combined(self.comparators)
        if comparator is None:
            raise NoQuantityError(say.contradiction())
        ranged = high != low
        return Quantity(
            self.original, low, high if ranged else None, "range" if ranged else comparator, self.unit,
            self.known.dimension if self.known else self.unit.lower(),
            self.known.base if self.known else Decimal(1), "/".join(self.per),
        )  # fmt: skip

    def read_unit_alone(self) -> bool:
        """Reads `[scale] unit [per unit]` and nothing else; True if that is a known unit."""
        if match_unit(self.text, 0) is None and (scale := scale_at(self.text, 0)) is not None:
            self.factor, self.at = scale
        known = match_unit(self.text, self.at)
        if known is not None:
            self.known, self.at = known
            self.unit = self.known.id
            self._per_suffix()
            if self.at == len(self.text):
                return True
        self.known, self.unit, self.per = None, self.original[self._origin(self.at) :] or self.original, []
        return False

    # What stands before the number.

    def _before(self) -> None:
        while True:
            self._space()
            if word := longest(BEFORE_WORDS, self.text, self.at):
                if word == "上" and self.text[self.at + 1 : self.at + 2] not in ("百", "千", "万"):
                    return
                self.comparators.append(BEFORE[word])
            elif word := longest(FILLERS, self.text, self.at):
                if word == "累计":
                    self.remarks.append(say.cumulative(self._span(self.at, self.at + 2)))
            elif word := longest(_CURRENCY_WORDS, self.text, self.at):
                self.unit, self.known = "yuan", UNITS["yuan"]
            elif word := longest(_AVERAGE_WORDS, self.text, self.at):
                self._add_per(_AVERAGES[word])
            elif self.text.startswith("每", self.at) and (found := match_unit(self.text, self.at + 1)):
                self.per.append(found[0].id)
                self.at = found[1]
                continue
            else:
                return
            self.at += len(word)

    def _add_per(self, word: str) -> None:
        unit = find_unit(word)
        if unit is not None:
            self.per.append(unit.id)

    # The number, its unit, its second end or smaller part.

    def _figure(self) -> Figure | None:
        start = self.at
        figure = scan_figure(self.text, start)
        if figure is None:
            return None
        if figure.problem:
            raise NoQuantityError(say.bad_number(figure.problem, *self._span(start, figure.end)))
        if figure.comparator:
            self.comparators.append("gt" if figure.comparator == "gt" else "approx")
        self.at = figure.end
        return figure

    def _extra_half(self, low: Decimal, high: Decimal, word: str) -> tuple[Decimal, Decimal]:
        """两个半小时, 三年半: half a unit more."""
        if not self._take(word):
            return low, high
        half = Decimal("0.5")
        return EXACT.add(low, half), EXACT.add(high, half)

    def _read_unit(self) -> None:
        """The unit here; an unknown word is kept as written and reported."""
        self._space()
        self._inner_after()
        self._space()
        start = self.at
        found = match_unit(self.text, start)
        if found is not None:
            self._set_unit(found[0], start, found[1])
            return
        if longest(_EACH, self.text, start) or longest(AFTER_WORDS, self.text, start) or self._range_mark():
            return
        end = self._word_end(start)
        if end == start:
            return
        late = self._unit_within(start, end)
        if late is not None:
            self._set_unit(late[0], late[1], late[2])
            self.remarks.append(self._noun(start, late[1]))
            return
        written = self.original[slice(*self._span(start, end))].strip()
        near = nearest_units(written)
        self.unit, self.known, self.at = written, None, end
        self.remarks.append(say.unknown_unit(written, near, self._span(start, end)))

    def _set_unit(self, unit: Unit, start: int, end: int) -> None:
        if unit.id == "thing" and not longest(_EACH, self.text, end + self.text.startswith(" ", end)):
            late = self._unit_within(end, self._word_end(end))  # 4个贫困户 are households
            if late is not None:
                self.remarks.append(self._noun(end, late[1]))
                unit, end = late[0], late[2]
        if unit.id == "fen" and self.text[start:end] == "分":
            self.remarks.append(say.ambiguous_fen(self._span(start, end)))
        if unit.id == "acre":
            self.remarks.append(say.acres(self._span(start, end)))
        if self.unit == "yuan" and self.known is not None and unit.id != "yuan":
            raise NoQuantityError(say.unlike(self._span(start, end)))
        self.known, self.unit, self.at = unit, unit.id, end

    def _inner_after(self) -> None:
        """Comparators between number and unit: `20 or more households`."""
        for word, comparator in _INNER.items():
            if self._take(word):
                self.comparators.append(comparator)
                return

    def _unit_within(self, start: int, end: int) -> tuple[Unit, int, int] | None:
        """A unit at the end of a phrase: `poor families`, `个贫困户`."""
        for at in range(max(start + 1, end - 20), end):
            boundary = is_han(self.text[at]) or not self.text[at - 1].isalnum()
            found = match_unit(self.text, at) if boundary else None
            if found is None or found[1] != end or found[0].id == "thing":
                continue
            # 美元 are no 元, and in `10k yuan` the k is no noun: money takes nothing before it but its country.
            if found[0].dimension != "money" or self.text[start:at].strip() == "chinese":
                return found[0], at, end
        return None

    def _word_end(self, start: int) -> int:
        """Where the words of an unknown unit end: before a stroke, a qualifier, a bracket or a figure."""
        at = start
        while at < len(self.text):
            char = self.text[at]
            if not (char.isalpha() or char in " '-%°℃²³"):
                break
            if at > start and (longest(AFTER_WORDS, self.text, at) or self.text.startswith((" per ", "每"), at)):
                break
            if at > start and char == "-" and self.text[at + 1 : at + 2].isdecimal():
                break
            at += 1
        while at > start and self.text[at - 1] in " -":
            at -= 1
        return at

    def _range_or_parts(self, first: Figure, low: Decimal, high: Decimal, start: int) -> tuple[Decimal, Decimal]:
        mark = self._range_mark()
        if mark:
            return self._second_end(first, low, mark, start)
        if self.known is None or not self._figure_here():
            return low, high
        unit = self.known
        part_at = self.at
        part = scan_figure(self.text, part_at)
        if part is None or part.problem or low != high:
            return low, high
        found = match_unit(self.text, part.end)
        smaller = found[0] if found else None
        if smaller is None or smaller.dimension != unit.dimension or smaller.base >= unit.base:
            return low, high
        if part.comparator:
            self.comparators.append("gt" if part.comparator == "gt" else "approx")
        self.at = found[1] if found else part.end
        value = _in_unit(EXACT.multiply(part.low, smaller.base), unit)
        if value is not None:  # 3亩5分
            total = EXACT.add(low, value)
        else:
            total = EXACT.add(_exactly(low, unit, smaller), part.low)
            self.known, self.unit = smaller, smaller.id
        return tidy(total), tidy(total)

    def _second_end(self, first: Figure, low: Decimal, mark: str, start: int) -> tuple[Decimal, Decimal]:
        unit = self.known
        self._take(mark)
        self._space()
        for word in _CURRENCY:
            self._take(word)
        second = self._figure()
        if second is None:
            raise NoQuantityError(say.bad_number("numeral", *self._span(start, len(self.text))))
        self._read_unit()
        last = self.known
        high = second.high
        if second.scaled and not first.scaled and first.raw < second.raw and second.raw > 0:
            low = EXACT.multiply(low, EXACT.divide(second.low, second.raw))  # 1-2万元
        if unit is not None and last is not None and unit is not last:
            moved = _in_unit(EXACT.multiply(low, unit.base), last) if unit.dimension == last.dimension else None
            if moved is None:
                raise NoQuantityError(say.unlike(self._span(start, self.at)))
            low = moved
        if low > high:
            raise NoQuantityError(say.backwards(self._span(start, self.at)))
        return tidy(low), tidy(high)

    def _range_mark(self) -> str:
        self._space()
        for mark in _RANGE_MARKS:
            if self.text.startswith(mark, self.at):
                after = self.at + len(mark)
                rest = self.text[after:].lstrip().removeprefix("¥").removeprefix("rmb").lstrip()
                if rest and (rest[0].isdecimal() or rest[0] in NUMERALS or mark in ("to ", "and ", "or ")):
                    return mark if scan_figure(rest, 0) is not None else ""
        return ""

    # What stands behind.

    def _after(self) -> None:
        while True:
            self._space()
            word = longest(AFTER_WORDS, self.text, self.at)
            if word:
                self.comparators.append(AFTER[word])
                self.at += len(word)
            elif self.text.startswith(("in total", "合计"), self.at):
                self.at += len("in total") if self.text.startswith("in", self.at) else 2
            elif not self._per_suffix():
                return

    def _per_suffix(self) -> bool:
        """`/户`, `每户`, `per household`, `a year`; several are kept in order (`元/户/年`)."""
        found_any = False
        while True:
            self._space()
            mark = longest(_EACH, self.text, self.at)
            if not mark:
                return found_any
            at = self.at + len(mark)
            at += self.text[at : at + 1] == " "
            found = match_unit(self.text, at)
            if found is None:
                return found_any
            self.per.append(found[0].id)
            self.at, found_any = found[1], True

    def _rest(self) -> None:
        """What is left is a noun, unless it holds another figure."""
        rest = self.text[self.at :]
        if not rest.strip(_PUNCTUATION):
            return
        digit = next((i for i, char in enumerate(rest) if char.isdecimal()), -1)
        if digit >= 0 or self._figure_here():
            raise NoQuantityError(say.several(self.text, self._span(self.at, len(self.text))))
        self.remarks.append(self._noun(self.at, len(self.text)))

    def _from_apart(self, figure: Figure, low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
        apart = self.apart
        if apart is None:
            if not self.unit:
                self.remarks.append(say.no_unit())
            return low, high
        if not self.unit:
            self.unit, self.known = apart.unit, apart.known
            self.per = self.per or apart.per
            if apart.known is None:
                self.remarks.append(say.unknown_unit(apart.unit, nearest_units(apart.unit), (0, 0)))
            factor = 1 if figure.scaled else apart.factor  # 2万 with the unit 万元 says it twice
            low, high = EXACT.multiply(low, Decimal(factor)), EXACT.multiply(high, Decimal(factor))
        elif self.unit != apart.unit:
            self.remarks.append(say.two_units(self.unit, apart.original, (0, len(self.original))))
        return tidy(low), tidy(high)

    def _judge(self, low: Decimal, high: Decimal, start: int) -> None:
        if low < 0 and not (self.known is None or self.known.dimension == "length"):
            raise NoQuantityError(say.below_zero(self._span(start, self.at)))
        if low > high:
            raise NoQuantityError(say.backwards(self._span(start, self.at)))

    def _without_number(self) -> Quantity:
        if any(char.isdecimal() for char in self.text):
            raise NoQuantityError(say.bad_number("numeral", 0, len(self.original)))
        self.remarks.append(say.no_figure(self.original))
        return Quantity(self.original, None)

    # Small steps.

    def _figure_here(self) -> bool:
        self._space()
        return scan_figure(self.text, self.at) is not None

    def _take(self, word: str) -> bool:
        if not self.text.startswith(word, self.at):
            return False
        self.at += len(word)
        return True

    def _space(self) -> None:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def _origin(self, at: int) -> int:
        return self.told.span(at, at)[0]

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return self.told.span(start, min(end, len(self.text)))

    def _noun(self, start: int, end: int) -> Remark:
        span = self._span(start, end)
        return say.noun(self.original[slice(*span)].strip(), span)


def _in_unit(base_value: Decimal, unit: Unit) -> Decimal | None:
    """A value in the dimension's base unit as so many `unit`, None if no finite decimal says it exactly."""
    value = EXACT.divide(base_value, unit.base)
    return tidy(value) if EXACT.multiply(value, unit.base) == base_value and len(str(value)) < 60 else None


def _exactly(value: Decimal, unit: Unit, smaller: Unit) -> Decimal:
    return EXACT.divide(EXACT.multiply(value, unit.base), smaller.base)
