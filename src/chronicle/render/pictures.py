"""Markup of pictures: sizes are said before they load, so that nothing moves."""

from __future__ import annotations

from markupsafe import Markup

from chronicle.plan import Picture
from chronicle.source import escaped

SIZES = {
    "body": "(min-width: 64rem) 39rem, calc(100vw - 3rem)",
    "grid": "(min-width: 44rem) 18rem, 90vw",
    "cover": "(min-width: 64rem) 60rem, 100vw",
    "thumb": "(min-width: 44rem) 9rem, 30vw",
}
"""How wide a picture stands, by use (the `sizes` of HTML)."""


def picture(view: Picture, use: str = "body", hero: bool = False, eager: bool = False, alt: str = "") -> Markup:
    """`<picture>` with its WebP variants, or `<img>` alone when all are JPEG. `use`: one of SIZES; a thumb has
    an empty alternative, because a title stands beside it. `hero`: loaded first; `eager`: not put off. `alt`: in
    place of the picture's own."""
    if use not in SIZES:
        raise ValueError(f"picture(…, “{use}”): the uses are {', '.join(SIZES)}")
    text = "" if use == "thumb" else alt or view.alt
    tone = f' class="{escaped(view.tone)}"' if view.tone else ""
    load = ' fetchpriority="high"' if hero else "" if eager else ' loading="lazy"'
    srcset = ", ".join(f"{one.href} {one.width}w" for one in view.inline)
    sizes = f'srcset="{escaped(srcset)}" sizes="{SIZES[use]}"'
    webp = any(one.href.endswith(".webp") for one in view.inline)
    own = f" {sizes}" if len(view.inline) > 1 and not webp else ""
    one = view.fallback
    img = (
        f'<img{tone} src="{escaped(one.href)}"{own} width="{one.width}" height="{one.height}"'
        f' alt="{escaped(text)}"{load} decoding="async">'
    )
    return Markup(f'<picture><source type="image/webp" {sizes}>{img}</picture>' if webp else img)


def photo_link(view: Picture, inner: str) -> str:
    """The picture, which is HTML, as a link to its large form, if there is one."""
    return f'<a class="photo-link" href="{escaped(view.large)}">{inner}</a>' if view.large else inner


def caption(text: str, credit: str) -> str:
    """`<figcaption>` of a caption and a credit as HTML; "" without either."""
    if not text and not credit:
        return ""
    small = f"{' ' if text else ''}<small>{escaped(credit)}</small>" if credit else ""
    return f"<figcaption>{escaped(text)}{small}</figcaption>"
