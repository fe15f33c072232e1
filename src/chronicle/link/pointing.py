"""The table of everything that a link may name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from chronicle.link.photos import below_content
from chronicle.link.registry import Registries
from chronicle.link.targets import Targets, Titles
from chronicle.model.body import Body, Target, TargetKind
from chronicle.model.contents import Contents
from chronicle.model.entry import Entry
from chronicle.model.registers import Cadre, Page, Village


def targets_of(
    contents: Contents, entries: Mapping[str, Entry], known: Registries, attachments: Iterable[str]
) -> Targets:
    """By file, by id and by title. `entries`: the originals; a translation's file and title mean its original."""
    files: dict[str, Target] = {}
    headings: dict[tuple[str, str], Collection[str]] = {}
    titles = {"entry": Titles(), "page": Titles()}
    for entry in entries.values():
        files[below_content(entry.file)] = Target("entry", entry.id)
        if entry.prose.headings:
            headings["entry", entry.id] = entry.prose.headings
        titles["entry"].add(entry.id, entry.title)
    for file in contents.entries:
        if file.entry.translation_of in entries:
            files[below_content(file.entry.file)] = Target("entry", file.entry.translation_of)
            titles["entry"].add(file.entry.translation_of, file.entry.title)
    places = dict(contents.places)
    kinds: tuple[tuple[TargetKind, tuple[Village | Cadre | Page, ...]], ...] = (
        ("village", contents.villages),
        ("cadre", contents.cadres),
        ("page", contents.pages),
    )
    for kind, things in kinds:
        for thing in things:
            spots = places.get(f"{kind}:{thing.id}")
            path = below_content(spots.file) if spots else f"{kind}s/{thing.id}.md"
            files[path] = Target(kind, thing.id)
            files |= {other: Target(kind, thing.id) for other in _translations(path, thing.bodies, contents.files)}
            headings[kind, thing.id] = frozenset(h.id for _, body in thing.bodies for h in body.headings)
    for page in contents.pages:
        titles["page"].add(page.id, *page.title.all())
    return Targets(
        registries=known,
        files=files,
        headings=headings,
        titles=titles,
        photos=frozenset(photo.file for photo in contents.photo_files),
        known=contents.files,
        attachments=frozenset(extension.lower().lstrip(".") for extension in attachments),
    )


def file_of_text(file: str, lang: str, files: frozenset[str]) -> str:
    """The file that holds a register's text in a language: `x.en.md` beside `x.md` if there is one. `file` is
    below the site's folder, `files` are below content/."""
    other = f"{file.removesuffix('.md')}.{lang}.md"
    return other if below_content(other) in files else file


def _translations(path: str, bodies: tuple[tuple[str, Body], ...], files: frozenset[str]) -> set[str]:
    return {file_of_text(path, lang, files) for lang, _ in bodies} - {path}
