"""Markup of pictures: sizes are said before they load, so that nothing moves."""

from __future__ import annotations

from markupsafe import Markup, escape

from chronicle.plan import Picture

SIZES = {
    "body": "(min-width: 64rem) 39rem, calc(100vw - 3rem)",
    "grid": "(min-width: 44rem) 18rem, 90vw",
    "cover": "(min-width: 64rem) 60rem, 100vw",
    "thumb": "(min-width: 44rem) 9rem, 30vw",
}
"""How wide a picture stands, by use (the `sizes` of HTML)."""


def picture(view: Picture, use: str = "body", hero: bool = False, eager: bool = False, alt: str = "") -> Markup:
    """`<picture>` with its variants, or `<img>` alone when there is one file only. `use`: one of SIZES; a thumb has
    an empty alternative, because a title stands beside it. `hero`: loaded first; `eager`: not put off. `alt`: in
    place of the picture's own."""
    if use not in SIZES:
        raise ValueError(f"picture(…, “{use}”): the uses are {', '.join(SIZES)}")
    text = "" if use == "thumb" else alt or view.alt
    tone = Markup(' class="{}"').format(view.tone) if view.tone else ""
    load = Markup(' fetchpriority="high"') if hero else "" if eager else Markup(' loading="lazy"')
    img = Markup('<img{} src="{}" width="{}" height="{}" alt="{}"{} decoding="async">').format(
        tone, view.fallback.href, view.fallback.width, view.fallback.height, text, load
    )
    if not view.webp:
        return img
    srcset = ", ".join(f"{one.href} {one.width}w" for one in view.webp)
    source = Markup('<source type="image/webp" srcset="{}" sizes="{}">').format(srcset, SIZES[use])
    return Markup("<picture>{}{}</picture>").format(source, img)


def photo_link(view: Picture, inner: Markup) -> Markup:
    """The picture as a link to its large form, if there is one."""
    return Markup('<a class="photo-link" href="{}">{}</a>').format(view.large, inner) if view.large else inner


def caption(text: str, credit: str) -> Markup:
    """`<figcaption>` of a caption and a credit; "" without either."""
    if not text and not credit:
        return Markup("")
    said = escape(text)
    if credit:
        said += Markup("{}<small>{}</small>").format(" " if text else "", credit)
    return Markup("<figcaption>{}</figcaption>").format(said)
