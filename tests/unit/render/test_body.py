"""Prose and pictures: every piece, escaped, linked, withheld."""

import pytest

from chronicle.model.body import (
    HouseholdRef,
    Html,
    LinkClose,
    LinkOpen,
    PhotoRef,
    Piece,
    Redacted,
    RefOpen,
    RefText,
    Target,
    Text,
    WikiLink,
)
from chronicle.model.value import replace
from chronicle.plan import BodyView, Picture, Ref, Variant
from chronicle.render.body import body_html
from chronicle.render.pictures import picture

VILLAGE = Target("village", "v")
WEB = Target("external", "https://x.example/?a=1&b=2")
NOBODY = Target("cadre", "c")
FOREIGN = Target("entry", "e")
TARGETS = (
    (VILLAGE, Ref("Willow <1>", "../v/")),
    (WEB, Ref("", WEB.id)),
    (NOBODY, Ref("")),
    (FOREIGN, Ref("名", "../e/", "zh-Hans")),
)
PHOTO = Picture(
    (Variant("a-480.webp", 480, 320), Variant("a-960.webp", 960, 640)),
    Variant("a-960.jpg", 960, 640),
    "a-1600.webp",
    'An "alt" <x>',
    "A caption & more",
    "Shen",
    "tone-4",
)
IMG = (
    '<picture><source type="image/webp" srcset="a-480.webp 480w, a-960.webp 960w" '
    'sizes="(min-width: 64rem) 39rem, calc(100vw - 3rem)">'
    '<img class="tone-4" src="a-960.jpg" width="960" height="640" alt="{alt}"{load} decoding="async"></picture>'
)
ALT = "An &#34;alt&#34; &lt;x&gt;"


def made(*pieces: Piece, access: str = "") -> str:
    view = BodyView(pieces, TARGETS, (("a.jpg", PHOTO),))
    return str(body_html(view, Ref("", access), "left out"))


@pytest.mark.parametrize(
    ("pieces", "html"),
    [
        ((Html("<p>"), Text("a < b & “c”"), Html("</p>\n")), "<p>a &lt; b &amp; “c”</p>"),
        ((RefText(VILLAGE, ""),), '<a href="../v/">Willow &lt;1&gt;</a>'),
        ((RefText(VILLAGE, "my <own>"),), '<a href="../v/">my &lt;own&gt;</a>'),
        ((RefText(NOBODY, "Lu"),), "Lu"),
        ((RefText(Target("place", "gone"), "there"),), "there"),
        ((RefText(FOREIGN, ""),), '<a href="../e/" hreflang="zh-Hans" lang="zh-Hans">名</a>'),
        ((RefText(FOREIGN, "the original"),), '<a href="../e/" hreflang="zh-Hans">the original</a>'),
        (
            (RefOpen(WEB, 'T"'), Text("map"), LinkClose()),
            '<a href="https://x.example/?a=1&amp;b=2" rel="external noreferrer" title="T&#34;">map</a>',
        ),
        ((RefOpen(NOBODY), Text("Lu"), LinkClose(), Text("!")), "Lu!"),
        ((RefOpen(VILLAGE), RefText(FOREIGN, "x"), LinkClose()), '<a href="../v/">x</a>'),
        ((RefOpen(VILLAGE), Text("never closed")), '<a href="../v/">never closed</a>'),
        ((LinkClose(), Text("x")), "x"),
        ((Redacted(),), '<span class="withheld">left out</span>'),
        ((PhotoRef("gone.jpg", "alt", "caption", True), Text("x")), "x"),
        ((LinkOpen("http://x"), WikiLink("<Lu>"), LinkClose()), "&lt;Lu&gt;"),
        ((HouseholdRef("h1", "The Lu family"),), '<span class="withheld">left out</span>'),
    ],
)
def test_a_piece(pieces: tuple[Piece, ...], html: str) -> None:
    assert made(*pieces) == html


def test_withheld_passages_lead_to_the_rule_but_never_inside_a_link() -> None:
    assert made(Redacted(), access="../about/") == '<a class="withheld" href="../about/">left out</a>'
    inside = made(RefOpen(VILLAGE), Redacted(), LinkClose(), access="../about/")
    assert inside == '<a href="../v/"><span class="withheld">left out</span></a>'


def test_a_figure() -> None:
    assert made(PhotoRef("a.jpg", block=True)) == (
        f'<figure class="plate"><a class="photo-link" href="a-1600.webp">{IMG.format(alt=ALT, load="")}</a>'
        "<figcaption>A caption &amp; more <small>Shen</small></figcaption></figure>"
    )


def test_pictures_without_webp_need_no_picture_element() -> None:
    small, wide = Variant("a-480.jpg", 480, 320), PHOTO.fallback
    size = 'width="960" height="640" alt="x" loading="lazy" decoding="async">'
    assert picture(replace(PHOTO, inline=(small, wide)), "grid", alt="x") == (
        '<img class="tone-4" src="a-960.jpg" srcset="a-480.jpg 480w, a-960.jpg 960w" '
        f'sizes="(min-width: 44rem) 18rem, 90vw" {size}'
    )
    assert picture(replace(PHOTO, inline=(wide,)), "grid", alt="x") == f'<img class="tone-4" src="a-960.jpg" {size}'


def test_words_in_the_text_come_before_those_of_the_photo() -> None:
    html = made(PhotoRef("a.jpg", "own alt", "own caption", True))
    assert 'alt="own alt"' in html
    assert "<figcaption>own caption <small>Shen</small></figcaption>" in html


def test_the_first_picture_is_loaded_at_once_and_the_others_later() -> None:
    html = made(PhotoRef("a.jpg"), PhotoRef("a.jpg"))
    now, later = IMG.format(alt=ALT, load=""), IMG.format(alt=ALT, load=' loading="lazy"')
    link = '<a class="photo-link" href="a-1600.webp">'
    assert html == f"{link}{now}</a>{link}{later}</a>"


def test_a_picture_inside_a_link_has_no_link_of_its_own() -> None:
    html = made(RefOpen(VILLAGE), PhotoRef("a.jpg"), LinkClose())
    assert html == f'<a href="../v/">{IMG.format(alt=ALT, load="")}</a>'


def test_uses_of_pictures() -> None:
    hero, thumb = str(picture(PHOTO, "cover", hero=True)), str(picture(PHOTO, "thumb"))
    assert ' fetchpriority="high"' in hero
    assert "lazy" not in hero
    assert ' alt="" loading="lazy"' in thumb
    alone = Picture((), PHOTO.fallback, "", "x")
    assert str(picture(alone, "grid")) == (
        '<img src="a-960.jpg" width="960" height="640" alt="x" loading="lazy" decoding="async">'
    )
    with pytest.raises(ValueError, match="body, grid, cover, thumb"):
        picture(PHOTO, "poster")
