"""places.yaml and organisations.yaml: lists of records, each with an id."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic

from chronicle.model.diagnostic import Diagnostic, Said
from chronicle.model.entry import Places
from chronicle.model.registers import AdminPlace, Organisation
from chronicle.model.value import Value
from chronicle.model.wording import Wording
from chronicle.read.identity import given_id
from chronicle.read.registers import Thing
from chronicle.source import ListNode, MapNode, Record, Scalar, Sheet, compose, decode, is_key

_MAX_BYTES = 2_000_000


class ReadList(Value, Generic[Thing], frozen=True):
    """One list of a register: its records in order, each with the places of its fields."""

    things: tuple[tuple[Thing, Places], ...]
    diagnostics: tuple[Diagnostic, ...]
    text: str


def read_places(file: str, data: bytes, *, max_bytes: int = _MAX_BYTES) -> ReadList[AdminPlace]:
    """places.yaml: a list of maps, each with an `id`. A faulty one is left out."""
    return _read_list(file, data, "place", _place, max_bytes)


def read_organisations(file: str, data: bytes, *, max_bytes: int = _MAX_BYTES) -> ReadList[Organisation]:
    """organisations.yaml, in the same form."""
    return _read_list(file, data, "organisation", _organisation, max_bytes)


def _read_list(
    file: str, data: bytes, context: str, read: Callable[[Record], Thing], max_bytes: int
) -> ReadList[Thing]:
    sheet = Sheet(file)
    text = decode(data, sheet, max_bytes=max_bytes, may_be_empty=True)
    node = compose(text, sheet, is_key=is_key) if text else None
    things: list[tuple[Thing, Places]] = []
    if isinstance(node, ListNode):
        for item in node.items:
            one = Sheet(file)
            thing = _item(item, context, one, read)
            sheet.diagnostics.extend(one.diagnostics)
            if thing is not None and not one.has_errors():
                things.append((thing, one.places))
    elif node is not None:
        sheet.error(
            "C155",
            node.spot if isinstance(node, Scalar) else (*node.spot[:2], node.spot[0], node.spot[1] + 1),
            Said("this file must be a list", "这个文件应是一个列表"),
            Said("begin each record with “- id: …”", "每条记录以“- id: …”开头"),
        )
    return ReadList(tuple(things), tuple(sheet.diagnostics), (text or "") if sheet.diagnostics else "")


def _item(item: object, context: str, sheet: Sheet, read: Callable[[Record], Thing]) -> Thing | None:
    if not isinstance(item, (Scalar, ListNode, MapNode)):  # pragma: no cover - nodes are nothing else
        return None
    record = Record(item, context, sheet)
    if not isinstance(item, MapNode):
        return None
    if not given_id(record):
        sheet.error(
            "C232",
            item.spot,
            Said("this record has no id", "这条记录没有 id"),
            Said("write “id: …” with small letters and digits", "请写“id: …”，用小写字母和数字"),
        )
        return None
    return read(record)


def _place(record: Record) -> AdminPlace:
    return AdminPlace(
        id=given_id(record),
        name=_named(record),
        level=record.word("level", "level", "other", code="C387"),
        code=_short_code(record.code("code", (2, 4, 6, 9, 12))),
        parent=record.one("parent"),
        aliases=record.texts("aliases"),
        coords=record.coords("coords"),
        valid=record.date("valid"),
        succeeded_by=record.texts("succeeded_by"),
        note=record.wording("note"),
    )


def _short_code(code: str) -> str:
    """A code with its trailing pairs of zeros dropped: 140000 is 14, 141100 is 1411."""
    for length in (2, 4, 6, 9):
        if len(code) > length and not code[length:].strip("0"):
            return code[:length]
    return code


def _organisation(record: Record) -> Organisation:
    return Organisation(
        id=given_id(record),
        name=_named(record),
        level=record.word("level", "organisation_level", "", code="C387"),
        parent=record.one("parent"),
        place=record.one("place"),
        aliases=record.texts("aliases"),
        note=record.wording("note"),
    )


def _named(record: Record) -> Wording:
    name = record.wording("name")
    if not name:
        record.sheet.error(
            "C154",
            record.node.spot,
            Said("the name is missing", "缺少名称"),
            Said("write “name: …”", "请写“名称: …”"),
        )
    return name
