"""Refs, pictures, prose, and what all pages share: `site` and `page`."""

from __future__ import annotations

from chronicle.model.body import Piece, Target
from chronicle.model.value import Value
from chronicle.model.when import When


class Ref(Value, frozen=True):
    """A link to another page: its text and address. `lang`: the tag of the target page if it is not in the
    language of this page, else "". An empty `href` means plain text."""

    text: str
    href: str = ""
    lang: str = ""


class Variant(Value, frozen=True):
    """One file of a picture: its address and size in pixels."""

    href: str
    width: int
    height: int


class Picture(Value, frozen=True):
    """A photo, ready for `picture()`.

    `inline`: WebP, or JPEG if the settings want no WebP, narrowest first; `fallback`: a JPEG; `large`: behind the tap.
    `tone`: a CSS class with the average colour (`tone-0` … `tone-15`). `credit`, `caption` may be ""."""

    inline: tuple[Variant, ...]
    fallback: Variant
    large: str
    alt: str
    caption: str = ""
    credit: str = ""
    tone: str = ""


class BodyView(Value, frozen=True):
    """Prose, ready for `html()`: pieces with the addresses and pictures that they name.

    `targets`: what each resolved link points at, in order of first use. `pictures`: by photo key."""

    pieces: tuple[Piece, ...] = ()
    targets: tuple[tuple[Target, Ref], ...] = ()
    pictures: tuple[tuple[str, Picture], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pieces)


class Heading(Value, frozen=True):
    """A heading of a body, for a table of contents."""

    level: int
    id: str
    text: str


class Alternate(Value, frozen=True):
    """The same page in another language."""

    lang: str
    name: str
    href: str


class SiteView(Value, frozen=True):
    """What all pages of one language share. Holds settings only, never counts: a new entry leaves it as it is.

    `nav`: the main sections in order, (section, Ref) with section one of villages, timeline, measures, cadres,
    places, organisations. `pages`: the plain pages. `url`: the public address with a final stroke, or ""."""

    title: str
    subtitle: str
    description: str
    lang: str
    home: Ref
    nav: tuple[tuple[str, Ref], ...]
    pages: tuple[Ref, ...]
    url: str
    licence: Ref
    publisher: str
    contact: str
    as_of: When
    options: tuple[tuple[str, str], ...]

    def option(self, name: str) -> str:
        """A theme option's value, "" if it is not set."""
        return dict(self.options).get(name, "")


class PageView(Value, frozen=True):
    """One page. `kind` chooses the template and the type of `content`. `section`: the nav item it belongs to.

    `trail`: the way down from the home page, without the page itself. `canonical` "" without a site url.
    `feeds`: Atom feeds to announce. `running`: two short words for the spine, such as 山西 and 任家沟村.
    `photos`: True if the page has pictures that open. `image`: absolute address for og:image, or "". `draft`: it is
    shown in a preview only."""

    kind: str
    title: str
    description: str
    lang: str
    section: str
    canonical: str
    trail: tuple[Ref, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    feeds: tuple[Ref, ...] = ()
    running: tuple[str, ...] = ()
    photos: bool = False
    image: str = ""
    draft: bool = False
