"""Figures in words: comparators, units, money by size, and what is not recorded."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from chronicle.model.quantity import Funds, Quantity
from chronicle.source import parse_quantity
from chronicle.theme import load_theme

THEME = load_theme("plain", Path("/nowhere"), options={})[0]
ZH, EN = THEME.speech("zh-Hans"), THEME.speech("en")


@dataclass
class Sum:
    sum: Quantity | None


def read(text: str) -> Quantity:
    found, _ = parse_quantity(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("7.5公里", "7.5公里", "7.5 km"),
        ("850米", "850米", "850 m"),
        ("2万多元", "超过2万元", "more than 20,000 yuan"),
        ("15300元", "1.53万元", "15,300 yuan"),
        ("12345元", "12,345元", "12,345 yuan"),
        ("3.2亿元", "3.2亿元", "320,000,000 yuan"),
        ("1200亩", "1,200亩", "1,200 mu"),
        ("280000亩", "28万亩", "280,000 mu"),
        ("285000亩", "285,000亩", "285,000 mu"),
        ("700-800元", "700–800元", "700–800 yuan"),
        ("2万-3万元", "2–3万元", "20,000–30,000 yuan"),
        ("约1200亩", "约1,200亩", "about 1,200 mu"),
        ("近100户", "近100户", "nearly 100 households"),
        ("不到100户", "不到100户", "less than 100 households"),
        ("至少3人次", "至少3人次", "at least 3 person-times"),
        ("4000元/户", "每户4,000元", "4,000 yuan per household"),
        ("1户", "1户", "1 household"),
        ("10人", "10人", "10 people"),
        ("50%", "50%", "50%"),
    ],
)
def test_a_quantity(text: str, zh: str, en: str) -> None:
    assert ZH.number(read(text)) == zh
    assert EN.number(read(text)) == en


@pytest.mark.parametrize("value", [None, Quantity("", None), Funds(Quantity("", None)), Sum(None)])
def test_what_is_not_recorded_is_said_and_never_0(value: Quantity | Funds | Sum | None) -> None:
    assert ZH.number(value) == "未记录"
    assert EN.number(value) == "not recorded"
    assert EN.number_known(value) == ""


def test_a_true_zero_is_a_figure() -> None:
    assert EN.number(0) == "0"
    assert ZH.number(Quantity("0人", Decimal(0), unit="person", dimension="person")) == "0人"


def test_counts_and_sums() -> None:
    assert ZH.number(12345) == "12,345"
    assert EN.number(Decimal("7.50")) == "7.5"
    assert EN.number(Funds(read("2万元"))) == "20,000 yuan"
    assert ZH.number(Sum(read("90000多元"))) == "超过9万元"


def test_an_unknown_unit_is_printed_as_written() -> None:
    assert ZH.number(Quantity("4箩筐", Decimal(4), unit="箩筐")) == "4箩筐"
    assert EN.number(Quantity("4箩筐", Decimal(4), unit="箩筐")) == "4 箩筐"
