"""What has changed since the last build of an output: known by the stat of every file, without reading any."""

from __future__ import annotations

from collections.abc import Container, Mapping
from contextlib import suppress
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import msgspec

from chronicle.build.sealing import opened, sealed
from chronicle.build.values import BuildOptions, BuildReport, made_with, texts_of
from chronicle.model.diagnostic import Diagnostic
from chronicle.model.value import Value, replace
from chronicle.read import ENTRIES, SURE_AFTER, Found, Scanned, digest_of_found
from chronicle.theme import theme_stats
from chronicle.work import program
from chronicle.write import Existing, Record, Sources

PAGES = "content/pages/"


class LastTime(Value, frozen=True):
    """What the last build of an output told, and what shows that nothing has changed since. `turn`: what was kept of
    entries then; `others`: a digest of all files of which nothing is kept there."""

    turn: int
    others: str
    outputs: str
    status: int
    lang: str
    pages: int
    photos: int
    kept: int
    diagnostics: tuple[Diagnostic, ...] = ()
    withheld: tuple[tuple[str, int], ...] = ()
    foreign: tuple[str, ...] = ()

    def report(self, options: BuildOptions, output: Path, rendered: tuple[str, ...] = ()) -> BuildReport:
        """The report of a build that finds the same, and makes nothing but this."""
        return BuildReport(
            status=self.status,
            diagnostics=self.diagnostics,
            texts=texts_of(options.folder, self.diagnostics),
            lang=self.lang,
            output=output,
            pages=self.pages,
            photos=self.photos,
            rendered=rendered,
            kept=self.kept - len(rendered),
            withheld=self.withheld,
            foreign=self.foreign,
        )


class Since(NamedTuple):
    """What the last build told, and the files of entries that may have changed since; nothing else has."""

    told: LastTime
    changed: tuple[Found, ...]


_TOLD = msgspec.msgpack.Decoder(LastTime)


class Asked(NamedTuple):
    """A build that is asked for: `now` in nanoseconds, when its files were looked at; `private`: the folder of the
    private register."""

    options: BuildOptions
    scanned: Scanned
    as_of: date
    now: int
    private: str

    def others(self, entries: Container[str]) -> str:
        """A digest of everything that a build depends on but these files; "" if one was changed so short a time ago
        that it may change again unseen."""
        files = [("content", one.file, one.stat) for one in self.scanned.found if one.file not in entries]
        files += [("themes", *row) for row in theme_stats(self.options.folder)]
        if any(self.now - stat[1] < SURE_AFTER for _, _, stat in files):
            return ""
        options = self.options
        asked = (program(), made_with(options), options.strict, self.as_of.isoformat(), self.scanned.diagnostics)
        return _mark((asked, files))

    def closed(self, entries: Container[str]) -> list[str]:
        """Digests of the texts of which nothing may be kept: entries, plain pages, which may be drafts, and the private
        register, whose names a message may repeat. `entries`: those of which something is kept. OSError if one cannot
        be read."""
        register = f"{self.private}/"
        texts = (one for one in self.scanned.found if one.file.startswith((ENTRIES, PAGES, register)))
        return [
            digest_of_found(one)
            for one in texts
            if one.file not in entries and (one.file.lower().endswith(".md") or one.file.startswith(register))
        ]


def since_last_time(asked: Asked, record: Record, sources: Sources, existing: Mapping[str, Existing]) -> Since | None:
    """What has changed; None if more has changed than files of entries, or nothing is known."""
    code = record.told() if not asked.options.force else b""
    if not code:
        return None
    stats = sources.stats()
    try:
        told = _TOLD.decode(opened(code, asked.closed(stats)))
    except (OSError, msgspec.MsgspecError):
        return None
    if told.turn != sources.turn() or told.outputs != outputs_mark(existing) or told.others != asked.others(stats):
        return None
    known = [one for one in asked.scanned.found if one.file in stats]
    if len(known) != len(stats):
        return None
    return Since(told, tuple(one for one in known if stats[one.file] != (one.stat, True)))


def remember(
    asked: Asked, record: Record, sources: Sources, report: BuildReport, existing: Mapping[str, Existing]
) -> None:
    """Keeps the report of a build for the next one."""
    told = LastTime(
        0,
        "",
        "",
        report.status,
        report.lang,
        report.pages,
        report.photos,
        report.kept + len(report.rendered),
        report.diagnostics,
        report.withheld,
        report.foreign,
    )
    remember_again(asked, record, sources, told, existing)


def remember_again(
    asked: Asked, record: Record, sources: Sources, told: LastTime, existing: Mapping[str, Existing]
) -> None:
    """Keeps what a build told, as of now. It is sealed: a message may repeat words of what is withheld."""
    entries = sources.files()
    others = asked.others(entries)
    if others:
        now = replace(told, turn=sources.turn(), others=others, outputs=outputs_mark(existing))
        with suppress(OSError):
            record.tell(sealed(msgspec.msgpack.encode(now), asked.closed(entries)))


def outputs_mark(existing: Mapping[str, Existing]) -> str:
    """A digest of what stands in the output folder."""
    return _mark(sorted((path, file.size, file.mtime) for path, file in existing.items()))


def _mark(value: object) -> str:
    return blake2b(msgspec.msgpack.encode(value), digest_size=20).hexdigest()
