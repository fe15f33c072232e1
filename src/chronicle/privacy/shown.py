"""All texts of a value that a page could show, with the path of the field that holds each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from chronicle.model.body import Body
from chronicle.model.quantity import Quantity
from chronicle.model.when import When
from chronicle.model.wording import Wording

NOT_SHOWN = frozenset({"households", "household", "withheld", "access", "privacy", "private"})
"""Fields that no page shows; `households:` may hold a real name as a proper reference."""
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
    elif is_dataclass(value) and not isinstance(value, (type, Body)):
        for field in fields(value):
            if field.name not in NOT_SHOWN:
                inner = f"{path}.{field.name}" if path else field.name
                yield from shown_texts(getattr(value, field.name), inner)


def shown_bodies(value: object) -> Iterator[tuple[str, Body]]:
    """(language, body) of an entry or a translation ("", its one body), or of a register's texts."""
    body = getattr(value, "body", None)
    if isinstance(body, Body):
        yield "", body
    yield from getattr(value, "bodies", ())
