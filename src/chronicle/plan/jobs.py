"""Jobs: values that carry everything their output may contain and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chronicle.model.recipe import PhotoJob
from chronicle.plan.views import Content, PageView, SiteView

OutputPath = str
"""A path below the output folder, with `/`, such as `villages/renjiagou/index.html`."""


@dataclass(frozen=True, slots=True)
class PageJob:
    """One HTML page: `template` is `<kind>.html` in the theme's chain; `depth` the number of folders above
    the page (-1: links start at `root`, for the 404 page)."""

    template: str
    site: SiteView
    page: PageView
    content: Content
    depth: int
    root: str = "/"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of an Atom feed. `updated`: its lower date; addresses absolute."""

    id: str
    title: str
    url: str
    updated: date
    summary: str
    authors: tuple[str, ...]
    lang: str


@dataclass(frozen=True, slots=True)
class FeedJob:
    """One Atom feed (RFC 4287)."""

    id: str
    title: str
    subtitle: str
    url: str
    self_url: str
    lang: str
    author: str
    rights: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class SitemapJob:
    """One sitemap of at most 50,000 addresses, each with its alternates (language, address); or, with
    `index`, a list of sitemaps."""

    urls: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    index: bool = False


@dataclass(frozen=True, slots=True)
class TextJob:
    """A small text output, such as robots.txt, ready to write."""

    text: str


@dataclass(frozen=True, slots=True)
class AssetJob:
    """A file of the theme, to be written under its hashed name. `theme` and `path` name it in the chain."""

    path: str
    digest: str


@dataclass(frozen=True, slots=True)
class AttachmentJob:
    """A file below content/ that entries link to and that the settings allow; copied as it is."""

    source: str
    digest: str


Job = PageJob | FeedJob | SitemapJob | TextJob | AssetJob | AttachmentJob
"""A job with one output. Photo jobs have several and are kept apart."""


@dataclass(frozen=True, slots=True)
class SitePlan:
    """All outputs of a site: one owner per output. `photos`: every photo that is shown, by its key."""

    jobs: Mapping[OutputPath, Job]
    photos: tuple[PhotoJob, ...]
