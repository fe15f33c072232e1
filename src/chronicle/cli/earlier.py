"""The entry that a new one follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from chronicle.cli.known import Known
from chronicle.cli.usage import UsageProblem

if TYPE_CHECKING:
    from chronicle.model.archive import Archive
    from chronicle.model.entry import Entry
    from chronicle.start import Follow


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a follow-up takes from an entry. `ids` by kind; `text` is the file's, which shows how its keys are
    written."""

    ids: Mapping[str, tuple[str, ...]]
    households: tuple[str, ...]
    follow: Follow
    text: str


def earlier(known: Known, named: str) -> Earlier:
    """The entry of an id, a title or a file. All entries are read: a later one may have ended what this one began."""
    from chronicle.link import link_contents
    from chronicle.read import raw_text, read_contents
    from chronicle.start import left_open
    from chronicle.work import Crew

    with Crew(0, preload=("chronicle.read",)) as crew:
        contents = read_contents(known.folder, known.settings, crew, scanned=known.scanned)
    archive = link_contents(contents, mentions=False).archive
    entry = _entry(known, archive, named)
    return Earlier(
        {"village": entry.villages, "cadre": entry.cadres},
        entry.households,
        left_open(archive, entry),
        raw_text(known.folder, entry.file),
    )


def _entry(known: Known, archive: Archive, named: str) -> Entry:
    from chronicle.source import nearest_names

    name = named.removesuffix(".md")
    files = {known.folder / entry.file: entry for entry in archive.entries.values()}
    by_file = files.get((Path.cwd() / named).absolute())
    found = archive.entries.get(name) or by_file or archive.entries.get(name.removeprefix("content/entries/"))
    if found is not None:
        return found
    titled = [entry for entry in archive.entries.values() if named in (entry.title, entry.ref)]
    if len(titled) == 1:
        return titled[0]
    if titled:
        ids = ", ".join(entry.id for entry in titled)
        raise UsageProblem(f"--follow: “{named}” could be {ids}", f"--follow：“{named}”可以是：{ids}")
    names = {text: entry.id for entry in archive.entries.values() for text in (entry.id, entry.title)}
    near = [name for name, _ in nearest_names(named, names)]
    raise UsageProblem(
        f"--follow: there is no entry “{named}”" + (f"; did you mean {' or '.join(near)}?" if near else ""),
        f"--follow：没有日记“{named}”" + (f"；是不是{'、'.join(near)}？" if near else ""),
    )
