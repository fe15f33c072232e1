"""Photos that may be shown: named by something that is shown, and not withheld by access, minors or people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from chronicle.model.archive import Archive, PublicPhoto
from chronicle.model.body import Body, PhotoRef, RefOpen
from chronicle.model.diagnostic import Diagnostic, Place, Said
from chronicle.model.entry import Entry, Places, Translation
from chronicle.model.photo import Photo
from chronicle.model.registers import Page
from chronicle.privacy.rules import photo_ground

PEOPLE_UNKNOWN = "C620"


@dataclass(frozen=True, slots=True)
class PhotoSources:
    """What is shown and may name photos. `further`: those that the settings name."""

    archive: Archive
    entries: Mapping[str, Entry]
    translations: Iterable[Translation]
    pages: Iterable[Page]
    further: tuple[Photo, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """One photo as something shown names it, and where."""

    photo: Photo
    place: Place


def public_photos(sources: PhotoSources, *, publish_unknown: bool) -> tuple[dict[str, PublicPhoto], list[Diagnostic]]:
    """Public photos by path below content/. A photo that one place withholds is shown nowhere, even when what
    names it there is withheld itself; what one place blurs is blurred everywhere. One that only a text names
    says nothing of the people in it."""
    archive = sources.archive
    photos: dict[str, Photo] = {photo.file: photo for photo in sources.further}
    unsure: dict[str, Place] = {}
    for named in _listed(sources):
        photos.setdefault(named.photo.file, named.photo)
        if named.photo.people == "unknown":
            unsure.setdefault(named.photo.file, named.place)
    for named in _in_texts(sources):
        if named.photo.file not in photos:
            photos[named.photo.file] = named.photo
            unsure.setdefault(named.photo.file, named.place)
    withheld = {photo.file for photo in photos.values() if photo_ground(photo, publish_unknown=publish_unknown)}
    withheld |= {photo.file for photo in _all(archive) if photo_ground(photo, publish_unknown=True)}
    if not publish_unknown:
        withheld |= set(unsure)
    blurs: dict[str, dict[tuple[float, float, float, float], None]] = {}
    for photo in _all(archive):
        blurs.setdefault(photo.file, {}).update(dict.fromkeys(photo.blur))
    public = {
        key: PublicPhoto(
            key=key,
            caption=photo.caption,
            alt=photo.alt,
            credit=photo.credit,
            date=photo.date,
            blur=tuple(blurs.get(key, ())),
            file=archive.photo_files[key],
        )
        for key, photo in sorted(photos.items())
        if key not in withheld and key in archive.photo_files
    }
    return public, [_people_unknown(place) for file, place in unsure.items() if file in public]


def _all(archive: Archive) -> Iterator[Photo]:
    """Every photo that anything lists, shown or not, translations included."""
    for entry in archive.entries.values():
        yield from entry.photos
    for told in archive.translations.values():
        yield from told.photos
    for things in (archive.villages, archive.cadres):
        for thing in things.values():
            yield from thing.photos


def _listed(sources: PhotoSources) -> Iterator[Named]:
    spots = sources.archive.spots
    for id_, entry in sources.entries.items():
        yield from _rows(entry.photos, entry.file, spots.get(f"entry:{id_}"))
    for kind, things in (("village", sources.archive.villages), ("cadre", sources.archive.cadres)):
        for id_, thing in things.items():
            places = spots.get(f"{kind}:{id_}")
            yield from _rows(thing.photos, places.file if places else "content", places)


def _rows(photos: tuple[Photo, ...], file: str, places: Places | None) -> Iterator[Named]:
    for index, photo in enumerate(photos):
        yield Named(photo, Place(file, *places.spot(f"photos.{index}.file")) if places else Place(file))


def _in_texts(sources: PhotoSources) -> Iterator[Named]:
    archive = sources.archive
    for entry in sources.entries.values():
        yield from _of_links(entry, entry.file)
    for told in sources.translations:
        yield from _of_links(told, told.file)
    for kind, things in (("village", archive.villages), ("cadre", archive.cadres)):
        for id_, thing in things.items():
            places = archive.spots.get(f"{kind}:{id_}")
            for _, body in thing.bodies:
                yield from _of_body(body, places.file if places else "content")
    for page in sources.pages:
        for _, body in page.bodies:
            yield from _of_body(body, f"content/pages/{page.id}.md")


def _of_links(told: Entry | Translation, file: str) -> Iterator[Named]:
    """The photos that the body of an entry shows or links to."""
    for ask, answer in zip(told.prose.asks, told.links.answers, strict=True):
        if answer is not None and answer.kind == "photo":
            line, column, end = ask.spot
            yield Named(Photo(answer.id), Place(file, line, column, line, end))


def _of_body(body: Body, file: str) -> Iterator[Named]:
    """The photos that a body shows or links to."""
    for index, piece in enumerate(body.pieces):
        key = ""
        if isinstance(piece, PhotoRef):
            key = piece.photo
        elif isinstance(piece, RefOpen) and piece.target.kind == "photo":
            key = piece.target.id
        if key:
            line, column, end = body.spots[index] if index < len(body.spots) else (0, 0, 0)
            yield Named(Photo(key), Place(file, line, column, line, end))


def _people_unknown(place: Place) -> Diagnostic:
    return Diagnostic(
        PEOPLE_UNKNOWN,
        "warning",
        place,
        Said("it is not said whether people can be recognised in this photo", "没有写明照片里有没有可辨认的人"),
        Said(
            "write it under `photos:` with `people: none`, `consent` or `blurred`",
            "请在“照片”里写明“人物：无”“人物：已同意”或“人物：已打码”",
        ),
    )
