"""Figures are added without ever being smoothed: comparators, units, unknown figures, one measure told twice."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.ledger import Standing, Sum, funds_total, standing, totals
from chronicle.model.archive import PublicMeasure, PublicMeasureHistory
from chronicle.model.quantity import Comparator, Funds, Quantity
from chronicle.model.when import UNDATED
from chronicle.model.wording import UNSAID, plain
from chronicle.source import parse_funds, parse_quantity


def qty(text: str) -> Quantity:
    found, remarks = parse_quantity(text, "")
    assert found is not None
    assert [remark for remark in remarks if remark.severity == "error"] == []
    return found


def money(text: str) -> Funds:
    (found,) = parse_funds(text)[0]
    return Funds(found.quantity, found.source)


def report(*quantities: str, funds: tuple[str, ...] = (), **changes: Any) -> PublicMeasure:
    values: dict[str, Any] = {
        "key": "v/m",
        "title": plain("路"),
        "kind": "infrastructure",
        "kind_text": "",
        "village": "v",
        "place": "",
        "household": UNSAID,
        "quantities": tuple(qty(text) for text in quantities),
        "funds": tuple(money(text) for text in funds),
        "status": "done",
        "condition": UNSAID,
        "condition_measure": "",
        "due": UNDATED,
        "date": UNDATED,
        "record": "measure",
        "counting": "increment",
        "answers": (),
        "note": UNSAID,
    }
    return PublicMeasure(**{**values, **changes})


def told(*reports: PublicMeasure, key: str = "v/m") -> Standing:
    return standing(PublicMeasureHistory(key, "v", "", tuple((f"e{n}", one) for n, one in enumerate(reports))))


def figure(one: Quantity | None) -> tuple[str, str, str] | None:
    """(comparator, number or range, unit)."""
    if one is None:
        return None
    number = f"{one.low:f}" if one.high is None else f"{one.low:f}-{one.high:f}"
    return one.comparator, number, one.unit


def one_sum(*standings: Standing) -> Sum:
    (found,) = totals(standings)
    return found


SUMS: list[tuple[tuple[str, ...], tuple[str, str, str]]] = [
    (("7.5公里",), ("eq", "7.5", "km")),
    (("7.5公里", "2.5公里"), ("eq", "10.0", "km")),
    (("7.5公里", "850米"), ("eq", "8350.0", "m")),
    (("1亩", "1公顷"), ("eq", "16", "mu")),
    (("2公里多", "3公里"), ("gt", "5", "km")),
    (("2公里以上", "3公里"), ("ge", "5", "km")),
    (("2公里以上", "3公里多"), ("gt", "5", "km")),
    (("约2公里", "3公里"), ("approx", "5", "km")),
    (("近2公里", "3公里"), ("approx", "5", "km")),
    (("不到2公里", "3公里"), ("approx", "5", "km")),
    (("约2公里", "3公里多"), ("gt", "5", "km")),
    (("2至3公里", "1公里"), ("range", "3-4", "km")),
    (("2至3公里", "1公里多"), ("gt", "3", "km")),
    (("2至3公里", "约1公里"), ("approx", "3-4", "km")),
    (("不到2公里", "3公里多"), ("gt", "3", "km")),
    (("十几公里", "1公里"), ("range", "12-20", "km")),
    (("2公里多",), ("gt", "2", "km")),
    (("近2公里",), ("lt", "2", "km")),
]


@pytest.mark.parametrize(("texts", "wanted"), SUMS, ids=["+".join(texts) for texts, _ in SUMS])
def test_a_sum_keeps_what_its_parts_say(texts: tuple[str, ...], wanted: tuple[str, str, str]) -> None:
    found = one_sum(*(told(report(text), key=f"v/{n}") for n, text in enumerate(texts)))

    assert (found.known, found.of) == (len(texts), len(texts))
    comparator, number, unit = figure(found.quantity) or ("", "", "")
    assert (comparator, unit) == (wanted[0], wanted[2])
    assert [Decimal(part) for part in number.split("-")] == [Decimal(part) for part in wanted[1].split("-")]


def test_dimensions_never_add() -> None:
    found = totals([told(report("3户")), told(report("5人"), key="v/b"), told(report("7人次"), key="v/c")])

    assert [figure(one.quantity) for one in found] == [
        ("eq", "3", "household"),
        ("eq", "5", "person"),
        ("eq", "7", "person_time"),
    ]
    assert {one.of for one in found} == {3}
    assert {one.known for one in found} == {1}


def test_kinds_never_add() -> None:
    found = totals([told(report("3公里")), told(report("5公里", kind="drinking_water"), key="v/b")])

    assert [(one.kind, figure(one.quantity)) for one in found] == [
        ("infrastructure", ("eq", "3", "km")),
        ("drinking_water", ("eq", "5", "km")),
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"record": "forecast"},
        {"record": "stock"},
        {"status": "planned"},
        {"status": "conditional"},
        {"status": "ready"},
        {"status": "underway"},
        {"status": "dropped"},
        {"status": "unknown"},
    ],
    ids=str,
)
def test_only_what_is_done_counts(change: dict[str, str]) -> None:
    found = one_sum(told(report("3公里")), told(report("100公里", funds=("9万元",), **change), key="v/b"))

    assert (figure(found.quantity), found.known, found.of) == (("eq", "3", "km"), 1, 1)


def test_what_is_under_way_is_shown_apart() -> None:
    standings = [told(report("3公里")), told(report("5公里", status="underway"), key="v/b")]

    (found,) = totals(standings, "underway")
    assert (figure(found.quantity), found.of) == (("eq", "5", "km"), 1)


def test_no_figure_is_not_nought() -> None:
    found = one_sum(told(report()))

    assert (found.quantity, found.known, found.of) == (None, 0, 1)


def test_a_missing_figure_says_how_many_have_one() -> None:
    found = one_sum(told(report("3公里")), told(report(), key="v/b"))

    assert (figure(found.quantity), found.known, found.of) == (("eq", "3", "km"), 1, 2)


def test_rates_are_not_added() -> None:
    found = totals([told(report("800元/亩")), told(report("900元/亩"), key="v/b")])

    assert all(one.quantity is None for one in found)


def test_increments_add_up_and_count_once() -> None:
    found = one_sum(told(report("3公里"), report("2公里"), report(status="done")))

    assert (figure(found.quantity), found.known, found.of) == (("eq", "5", "km"), 1, 1)


def test_a_cumulative_figure_replaces_what_was_told_before() -> None:
    reports = (report("3公里", counting="cumulative"), report("5公里多", counting="cumulative"))

    assert figure(one_sum(told(*reports)).quantity) == ("gt", "5", "km")
    assert figure(one_sum(told(*reports, report(counting="cumulative"))).quantity) == ("gt", "5", "km")


def test_the_newest_report_says_how_it_stands() -> None:
    back = told(report("3公里"), report(status="dropped"))
    ahead = told(report("9公里", status="planned"), report("3公里", status="done"))

    assert back.status == "dropped"
    assert totals([back]) == ()
    assert figure(one_sum(ahead).quantity) == ("eq", "3", "km")


def test_money_keeps_its_sources_and_adds_over_kinds() -> None:
    one = told(report(funds=("2万多元",)))
    other = told(report(funds=("70000元",), kind="drinking_water"), key="v/b")
    planned = told(report(funds=("5万元",), status="planned"), key="v/c")
    silent = told(report("3公里"), key="v/d")

    found = funds_total([one, other, planned, silent])

    assert (figure(found.quantity), found.known, found.of) == (("gt", "90000", "yuan"), 2, 3)


def test_one_source_adds_up_and_others_stay_apart() -> None:
    central = Funds(qty("1万元"), "central")
    county = Funds(qty("2万元"), "county")
    reports = [(f"e{n}", report(status="done")) for n in range(2)]
    reports = [(name, PublicMeasure(**{**_fields(one), "funds": (central, county)})) for name, one in reports]

    found = standing(PublicMeasureHistory("v/m", "v", "", tuple(reports)))

    assert [(one.source, figure(one.quantity)) for one in found.funds] == [
        ("central", ("eq", "20000", "yuan")),
        ("county", ("eq", "40000", "yuan")),
    ]


def _fields(one: PublicMeasure) -> dict[str, Any]:
    return {name: getattr(one, name) for name in PublicMeasure.__slots__}


COMPARATORS: tuple[Comparator, ...] = ("eq", "gt", "ge", "lt", "le", "approx", "range")


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    unit, base = draw(st.sampled_from([("m", 1), ("km", 1000), ("li", 500)]))
    comparator = draw(st.sampled_from(COMPARATORS))
    low = Decimal(draw(st.integers(0, 10**6))) / 100
    high = low + Decimal(draw(st.integers(1, 10**4))) if comparator == "range" else None
    return Quantity("", low, high, comparator, unit, "length", Decimal(base))


def standings_of(parts: list[Quantity]) -> list[Standing]:
    return [Standing(f"v/{n}", "infrastructure", "done", "measure", (part,), ()) for n, part in enumerate(parts)]


@given(st.lists(quantities(), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_measures_does_not_matter(parts: list[Quantity], random: Any) -> None:
    shuffled = list(parts)
    random.shuffle(shuffled)

    assert _value(one_sum(*standings_of(parts))) == _value(one_sum(*standings_of(shuffled)))


@given(st.lists(quantities(), min_size=1, max_size=6), st.integers(1, 4))
def test_what_is_not_known_never_changes_a_sum(parts: list[Quantity], silent: int) -> None:
    without = one_sum(*standings_of(parts))
    unknown = [Standing(f"u/{n}", "infrastructure", "done", "measure", (), ()) for n in range(silent)]
    nameless = [
        Standing("x", "infrastructure", "done", "measure", (Quantity("若干", None, unit="m", dimension="length"),), ())
    ]

    found = one_sum(*unknown, *standings_of(parts), *nameless)

    assert found.quantity == without.quantity
    assert (found.known, found.of) == (without.known, without.of + silent + 1)


@given(st.lists(quantities(), min_size=1, max_size=6), quantities())
def test_a_lower_bound_stays_one(parts: list[Quantity], more: Quantity) -> None:
    bound = Quantity("", Decimal(1), None, "gt", "m", "length", Decimal(1))

    found = one_sum(*standings_of([bound, *parts, more])).quantity

    assert found is not None
    assert found.comparator == "gt"
    # What is only "less than" may be nothing at all: it adds nothing to a lower bound.
    sure = [part for part in (bound, *parts, more) if part.comparator not in ("lt", "le")]
    lows = [(part.low or Decimal(0)) * part.base for part in sure]
    assert (found.low or Decimal(0)) * found.base == sum(lows)


@given(st.lists(quantities(), min_size=2, max_size=6))
def test_nothing_uncertain_becomes_exact(parts: list[Quantity]) -> None:
    found = one_sum(*standings_of(parts)).quantity

    assert found is not None
    assert (found.comparator == "eq") == all(part.comparator == "eq" for part in parts)


def _value(found: Sum) -> tuple[object, ...]:
    quantity = found.quantity
    assert quantity is not None
    high = quantity.high * quantity.base if quantity.high is not None else None
    return quantity.comparator, (quantity.low or Decimal(0)) * quantity.base, high, found.known, found.of
