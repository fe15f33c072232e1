"""Picture files as they come from phones, cameras, scanners and web pages."""

import hashlib
import os
import struct
import sys
import warnings
import zlib
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from chronicle.model.diagnostic import Diagnostic, Place
from chronicle.model.photo import PhotoFile
from chronicle.model.recipe import TONE_UNSEEN, PhotoLimits
from chronicle.read.photo_kinds import claimed_size, kind_by_ending, picture_kind
from chronicle.read.photos import FEW, probe_photo, probe_photos
from chronicle.work import Crew, Inline, WorkerDiedError
from kit import pictures as p

LIMITS = PhotoLimits()


def probe(
    root: Path, name: str, content: bytes, limits: PhotoLimits = LIMITS
) -> tuple[PhotoFile | None, list[Diagnostic]]:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    photo, said = probe_photo(root, name, limits)
    for diagnostic in said:
        assert diagnostic.place == Place(f"content/{name}", 0, 0)
        assert diagnostic.message.en
        assert diagnostic.message.zh
    return photo, list(said)


def refused(root: Path, name: str, content: bytes, limits: PhotoLimits = LIMITS) -> Diagnostic:
    photo, said = probe(root, name, content, limits)
    assert photo is None
    assert [d.severity for d in said] == ["error"]
    assert said[0].help.en
    assert said[0].help.zh
    return said[0]


@pytest.mark.parametrize(("form", "ending"), [("JPEG", "jpg"), ("JPEG", "JPEG"), ("PNG", "png"), ("WEBP", "webp")])
def test_a_sound_picture_is_found_with_size_and_digest(tmp_path: Path, form: str, ending: str) -> None:
    content = p.saved(p.corners(), form)
    photo, said = probe(tmp_path, f"entries/村口.{ending}", content)
    assert said == []
    assert photo is not None
    assert photo == PhotoFile(f"entries/村口.{ending}", hashlib.sha256(content).hexdigest(), 64, 48, form, photo.tone)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(9 + 1))
def test_sizes_are_those_of_the_upright_picture(tmp_path: Path, form: str, orientation: int) -> None:
    content = p.saved(p.turned(orientation), form, exif=p.exif(orientation))
    photo, said = probe(tmp_path, f"a.{form.lower()}", content)
    assert said == []
    assert photo is not None
    assert (photo.width, photo.height) == (64, 48)


def test_the_first_picture_of_an_mpo_counts(tmp_path: Path) -> None:
    content = p.saved(p.corners(), "MPO", save_all=True, append_images=[p.corners(20, 20)])
    photo, said = probe(tmp_path, "a.jpg", content)
    assert said == []
    assert photo is not None
    assert (photo.format, photo.width, photo.height) == ("JPEG", 64, 48)


def test_heic_is_read_with_the_extra(tmp_path: Path) -> None:
    photo, said = probe(tmp_path, "a.heic", p.HEIC)
    assert said == []
    assert photo is not None
    assert (photo.format, photo.width, photo.height) == ("HEIF", 48, 64)


def test_heic_without_the_extra_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    diagnostic = refused(tmp_path, "a.heic", p.HEIC)
    assert diagnostic.code == "C507"
    assert "chronicle[heic]" in diagnostic.message.en
    assert "chronicle[heic]" in diagnostic.message.zh


def test_of_heic_only_the_header_is_read(tmp_path: Path) -> None:
    """Pixels that cannot be decoded are found when the photo is made."""
    at = p.HEIC.index(b"mdat") + 4
    photo, said = probe(tmp_path, "a.heic", p.HEIC[:at] + bytes(20) + p.HEIC[at + 20 :])
    assert said == []
    assert photo is not None
    assert (photo.width, photo.height, photo.tone) == (48, 64, TONE_UNSEEN)


def test_a_broken_heic_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.heic", p.HEIC[:300]).code == "C510"
    assert refused(tmp_path, "b.heic", p.HEIC[:30] + bytes(500)).code == "C510"
    assert refused(tmp_path, "c.heic", p.HEIC[:-1]).code == "C510"


@pytest.mark.parametrize("colour", [(250, 245, 230), (20, 10, 10), (90, 100, 140)])
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_the_tone_is_that_of_the_average_colour(tmp_path: Path, form: str, colour: tuple[int, int, int]) -> None:
    photo, _ = probe(tmp_path, f"a.{form.lower()}", p.saved(Image.new("RGB", (100, 80), colour), form))
    assert photo is not None
    assert photo.tone == {(250, 245, 230): 14, (20, 10, 10): 0, (90, 100, 140): 7}[colour]


def with_preview(preview: bytes, orientation: int = 1) -> bytes:
    """A dark picture with a preview."""
    dark = Image.new("RGB", (640, 480), (20, 10, 10))
    return p.saved(dark, exif=p.exif_with_preview(preview, orientation), quality=95)


