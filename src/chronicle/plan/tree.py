"""One language's tree of pages, and what all languages share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from chronicle.model.archive import PublicArchive, PublicEntry, PublicText
from chronicle.model.body import Body
from chronicle.model.when import When
from chronicle.model.wording import Wording
from chronicle.plan.index import Index
from chronicle.plan.jobs import PageJob
from chronicle.plan.marks import Marks
from chronicle.plan.photos import PhotoPlan
from chronicle.plan.views import Ref, SiteView
from chronicle.settings import Settings


class Bodies(Protocol):
    """The texts of entries, by id and language."""

    def body(self, id_: str, lang: str, /) -> Body: ...

    def body_mark(self, id_: str, lang: str, /) -> bytes:
        """A digest of all that the body is made of; b"" if that is not known."""
        ...


class Spoken(Protocol):
    """What `plan` needs of a theme's language: texts by key, and dates in words."""

    def t(self, key: str, /, **values: Any) -> str: ...

    def date(self, when: When) -> Any: ...


@dataclass
class Trees:
    """What all languages share."""

    archive: PublicArchive
    index: Index
    settings: Settings
    photos: Mapping[str, PhotoPlan]
    attachments: Mapping[str, str]
    """Path below content/ to output path."""
    speeches: Mapping[str, Spoken]
    as_of: When
    tags: Mapping[str, str]
    """Tag to the id in its address."""
    bodies: Bodies
    marks: Marks
    options: tuple[tuple[str, str], ...]
    """The theme's options as the settings set them."""
    trees: dict[str, Tree] = field(default_factory=dict)
    paths: dict[str, frozenset[str]] = field(default_factory=dict)
    """The paths of the pages of each language."""


@dataclass
class Tree:
    """The pages of one language. `prefix`: "" for the first language, else `en/`."""

    shared: Trees
    lang: str
    prefix: str
    sites: dict[tuple[int, str], SiteView] = field(default_factory=dict)
    """The site's view by depth and root of links: it is the same for all pages of a depth."""
    refs: dict[tuple[int, str], dict[tuple[str, str], Ref]] = field(default_factory=dict)
    """References to what is registered, likewise."""
    index: Index = field(init=False)
    """Look-ups over the public archive."""
    archive: PublicArchive = field(init=False)
    """The public archive."""

    def __post_init__(self) -> None:
        self.index, self.archive = self.shared.index, self.shared.archive

    @property
    def speech(self) -> Spoken:
        """The theme's words in this language."""
        return self.shared.speeches[self.lang]

    @property
    def is_root(self) -> bool:
        """True for the first language, which has every entry."""
        return self.prefix == ""

    def say(self, wording: Wording) -> str:
        """A wording in this language."""
        return wording.get(self.lang)

    def has_entry(self, entry: PublicEntry) -> bool:
        """True if the entry has a page of its own in this tree."""
        return self.is_root or self.lang in entry.texts

    def text_of(self, entry: PublicEntry) -> tuple[str, PublicText]:
        """(language, text) of an entry as this tree shows it: its own language if there is one."""
        lang = self.lang if self.lang in entry.texts else entry.lang
        return lang, entry.texts[lang]

    def has_page(self, id_: str) -> bool:
        """True if a plain page stands in this tree."""
        return self.is_root or any(lang == self.lang for lang, _ in self.archive.pages[id_].bodies)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as planned: its path in the tree, its kind, what makes its job and its mark. Both are given the entry
    whose text it shows, if there is one: so the pages of all entries share them. `listed` in sitemaps."""

    path: str
    kind: str
    make: Callable[..., PageJob]
    marked: Callable[..., bytes] | None = None
    """None: it shows the whole archive."""
    entry: PublicEntry | None = None
    listed: bool = True

    def job(self) -> PageJob:
        """The page itself."""
        return self.make() if self.entry is None else self.make(self.entry)

    def mark(self, whole: Marks) -> bytes:
        """Of what it shows beside the text of its entry."""
        if self.marked is None:
            return whole.all
        return self.marked() if self.entry is None else self.marked(self.entry)
