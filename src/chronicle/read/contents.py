"""content/ -> Contents: the files in order, each read by a pure function, put together by kind."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar
from urllib.parse import unquote

from chronicle.model.body import Body, LinkOpen, PhotoSlot, Piece
from chronicle.model.contents import Contents, EntryFile
from chronicle.model.diagnostic import Diagnostic, Place, Related, Said, in_order
from chronicle.model.entry import Places
from chronicle.model.photo import Photo, PhotoFile
from chronicle.model.registers import Cadre, Page, Village
from chronicle.model.value import replace
from chronicle.read.cache import MemoryCache, ReadCache, Stat
from chronicle.read.entries import Tools, read_entries
from chronicle.read.identity import ENTRIES
from chronicle.read.known_photos import look_at_photos
from chronicle.read.lists import ReadList, read_organisations, read_places
from chronicle.read.mentions import mentionable
from chronicle.read.photo_kinds import PICTURE_ENDINGS
from chronicle.read.private_register import PrivateRegister, read_private_register
from chronicle.read.raw import bytes_of
from chronicle.read.registers import ReadFile, read_cadre, read_page, read_village
from chronicle.read.scan import CONTENT, Found, Scanned, below, scan_site
from chronicle.read.translations import alone, language_of, merge_cadre, merge_page, merge_village, merged
from chronicle.settings import Settings
from chronicle.source import MEGABYTE, WHOLE, Sheet
from chronicle.work import Crew

Thing = TypeVar("Thing")
ENDINGS = tuple(PICTURE_ENDINGS)
_READ_HERE = ("entries/", "villages/", "cadres/", "pages/")


def read_contents(
    folder: Path,
    settings: Settings,
    crew: Crew | None = None,
    cache: ReadCache | None = None,
    scanned: Scanned | None = None,
) -> Contents:
    """Everything below FOLDER/content, and the private register. Never raises on bad input: a file that cannot
    be read is a diagnostic, and an entry of it stands for links only. Paths are relative to FOLDER, with `/`.
    `crew`: who reads (this process if none); `cache`: what is known of files that have not changed;
    `scanned`: the files, if somebody has looked at them already."""
    found, problems = scanned or scan_site(folder, settings.private)
    register = read_private_register(settings, found)
    reading = _Reading(settings, crew or Crew(1), cache or MemoryCache(), register)
    private = f"{settings.private}/"
    for problem in problems:
        hidden = f"{problem.place.file}/".startswith(private)
        reading.diagnostics.append(replace(problem, code="C650") if hidden else problem)
    public = tuple(one for one in found if one.file.startswith(f"{CONTENT}/") and not one.file.startswith(private))
    return reading.read(public, folder)


def read_registers(settings: Settings, scanned: Scanned) -> Contents:
    """What `read_contents` gives of the registers, the private one too; no entry, page or photo is looked at."""
    reading = _Reading(settings, Crew(1), MemoryCache(), read_private_register(settings, scanned.found))
    private = f"{settings.private}/"
    return reading.registers(tuple(one for one in scanned.found if not one.file.startswith(private)))


class _Reader(Protocol[Thing]):
    def __call__(self, file: str, data: bytes, *, lang: str, original: str, max_bytes: int) -> ReadFile[Thing]: ...


@dataclass
class _Reading:
    """What is gathered while a site is read."""

    settings: Settings
    crew: Crew
    cache: ReadCache
    register: PrivateRegister
    diagnostics: list[Diagnostic] = field(default_factory=list)
    places: list[tuple[str, Places]] = field(default_factory=list)
    searched: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.diagnostics.extend(self.register.diagnostics)
        self.places.extend(self.register.places)

    @property
    def max_bytes(self) -> int:
        return int(self.settings.max_text_mb * MEGABYTE)

    def read(self, found: tuple[Found, ...], folder: Path) -> Contents:
        files = frozenset(one.file.removeprefix(f"{CONTENT}/") for one in found)
        villages = self._registered(found, "villages", read_village, merge_village, _village_stub)
        cadres = self._registered(found, "cadres", read_cadre, merge_cadre, _cadre_stub)
        pages = self._registered(found, "pages", read_page, merge_page, None)
        names = tuple(mentionable(villages, cadres)) if self.settings.mentions else ()
        entries = self._entries(found, names)
        places = self._listed(found, "places", read_places)
        organisations = self._listed(found, "organisations", read_organisations)
        self._elsewhere(found)
        named = set(_named_photos(entries, villages, cadres, pages, self.settings, files))
        photo_files = self._photos(folder, found, named)
        return Contents(
            entries=tuple(entries),
            villages=tuple(villages),
            cadres=tuple(cadres),
            admin_places=tuple(places),
            organisations=tuple(organisations),
            pages=tuple(pages),
            households=tuple(self._unique(list(self.register.households), "household")),
            private_names=self.register.names,
            has_register=self.register.there,
            photo_files=photo_files,
            files=files,
            places=tuple(self.places),
            searched=self.searched,
            digests=self.digests,
            diagnostics=in_order(self.diagnostics),
        )

    def registers(self, found: tuple[Found, ...]) -> Contents:
        """The registers without all that needs the entries."""
        return Contents(
            villages=tuple(self._registered(found, "villages", read_village, merge_village, _village_stub)),
            cadres=tuple(self._registered(found, "cadres", read_cadre, merge_cadre, _cadre_stub)),
            admin_places=tuple(self._listed(found, "places", read_places)),
            organisations=tuple(self._listed(found, "organisations", read_organisations)),
            households=tuple(self._unique(list(self.register.households), "household")),
            diagnostics=in_order(self.diagnostics),
        )

    # ---- entries

    def _entries(self, found: tuple[Found, ...], names: tuple[str, ...]) -> list[EntryFile]:
        files = list(below(found, "content/entries", ".md"))
        paths = frozenset(one.file.removeprefix(ENTRIES) for one in files)
        languages = self.settings.languages
        tools = Tools(names, self.register.secret, self.max_bytes)
        asked, tags = [], {}
        for one in files:
            tag, original = language_of(one.file.removeprefix(ENTRIES), paths, languages)
            asked.append((one, tag or languages[0], original))
            if tag:
                tags[one.file] = tag
        records, self.searched, self.digests = read_entries(asked, tools, self.crew, self.cache)
        for record in records:
            self.diagnostics.extend(record.diagnostics)
        for entry in (record.entry for record in records if record.entry.file in tags) if tags else ():
            self._alone(entry.file, tags[entry.file], entry.translation_of)
        ids = {record.entry.file.removeprefix(ENTRIES).removesuffix(".md"): record.entry.id for record in records}
        entries = [_of_original(EntryFile(one.entry, one.places, one.faulty), ids) for one in records]
        kept = self._unique([one.entry for one in entries], "entry", [one.places for one in entries])
        left = {(entry.id, entry.file) for entry in kept}
        return [one for one in entries if (one.entry.id, one.entry.file) in left]

    def _alone(self, file: str, tag: str, original: str) -> None:
        """Tells of a translation by name that has no original."""
        if (problem := alone(file, tag, original)) is not None:
            self.diagnostics.append(problem)

    # ---- registers

    def _registered(
        self,
        found: tuple[Found, ...],
        kind: str,
        read: _Reader[Thing],
        merge: Callable[[Thing, Thing], Thing],
        as_stub: Callable[[Thing], Thing] | None,
    ) -> list[Thing]:
        folder = f"content/{kind}"
        paths = frozenset(one.file.removeprefix(f"{folder}/") for one in below(found, folder, ".md"))
        files: list[ReadFile[Thing]] = []
        for one in below(found, folder, ".md"):
            tag, original = language_of(one.file.removeprefix(f"{folder}/"), paths, self.settings.languages)
            data = bytes_of(one, self.max_bytes)
            if isinstance(data, Sheet):
                self.diagnostics.extend(data.diagnostics)
                continue
            lang = tag or self.settings.languages[0]
            result = read(one.file, data, lang=lang, original=original, max_bytes=self.max_bytes)
            self.diagnostics.extend(result.diagnostics)
            self._alone(one.file, tag, result.translation_of)
            files.append(result)
        kept, problems = merged(files, merge, _id_of)
        self.diagnostics.extend(problems)
        things: list[Thing] = []
        places: list[Places] = []
        for file in kept:
            if not file.faulty:
                things.append(file.thing)
            elif as_stub is not None:
                things.append(as_stub(file.thing))
            else:
                continue
            places.append(file.places)
        word = kind.removesuffix("s")
        return self._unique(things, word, places)

    def _listed(self, found: tuple[Found, ...], kind: str, read: Callable[..., ReadList[Thing]]) -> list[Thing]:
        things: list[Thing] = []
        places: list[Places] = []
        for one in found:
            if one.file not in (f"content/{kind}.yaml", f"content/{kind}.yml"):
                continue
            data = bytes_of(one, self.max_bytes)
            if isinstance(data, Sheet):
                self.diagnostics.extend(data.diagnostics)
                continue
            result = read(one.file, data, max_bytes=self.max_bytes)
            self.diagnostics.extend(result.diagnostics)
            things += [thing for thing, _ in result.things]
            places += [spots for _, spots in result.things]
        return self._unique(things, kind.removesuffix("s"), places)

    def _unique(self, things: list[Thing], kind: str, places: list[Places] | None = None) -> list[Thing]:
        """The first of each id; a second one is an error that names both files (C234)."""
        seen: dict[str, Places] = {}
        kept: list[Thing] = []
        known = dict(self.places)
        for index, thing in enumerate(things):
            id_ = _id_of(thing)
            spots = places[index] if places is not None else known.get(f"{kind}:{id_}", Places(CONTENT))
            first = seen.get(id_)
            if first is not None:
                self._claimed_twice(id_, spots, first)
                continue
            seen[id_] = spots
            kept.append(thing)
            if places is not None and kind != "entry":
                self.places.append((f"{kind}:{id_}", spots))
        return kept

    def _claimed_twice(self, id_: str, spots: Places, first: Places) -> None:
        here, there = (Place(one.file, *one.table().get("id", WHOLE)) for one in (spots, first))
        self.diagnostics.append(
            Diagnostic(
                "C234",
                "error",
                here,
                Said(
                    f"the id “{id_}” is taken by {first.file}; this one is left out",
                    f"编号“{id_}”已被 {first.file} 占用，此处不收录",
                ),
                Said("give one of them another id by “id: …”", "请用“id: …”给其中一个另起编号"),
                (Related(there, Said("the first one", "先占用的一处")),),
            )
        )

    # ---- the rest

    def _elsewhere(self, found: tuple[Found, ...]) -> None:
        for one in found:
            name = one.file.removeprefix(f"{CONTENT}/")
            if name.lower().endswith(".md") and not name.startswith(_READ_HERE):
                sheet = Sheet(one.file)
                sheet.warn(
                    "C176",
                    WHOLE,
                    Said("this file lies where nothing is read", "这个位置的文件不会被读取"),
                    Said(
                        "put it into entries/, villages/, cadres/ or pages/",
                        "请放进 entries/、villages/、cadres/ 或 pages/",
                    ),
                )
                self.diagnostics.extend(sheet.diagnostics)

    def _photos(self, folder: Path, found: tuple[Found, ...], named: set[str]) -> tuple[PhotoFile, ...]:
        """Looks at the pictures that something names. A file system may spell names otherwise than NFC."""
        content = folder / CONTENT
        spelt: dict[str, str] = {}
        stats: dict[str, Stat] = {}
        for one in found:
            name = one.file.removeprefix(f"{CONTENT}/")
            if name in named:
                own = Path(one.path).relative_to(content).as_posix()
                spelt[own], stats[own] = name, one.stat
        photos, diagnostics = look_at_photos(content, stats, self.settings.photos.limits, self.crew, self.cache)
        self.diagnostics.extend(
            replace(d, place=replace(d.place, file=unicodedata.normalize("NFC", d.place.file))) for d in diagnostics
        )
        return tuple(replace(one, file=spelt.get(one.file, one.file)) for one in photos)


def _id_of(thing: object) -> str:
    return str(getattr(thing, "id", ""))


def _of_original(one: EntryFile, ids: dict[str, str]) -> EntryFile:
    """A translation by file name, pointing at the id of its original instead of its path."""
    entry = one.entry
    wanted = ids.get(entry.translation_of, entry.translation_of)
    return one if wanted == entry.translation_of else replace(one, entry=replace(entry, translation_of=wanted))


def _village_stub(village: Village) -> Village:
    """What is left of a faulty village: something to link to."""
    return Village(id=village.id, name=village.name, aliases=village.aliases, stub=True)


def _cadre_stub(cadre: Cadre) -> Cadre:
    return Cadre(id=cadre.id, name=cadre.name, label=cadre.label, aliases=cadre.aliases, stub=True)


def _named_photos(
    entries: list[EntryFile],
    villages: list[Village],
    cadres: list[Cadre],
    pages: list[Page],
    settings: Settings,
    files: frozenset[str],
) -> Iterator[str]:
    """Every file below content/ that a text, a list of photos or the settings could mean."""
    for one in entries:
        entry = one.entry
        asked = [ask.piece for ask in entry.prose.asks]
        yield from _meant(entry.file.removeprefix(f"{CONTENT}/"), entry.photos, asked, files)
    for kind, things in (("villages", villages), ("cadres", cadres)):
        for thing in things:
            yield from _meant(f"{kind}/{thing.id}.md", thing.photos, _pieces(thing.bodies), files)
    for page in pages:
        yield from _meant(f"pages/{page.id}.md", (), _pieces(page.bodies), files)
    if settings.cover is not None:
        yield from (name for name in (settings.cover.file,) if name in files)


def _pieces(bodies: tuple[tuple[str, Body], ...]) -> list[Piece]:
    return [piece for _, body in bodies for piece in body.pieces]


def _meant(file: str, photos: tuple[Photo, ...], pieces: Sequence[Piece], files: frozenset[str]) -> Iterator[str]:
    """A name means a file beside the text, in a folder of the text's name, or a path below content/. A picture
    that is only linked to is a photo too: its original is never handed out."""
    names = [photo.file for photo in photos]
    for piece in pieces:
        if isinstance(piece, PhotoSlot):
            names.append(piece.file)
        elif isinstance(piece, LinkOpen) and piece.href.lower().endswith(ENDINGS):
            names.append(unquote(piece.href))
    if not names:
        return
    stem = file.removesuffix(".md")
    folders = (posixpath.dirname(file), stem, stem.rpartition(".")[0] or stem, "")
    for name in names:
        for folder in folders:
            path = posixpath.normpath(posixpath.join(folder, unicodedata.normalize("NFC", name)))
            if path in files:
                yield path