LIGHT = Image.new("RGB", (160, 120), (250, 245, 230))


def test_of_a_whole_jpeg_the_preview_is_looked_at(tmp_path: Path) -> None:
    photo, said = probe(tmp_path, "a.jpg", with_preview(p.saved(LIGHT), orientation=6))
    assert said == []
    assert photo is not None
    assert (photo.width, photo.height, photo.tone) == (480, 640, 14)


@pytest.mark.parametrize("preview", [b"", b"no JPEG", p.saved(LIGHT)[:90], p.saved(LIGHT.crop((0, 0, 120, 120)))])
def test_a_preview_that_is_broken_or_of_another_shape_does_not_count(tmp_path: Path, preview: bytes) -> None:
    photo, said = probe(tmp_path, "a.jpg", with_preview(preview))
    assert said == []
    assert photo is not None
    assert photo.tone == 0


def test_a_preview_hides_no_fault(tmp_path: Path) -> None:
    content = with_preview(p.saved(LIGHT))
    for cut in (content[:-200], content[:-2], content[: len(content) // 2]):
        assert refused(tmp_path, "a.jpg", cut).code == "C510"


@pytest.mark.parametrize(
    ("content", "tone"),
    [
        (p.grey16_png(65_535), 14),
        (p.grey16_png(20_000), 4),
        (p.saved(Image.new("L", (9, 9), 255), "PNG"), 14),
        (p.saved(Image.new("1", (9, 9), 1), "PNG"), 14),
        (p.saved(Image.new("LA", (9, 9), (0, 0)), "PNG"), 14),
        (p.saved(Image.new("RGBA", (9, 9), (0, 0, 0, 0)), "PNG"), 14),
        (p.saved(Image.new("RGBA", (9, 9), (0, 0, 0, 255)), "PNG"), 0),
        (p.saved(Image.new("RGB", (9, 9), "white").quantize(4), "PNG"), 14),
        (p.saved(Image.new("RGB", (9, 9), "white"), "PNG", transparency=(1, 2, 3)), 14),
        (p.saved(Image.new("CMYK", (9, 9), (0, 0, 0, 0)), "JPEG"), 14),
    ],
)
def test_every_mode_has_a_tone(tmp_path: Path, content: bytes, tone: int) -> None:
    photo, _ = probe(tmp_path, "a.png", content)
    assert photo is not None
    assert photo.tone == tone


@pytest.mark.parametrize(
    ("name", "content", "code", "word"),
    [
        ("a.jpg", b"", "C503", "0 bytes"),
        (
            "a.jpg",
            b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n",
            "C504",
            "Git LFS",
        ),
        ("a.jpg", b"<!DOCTYPE html>\n<html><p>Not found</p></html>", "C505", "web page"),
        ("a.jpg", b"\xef\xbb\xbf\n<html lang=zh>", "C505", "web page"),
        ("a.jpg", b"<?xml version='1.0'?><!DOCTYPE html ><html/>", "C505", "web page"),
        ("a.jpg", "2016年3月，修路。".encode(), "C505", "not a picture"),
        ("a.png", bytes(5000), "C505", "not a picture"),
        ("a", b"x", "C505", "not a picture"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "C506", "SVG"),
        ("a.png", b"<?xml version='1.0'?>\n<!-- drawn -->\n<svg\n/>", "C506", "SVG"),
        ("a.svgz", b"\x1f\x8b\x08", "C506", "SVG"),
        ("a.gif", p.saved(p.corners(), "GIF"), "C506", "GIF"),
        ("a.jpg", p.saved(p.corners(), "GIF"), "C506", "GIF"),
        ("a.tif", p.saved(p.corners(), "TIFF"), "C506", "TIFF"),
        ("a.jpg", p.saved(p.corners(), "TIFF"), "C506", "TIFF"),
        ("a.dng", p.saved(p.corners(), "TIFF"), "C506", "raw"),
        ("a.pdf", b"%PDF-1.7\n", "C506", "PDF"),
        ("a.jpg", b"%PDF-1.7\n", "C506", "PDF"),
        ("a.bmp", p.saved(p.corners(), "BMP"), "C506", "BMP"),
        ("a.jpg", p.saved(p.corners(), "BMP"), "C506", "BMP"),
        ("a.jpg", p.saved(p.corners(), "AVIF"), "C506", "AVIF"),
        ("a.heic", p.saved(p.corners(), "AVIF"), "C506", "AVIF"),
        ("a.jpg", b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2", "C506", "film"),
        ("a.heic", b"\x00\x00\x00\x14ftypqt  \x00\x00\x02\x00qt  ", "C506", "film"),
        ("a.tif", b"nothing", "C506", "TIFF"),
        ("a.jpg", b"\xff\xd8\xff", "C510", "broken"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(400), "C510", "broken"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "C510", "broken"),
        ("a.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 ", "C510", "broken"),
        ("a.webp", p.saved(p.corners(), "WEBP")[:-40], "C510", "broken"),
        ("a.jpg", p.saved(p.corners(640, 480), quality=95)[:-200], "C510", "truncated"),
        ("a.jpg", p.saved(p.corners(640, 480), quality=95)[:-2], "C510", "truncated"),
        ("a.png", p.saved(Image.effect_noise((90, 90), 60), "PNG")[:-900], "C510", "truncated"),
    ],
)
def test_what_is_no_picture_for_us_is_told_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, code: str, word: str
) -> None:
    diagnostic = refused(tmp_path, name, content)
    assert (diagnostic.code, word in diagnostic.message.en) == (code, True)


@pytest.mark.parametrize(
    ("name", "content", "better"),
    [
        ("a.png", p.saved(p.corners()), ".jpg"),
        ("a.jpg", p.saved(p.corners(), "PNG"), ".png"),
        ("a.heic", p.saved(p.corners()), ".jpg"),
        ("a.jpg", p.HEIC, ".heic"),
        ("a.tif", p.saved(p.corners(), "WEBP"), ".webp"),
        ("a", p.saved(p.corners()), ".jpg"),
    ],
)
def test_a_picture_under_a_wrong_ending_is_taken_with_a_warning(
    tmp_path: Path, name: str, content: bytes, better: str
) -> None:
    photo, said = probe(tmp_path, name, content)
    assert photo is not None
    assert [(d.code, d.severity) for d in said] == [("C511", "warning")]
    assert better in said[0].help.en


def test_a_moving_picture_gives_its_first_image_and_a_hint(tmp_path: Path) -> None:
    frames = {"save_all": True, "append_images": [Image.new("RGB", (64, 48), "white")]}
    for form in ("WEBP", "PNG"):
        photo, said = probe(tmp_path, f"a.{form.lower()}", p.saved(p.corners(), form, **frames))
        assert photo is not None
        assert [(d.code, d.severity) for d in said] == [("C512", "hint")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", p.claiming_png(30_000, 30_000)),
        (
            "a.webp",
            b"RIFF\x20\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f" + struct.pack("<I", 0x0FFFFFFF) + bytes(12),
        ),
        ("b.webp", b"RIFF\x20\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00" + b"\xff" * 6 + bytes(9)),
        (
            "a.jpg",
            p.saved(p.corners()).replace(
                struct.pack(">HBHH", 17, 8, 48, 64), struct.pack(">HBHH", 17, 8, 60_000, 60_000)
            ),
        ),
    ],
)
def test_a_small_file_that_claims_a_huge_picture_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    assert len(content) < 2000
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert refused(tmp_path, name, content).code == "C509"


def test_the_limits_are_those_that_were_given(tmp_path: Path) -> None:
    content = p.saved(Image.effect_noise((1500, 1000), 80), "PNG")
    assert 1_000_000 < len(content) < 2_000_000
    assert refused(tmp_path, "a.png", content, PhotoLimits(1, 100)).code == "C509"
    assert refused(tmp_path, "a.png", content, PhotoLimits(200, 1)).code == "C508"
    assert probe(tmp_path, "a.png", content, PhotoLimits(2, 2))[0] is not None


def test_more_than_179_megapixels_are_taken_when_the_limit_allows(tmp_path: Path) -> None:
    guard = Image.MAX_IMAGE_PIXELS
    size = (19_000, 10_000)  # 190 megapixels, 1 bit each
    rows = zlib.compress(bytes((size[0] + 7) // 8 + 1) * size[1], 1)
    header = struct.pack(">IIBBBBB", *size, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    content = b"\x89PNG\r\n\x1a\n" + b"".join(p.png_chunk(kind, data) for kind, data in chunks)
    assert probe(tmp_path, "a.png", content)[0] is not None
    assert guard == Image.MAX_IMAGE_PIXELS


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    photos, said = probe_photos(tmp_path, ["gone.jpg"], LIMITS)
    assert photos == ()
    assert [(d.code, d.severity, d.place) for d in said] == [("C502", "error", Place("content/gone.jpg"))]


@pytest.mark.parametrize("name", ["../out.jpg", "entries/../../out.jpg", "/out.jpg", "..\\out.jpg", "a\0.jpg"])
def test_nothing_outside_is_opened(tmp_path: Path, name: str) -> None:
    root = tmp_path / "content"
    root.mkdir()
    (tmp_path / "out.jpg").write_bytes(p.saved(p.corners()))
    photo, said = probe_photo(root, name, LIMITS)
    assert photo is None
    assert [d.code for d in said] == ["C502"]


def test_links_that_leave_rings_pipes_and_folders_are_told(tmp_path: Path) -> None:
    root = tmp_path / "content"
    root.mkdir()
    (tmp_path / "out.jpg").write_bytes(p.saved(p.corners()))
    (root / "in.jpg").write_bytes(p.saved(p.corners()))
    (root / "leaves.jpg").symlink_to(tmp_path / "out.jpg")
    (root / "stays.jpg").symlink_to(root / "in.jpg")
    (root / "ring.jpg").symlink_to(root / "ring.jpg")
    (root / "folder.jpg").mkdir()
    os.mkfifo(root / "pipe.jpg")
    photos, said = probe_photos(root, [file.name for file in root.iterdir()], LIMITS)
    assert [photo.file for photo in photos] == ["in.jpg", "stays.jpg"]
    assert [(d.code, d.place.file) for d in said] == [
        ("C502", f"content/{name}.jpg") for name in ("folder", "leaves", "pipe", "ring")
    ]


def test_one_bad_file_does_not_end_the_others_and_order_does_not_matter(tmp_path: Path) -> None:
    for index in range(4):
        (tmp_path / f"{index}.jpg").write_bytes(p.saved(p.corners()) if index != 1 else b"x")
    names = ["3.jpg", "1.jpg", "0.jpg", "2.jpg", "0.jpg"]
    photos, said = probe_photos(tmp_path, names, LIMITS)
    assert [photo.file for photo in photos] == ["0.jpg", "2.jpg", "3.jpg"]
    assert [d.code for d in said] == ["C505"]
    assert probe_photos(tmp_path, reversed(names), LIMITS) == (photos, said)


def test_many_are_looked_at_together_with_the_same_result(tmp_path: Path) -> None:
    names = [f"{index}.jpg" for index in range(FEW + 3)]
    for name in names:
        (tmp_path / name).write_bytes(p.saved(p.corners()) if name != "1.jpg" else b"x")
    with Crew(2, preload=["chronicle.read.photos"]) as crew:
        together = probe_photos(tmp_path, names, LIMITS, crew)
    assert together == probe_photos(tmp_path, names, LIMITS)
    assert len(together[0]) == FEW + 2


class Deadly(Inline):
    """Its worker ends at one of the pictures, whenever that is tried."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if args[0][1] != "3.jpg":
            return super().submit(fn, *args, **kwargs)
        future: Future[Any] = Future()
        future.set_exception(WorkerDiedError())
        return future


def test_a_picture_that_ends_its_worker_is_told(tmp_path: Path) -> None:
    names = [f"{index}.jpg" for index in range(FEW + 3)]
    for name in names:
        (tmp_path / name).write_bytes(p.saved(p.corners()))
    with Crew(2, pool=Deadly()) as crew:
        photos, said = probe_photos(tmp_path, names, LIMITS, crew)
    assert [photo.file for photo in photos] == [name for name in names if name != "3.jpg"]
    assert [(d.code, d.severity, d.place.file) for d in said] == [("C515", "error", "content/3.jpg")]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_any_bytes_give_a_photo_or_a_diagnostic(tmp_path: Path, form: str) -> None:
    """Every 7th byte of a picture with metadata changed in turn: no traceback, no warning."""
    options = {"pnginfo": PngInfo()} if form == "PNG" else {}
    sound = p.saved(p.corners(16, 16), form, exif=p.exif(6), icc_profile=p.display_p3(), **options)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for at in range(0, len(sound), 7):
            photo, said = probe(tmp_path, "a", sound[:at] + bytes([sound[at] ^ 0xFF]) + sound[at + 1 :])
            assert (photo is None) == any(d.severity == "error" for d in said)


def test_a_broken_picture_says_nothing_on_standard_error(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    sound = p.saved(p.corners(640, 480), quality=95)
    half = len(sound) // 2
    probe(tmp_path, "a.jpg", sound[:half] + b"\xff\x00\xab" * 30 + sound[half + 90 :])
    probe(tmp_path, "b.jpg", sound[:half])
    probe(tmp_path, "c.heic", p.HEIC[:-60] + bytes(60))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
@pytest.mark.parametrize("lossless", [True, False])
def test_the_claimed_size_is_that_of_the_picture(form: str, lossless: bool) -> None:
    plain = p.saved(p.corners(67, 45), form, lossless=lossless)
    extended = p.saved(p.corners(67, 45), form, lossless=lossless, exif=p.exif())
    assert claimed_size(plain[:4096]) == (67, 45)
    assert claimed_size(extended[:4096]) == (67, 45)
    assert claimed_size(plain[:20]) is None


def test_kinds_are_told_by_bytes_and_by_ending() -> None:
    assert picture_kind(p.HEIC[:64]) == "HEIF"
    assert picture_kind(b"") == ""
    assert kind_by_ending(".jpeg") == "JPEG"
    assert kind_by_ending(".txt") == ""
