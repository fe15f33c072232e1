"""Every setting of a site, with its default. The keys of content/chronicle.yaml are the names of the fields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from chronicle.model.recipe import PhotoLimits
from chronicle.model.wording import UNSAID, Wording
from chronicle.settings.targets import Target

_UNTITLED = Wording((("zh-Hans", "驻村日记"), ("en", "Village diaries")))


@dataclass(frozen=True, slots=True)
class Licence:
    """Under what terms the site may be used. `url`: where the terms stand, "" if not given."""

    name: Wording = UNSAID
    url: str = ""


@dataclass(frozen=True, slots=True)
class Allowed:
    """A phrase that holds a registered name and is free all the same (a place of that name, a public person)."""

    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Privacy:
    """How strictly people are protected.

    `register`: "required" stops the build when the private register is missing, "optional" only when an entry
    names a household. `names`: a registered name in a text is an "error", or is "replace"d."""

    register: Literal["required", "optional"] = "optional"
    names: Literal["error", "replace"] = "error"
    allow: tuple[Allowed, ...] = ()


@dataclass(frozen=True, slots=True)
class PhotoSettings:
    """Sizes in pixels of width, qualities from 1 to 100, formats in order of preference, and limits.

    `widths`: inline sizes; `large`: behind the tap; `unknown_people`: whether photos with `people: unknown`
    are shown. `given` names the keys that the settings set themselves; for the others a theme may have its own
    values."""

    widths: tuple[int, ...] = (480, 960)
    large: int = 1600
    formats: tuple[str, ...] = ("webp", "jpeg")
    webp_quality: int = 72
    jpeg_quality: int = 75
    max_megapixels: int = 200
    max_megabytes: int = 100
    unknown_people: Literal["publish", "withhold"] = "publish"
    given: frozenset[str] = frozenset()

    @property
    def limits(self) -> PhotoLimits:
        """What a picture file may be at most."""
        return PhotoLimits(self.max_megapixels, self.max_megabytes)


@dataclass(frozen=True, slots=True)
class Cover:
    """The picture of the home page: a path below content/ (or beside chronicle.yaml), and its description."""

    file: str
    alt: Wording = UNSAID


@dataclass(frozen=True, slots=True)
class Settings:
    """One site's settings. All folders are relative to the site's folder."""

    title: Wording = _UNTITLED
    """The site's name, once or by language."""
    subtitle: Wording = UNSAID
    """A line under the title."""
    description: Wording = UNSAID
    """What the site is, in one or two sentences; shown on the home page and to search engines."""
    languages: tuple[str, ...] = ("zh-Hans",)
    """Language tags; the first is the site's own, each further one gets a tree of its own (`/en/`)."""
    theme: str = "gazetteer"
    """The name of a theme, one that ships or a folder below themes/."""
    theme_options: tuple[tuple[str, str], ...] = ()
    """Options that the theme offers, as (name, value)."""
    url: str = ""
    """The address where the site stands, ending with `/`; feeds, sitemap and canonical links need it."""
    as_of: date | None = None
    """The day against which embargoes are counted; None: today in UTC+8."""
    licence: Licence = Licence()
    """Terms of use, shown in the footer."""
    publisher: Wording = UNSAID
    """Who publishes the site, shown in the footer."""
    contact: str = ""
    """How to reach the publisher, such as an address for take-down requests."""
    privacy: Privacy = Privacy()
    """The private register and what happens to registered names."""
    private: str = "content/private"
    """The folder of the private register, inside the site's folder; read and never published."""
    photos: PhotoSettings = PhotoSettings()
    """Sizes, formats and limits of photos."""
    attachments: tuple[str, ...] = ()
    """Extensions, without the dot, of files that entries may link to; they are copied as they are."""
    mentions: bool = True
    """Whether unique names of villages and cadres in texts become links."""
    max_text_mb: float = 2.0
    """The largest text file that is read, in megabytes of 1,000,000 bytes."""
    cover: Cover | None = None
    """The picture of the home page."""
    link_style: Literal["folders", "files"] = "folders"
    """"folders" for the web; "files" writes index.html into every link, for reading without a server."""
    audience: str = "public"
    """For whom the site is made: "public", or "internal" (search engines are asked to stay away)."""
    publish: tuple[Target, ...] = ()
    """The hosts that the site is sent to; the first is the usual one."""
