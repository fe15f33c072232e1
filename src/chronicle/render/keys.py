"""Keys: what an output depends on, in one text with a digest for each part."""

from __future__ import annotations

from hashlib import blake2b

import chronicle
from chronicle.model.digest import digest
from chronicle.model.recipe import RECIPE_VERSION, PhotoRecipe
from chronicle.plan import FeedJob, Job, PageJob
from chronicle.render.parcels import Packer, Parcel
from chronicle.theme import Theme

RENDER_VERSION = 2
"""To be raised when the same job and theme give other bytes, so that published pages follow."""

PROGRAM = f"{chronicle.__version__}/{RENDER_VERSION}"
PARTS = ("site", "page", "content", "templates", "strings", "assets", "program")
"""What the parts of a key stand for: the views that a job holds, the parts of the theme that its template names, and
the version of the program."""


class Keys:
    """Makes the keys of the jobs of one theme: equal keys mean equal bytes."""

    def __init__(self, theme: Theme, program: str = PROGRAM) -> None:
        self.theme = theme
        self.program = short(program.encode())
        self._packer = Packer()
        self._closures: dict[tuple[str, str], tuple[str, str, str]] = {}
        self._sites: dict[bytes, str] = {}

    def pack(self, path: str, job: Job) -> tuple[str, Parcel]:
        """(key, parcel) of the job for an output path."""
        parcel = self._packer.pack(path, job)
        if isinstance(job, PageJob):
            site = self._sites.get(parcel.site) or self._sites.setdefault(parcel.site, short(parcel.site))
            page = short(parcel.page + f"{job.template} {job.depth} {job.root}".encode())
            parts = (site, page, short(parcel.content), *self._theme(job.template, job.page.lang))
        else:
            words = self.theme.speech(job.lang).t("redacted") if isinstance(job, FeedJob) else ""
            parts = ("", parcel.sort, short(parcel.content), "", short(words.encode()), "")
        return ":".join((*parts, self.program)), parcel

    def _theme(self, template: str, lang: str) -> tuple[str, str, str]:
        known = self._closures.get((template, lang))
        if known is None:
            closure = self.theme.closure(template, lang)
            known = (
                short(closure.templates.encode()),
                short(closure.strings.encode()),
                short(closure.assets.encode()),
            )
            self._closures[template, lang] = known
        return known


def photo_key(original: str, recipe: PhotoRecipe) -> str:
    """The key of one file of a photo: the digest of its original, how it is made, and the version of Pillow, which
    brings decoders and encoders. Where the original lies and what shows it is no part of it."""
    import PIL  # its version only, no decoder

    return digest((original, recipe.canonical(), RECIPE_VERSION, PIL.__version__))


def changed_parts(before: str, after: str) -> tuple[str, ...]:
    """Which parts differ between two keys of one output; () if they are equal or of another form."""
    old, new = before.split(":"), after.split(":")
    if len(old) != len(PARTS) or len(new) != len(PARTS):
        return ()
    return tuple(name for name, one, other in zip(PARTS, old, new, strict=True) if one != other)


def short(data: bytes) -> str:
    """A digest of 12 bytes, in hex: enough to tell apart what is not made on purpose to be alike."""
    return blake2b(data, digest_size=12).hexdigest()
