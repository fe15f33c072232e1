"""Outputs that are no pages: feeds, sitemap, robots.txt, the files of the theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice
from urllib.parse import quote, urlsplit

from chronicle.model.archive import PublicEntry
from chronicle.plan import urls
from chronicle.plan.jobs import FeedEntry, FeedJob, SitemapJob, TextJob
from chronicle.plan.marks import mark
from chronicle.plan.tree import Page, Tree

FEED_ENTRIES = 30
SITEMAP_LIMIT = 50_000
"""Addresses in one sitemap (sitemaps.org)."""


def feeds(tree: Tree) -> Iterator[tuple[str, Callable[[], FeedJob], Callable[[], bytes]]]:
    """The feed of the site and of every village and cadre, each with its mark; none without an address of the site."""
    if not tree.shared.settings.url:
        return
    archive = tree.archive
    title = tree.say(tree.shared.settings.title)
    ordered = tree.index.ordered
    yield urls.FEED, partial(_feed, tree, urls.HOME, title, ordered), partial(_mark, tree, "", ordered)
    for id_, village in sorted(archive.villages.items()):
        name = f"{tree.say(village.name)} · {title}"
        path = urls.village(id_)
        entries = tree.index.by_village.get(id_, ())
        yield path + urls.FEED, partial(_feed, tree, path, name, entries), partial(_mark, tree, name, entries)
    for id_, cadre in sorted(archive.cadres.items()):
        name = f"{tree.say(cadre.shown)} · {title}"
        path = urls.cadre(id_)
        entries = tree.index.by_cadre.get(id_, ())
        yield path + urls.FEED, partial(_feed, tree, path, name, entries), partial(_mark, tree, name, entries)


def _mark(tree: Tree, name: str, entries: Sequence[PublicEntry]) -> bytes:
    shown = islice((entry for entry in entries if _day(entry)), FEED_ENTRIES)
    return mark(f"{name}\n".encode(), tree.shared.marks.entries(shown))


def _feed(tree: Tree, path: str, title: str, entries: Sequence[PublicEntry]) -> FeedJob:
    settings = tree.shared.settings
    base = settings.url + tree.prefix
    shown = islice((row for entry in entries if (row := _entry(tree, entry)) is not None), FEED_ENTRIES)
    return FeedJob(
        id=_tag_uri(settings.url, tree.prefix + path or "/"),
        title=title,
        subtitle=tree.say(settings.description),
        url=base + path,
        self_url=base + path + urls.FEED,
        lang=tree.lang,
        author=tree.say(settings.publisher) or tree.say(settings.title),
        rights=tree.say(settings.licence.name),
        entries=tuple(shown),
    )


def _entry(tree: Tree, entry: PublicEntry) -> FeedEntry | None:
    """An entry in a feed; None without a year. `updated` is its first possible day, so that no build day
    comes in."""
    day = _day(entry)
    if day is None:
        return None
    lang, text = tree.text_of(entry)
    prefix = tree.prefix if tree.has_entry(entry) else ""
    cadres = tree.archive.cadres
    authors = entry.authors or entry.cadres
    return FeedEntry(
        id=_tag_uri(tree.shared.settings.url, prefix + urls.entry(entry.id)),
        title=text.title,
        url=tree.shared.settings.url + prefix + quote(urls.entry(entry.id)),
        updated=day,
        summary=text.summary,
        authors=tuple(tree.say(cadres[id_].shown) for id_ in authors if id_ in cadres),
        lang=lang,
    )


def _day(entry: PublicEntry) -> date | None:
    return entry.date.lower or entry.date.upper


def _tag_uri(url: str, path: str) -> str:
    """A `tag:` URI (RFC 4151) that stays when the site moves to another path; the year is a constant."""
    return f"tag:{urlsplit(url).hostname or 'localhost'},2015:{quote(path)}"


def sitemaps(url: str, pages: Sequence[tuple[Tree, Sequence[Page]]]) -> Iterator[tuple[str, Callable[[], SitemapJob]]]:
    """The sitemap, in parts of 50,000 addresses under an index when there are more. `pages` of each tree, in order of
    languages."""
    if not url:
        return
    total = sum(page.listed for _, told in pages for page in told)
    if total <= SITEMAP_LIMIT:
        yield urls.SITEMAP, lambda: SitemapJob(_rows(url, pages))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, -(-total // SITEMAP_LIMIT) + 1)]
    yield urls.SITEMAP, lambda: SitemapJob(tuple((url + name, ()) for name in names), index=True)
    for number, name in enumerate(names):
        yield name, partial(_part, url, pages, number * SITEMAP_LIMIT)


def _part(url: str, pages: Sequence[tuple[Tree, Sequence[Page]]], start: int) -> SitemapJob:
    return SitemapJob(_rows(url, pages)[start : start + SITEMAP_LIMIT])


def _rows(
    url: str, pages: Sequence[tuple[Tree, Sequence[Page]]]
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    by_path: dict[str, list[Tree]] = {}
    for tree, told in pages:
        for page in told:
            if page.listed:
                by_path.setdefault(page.path, []).append(tree)
    rows: list[tuple[str, tuple[tuple[str, str], ...]]] = []
    for path, trees in sorted(by_path.items()):
        listed = [(tree.lang, f"{url}{tree.prefix}{path}") for tree in trees]
        same = tuple(listed) if len(listed) > 1 else ()
        rows += [(canonical, same) for _, canonical in listed]
    return tuple(rows)


def robots(url: str, *, internal: bool) -> TextJob:
    """robots.txt: open, or closed for internal sites; names the sitemap when the site has an address."""
    lines = ["User-agent: *", "Disallow: /" if internal else "Disallow:"]
    if url and not internal:
        lines.append(f"Sitemap: {url}{urls.SITEMAP}")
    return TextJob("\n".join(lines) + "\n")
