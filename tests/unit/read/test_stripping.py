"""Photos that are copied keep their pixels and what tells how to show them, and nothing else."""

import io
import sys
from typing import Any

import pytest
from PIL import Image, ImageOps, PngImagePlugin

from chronicle.read import NotTakenError, stripped
from kit.pictures import HEIC, corners, display_p3, exif, saved, turned

HIDDEN = (b"InventedCamera", b"InventedModel", b"GPS", b"secret", b"http://ns.adobe.com")
FORMS = {"JPEG": {"comment": b"secret"}, "PNG": {}, "WEBP": {"xmp": b"<x:xmpmeta>secret</x:xmpmeta>", "lossless": True}}


def picture(form: str, orientation: int = 1) -> bytes:
    options: dict[str, Any] = dict(FORMS[form])
    if form == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Author", "secret")
        info.add_itxt("XML:com.adobe.xmp", "secret")
        options["pnginfo"] = info
    return saved(turned(orientation), form, exif=exif(orientation), icc_profile=display_p3(), **options)


def upright(content: bytes) -> Image.Image:
    return ImageOps.exif_transpose(Image.open(io.BytesIO(content))).convert("RGB")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_looks_the_same_and_hides_nothing(form: str, orientation: int) -> None:
    before = picture(form, orientation)
    assert any(word in before for word in HIDDEN)
    after = stripped(before, form)
    assert not [word for word in HIDDEN if word in after]
    assert upright(after).tobytes() == upright(before).tobytes()
    image = Image.open(io.BytesIO(after))
    assert image.info.get("icc_profile") == display_p3()
    assert set(image.getexif()) <= {274}
    assert stripped(after, form) == after


def test_what_lies_behind_a_jpeg_is_left_off() -> None:
    before = picture("JPEG")
    assert stripped(before + b"\0\0\0\x18ftypmp42secret" * 9, "JPEG") == stripped(before, "JPEG")


def test_a_progressive_jpeg() -> None:
    before = saved(corners(), progressive=True, exif=exif())
    assert upright(stripped(before, "JPEG")).tobytes() == upright(before).tobytes()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_half_a_picture_is_none(form: str, share: float) -> None:
    whole = picture(form)
    with pytest.raises(NotTakenError):
        stripped(whole[: int(len(whole) * share)], form)


def test_heic_becomes_jpeg() -> None:
    pytest.importorskip("pi_heif")
    image = Image.open(io.BytesIO(stripped(HEIC, "HEIF")))
    assert (image.format, image.size, dict(image.getexif())) == ("JPEG", (48, 64), {})


def test_heic_without_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    with pytest.raises(ModuleNotFoundError):
        stripped(HEIC, "HEIF")
