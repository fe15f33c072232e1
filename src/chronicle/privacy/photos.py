"""Photos that may be shown: named by something that is shown, and not withheld by access, minors or people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chronicle.model.archive import Archive, PublicPhoto
from chronicle.model.body import Body
from chronicle.model.diagnostic import Diagnostic, Place, Said
from chronicle.model.entry import Entry, Places
from chronicle.model.photo import Photo
from chronicle.privacy.bodies import body_photos
from chronicle.privacy.rules import photo_ground

PEOPLE_UNKNOWN = "C620"


@dataclass(frozen=True, slots=True)
class Named:
    """A list of photos with the file and the places of what names them."""

    photos: tuple[Photo, ...]
    file: str
    places: Places | None


def public_photos(
    archive: Archive, shown: Mapping[str, Entry], further: tuple[Photo, ...], *, publish_unknown: bool
) -> tuple[dict[str, PublicPhoto], list[Diagnostic]]:
    """Public photos by path below content/, those that the settings name (`further`) among them. A photo that
    one place withholds is shown nowhere."""
    photos: dict[str, Photo] = {photo.file: photo for photo in further}
    withheld: set[str] = set()
    found: list[Diagnostic] = []
    for named in _named(archive, shown):
        for index, photo in enumerate(named.photos):
            if photo_ground(photo, publish_unknown=publish_unknown):
                withheld.add(photo.file)
            elif photo.people == "unknown":
                found.append(_people_unknown(named, index))
            photos.setdefault(photo.file, photo)
    withheld |= {
        photo.file
        for id_, entry in archive.entries.items()
        if id_ not in shown
        for photo in entry.photos
        if photo_ground(photo, publish_unknown=publish_unknown)
    }
    for body in _bodies(archive, shown):
        for key in body_photos(body):
            photos.setdefault(key, Photo(key))
    public = {
        key: PublicPhoto(key, photo.caption, photo.alt, photo.credit, photo.date, photo.blur, archive.photo_files[key])
        for key, photo in sorted(photos.items())
        if key not in withheld and key in archive.photo_files
    }
    return public, found


def _named(archive: Archive, shown: Mapping[str, Entry]) -> Iterable[Named]:
    for id_, entry in shown.items():
        yield Named(entry.photos, entry.file, archive.spots.get(f"entry:{id_}"))
    for kind, things in (("village", archive.villages), ("cadre", archive.cadres)):
        for id_, thing in things.items():
            places = archive.spots.get(f"{kind}:{id_}")
            yield Named(thing.photos, places.file if places else "content", places)


def _bodies(archive: Archive, shown: Mapping[str, Entry]) -> Iterable[Body]:
    yield from (entry.body for entry in shown.values())
    yield from (told.body for (entry, _), told in archive.translations.items() if entry in shown)
    for things in (archive.villages, archive.cadres, archive.pages):
        for thing in things.values():
            yield from (body for _, body in thing.bodies)


def _people_unknown(named: Named, index: int) -> Diagnostic:
    spot = named.places.spot(f"photos.{index}.file") if named.places else (0, 0, 0, 0)
    return Diagnostic(
        PEOPLE_UNKNOWN,
        "warning",
        Place(named.file, *spot),
        Said("it is not said whether people can be recognised in this photo", "没有写明照片里有没有可辨认的人"),
        Said("write `people: none`, `consent` or `blurred`", "请写“人物：无”“人物：已同意”或“人物：已打码”"),
    )
