"""Measures, needs and photos: what stands in lists inside an entry or a register."""

from __future__ import annotations

import re
from typing import cast

from chronicle.model.diagnostic import Said
from chronicle.model.measure import Counting, Measure, Need, Status
from chronicle.model.measure import Record as Kept
from chronicle.model.photo import Access, People, Photo
from chronicle.model.when import When
from chronicle.source import ListNode, Node, Record, Scalar, find_word

MAX_MEASURES = 1000
_DECIDING = ("access", "minors", "people")
_BAD_PATH = re.compile(r"^(?:[/\\~]|[A-Za-z]:)|\\|%[0-9A-Fa-f]{2}|^[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def read_measures(record: Record, key: str, status: Status, date: When) -> tuple[Measure, ...]:
    """The measures of one list; `status` is what stands for none given, `date` the entry's own. More than 1,000
    are an error (C137)."""
    records = record.records(key, "measure", "title")
    if len(records) > MAX_MEASURES:
        record.sheet.error(
            "C137",
            records[MAX_MEASURES].node.spot,
            Said(
                f"an entry may tell of {MAX_MEASURES} measures; here are {len(records)}",
                f"一篇最多记 {MAX_MEASURES} 项措施，这里有 {len(records)} 项",
            ),
            Said("split the entry", "请拆成几篇"),
        )
    return tuple(_measure(one, status, date) for one in records[:MAX_MEASURES])


def _measure(record: Record, status: Status, date: When) -> Measure:
    kind, kind_text = read_kind(record, "kind")
    title = record.wording("title")
    if not title:
        record.sheet.warn(
            "C153",
            record.node.spot,
            Said("this measure has no title", "这项措施没有名称"),
            Said("write “title: …”", "请写“名称: …”"),
        )
    kept = cast(Kept, record.word("record", "record", "measure", code="C385"))
    if status == "unknown" and kept == "measure" and record.value("status") is None:
        record.sheet.warn(
            "C397",
            record.node.spot,
            Said(
                "this measure has no status; it counts as unknown, not as done",
                "这项措施没有状态，按不详计，不算完成",
            ),
            Said("write “status: done”, planned, under way …", "请写“状态: 已完成”、计划、进行中……"),
        )
    _conditional(record)
    return Measure(
        title=title,
        id=record.one("id"),
        kind=kind,
        kind_text=kind_text,
        village=record.one("village"),
        place=record.one("place"),
        household=record.one("household"),
        quantities=record.quantities("quantity"),
        funds=record.funds("funds", "funds_source"),
        status=cast(Status, record.word("status", "status", status, code="C380")),
        condition=record.wording("condition"),
        due=record.date("due", date),
        date=record.date("date", date),
        record=kept,
        counting=cast(Counting, record.word("counting", "counting", "increment", code="C386")),
        answers=record.texts("answers"),
        note=record.wording("note"),
    )


def _conditional(record: Record) -> None:
    """A promise under a condition says which (C398)."""
    node = record.value("status")
    if isinstance(node, Scalar) and not record.has("condition") and find_word("status", node.text) == "conditional":
        record.sheet.warn(
            "C398",
            node.spot,
            Said("“conditional” without its condition", "写了“有条件启动”，没有写条件"),
            Said("write “condition: …”, a text or the id of a measure", "请写“条件: …”，文字或措施编号都可以"),
        )


def read_kind(record: Record, key: str) -> tuple[str, str]:
    """Kind and, where it is not in the list, the word as written: kept, shown under "other", warned (C381)."""
    node = record.value(key)
    if node is None:
        return "other", ""
    text = record.scalar(node)
    found = find_word("kind", text)
    if found or not text:
        return found or "other", ""
    record.unknown_word(node, text, "kind", "C381", "warning")
    return "other", text


def read_needs(record: Record, date: When) -> tuple[Need, ...]:
    """The needs of an entry; `date` is its own."""
    return tuple(_need(one, date) for one in record.records("needs", "need", "text"))


def _need(record: Record, date: When) -> Need:
    topic, _ = read_kind(record, "topic")
    state = record.word("state", "need_state", "", code="C388")
    if state and state not in ("partly_answered", "declined"):
        record.sheet.say(
            "C396",
            "hint",
            record.key_node("state").spot,
            Said(
                "this state is taken from the measures that answer the need",
                "需求的状态由回应它的措施得出",
            ),
            Said("only “partly answered” and “declined” are set by hand", "只有“部分解决”和“未采纳”可以手写"),
        )
        state = ""
    return Need(
        text=record.wording("text"),
        id=record.one("id"),
        topic=topic,
        village=record.one("village"),
        place=record.one("place"),
        household=record.one("household"),
        raised_by=record.wording("raised_by"),
        date=record.date("date", date),
        state=state,
        answered_by=record.texts("answered_by"),
    )


def read_photos(record: Record, folder: str) -> tuple[Photo, ...]:
    """The photos of a record. A faulty one is closed, so that no other naming of the file shows it; one
    without a usable file is left out. `folder`: where the file lies, below content/."""
    found = [_photo(one, folder) for one in record.records("photos", "photo", "file")]
    kept = [index for index, photo in enumerate(found) if photo is not None]
    record.sheet.keep_spots(record.at("photos"), kept)
    return tuple(photo for photo in found if photo is not None)


def _photo(record: Record, folder: str) -> Photo | None:
    file = record.text("file")
    if not usable_path(record, file, folder):
        return None
    before = len(record.sheet.diagnostics)
    people = record.word("people", "people", "unknown", code="C541")
    blur = _blur(record)
    minors = record.flag("minors", code="C543")
    consent = record.flag("guardian_consent", code="C543")
    access = record.word("access", "access", "public", code="C543")
    if any(d.severity == "error" for d in record.sheet.diagnostics[before:]) or any(map(record.blank, _DECIDING)):
        access = "closed"
    return Photo(
        file=file,
        caption=record.wording("caption"),
        alt=record.wording("alt"),
        date=record.date("date"),
        place=record.one("place"),
        people=cast(People, people),
        minors=minors is not False,
        guardian_consent=consent is True,
        blur=blur,
        credit=record.wording("credit"),
        rights=record.wording("rights"),
        access=cast(Access, access),
    )


def usable_path(record: Record, file: str, folder: str) -> bool:
    """False for a path that is missing or leaves content/ (C540, C545)."""
    if not file:
        record.sheet.error(
            "C545",
            record.node.spot,
            Said("this photo names no file", "这张照片没有写文件"),
            Said("write “file: road.jpg”", "请写“文件: 路.jpg”"),
        )
        return False
    depth = len([part for part in folder.split("/") if part])
    for part in file.split("/"):
        depth += -1 if part == ".." else part not in ("", ".")
        if depth < 0:
            break
    if depth >= 0 and not _BAD_PATH.search(file) and "\0" not in file:
        return True
    record.sheet.error(
        "C540",
        record.key_node("file").spot,
        Said("this path leads out of content/", "这个路径不在 content/ 之内"),
        Said(
            "put the photo beside the entry and write its name only, such as road.jpg",
            "请把照片放在日记旁边，只写文件名，如 路.jpg",
        ),
    )
    return False


def _blur(record: Record) -> tuple[tuple[float, float, float, float], ...]:
    node = record.value("blur")
    if node is None:
        return ()
    rows: tuple[Node, ...] = node.items if isinstance(node, ListNode) else (node,)
    if rows and all(isinstance(row, Scalar) for row in rows):
        rows = (ListNode(rows, node.spot),)
    found: list[tuple[float, float, float, float]] = []
    for row in rows:
        cells = row.items if isinstance(row, ListNode) else ()
        values = [record.decimal(cell.text) if isinstance(cell, Scalar) else None for cell in cells]
        good = [value for value in values if value is not None and 0 <= value <= 1]
        if len(values) == 4 and len(good) == 4:
            found.append((good[0], good[1], good[2], good[3]))
            continue
        record.sheet.error(
            "C542",
            row.spot,
            Said(
                "a blurred area is four fractions from 0 to 1: x, y, width, height",
                "打码区域是四个 0 到 1 之间的小数：左、上、宽、高",
            ),
            Said("write blur: [[0.4, 0.2, 0.1, 0.15]]", "请写成 blur: [[0.4, 0.2, 0.1, 0.15]]"),
        )
    return tuple(found)
