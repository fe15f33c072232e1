"""The short ways for what most records hold give what the full readers give, or nothing."""

from __future__ import annotations

import re
import unicodedata
from itertools import product
from pathlib import PurePosixPath

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chronicle.read.identity import path_id
from chronicle.source import Sheet, folding, traps
from chronicle.source.dates import plain_day
from chronicle.source.dates_full import read_date
from chronicle.source.keys import ALIASES, is_key, normalise
from chronicle.source.qualifiers import BEFORE
from chronicle.source.quantities import parse_funds, plain_quantity
from chronicle.source.quantities_full import read_quantity, read_sums
from chronicle.source.slugs import id_remarks, slug
from chronicle.source.units import UNITS
from chronicle.source.vocabulary import VOCABULARY
from chronicle.source.yaml_full import read_yaml
from chronicle.source.yaml_plain import plain_tree
from unit.source.case_tables import rows

UNIT_WORDS = sorted(word for unit in UNITS.values() for word in unit.words)
APART = ("", "元", "万元", "户", "头", "个", "英亩", "分", "元/户", "geese")
NUMBERS = ("0", "5", "007", "589", "1.50", "3.0", "123456789012345.123456789", "1.2.3", "1,200", "-3")


def same_figure(text: str, unit: str = "") -> bool:
    """True if the short way was gone; then the full reader agrees to the letter."""
    plain = plain_quantity(text, unit)
    if plain is not None:
        assert repr(read_quantity(text, unit)) == repr((plain, ()))
    if plain is not None and not unit and plain.dimension == "money":
        assert repr(read_sums(text)) == repr(parse_funds(text))
    return plain is not None


def test_every_unit_with_every_qualifier_is_read_alike() -> None:
    befores = ("", *BEFORE, "累计", "共", "大约共")
    taken = [same_figure(f"{before}12{unit}") for before, unit in product(befores, UNIT_WORDS)]
    assert sum(taken) > len(taken) // 10


def test_every_scale_is_read_alike_with_every_unit() -> None:
    scales = ("万", "亿", "千", "百万", "多", "余", "来", "多万", "万多", "余亿", "万余", "多万多", "多多")
    taken = [same_figure(f"7{scale}{unit}") for scale, unit in product(scales, UNIT_WORDS)]
    assert sum(taken) > len(taken) // 10


@pytest.mark.parametrize("number", NUMBERS)
def test_every_number_is_read_alike(number: str) -> None:
    for before, scale, unit, apart in product(("", "约", "上"), ("", "万", "多"), ("", "元", "个", "％"), APART):
        same_figure(f"{before}{number}{scale}{unit}", apart)


@pytest.mark.parametrize("text", ["7.5公里", "约300人", "2万多元", "20余万元", "589人", "80%", "28万亩", "1.2亿元"])
def test_the_usual_figures_go_the_short_way(text: str) -> None:
    assert same_figure(text)


def test_the_tables_of_cases_are_read_alike() -> None:
    for row in rows("quantities.md"):
        same_figure(row[0])
    for row in rows("dates.md"):
        same_day(row[0])


pieces = ["约", "不到", "上", "几", "12", "7.5", "0", "万", "亿", "多", "余", "来", "千", "百", "半", "元", "户", "分",
          "个", "人", "米", "公里", "英亩", "%", "％", "以上", "左右", "每", "/", "、", " ", "１", "二"]  # fmt: skip


@given(st.lists(st.sampled_from(pieces), max_size=6).map("".join) | st.text(max_size=12), st.sampled_from(APART))
@example("几乎12户", "")
@settings(max_examples=500, deadline=None)
def test_any_figure_is_read_alike(text: str, unit: str) -> None:
    same_figure(text.strip(), unit)


def same_day(text: str) -> bool:
    """True if the short way was gone; then the full reader agrees."""
    plain = plain_day(text)
    if plain is not None:
        assert read_date(text) == (plain, ())
    return plain is not None


@pytest.mark.parametrize(
    "text", ["2015-12-23", "2015-1-2", "2015.12.23", "2015/12/3", "2015年12月23日", "2015年1月2日"]
)
def test_the_usual_days_go_the_short_way(text: str) -> None:
    assert same_day(text)


