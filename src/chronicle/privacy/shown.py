"""All texts of a value that a page could show, with the path of the field that holds each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from chronicle.model.body import Body
from chronicle.model.quantity import Quantity
from chronicle.model.value import Value
from chronicle.model.when import When
from chronicle.model.wording import Wording

NOT_SHOWN = frozenset({"households", "household", "withheld", "access", "privacy", "private", "prose", "links"})
"""Fields that no page shows, or that repeat the body; `households:` may hold a real name as a proper reference."""
ADDRESSES = frozenset({"id", "file", "url", "stem"})
"""Fields that become addresses, or parts of them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One text at one field. `address`: it is an id, a path or an address, whose words are joined by marks."""

    path: str
    text: str
    address: bool = False


def shown_texts(value: object, path: str = "") -> Iterator[Shown]:
    """Everything in a value that a page could show, bodies apart."""
    if isinstance(value, str):
        yield Shown(path, value, path.rpartition(".")[2] in ADDRESSES)
    elif isinstance(value, Wording):
        for text in value.all():
            yield Shown(path, text)
    elif isinstance(value, (Quantity, When)):
        yield Shown(path, value.text)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from shown_texts(item, f"{path}.{index}")
    elif not isinstance(value, Body) and (names := _fields(value)):
        for name in names:
            if name not in NOT_SHOWN:
                yield from shown_texts(getattr(value, name), f"{path}.{name}" if path else name)


def _fields(value: object) -> tuple[str, ...]:
    """The fields of a value, or of the settings; () for what has none."""
    if isinstance(value, Value):
        return value.__struct_fields__
    return tuple(field.name for field in fields(value)) if is_dataclass(value) else ()


def shown_bodies(value: object) -> Iterator[tuple[str, Body]]:
    """(language, body) of an entry or a translation ("", its one body), or of a register's texts."""
    body = getattr(value, "body", None)
    if isinstance(body, Body):
        yield "", body
    yield from getattr(value, "bodies", ())
