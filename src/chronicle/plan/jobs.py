"""Jobs: values that carry everything their output may contain and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from chronicle.model.recipe import PhotoJob
from chronicle.model.value import Value
from chronicle.plan.views import Content, PageView, SiteView

NO_TEXT = "-"
"""The text mark of what shows the text of no entry."""
OutputPath = str
"""A path below the output folder, with `/`, such as `villages/renjiagou/index.html`."""


class PageJob(Value, frozen=True):
    """One HTML page: `template` is `<kind>.html` in the theme's chain; `depth` the number of folders above
    the page (-1: links start at `root`, for the 404 page)."""

    template: str
    site: SiteView
    page: PageView
    content: Content
    depth: int
    root: str = "/"


class FeedEntry(Value, frozen=True):
    """One entry of an Atom feed. `updated`: its lower date; addresses absolute."""

    id: str
    title: str
    url: str
    updated: date
    summary: str
    authors: tuple[str, ...]
    lang: str


class FeedJob(Value, frozen=True):
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


class SitemapJob(Value, frozen=True):
    """One sitemap of at most 50,000 addresses, each with its alternates (language, address); or, with
    `index`, a list of sitemaps."""

    urls: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    index: bool = False


class TextJob(Value, frozen=True):
    """A small text output, such as robots.txt, ready to write."""

    text: str


class AssetJob(Value, frozen=True):
    """A file of the theme, to be written under its hashed name. `theme` and `path` name it in the chain."""

    path: str
    digest: str


class AttachmentJob(Value, frozen=True):
    """A file below content/ that entries link to and that the settings allow; copied as it is."""

    source: str
    digest: str


Job = PageJob | FeedJob | SitemapJob | TextJob | AssetJob | AttachmentJob
"""A job with one output. Photo jobs have several and are kept apart."""


class Output(Protocol):
    """One output that is no photo. Equal marks mean equal jobs."""

    @property
    def sort(self) -> type[Job]:
        """The type of its job."""
        ...

    @property
    def text(self) -> tuple[str, str] | None:
        """The entry whose text it shows, and the language of that text."""
        ...

    def make(self) -> Job:
        """Makes the job, now or never: the views of all pages at once would fill the memory."""
        ...

    def mark(self) -> str:
        """Tells of all that the job is made of but the text of an entry; "" where that is not known."""
        ...

    def text_mark(self) -> str:
        """Tells of that text; "" where that is not known."""
        ...


@dataclass(frozen=True, slots=True)
class SitePlan:
    """All outputs of a site: one owner per output. `photos`: every photo that is shown, by its key."""

    outputs: Mapping[OutputPath, Output]
    photos: tuple[PhotoJob, ...]
    mark: Callable[[], str] = str
    """Of the whole archive, its theme and settings, but for the texts of entries: while it stays, all marks do."""
    pages_of: Callable[[str, str], tuple[OutputPath, ...]] = lambda _id, _lang: ()
    """The pages on which the text of an entry stands that it has in a language."""

    def job(self, path: OutputPath) -> Job:
        """The job of an output."""
        return self.outputs[path].make()
