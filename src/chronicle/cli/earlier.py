"""The entry that a new one follows, and what later ones tell of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from chronicle.cli.known import Known
from chronicle.cli.usage import UsageProblem

if TYPE_CHECKING:
    from chronicle.model.archive import Archive
    from chronicle.model.entry import Entry
    from chronicle.start import Follow

ENTRIES = "content/entries/"


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a follow-up takes from an entry. `ids` by kind; `text` is the file's, which shows how its keys are
    written."""

    ids: Mapping[str, tuple[str, ...]]
    households: tuple[str, ...]
    follow: Follow
    text: str


def earlier(known: Known, named: str) -> Earlier:
    """The entry of an id, a title or a file. Of the others those are read that name what it tells of."""
    from chronicle.read import raw_text
    from chronicle.start import left_open

    files = {one.file: Path(one.path) for one in known.scanned.found if _is_entry(one.file)}
    file = _file(known, files, named)
    archive = _archive(known, {file} if file else files)
    entry = next((one for one in archive.entries.values() if one.file == file), None) or _entry(archive, named)
    texts = {name: _bytes(path) for name, path in files.items()} if file else {}
    chosen, ids = {entry.file}, set[str]()
    while texts and not ids >= (more := _ids(archive, entry)):
        ids |= more
        wanted = [id_.encode() for id_ in ids]
        chosen |= {name for name, text in texts.items() if any(id_ in text for id_ in wanted)}
        archive = _archive(known, chosen)
        entry = archive.entries[entry.id]
    return Earlier(
        {"village": entry.villages, "cadre": entry.cadres},
        entry.households,
        left_open(archive, entry),
        raw_text(known.folder, entry.file),
    )


def _is_entry(file: str) -> bool:
    return file.startswith(ENTRIES) and file.endswith(".md")


def _file(known: Known, files: Collection[str], named: str) -> str:
    """The entry's file, if its name or its path says which; else all must be read to find it."""
    from chronicle.read import entry_id
    from chronicle.source import Sheet

    path = Path(named) if Path(named).is_absolute() else Path.cwd() / named
    with suppress(ValueError):
        inside = path.relative_to(known.folder).as_posix()
        if inside in files:
            return inside
    name = named.removeprefix(ENTRIES).removesuffix(".md")
    if f"{ENTRIES}{name}.md" in files:
        return f"{ENTRIES}{name}.md"
    return next((file for file in files if not file.isascii() and entry_id(file, Sheet(file)) == name), "")


def _archive(known: Known, files: Collection[str]) -> Archive:
    """All registers, and the entries of some files."""
    from chronicle.link import link_contents
    from chronicle.read import Scanned, read_contents
    from chronicle.work import Crew

    found = tuple(one for one in known.scanned.found if not _is_entry(one.file) or one.file in files)
    with Crew(0, preload=("chronicle.read",)) as crew:
        contents = read_contents(known.folder, known.settings, crew, scanned=Scanned(found, known.scanned.diagnostics))
    return link_contents(contents, mentions=False).archive


def _ids(archive: Archive, entry: Entry) -> set[str]:
    """What the measures and needs of an entry are called, and the measures that answer its needs."""
    told = {measure.id for measure in (*entry.measures, *entry.next_steps)} | {need.id for need in entry.needs}
    for history in archive.needs.values():
        if any(report.entry == entry.id for report in history.reports):
            told |= {key.rpartition("/")[2] for key in history.answered_by if "#" not in key}
    for need in entry.needs:
        told |= {text.rpartition("/")[2] for text in need.answered_by}
    return told - {""}


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _entry(archive: Archive, named: str) -> Entry:
    from chronicle.source import did_you_mean, nearest_names

    entries = archive.entries.values()
    name = named.removeprefix(ENTRIES).removesuffix(".md")
    if (found := archive.entries.get(name)) is not None:
        return found
    titled = [entry for entry in entries if named in (entry.title, entry.ref)]
    if len(titled) == 1:
        return titled[0]
    if titled:
        ids = ", ".join(entry.id for entry in titled)
        raise UsageProblem(f"--follow: “{named}” could be {ids}", f"--follow：“{named}”可以是：{ids}")
    names = {text: entry.id for entry in entries for text in (entry.id, entry.title)}
    near = [text for text, _ in nearest_names(named, names)]
    meant = did_you_mean(near)
    raise UsageProblem(
        f"--follow: there is no entry “{named}”" + (f"; {meant.en}" if near else ""),
        f"--follow：没有日记“{named}”" + (f"；{meant.zh}" if near else ""),
    )
