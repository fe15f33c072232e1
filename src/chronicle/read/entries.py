"""All entry files, on all cores: what has not changed comes from the cache, the rest is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple, TypeVar

import msgspec

from chronicle.model.body import EMPTY_BODY, NO_PROSE, Body, Find
from chronicle.model.contents import Contents, EntryFile
from chronicle.model.diagnostic import Diagnostic, Said
from chronicle.model.digest import digest
from chronicle.model.entry import Entry, Places
from chronicle.model.value import Value, replace
from chronicle.read.cache import SURE_AFTER, Decoded, Kept, ReadCache
from chronicle.read.entry import ReadEntry, read_entry, stub
from chronicle.read.identity import ENTRIES
from chronicle.read.mentions import Change, find_again, finder_of
from chronicle.read.prose import prose_of
from chronicle.read.same import Same, with_same
from chronicle.read.scan import Found
from chronicle.read.woven import may_stand_in, weave, whole, woven
from chronicle.source import WHOLE, Sheet, too_large
from chronicle.work import Crew, Died, Shared, program, run, worker_died

Item = TypeVar("Item")

BATCH = 100
FEW = 300
"""So many files are read here: sending them costs more than it saves."""


class EntryRecord(Value, frozen=True):
    """One entry file as read, without its body; encoded, it is what the cache keeps."""

    entry: Entry
    places: Places
    faulty: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()


class ReadEntries(NamedTuple):
    """The records of entry files, in the order asked for. By file: `searched`, a digest of the names that its prose was
    searched for; `digests`, those of the bytes, "" where it could not be read."""

    records: list[EntryRecord]
    searched: dict[str, str]
    digests: dict[str, str]


class Asked(NamedTuple):
    """One file to read: where it lies, its language if it gives none, the original of a translation."""

    file: str
    path: str
    size: int
    lang: str
    original: str
    known: str = ""
    """The digest of its bytes as last time: if they are still these, nothing is read."""


class Told(NamedTuple):
    """What reading a file gave: all encoded, so that it can be kept as it came. `record` None: it is as known."""

    file: str
    digest: str
    record: bytes | None = None
    body: bytes = b""
    closed: bool = False


class Tools(NamedTuple):
    """What every file is read with."""

    names: tuple[str, ...]
    secret: tuple[str, ...]
    """Registered private names, which may not be stored."""
    max_bytes: int


_ENCODE = msgspec.msgpack.Encoder(order="deterministic").encode
_RECORDS = msgspec.msgpack.Decoder(EntryRecord)
_FINDS = msgspec.msgpack.Decoder(tuple[Find, ...])


def read_entries(found: Sequence[tuple[Found, str, str]], tools: Tools, crew: Crew, cache: ReadCache) -> ReadEntries:
    """Reads entry files, or takes them from the cache. `found`: file, language, original of a translation."""
    cache.guard(tools.secret)
    kept, seen = cache.kept(), digest(tools.names)
    hows = {one.file: f"{program()} {lang} {original} {tools.max_bytes}" for one, lang, original in found}
    cache.forget(kept.keys() - hows.keys())
    asked: list[Asked] = []
    for one, lang, original in found:
        row = kept.get(one.file)
        same = row is not None and row.how == hows[one.file]
        if row is None or not same or not row.sure or row.stat != one.stat:
            known = row.digest if row is not None and same else ""
            asked.append(Asked(one.file, one.path, one.stat[0], lang, original, known))

    stats = {one.file: one.stat for one, _, _ in found}
    alike = Same()
    rows: dict[str, Kept] = {}
    read: dict[str, EntryRecord] = {}
    for batch in _answers(asked, tools, crew):
        fresh = []
        for told in batch:
            stat = stats[told.file]
            sure = bool(told.digest) and cache.now - stat[1] >= SURE_AFTER
            if told.record is None:
                row = kept[told.file]._replace(stat=stat, sure=sure)
            else:
                row = Kept(stat, sure, told.digest, hows[told.file], told.record, seen, b"", told.closed)
            fresh.append((told.file, row, told.body if told.record is not None else None))
            read[told.file] = _decoded(told.file, row, cache.decoded, alike)
            # The codes of all records together are as large as the records.
            rows[told.file] = row._replace(record=b"", finds=b"")
        cache.keep(fresh)
    if read:
        cache.keep_names(seen, tools.names)
    ordered = {one.file: rows.get(one.file) or kept[one.file] for one, _, _ in found}
    records = [read.get(file) or _decoded(file, row, cache.decoded, alike) for file, row in ordered.items()]
    _close_translations(records, ordered, cache)
    return ReadEntries(
        records,
        {file: row.names for file, row in ordered.items() if row.digest},
        {file: row.digest for file, row in ordered.items()},
    )


def _close_translations(records: Sequence[EntryRecord], rows: Mapping[str, Kept], cache: ReadCache) -> None:
    """A translation is withheld when its original is."""
    closed = {
        name
        for record, row in zip(records, rows.values(), strict=True)
        if row.closed
        for name in (record.entry.id, record.entry.file.removeprefix(ENTRIES).removesuffix(".md"))
    }
    for record in records if closed else ():
        file = record.entry.file
        if record.entry.translation_of in closed and not rows[file].closed:
            cache.keep([(file, rows[file]._replace(closed=True), _code_of(cache, file))])


def _decoded(file: str, row: Kept, known: Decoded | None, same: Same) -> EntryRecord:
    """The record of a row; the same object as last time if the row is."""
    if known is not None and (last := known.get(file)) is not None and last[:2] == (row.record, row.finds):
        return last[2]  # type: ignore[no-any-return]
    record = _RECORDS.decode(row.record)
    if row.finds:
        record = replace(record, entry=_with_finds(record.entry, _FINDS.decode(row.finds)))
    record = replace(record, entry=with_same(record.entry, same), places=_places(record, same))
    if known is not None:
        known[file] = (row.record, row.finds, record)
    return record


def _places(record: EntryRecord, same: Same) -> Places:
    return replace(record.places, file=record.entry.file, paths=same(record.places.paths))


def entry_of(row: Kept) -> EntryFile:
    """An entry as it was read and kept, without its body."""
    record = _decoded("", row, None, Same())
    return EntryFile(record.entry, record.places, record.faulty)


def look_again(contents: Contents, names: tuple[str, ...], crew: Crew, cache: ReadCache) -> dict[str, tuple[Find, ...]]:
    """The finds of these names in entry files that were searched for others, by file; none for those in which they are
    as they were."""
    seen = digest(names)
    old = [file for file, before in contents.searched.items() if before != seen]
    told: dict[str, tuple[Find, ...]] = {}
    if not old:
        return told
    finds_of = {one.entry.file: one.entry.prose.finds for one in contents.entries}
    changes = {mark: Change.of(cache.names(mark), names) for mark in {contents.searched[file] for file in old}}
    doubtful: list[str] = []
    for file in old:
        change = changes[contents.searched[file]]
        if change is None or file not in finds_of or change.may_matter(finds_of[file], partial(_code_of, cache, file)):
            doubtful.append(file)
    cache.found((file, seen, None) for file in set(old).difference(doubtful))
    shared = crew.share("names", names)
    executor = crew.pool if len(doubtful) > FEW else crew.here
    items = ((shared, tuple((file, _code_of(cache, file)) for file in batch)) for batch in _batches(doubtful))
    for _, answers in run(executor, find_again, items):
        if not isinstance(answers, Died):
            told.update(answers)
            cache.found((file, seen, _ENCODE(finds)) for file, finds in answers)
    cache.keep_names(seen, names)
    return told


def _with_finds(entry: Entry, finds: tuple[Find, ...]) -> Entry:
    return replace(entry, prose=replace(entry.prose, finds=finds))


def body_of(cache: ReadCache, file: str, *, spots: bool = True) -> Body:
    """The body of an entry that was read: woven, as its finds count; with `spots` piece by piece, which takes much
    longer."""
    code = _code_of(cache, file)
    if not code:
        return EMPTY_BODY
    return whole(code) if spots else woven(code)


def _code_of(cache: ReadCache, file: str) -> bytes:
    """The encoded body; what is withheld has none."""
    try:
        return cache.body(file)
    except KeyError:
        return b""


def _answers(asked: Sequence[Asked], tools: Tools, crew: Crew) -> Iterator[tuple[Told, ...]]:
    shared = crew.share("reading", tools)
    executor = crew.pool if len(asked) > FEW else crew.here
    items = ((shared, tuple(batch)) for batch in _batches(asked))
    for (_, batch), answers in run(executor, read_batch, items, ahead=2 * crew.jobs):
        if not isinstance(answers, Died):
            yield answers
            continue
        for one in batch:
            for _, alone in run(executor, read_batch, [(shared, (one,))]):
                yield alone if not isinstance(alone, Died) else (_dead(one),)


def _batches(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    left = iter(items)
    while batch := tuple(islice(left, BATCH)):
        yield batch


def read_batch(item: tuple[Shared[Tools], tuple[Asked, ...]]) -> tuple[Told, ...]:
    """Reads files: what a worker does."""
    tools = item[0].get()
    return tuple(_read(one, tools) for one in item[1])


def _read(one: Asked, tools: Tools) -> Told:
    sheet = Sheet(one.file)
    if one.size > tools.max_bytes:
        too_large(one.size, tools.max_bytes, sheet)
        return _unreadable(one, sheet)
    try:
        with open(one.path, "rb") as opened:  # noqa: PTH123 - a Path for each of 100,000 files is dear
            data = opened.read(one.size + 1)  # of as many as may be, all would be set aside for each file
            if len(data) > one.size:
                data += opened.read(tools.max_bytes + 1 - one.size)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        sheet.error("C173", WHOLE, Said(f"this cannot be read: {reason}", f"无法读取：{reason}"))
        return _unreadable(one, sheet)
    own = hashlib.sha256(data).hexdigest()
    if own == one.known:
        return Told(one.file, own)
    result = read_entry(one.file, data, lang=one.lang, original=one.original, max_bytes=tools.max_bytes)
    return _told(result, own, tools)


def _told(result: ReadEntry, own: str, tools: Tools) -> Told:
    entry = result.entry.entry
    finder = finder_of(tools.names) if tools.names else None
    prose = prose_of(entry.body, finder, begins=not entry.summary) if entry.body.pieces else NO_PROSE
    body, finds = weave(entry.body, prose.finds) if entry.body.pieces else (b"", ())
    prose = replace(prose, finds=finds) if finds else prose
    if result.phrases:
        prose = replace(prose, phrases=result.phrases)
    record = EntryRecord(
        replace(entry, body=EMPTY_BODY, prose=prose), result.entry.places, result.entry.faulty, result.diagnostics
    )
    code = _ENCODE(record)
    return Told(entry.file, own, code, body, closed=record.faulty or _closed(entry) or _named(code + body, tools))


def _closed(entry: Entry) -> bool:
    """True if its own keys withhold it, today or ever."""
    keys = (entry.withheld, entry.access != "public", entry.draft, entry.minors, entry.embargo_until.text)
    return any(keys)


def _named(code: bytes, tools: Tools) -> bool:
    """True if a registered name may stand in what would be stored."""
    return bool(tools.secret) and may_stand_in(code, finder_of(tools.secret))


def _unreadable(one: Asked, sheet: Sheet) -> Told:
    """A stub for a file that cannot be read; it is read again next time, since it has no digest."""
    return _told(stub(sheet, lang=one.lang, original=one.original), "", Tools((), (), 0))


def _dead(one: Asked) -> Told:
    sheet = Sheet(one.file)
    sheet.diagnostics.append(worker_died(one.file))
    return _unreadable(one, sheet)
