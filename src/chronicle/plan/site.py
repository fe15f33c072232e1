"""The plan of a whole site: every output with its one owner."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from chronicle.model.archive import PublicArchive
from chronicle.model.body import RefOpen
from chronicle.model.diagnostic import Diagnostic, Place, Said
from chronicle.model.recipe import PhotoSizes
from chronicle.model.value import replace
from chronicle.model.when import UNDATED, When
from chronicle.plan import urls
from chronicle.plan.claims import SITE, Claims, Owner
from chronicle.plan.index import build_index
from chronicle.plan.jobs import AssetJob, AttachmentJob, FeedJob, SitemapJob, SitePlan
from chronicle.plan.marks import Marks
from chronicle.plan.others import feeds, robots, sitemaps
from chronicle.plan.outputs import OtherOutput, PageOutput, ready, whole
from chronicle.plan.pages import SECTIONS
from chronicle.plan.photos import recipes
from chronicle.plan.tags import tag_ids
from chronicle.plan.tree import Bodies, Page, Spoken, Tree, Trees
from chronicle.settings import Settings

NO_URL = "C710"


@dataclass(frozen=True, slots=True)
class Planned:
    """The plan and what was found while making it. `stops`: two things that are no plain pages claim one output,
    so no site can be made."""

    site: SitePlan
    diagnostics: tuple[Diagnostic, ...]
    stops: bool = False


def plan_site(
    archive: PublicArchive,
    settings: Settings,
    speeches: Mapping[str, Spoken],
    assets: Mapping[str, tuple[str, str]],
    sizes: PhotoSizes,
    attachments: Mapping[str, str],
    bodies: Bodies,
    options: tuple[tuple[str, str], ...] = (),
    file_of: Callable[[str, str], str] = lambda _kind, _id: "",
    made_of: str = "",
    tags: Mapping[str, str] | None = None,
) -> Planned:
    """Plans every output. `speeches`: the theme's words by language; `assets`: output path to (path in the
    theme, digest); `attachments`: path below content/ of files that may be linked to, with their digests;
    `bodies`: the texts of entries, asked for when their pages are made;
    `file_of`: the file of a thing, by its kind and id, which a problem is told of; `made_of`: a digest of settings,
    theme and program; `tags`: the ids of all tags, if they are known. A plain page whose address is taken is left
    out."""
    ids = tag_ids(archive.entries.values()) if tags is None else tags
    shared = _trees(archive, settings, speeches, sizes, attachments, bodies, options, made_of, ids)
    claims = _claims(shared, assets, attachments, file_of)
    found, losers = list(claims.diagnostics), claims.losers
    if claims.losers and all(loser.kind == "page" for loser in losers):
        gone = {loser.id for loser in losers}
        fewer = replace(archive, pages={id_: page for id_, page in archive.pages.items() if id_ not in gone})
        shared = _trees(fewer, settings, speeches, sizes, attachments, bodies, options, made_of, ids)
        claims = _claims(shared, assets, attachments, file_of)
        found, losers = [*found, *claims.diagnostics], claims.losers
    if not settings.url:
        found.append(_no_url())
    jobs = tuple(photo.job for photo in shared.photos.values())
    plan = SitePlan(claims.outputs, jobs, partial(_all, shared), partial(_pages_of, shared))
    return Planned(plan, tuple(found), bool(losers))


def _trees(
    archive: PublicArchive,
    settings: Settings,
    speeches: Mapping[str, Spoken],
    sizes: PhotoSizes,
    attachments: Mapping[str, str],
    bodies: Bodies,
    options: tuple[tuple[str, str], ...],
    made_of: str,
    tags: Mapping[str, str],
) -> Trees:
    """The trees of all languages and what they share."""
    photos = {key: recipes(photo.file, sizes, photo.blur) for key, photo in archive.photos.items()}
    index = build_index(archive)
    copies = {
        path: f"attachments/{digest[:16]}.{path.rpartition('.')[2].lower()}" for path, digest in attachments.items()
    }
    shared = Trees(
        archive=archive,
        index=index,
        settings=settings,
        photos=photos,
        attachments=copies,
        speeches=speeches,
        as_of=_as_of(settings),
        tags=tags,
        bodies=bodies,
        marks=Marks(archive, index, photos, copies, tags, made_of.encode()),
        options=options,
    )
    for number, lang in enumerate(settings.languages):
        shared.trees[lang] = Tree(shared, lang, urls.tree(lang) if number else "")
    return shared


def _claims(
    shared: Trees,
    assets: Mapping[str, tuple[str, str]],
    attachments: Mapping[str, str],
    file_of: Callable[[str, str], str],
) -> Claims:
    """All outputs with their owners; what stands in the language of the site comes first."""
    settings = shared.settings
    claims = Claims(file_of)
    pages = {lang: _pages(tree) for lang, tree in shared.trees.items()}
    shared.paths.update((lang, frozenset(page.path for page in told)) for lang, told in pages.items())
    root = next(iter(shared.trees.values()))
    for path, sitemap in sitemaps(settings.url, [(shared.trees[lang], told) for lang, told in pages.items()]):
        claims.claim(path, OtherOutput(SitemapJob, sitemap, partial(whole, root, path, lambda: shared.marks.all)))
    for lang, told in pages.items():
        tree = shared.trees[lang]
        for page in told:
            claims.claim(tree.prefix + urls.output(page.path), PageOutput(tree, page), _owner(page))
        for path, feed, feed_mark in feeds(tree):
            claims.claim(tree.prefix + path, OtherOutput(FeedJob, feed, partial(whole, tree, path, feed_mark)))
    claims.claim(urls.ROBOTS, ready(robots(settings.url, internal=settings.audience == "internal")))
    for path, (name, digest) in assets.items():
        claims.claim(path, ready(AssetJob(name, digest)))
    linked = _linked_attachments(shared.archive)
    # Two files with the same bytes are one output.
    for path, source in {path: source for source, path in shared.attachments.items() if source in linked}.items():
        claims.claim(path, ready(AttachmentJob(source, attachments[source])))
    return claims


def _all(shared: Trees) -> str:
    return shared.marks.all.hex() if shared.marks.base else ""


def _pages_of(shared: Trees, id_: str, lang: str) -> tuple[str, ...]:
    """The pages on which the text of an entry stands that it has in a language."""
    entry = shared.archive.entries.get(id_)
    if entry is None:
        return ()
    shows = (tree for tree in shared.trees.values() if tree.has_entry(entry) and tree.text_of(entry)[0] == lang)
    return tuple(tree.prefix + urls.output(urls.entry(id_)) for tree in shows)


def _owner(page: Page) -> Owner:
    """Whose page it is; lists are the site's own."""
    kind, parts = page.kind, page.path.rstrip("/").split("/")
    if kind == "page":
        return Owner("page", page.path.rstrip("/"))
    if kind == "entry":
        return Owner("entry", "/".join(parts[1:]))
    if kind in ("village", "village_year", "cadre", "cadre_year", "place", "organisation"):
        return Owner(kind.removesuffix("_year"), parts[1])
    return SITE


def _pages(tree: Tree) -> list[Page]:
    return [page for section in SECTIONS for page in section(tree)]


def _as_of(settings: Settings) -> When:
    """The day that the settings name; the day of the build is never shown."""
    day = settings.as_of
    return When(day.isoformat(), day.isoformat(), day, day) if day else UNDATED


def _linked_attachments(archive: PublicArchive) -> set[str]:
    targets = [t for entry in archive.entries.values() for text in entry.texts.values() for t in text.links]
    for things in (archive.villages, archive.cadres, archive.pages):
        bodies = [body for thing in things.values() for _, body in thing.bodies]
        targets += [piece.target for body in bodies for piece in body.pieces if isinstance(piece, RefOpen)]
    return {target.id for target in targets if target.kind == "attachment"}


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
