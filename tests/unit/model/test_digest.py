"""The canonical encoding: equal exactly when the values are, in every process."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.model.digest import canonical, digest


@dataclass(frozen=True, slots=True)
class Pair:
    first: object
    second: object = ""


@dataclass(frozen=True, slots=True)
class Other:
    first: object
    second: object = ""


@dataclass(frozen=True)
class Cached:
    value: int
    cache: dict[str, int] = field(default_factory=dict, compare=False)


def test_unlike_values_have_unlike_encodings() -> None:
    values: list[object] = [
        *(None, True, False, 0, 1, 1.0, Decimal(1), "1", b"1", "", (), ("",), ("", ""), ((), ()), ("a", "b"), ("ab",)),
        *({}, {"a": 1}, {"a": 2}, {1: "a"}, frozenset(), frozenset({1}), date(2015, 11, 3), "2015-11-03"),
        *(Pair("a", "b"), Pair("ab"), Pair("a"), Other("a", "b"), ("a", "b", "c"), (("a", "b"), "c"), "\ud800"),
    ]
    assert len({canonical(value) for value in values}) == len(values)


def test_equal_values_have_equal_encodings() -> None:
    assert canonical({"a": 1, "b": 2}) == canonical(MappingProxyType({"b": 2, "a": 1}))
    assert canonical(frozenset({"x", "y", "z"})) == canonical({"z", "y", "x"})
    assert canonical(Decimal("7.50")) == canonical(Decimal("7.5"))
    assert canonical([1, 2]) == canonical((1, 2))
    assert canonical(Cached(1, {"a": 1})) == canonical(Cached(1))


def test_what_is_no_plain_value_is_refused() -> None:
    for value in (object(), Pair, lambda: 0, {"a": object()}):
        with pytest.raises(TypeError):
            canonical(value)


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False) | st.binary(),
    lambda inner: st.tuples(inner, inner) | st.dictionaries(st.text(), inner) | st.builds(Pair, inner, inner),
    max_leaves=8,
)


@given(plain, plain)
def test_encodings_are_equal_only_for_equal_values(one: object, other: object) -> None:
    if canonical(one) == canonical(other):
        assert one == other


def test_the_seed_of_hashes_is_not_seen() -> None:
    code = "from chronicle.model.digest import digest\nprint(digest((frozenset('abcdefgh'), {'a': 1, 'b': 2})))"
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parent,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert found == {digest((frozenset("abcdefgh"), {"b": 2, "a": 1})) + "\n"}
