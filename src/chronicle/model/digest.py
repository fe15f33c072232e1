"""One canonical encoding of plain values, and its digest: equal exactly when the values are.

No pickle (its bytes depend on the identity of objects and on the version of Python) and no `repr`. Types are named,
so that `1`, `"1"` and `True` differ; lengths stand before contents, so that nothing runs together; mappings and sets
are sorted by their encoded keys, so that neither the order of insertion nor the seed of hashes is seen."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

import msgspec

from chronicle.model.value import Value

_VALUES = msgspec.msgpack.Encoder(order="deterministic")


def canonical(value: object) -> bytes:
    """The encoding of None, bool, int, float, Decimal, str, bytes, dates, tuples, lists, sets, mappings and
    dataclasses of such. Fields that do not take part in comparison are left out. TypeError for anything else."""
    parts: list[bytes] = []
    _encode(value, parts.append)
    return b"".join(parts)


def digest(value: object) -> str:
    """SHA-256 of the canonical encoding, in hex."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _encode(value: Any, put: Callable[[bytes], None]) -> None:  # noqa: C901 - one case for each type
    kind = type(value)
    if kind is str:
        data = value.encode("utf-8", "surrogatepass")
        put(b"s%d:" % len(data))
        put(data)
    elif kind is tuple or kind is list:
        put(b"(%d:" % len(value))
        for item in value:
            _encode(item, put)
    elif value is None:
        put(b"n")
    elif kind is bool:
        put(b"t" if value else b"f")
    elif kind is int:
        put(b"i%d;" % value)
    elif kind is float:
        put(b"d" + value.hex().encode() + b";")
    elif kind is Decimal:
        # 7.5 and 7.50 are equal as numbers and compare so; they are printed alike.
        put(b"D" + (str(value.normalize()) if value.is_finite() else str(value)).encode() + b";")
    elif kind is bytes:
        put(b"b%d:" % len(value))
        put(value)
    elif isinstance(value, Value):
        # Within one type the names and types of fields are settled, so its own encoding is as good and a hundred
        # times as quick.
        data = _VALUES.encode(value)
        put(b"V%d:%s:" % (len(data), kind.__name__.encode()))
        put(data)
    elif isinstance(value, (date, datetime)):
        put(b"T" + value.isoformat().encode() + b";")
    elif is_dataclass(kind):
        head, names = _fields(kind)
        put(head)
        for name in names:
            _encode(getattr(value, name), put)
    elif isinstance(value, Mapping):
        put(b"{%d:" % len(value))
        for key, inner in sorted((canonical(key), inner) for key, inner in _pairs(value)):
            put(key)
            put(inner)
    elif isinstance(value, (set, frozenset)):
        put(b"<%d:" % len(value))
        for data in sorted(map(canonical, value)):
            put(data)
    else:
        raise TypeError(f"{kind.__qualname__} has no canonical encoding")


def _pairs(value: Mapping[Any, Any]) -> list[tuple[Any, bytes]]:
    return [(key, canonical(inner)) for key, inner in value.items()]


@cache
def _fields(kind: type) -> tuple[bytes, tuple[str, ...]]:
    """The head of a dataclass (name, number of fields, their names) and the fields that are compared."""
    names = tuple(field.name for field in fields(kind) if field.compare)
    return f"@{kind.__name__}({','.join(names)}):".encode(), names
