"""Where the fields of an archive stand in files."""

from __future__ import annotations

from chronicle.model.archive import Archive, Report
from chronicle.model.diagnostic import Place
from chronicle.model.measure import Measure


def place_of(archive: Archive, name: str, field: str, file: str = "") -> Place:
    """The place of a field of `entry:<id>`, `village:<id>` …; `file`: what stands in where no places are known."""
    places = archive.spots.get(name)
    return Place(file) if places is None else Place(places.file, *places.spot(field))


def place_in_entry(archive: Archive, entry: str, field: str) -> Place:
    """The place of a field of an entry."""
    return place_of(archive, f"entry:{entry}", field, archive.entries[entry].file)


def place_of_report(archive: Archive, report: Report, field: str) -> Place:
    """The place of a field of a measure or need as one entry tells it."""
    return place_in_entry(archive, report.entry, f"{report.part}.{report.index}.{field}")


def measure_of(archive: Archive, report: Report) -> Measure:
    """A measure as one entry tells it."""
    measures: tuple[Measure, ...] = getattr(archive.entries[report.entry], report.part)
    return measures[report.index]
