"""Villages, cadres and organisations that are registered nowhere have a page only while something shown names
them: one that only withheld entries name leaves no trace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from chronicle.model.archive import Archive
from chronicle.model.entry import Entry

Thing = tuple[str, str]
"""(kind, id)."""


def hidden_stubs(archive: Archive, shown: Mapping[str, Entry]) -> frozenset[Thing]:
    """The stubs that nothing shown names."""
    named = set(_named_by_entries(shown.values())) | set(_named_by_registers(archive))
    stubs = {
        *(("village", id_) for id_, village in archive.villages.items() if village.stub),
        *(("cadre", id_) for id_, cadre in archive.cadres.items() if cadre.stub),
        *(("organisation", id_) for id_, unit in archive.organisations.items() if unit.stub),
    }
    return frozenset(stubs - named)


def naming_files(shown: Mapping[str, Entry]) -> dict[Thing, str]:
    """The file of the first shown entry that names a thing."""
    files: dict[Thing, str] = {}
    for entry in shown.values():
        for thing in _named_by_entries((entry,)):
            files.setdefault(thing, entry.file)
    return files


def _named_by_entries(entries: Iterable[Entry]) -> Iterator[Thing]:
    for entry in entries:
        yield from (("village", id_) for id_ in entry.villages)
        yield from (("cadre", id_) for id_ in (*entry.cadres, *entry.participants))
        yield from (("organisation", id_) for id_ in entry.organisations)
        yield from (("village", measure.village) for measure in (*entry.measures, *entry.next_steps))
        yield from (("village", need.village) for need in entry.needs)


def _named_by_registers(archive: Archive) -> Iterator[Thing]:
    for village in archive.villages.values():
        yield from (("village", id_) for id_ in village.succeeded_by)
    for cadre in archive.cadres.values():
        yield "organisation", cadre.organisation
        for posting in cadre.postings:
            yield "village", posting.village
            yield "organisation", posting.organisation
    for unit in archive.organisations.values():
        yield "organisation", unit.parent
