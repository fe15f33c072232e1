"""A build in which nothing has changed since the last one: known by the stat of every file, without reading any."""

from __future__ import annotations

from datetime import date
from hashlib import blake2b
from pathlib import Path

import msgspec

from chronicle.build.values import BuildOptions, BuildReport, made_with, texts_of
from chronicle.model.diagnostic import Diagnostic
from chronicle.model.value import Value
from chronicle.read import SURE_AFTER, Scanned
from chronicle.theme import theme_stats
from chronicle.work import program
from chronicle.write import Existing, Record


class LastTime(Value, frozen=True):
    """What the last build of an output told, and what shows that nothing has changed since."""

    sources: str
    outputs: str
    status: int
    lang: str
    pages: int
    photos: int
    kept: int
    diagnostics: tuple[Diagnostic, ...] = ()
    withheld: tuple[tuple[str, int], ...] = ()
    foreign: tuple[str, ...] = ()


_TOLD = msgspec.msgpack.Decoder(LastTime)


def sources_mark(options: BuildOptions, scanned: Scanned, as_of: date, now: int) -> str:
    """A digest of everything that a build depends on; "" if a file was changed so short a time ago that it may
    change again unseen. `now`: nanoseconds."""
    files = [("content", one.file, one.stat) for one in scanned.found]
    files += [("themes", *row) for row in theme_stats(options.folder)]
    if any(now - stat[1] < SURE_AFTER for _, _, stat in files):
        return ""
    asked = (program(), made_with(options), options.strict, as_of.isoformat())
    return _mark((asked, files))


def outputs_mark(existing: dict[str, Existing]) -> str:
    """A digest of what stands in the output folder."""
    return _mark(sorted((path, file.size, file.mtime) for path, file in existing.items()))


def last_time(
    options: BuildOptions, record: Record, sources: str, existing: dict[str, Existing], output: Path
) -> BuildReport | None:
    """The report of a build that has nothing to do; None if something has changed, or nothing is known."""
    code = record.told() if sources and not options.force else b""
    if not code:
        return None
    told = _TOLD.decode(code)
    if told.sources != sources or told.outputs != outputs_mark(existing):
        return None
    return BuildReport(
        status=told.status,
        diagnostics=told.diagnostics,
        texts=texts_of(options.folder, told.diagnostics),
        lang=told.lang,
        output=output,
        pages=told.pages,
        photos=told.photos,
        kept=told.kept,
        withheld=told.withheld,
        foreign=told.foreign,
    )


def remember(record: Record, report: BuildReport, sources: str, existing: dict[str, Existing]) -> None:
    """Keeps the report of a build for the next one. Not when something is withheld and something was found: a message
    may repeat words of what is withheld, and these are not to be stored."""
    if not sources or (report.withheld and any(d.place.line for d in report.diagnostics)):
        return
    told = LastTime(
        sources,
        outputs_mark(existing),
        report.status,
        report.lang,
        report.pages,
        report.photos,
        report.kept + len(report.rendered),
        report.diagnostics,
        report.withheld,
        report.foreign,
    )
    record.tell(msgspec.msgpack.encode(told))


def _mark(value: object) -> str:
    return blake2b(msgspec.msgpack.encode(value), digest_size=20).hexdigest()
