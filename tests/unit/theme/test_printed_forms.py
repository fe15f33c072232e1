"""What a page prints of a date or a figure is read again as the same date or figure, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronicle.model.quantity import Quantity
from chronicle.source import UNITS, parse_date, parse_quantity
from chronicle.theme import load_theme
from unit.source.test_fuzz_values import dates, figures

THEME = load_theme("plain", Path("/nowhere"), options={})[0]
SPEECHES = {lang: THEME.speech(lang) for lang in ("zh-Hans", "en")}

HALF_SAID = re.compile(r"-XX|-[2-4][0-9]/")
"""A day without its month is printed as its year; 夏至 and 冬至 are days, so no season begins a span."""


def sense(value: Quantity) -> tuple[object, ...]:
    """What a figure says, however it is written."""
    return (value.low, value.high, value.comparator, value.dimension, value.unit, value.per)


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
@given(figures | st.text(max_size=40))
@settings(max_examples=1000, deadline=None)
def test_a_printed_figure_is_the_figure(lang: str, text: str) -> None:
    value, _ = parse_quantity(text)
    if value is None or value.low is None or value.unit not in UNITS or (value.per and value.per not in UNITS):
        return
    printed = SPEECHES[lang].number(value)
    again, remarks = parse_quantity(printed)
    assert again is not None, (text, printed, remarks)
    assert sense(again) == sense(value), (text, printed)


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
@given(dates | st.text(max_size=40))
@settings(max_examples=1000, deadline=None)
def test_a_printed_date_is_the_date(lang: str, text: str) -> None:
    when, _ = parse_date(text)
    if when.bucket != 0 or not when.edtf or HALF_SAID.search(when.edtf):
        return
    printed = SPEECHES[lang].date(when).long
    again, remarks = parse_date(printed)
    assert not any(remark.severity == "error" for remark in remarks), (text, printed, remarks)
    assert (again.lower, again.upper, again.certainty, again.month, again.day) == (
        when.lower,
        when.upper,
        when.certainty,
        when.month,
        when.day,
    ), (text, printed)
