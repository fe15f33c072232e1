"""What the table of quantities does not show: exactness, units given apart, offsets, sums with their sources."""

from decimal import Decimal

import pytest

from chronicle.source.quantities import parse_funds, parse_quantity
from chronicle.source.units import BASE_UNITS, UNITS, find_unit, nearest_units


def test_numbers_are_exact_to_thirty_digits() -> None:
    quantity, remarks = parse_quantity("123456789012345678901234.567891亿元")
    assert remarks == ()
    assert quantity is not None
    assert quantity.low == Decimal(12345678901234567890123456789100)
    assert str(parse_quantity("0.1万元")[0].low) == "1000"  # type: ignore[union-attr]


def test_nothing_written_is_no_quantity() -> None:
    assert parse_quantity("  ") == (None, ())


def test_a_quantity_knows_its_dimension_and_base() -> None:
    quantity, _ = parse_quantity("15公里")
    assert quantity is not None
    assert (quantity.dimension, quantity.base) == ("length", 1000)


@pytest.mark.parametrize(
    ("text", "unit", "low", "unit_id", "per", "codes"),
    [
        ("300", "头", "300", "head", "", ""),
        ("2", "万元", "20000", "yuan", "", ""),
        ("2万", "万元", "20000", "yuan", "", ""),
        ("4000", "元/户", "4000", "yuan", "household", ""),
        ("若干", "户", "None", "household", "", ""),
        ("300头", "head", "300", "head", "", ""),
        ("300头", "只", "300", "head", "", "C334"),
        ("300", "geese", "300", "geese", "", "C332"),
    ],
)
def test_a_unit_may_be_given_apart(text: str, unit: str, low: str, unit_id: str, per: str, codes: str) -> None:
    quantity, remarks = parse_quantity(text, unit)
    assert quantity is not None
    assert (str(quantity.low), quantity.unit, quantity.per) == (low, unit_id, per)
    assert "".join(remark.code for remark in remarks) == codes


def test_an_unknown_unit_is_pointed_at_and_the_nearest_named() -> None:
    quantity, (remark,) = parse_quantity("约 30 houshold")
    assert quantity is not None
    assert (quantity.unit, quantity.dimension) == ("houshold", "houshold")
    assert "约 30 houshold"[remark.start : remark.end] == "houshold"
    assert "household" in remark.help.en


def test_a_second_figure_is_pointed_at() -> None:
    text = "７.5公里、850米"
    _, (remark,) = parse_quantity(text)
    assert text[remark.start : remark.end] == "、850米"


def test_all_factors_of_area_are_exact() -> None:
    assert UNITS["ha"].base == 15 * UNITS["mu"].base
    assert UNITS["km2"].base == 1500 * UNITS["mu"].base
    assert UNITS["mu"].base * 3 == UNITS["m2"].base * 2000
    assert UNITS["acre"].base == Decimal("4046.8564224") * UNITS["m2"].base
    assert BASE_UNITS["area"] == "mu"


def test_households_persons_and_person_times_never_add() -> None:
    assert len({UNITS[unit].dimension for unit in ("household", "person", "person_time", "head", "hen", "pig")}) == 6


def test_every_dimension_has_a_base_unit_and_every_word_one_unit() -> None:
    assert {unit.dimension for unit in UNITS.values()} == set(BASE_UNITS)
    words = [word for unit in UNITS.values() for word in unit.words]
    assert len(words) == len(set(words))
    for unit in UNITS.values():
        assert all(find_unit(word) is unit for word in unit.words)
        assert find_unit(unit.zh) is unit
        assert find_unit(unit.en_many) is unit


def test_near_units_are_named_once_each() -> None:
    assert nearest_units("kilometrs", 1) in (("kilometers",), ("kilometres",))
    assert nearest_units("qqqq") == ()


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("2万多元", [("", "20000", "gt")]),
        ("中央5万元；自筹1万元", [("central", "50000", "eq"), ("self", "10000", "eq")]),
        ("省财政专项资金2万多元", [("province", "20000", "gt")]),
        ("2万元（社会捐赠）", [("society", "20000", "eq")]),
        ("县级配套3万元、单位帮扶2万元", [("county", "30000", "eq"), ("unit", "20000", "eq")]),
        ("企业捐款3万元，群众自筹1.5万元", [("society", "30000", "eq"), ("self", "15000", "eq")]),
        ("20,000 yuan from the county", [("county", "20000", "eq")]),
        ("central 50,000 yuan, city 10,000 yuan", [("central", "50000", "eq"), ("city", "10000", "eq")]),
        ("between 700 and 800 yuan", [("", "700", "range")]),
        ("2万元和3万元", [("", "20000", "eq"), ("", "30000", "eq")]),
        ("不详", [("", "None", "eq")]),
    ],
)
def test_sums_keep_their_sources(text: str, sums: list[tuple[str, str, str]]) -> None:
    funds, remarks = parse_funds(text)
    assert remarks == ()
    assert [(one.source, str(one.quantity.low), one.quantity.comparator) for one in funds] == sums
    assert all((one.quantity.unit, one.quantity.dimension) == ("yuan", "money") for one in funds)


@pytest.mark.parametrize(
    ("text", "count", "code", "part"),
    [
        ("20000", 1, "C341", "20000"),
        ("省2万元、3头", 1, "C340", "3头"),
        ("中央、省5万元", 1, "C344", "中央"),
        ("10万元（中央5万元、省5万元）", 1, "C342", "（中央5万元、省5万元）"),
        ("省2万元、市1e5元", 1, "C322", "1"),
    ],
)
def test_sums_with_something_to_say(text: str, count: int, code: str, part: str) -> None:
    funds, (remark,) = parse_funds(text)
    assert len(funds) == count
    assert remark.code == code
    assert text[remark.start : remark.end] == part


@pytest.mark.parametrize("text", ["100美元", "3万港元", "10k yuan", "100 US dollars"])
def test_money_of_another_kind_is_no_yuan(text: str) -> None:
    quantity, (remark,) = parse_quantity(text)
    assert quantity is not None
    assert (quantity.dimension == "money", remark.code) == (False, "C332")
    sums, remarks = parse_funds(text)
    assert (sums, remarks[-1].code) == ((), "C340")
