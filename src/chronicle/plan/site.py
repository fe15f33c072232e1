"""The plan of a whole site: every output with its one owner."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from chronicle.model.archive import PublicArchive
from chronicle.model.body import RefOpen
from chronicle.model.diagnostic import Diagnostic, Place, Said
from chronicle.model.recipe import PhotoSizes
from chronicle.model.when import UNDATED, When
from chronicle.plan import urls
from chronicle.plan.index import build_index
from chronicle.plan.jobs import AssetJob, AttachmentJob, Job, SitePlan
from chronicle.plan.others import feeds, robots, sitemaps
from chronicle.plan.pages import SECTIONS
from chronicle.plan.photos import recipes
from chronicle.plan.tree import Page, Spoken, Tree, Trees, alternates
from chronicle.settings import Settings
from chronicle.source import slug

TWO_OWNERS = "C230"
NO_URL = "C710"


@dataclass(frozen=True, slots=True)
class Planned:
    """The plan and what was found while making it."""

    site: SitePlan
    diagnostics: tuple[Diagnostic, ...]


def plan_site(
    archive: PublicArchive,
    settings: Settings,
    speeches: Mapping[str, Spoken],
    assets: Mapping[str, tuple[str, str]],
    sizes: PhotoSizes,
    attachments: Mapping[str, str],
    options: tuple[tuple[str, str], ...] = (),
) -> Planned:
    """Plans every output. `speeches`: the theme's words by language; `assets`: output path to (path in the
    theme, digest); `attachments`: path below content/ of files that may be linked to, with their digests."""
    photos = {key: recipes(photo.file, sizes, photo.blur) for key, photo in archive.photos.items()}
    shared = Trees(
        archive=archive,
        index=build_index(archive),
        settings=settings,
        photos=photos,
        attachments={
            path: f"attachments/{digest[:16]}.{path.rpartition('.')[2].lower()}" for path, digest in attachments.items()
        },
        speeches=speeches,
        as_of=_as_of(settings),
        tags=_tag_ids(archive),
        options=options,
    )
    for number, lang in enumerate(settings.languages):
        shared.trees[lang] = Tree(shared, lang, f"{lang.split('-')[0].lower()}/" if number else "")
    pages = {lang: _pages(tree) for lang, tree in shared.trees.items()}
    found: list[Diagnostic] = []
    jobs: dict[str, Job] = {}

    def claim(path: str, job: Job) -> None:
        if path in jobs:
            found.append(_two_owners(path))
        else:
            jobs[path] = job

    names = {lang: tree.speech.t("language.name") for lang, tree in shared.trees.items()}
    paths = {lang: {page.path for page in told} for lang, told in pages.items()}
    by_path: dict[str, list[tuple[str, Page]]] = {}
    for lang, told in pages.items():
        tree = shared.trees[lang]
        for page in told:
            here = tree.at(page.path)
            others = tuple(alternates(here, paths, names))
            site_feed = (here.ref(tree.say(settings.title), urls.FEED),) if settings.url else ()
            view = replace(page.job.page, alternates=others, feeds=(*site_feed, *page.job.page.feeds))
            claim(tree.prefix + urls.output(page.path), replace(page.job, page=view))
            by_path.setdefault(page.path, []).append((lang, page))
        for path, feed in feeds(tree):
            claim(tree.prefix + path, feed)
    for path, sitemap in sitemaps(settings.url, by_path):
        claim(path, sitemap)
    claim(urls.ROBOTS, robots(settings.url, internal=settings.audience == "internal"))
    for path, (name, digest) in assets.items():
        claim(path, AssetJob(name, digest))
    linked = _linked_attachments(archive)
    for source, path in shared.attachments.items():
        if source in linked:
            claim(path, AttachmentJob(source, attachments[source]))
    if not settings.url:
        found.append(_no_url())
    return Planned(SitePlan(jobs, tuple(plan.job for plan in photos.values())), tuple(found))


def _pages(tree: Tree) -> list[Page]:
    return [page for section in SECTIONS for page in section(tree)]


def _as_of(settings: Settings) -> When:
    """The day that the settings name; the day of the build is never shown."""
    day = settings.as_of
    return When(day.isoformat(), day.isoformat(), day, day) if day else UNDATED


def _tag_ids(archive: PublicArchive) -> dict[str, str]:
    """Tags to the ids in their addresses; two tags of one sound are told apart by a digest."""
    tags = sorted({tag for entry in archive.entries.values() for tag in entry.tags})
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for tag in tags:
        id_ = slug(tag)
        if id_ in taken:
            id_ = f"{id_}-{hashlib.sha256(tag.encode()).hexdigest()[:4]}"
        taken.add(id_)
        ids[tag] = id_
    return ids


def _linked_attachments(archive: PublicArchive) -> set[str]:
    bodies = [text.body for entry in archive.entries.values() for text in entry.texts.values()]
    for things in (archive.villages, archive.cadres, archive.pages):
        bodies += [body for thing in things.values() for _, body in thing.bodies]
    return {
        piece.target.id
        for body in bodies
        for piece in body.pieces
        if isinstance(piece, RefOpen) and piece.target.kind == "attachment"
    }


def _two_owners(path: str) -> Diagnostic:
    return Diagnostic(
        TWO_OWNERS,
        "error",
        Place("content"),
        Said(f"two things would be written to {path}", f"有两样东西要写到 {path}"),
        Said("give one of them another id", "请给其中之一换一个编号（id）"),
    )


def _no_url() -> Diagnostic:
    return Diagnostic(
        NO_URL,
        "hint",
        Place("content/chronicle.yaml"),
        Said(
            "no `url:` is set, so there are no feeds, no sitemap and no canonical links",
            "没有写网址（url:），所以没有订阅源、站点地图和规范链接",
        ),
        Said("write `url: https://example.org/`", "请写 url: https://example.org/"),
    )
