"""Typed fields of one record: dates, figures, codes and the words of a vocabulary."""

from __future__ import annotations

import re
import unicodedata

from chronicle.model.diagnostic import Said, Severity
from chronicle.model.quantity import Funds, Quantity
from chronicle.model.when import UNDATED, When
from chronicle.source.dates import parse_date
from chronicle.source.dates_relative import from_year_of
from chronicle.source.nearest import did_you_mean
from chronicle.source.nodes import ListNode, MapNode, Node, Scalar
from chronicle.source.quantities import parse_funds, parse_quantity
from chronicle.source.texts import SEPARATORS, TextRecord
from chronicle.source.vocabulary import VOCABULARY, find, nearest


class Record(TextRecord):
    """The fields of one map, read by type."""

    __slots__ = ()

    # ---- dates and figures

    def date(self, key: str, base: When = UNDATED) -> When:
        """A date with its uncertainty; UNDATED if not given. A list is one-of-set. `base`: the entry's own date,
        from whose year 去年 and the like are told."""
        node = self.value(key)
        return UNDATED if node is None else self.date_of(node, base)

    def date_of(self, node: Node, base: When = UNDATED) -> When:
        """A date from a value."""
        if isinstance(node, ListNode) and all(isinstance(item, Scalar) for item in node.items):
            words = [item.text.strip() for item in node.items if isinstance(item, Scalar)]
            node = Scalar(f"[{','.join(words)}]", node.spot, "|")
        if not isinstance(node, Scalar):
            self.wrong(node, "a date", "日期")
            return UNDATED
        if self.hidden(node):
            return UNDATED
        relative = from_year_of(node.text, base)
        if relative is not None:
            return relative
        when, remarks = parse_date(node.text)
        for remark in remarks:
            self.sheet.remark(remark, node)
        return when

    def quantities(self, key: str, unit_key: str = "unit") -> tuple[Quantity, ...]:
        """One or several quantities; `unit` completes a bare number."""
        unit = self.text(unit_key) if unit_key else ""
        found: list[Quantity] = []
        for node in self.nodes(key):
            if not isinstance(node, Scalar):
                self.wrong(node, "a quantity such as 7.5公里", "数量，如 7.5公里")
                continue
            if self.hidden(node):
                continue
            quantity, remarks = parse_quantity(node.text, unit)
            for remark in remarks:
                self.sheet.remark(remark, node)
            if quantity is not None:
                found.append(quantity)
        return tuple(found)

    def quantity(self, key: str, unit: str = "") -> Quantity | None:
        """One quantity; `unit` is what a bare number counts."""
        node = self.value(key)
        if node is None:
            return None
        text = self.scalar(node)
        if not text:
            return None
        quantity, remarks = parse_quantity(text, unit)
        for remark in remarks:
            self.sheet.remark(remark, node)
        return quantity

    def funds(self, key: str, source_key: str) -> tuple[Funds, ...]:
        """Sums of money: texts, or maps of amount and source; `source_key` gives one source for all."""
        default = self.word(source_key, "funds_source", "", code="C390") if source_key else ""
        found: list[Funds] = []
        for index, node in enumerate(self.nodes(key)):
            source = default
            value = node
            if isinstance(node, MapNode):
                inner = Record(node, "funds", self.sheet, f"{self.at(key)}.{index}")
                source = inner.word("source", "funds_source", default, code="C390")
                value = inner.key_node("amount")
            if not isinstance(value, Scalar):
                self.wrong(value, "a sum such as 2万多元", "金额，如 2万多元")
                continue
            if self.hidden(value):
                continue
            sums, remarks = parse_funds(value.text)
            for remark in remarks:
                self.sheet.remark(remark, value)
            found.extend(Funds(one.quantity, one.source or source) for one in sums)
        return tuple(found)

    def number(self, key: str, default: int | None = None) -> int | None:
        """A whole number (C394)."""
        node = self.value(key)
        if node is None:
            return default
        text = unicodedata.normalize("NFKC", self.scalar(node)).replace(",", "")
        if re.fullmatch(r"-?[0-9]{1,9}", text):
            return int(text)
        self.sheet.error(
            "C394",
            node.spot,
            Said("this must be a whole number", "这里要写整数"),
            Said("write digits only, such as 589", "只写数字，如 589"),
        )
        return default

    def decimal(self, text: str) -> float | None:
        """A number with a point; None if the text is none."""
        text = unicodedata.normalize("NFKC", text).strip()
        return float(text) if re.fullmatch(r"[+-]?[0-9]{1,9}(?:\.[0-9]{1,20})?", text) else None

    def coords(self, key: str) -> tuple[float, float] | None:
        """Latitude and longitude in degrees, rounded to 2 decimals at once: nothing finer is kept (C392)."""
        node = self.value(key)
        if node is None:
            return None
        if isinstance(node, ListNode):
            parts = [self.scalar(item) for item in node.items]
        else:
            parts = re.split(r"\s*[,，、;\s]\s*", self.scalar(node).strip("()（）"))
        values = [self.decimal(part) for part in parts]
        if len(values) == 2:
            north, east = values
            if north is not None and east is not None and abs(north) <= 90 and abs(east) <= 180:
                return (round(north, 2), round(east, 2))
        self.sheet.error(
            "C392",
            node.spot,
            Said("this is no pair of latitude and longitude", "这不是纬度、经度"),
            Said("write latitude first: [37.52, 111.15]", "先纬度后经度：[37.52, 111.15]"),
        )
        return None

    def code(self, key: str, lengths: tuple[int, ...]) -> str:
        """An official code of one of some lengths, in digits (C393)."""
        node = self.value(key)
        if node is None:
            return ""
        text = unicodedata.normalize("NFKC", self.scalar(node)).replace(" ", "")
        if text.isascii() and text.isdigit() and len(text) in lengths:
            return text
        listed = ", ".join(map(str, lengths))
        self.sheet.error(
            "C393",
            node.spot,
            Said(f"a code has {listed} digits", f"区划代码应为 {listed} 位数字"),
            Said('put it in quotation marks: "141102101"', '请加引号："141102101"'),
        )
        return ""

    # ---- words of a table

    def word(self, key: str, table: str, default: str, *, code: str, severity: Severity = "error") -> str:
        """One word of a vocabulary, as its id; `default` if not given or not known."""
        node = self.value(key)
        if node is None:
            return default
        return self.word_of(node, table, code=code, severity=severity) or default

    def words(self, key: str, table: str, *, code: str, severity: Severity = "error") -> tuple[str, ...]:
        """One or several words of a vocabulary."""
        found: list[str] = []
        for node in self.nodes(key):
            texts = [self.scalar(node)]
            if not find(table, texts[0]):
                texts = [part for part in SEPARATORS.split(texts[0]) if part]
            for text in texts:
                known = find(table, text) or self.unknown_word(node, text, table, code, severity)
                if known:
                    found.append(known)
        return tuple(dict.fromkeys(found))

    def word_of(self, node: Node, table: str, *, code: str, severity: Severity = "error") -> str:
        """A word of a vocabulary from a value; "" if unknown, which is reported."""
        if not isinstance(node, Scalar):
            self.sheet.say(code, severity, node.spot, Said("one word is wanted here", "这里要写一个词"))
            return ""
        text = node.text.strip()
        return find(table, text) or self.unknown_word(node, text, table, code, severity)

    def unknown_word(self, node: Node, text: str, table: str, code: str, severity: Severity) -> str:
        """Reports a word that a vocabulary does not know, with the nearest ones; gives ""."""
        near = nearest(table, text)
        known = VOCABULARY[table]
        self.sheet.say(
            code,
            severity,
            node.spot,
            Said(f"“{text[:40]}” is not known here", f"这里不认识“{text[:40]}”"),
            did_you_mean(near)
            if near
            else Said(
                f"write one of {', '.join(known)}", f"请写其中之一：{'、'.join(said.zh for said in known.values())}"
            ),
        )
        return ""

    def flag(self, key: str, default: bool = False, *, code: str = "C391") -> bool | None:
        """Yes or no in either language; None if not understood (reported)."""
        node = self.value(key)
        if node is None:
            return default
        found = self.word_of(node, "yes_no", code=code)
        return None if not found else found == "yes"