@given(
    st.from_regex(r"(19|20|21|00|2[0-9])[0-9]{2}([-./年])[0-9]{1,2}([-./月])[0-9]{1,2}日?", fullmatch=True)
    | st.dates().map(str)
)
@settings(max_examples=500, deadline=None)
def test_any_day_is_read_alike(text: str) -> None:
    same_day(text)


@given(st.lists(st.sampled_from(["a", "road", "-", "_", ".", "..", "/", "A", "con", "路", " ", "1"]), max_size=6))
@settings(max_examples=500, deadline=None)
def test_a_plain_path_is_its_id(parts: list[str]) -> None:
    path = "".join(parts) + ".md"
    own = [one if not id_remarks(one) else slug(one) for one in PurePosixPath(path).with_suffix("").parts]
    assert path_id(path, Sheet("x")) == ("/".join(part for part in own if part) or "unnamed")


def test_plain_characters_fold_to_themselves() -> None:
    for char in map(chr, range(0x110000)):
        if folding.stable().fullmatch(char):
            assert unicodedata.normalize("NFKC", char) == char
            assert len(char.lower()) == 1
            assert not unicodedata.combining(char)


def test_words_and_keys_are_listed_in_the_form_that_is_looked_up() -> None:
    assert all(
        folding.folded(word) == word for table in VOCABULARY.values() for said in table.values() for word in said.words
    )
    assert all(normalise(name) == name for aliases in ALIASES.values() for name in aliases)


LINES = ["村", "标题", "access", "note", ": ", ":", "：", " ", "  ", "- ", "\n", "\n", "|", ">", "#", "'", '"', "[",
         "]", "x", "10", "https://e.org", "他说", "\t", "　", "%", ","]  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=25).map("".join))
@settings(max_examples=500, deadline=None)
def test_a_text_is_mended_as_line_by_line(text: str) -> None:
    short, full = Sheet("a.md"), Sheet("a.md")
    mended, other = traps.mend(text, short, is_key), traps.Mended("")
    traps.mend_lines(text.split("\n"), full, is_key, 1, other)
    assert (mended, short.diagnostics) == (other, full.diagnostics)


def same_tree(text: str) -> bool:
    """True if the short way was gone; then the parser agrees and has nothing to say."""
    sheet = Sheet("a.md")
    mended = traps.mend(text, Sheet("a.md"), is_key)
    plain = plain_tree(mended.text, 7) if not mended.moved else None
    if plain is not None:
        assert (plain, []) == (read_yaml(mended, sheet, 7), sheet.diagnostics)
    return plain is not None


HEAD = """title: 路修到 10:30 了
date: 2015-12-23
村: [甲村, 乙 村,丙]
tags: []
weather:
措施:
  - 编号: m1
    名称: 修“路”, 二期
    note:
  - {编号: m2, 名称: 井}
places:
- 坡 上
-  河边
access: public
"""


def test_the_usual_front_matter_goes_the_short_way() -> None:
    assert same_tree(HEAD)


SIGNS = [*"-?:,[]{}#&*!|>'\"%@`<.=~\\/", " ", "  ", "\n", ": ", " - ", ", ", "a", "村", "note: ", "\n  ", "\n- ",
         "\n    b: ", "\u3000", "\xa0", "---", "...", "<<", "null", "1", "https://e.org", "\t", "\u2028", "𠮷",
         "[a, b]", "{a: b}", "k:\n  - a: b\n    c: d\n"]  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, len(HEAD)), st.integers(0, 3), st.sampled_from(SIGNS)), max_size=4))
@settings(max_examples=1000, deadline=None)
def test_front_matter_with_any_sign_is_read_alike(changes: list[tuple[int, int, str]]) -> None:
    text = HEAD
    for at, gone, sign in changes:
        text = text[:at] + sign + text[at + gone :]
    same_tree(text)


@given(st.lists(st.sampled_from(SIGNS), max_size=12).map("".join))
@settings(max_examples=1000, deadline=None)
def test_any_yaml_is_read_alike(text: str) -> None:
    same_tree(text)


def test_each_forbidden_character_is_looked_for() -> None:
    kinds = (traps.BREAKS, traps.CONTROLS, traps.BIDI, traps.SURROGATES)
    for char in map(chr, range(0x110000)):
        assert (traps.forbidden_in(char) == char) == any(re.match(kind, char) for kind in kinds)
