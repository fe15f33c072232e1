"""Photos as an entry or a register names them, and what the file itself says."""

from __future__ import annotations

from typing import Literal

from chronicle.model.value import Value
from chronicle.model.when import UNDATED, When
from chronicle.model.wording import UNSAID, Wording

People = Literal["none", "consent", "blurred", "unknown"]
Access = Literal["public", "restricted", "closed"]


class Photo(Value, frozen=True):
    """One picture as its front matter tells it. `file` as written in Contents; in an Archive the path below
    content/, which is its key. `blur`: rectangles x, y, width, height in fractions of the upright picture."""

    file: str
    caption: Wording = UNSAID
    alt: Wording = UNSAID
    date: When = UNDATED
    place: str = ""
    people: People = "unknown"
    minors: bool = False
    guardian_consent: bool = False
    blur: tuple[tuple[float, float, float, float], ...] = ()
    credit: Wording = UNSAID
    rights: Wording = UNSAID
    access: Access = "public"


class PhotoFile(Value, frozen=True):
    """A picture file that was found and can be opened. `width`, `height` in pixels after turning upright;
    `format` is JPEG, PNG, WEBP or HEIF; `digest` the SHA-256 of the file's bytes, in hex; `tone` the index in
    `model.recipe.TONES` of its average colour, or of its preview's; of HEIF the middle one."""

    file: str
    digest: str
    width: int
    height: int
    format: str
    tone: int = 0
