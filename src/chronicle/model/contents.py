"""What `read` found below content/: values as written, broken files as linkable stubs, places kept beside."""

from __future__ import annotations

from msgspec import field

from chronicle.model.diagnostic import Diagnostic
from chronicle.model.entry import Entry, Places
from chronicle.model.photo import PhotoFile
from chronicle.model.registers import AdminPlace, Cadre, Household, Organisation, Page, PrivateName, Village
from chronicle.model.value import Value


class EntryFile(Value, frozen=True):
    """One entry file as read. `faulty`: errors make it unfit to publish; it stands for links only."""

    entry: Entry
    places: Places
    faulty: bool = False


class Contents(Value, frozen=True):
    """Everything of a site as written. Translations of entries are among `entries` (with `translation_of`);
    those of villages, cadres and pages are already merged by language. `files`: every file below content/
    that a link may name, relative to content/. `places` by the file of a register. `photo_files` by path below
    content/."""

    entries: tuple[EntryFile, ...] = ()
    villages: tuple[Village, ...] = ()
    cadres: tuple[Cadre, ...] = ()
    admin_places: tuple[AdminPlace, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    pages: tuple[Page, ...] = ()
    households: tuple[Household, ...] = ()
    private_names: tuple[PrivateName, ...] = ()
    has_register: bool = False
    photo_files: tuple[PhotoFile, ...] = ()
    files: frozenset[str] = frozenset()
    places: tuple[tuple[str, Places], ...] = ()
    """(kind:id, places) for registers, such as ("village:renjiagou", …); keys are field paths."""
    searched: dict[str, str] = field(default_factory=dict)
    """Entry files to a digest of the names that their prose was searched for."""
    digests: dict[str, str] = field(default_factory=dict)
    """Entry files to the digests of their bytes, "" where a file could not be read."""
    diagnostics: tuple[Diagnostic, ...] = ()
