"""From the bytes of an original to the bytes that readers get."""

import hashlib
import io
import multiprocessing
import pickle
import struct
import warnings
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageStat
from PIL.PngImagePlugin import PngInfo

from chronicle.model.diagnostic import Remark
from chronicle.model.recipe import PhotoJob, PhotoLimits, PhotoSizes, Rectangle
from chronicle.plan.photos import recipes
from chronicle.read.photos import probe_photo
from chronicle.render import photos, pixels
from chronicle.render.photos import render_photo, render_photo_file
from kit import pictures as p

SMALL = PhotoSizes(inline=(40, 80), large=160, fallback=80)
JPEGS = replace(SMALL, formats=("jpeg",))

TRACES = (b"Exif", b"EXIF", b"eXIf", b"GPS", b"Invented", b"http://ns.adobe.com", b"xpacket", b"XMP")
TRACES += (b"ICC_PROFILE", b"ICCP", b"iCCP", b"8BIM", b"Photoshop", b"tEXt", b"secret")


def job_for(root: Path, content: bytes, sizes: PhotoSizes = SMALL, blur: Iterable[Rectangle] = ()) -> PhotoJob:
    """By way of the floors that make it."""
    (root / "a.jpg").write_bytes(content)
    photo, _ = probe_photo(root, "a.jpg", PhotoLimits())
    assert photo is not None
    return recipes(photo, sizes, blur).job


def made(root: Path, content: bytes, sizes: PhotoSizes = SMALL, blur: Iterable[Rectangle] = ()) -> list[Image.Image]:
    """All outputs opened, widest first, the JPEG last; each was looked at for its size and for traces."""
    job = job_for(root, content, sizes, blur)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        files = render_photo(content, job)
    assert isinstance(files, dict), files
    assert list(files) == [path for path, _ in job.outputs]
    pictures = []
    for path, recipe in job.outputs:
        clean(files[path])
        picture = Image.open(io.BytesIO(files[path]))
        picture.load()
        assert (picture.format, picture.mode) == (recipe.format.upper(), "RGB")
        assert picture.size == (recipe.width, recipe.height)
        pictures.append(picture)
    return pictures


def clean(content: bytes) -> None:
    """No metadata, by the bytes and by the structure of the file."""
    assert [trace for trace in TRACES if trace in content] == []
    if content[:4] == b"RIFF":
        kinds, at = [], 12
        while at < len(content):
            kinds.append(content[at : at + 4])
            size = struct.unpack("<I", content[at + 4 : at + 8])[0]
            at += 8 + size + size % 2
        assert kinds == [b"VP8 "]
    else:
        at = 2
        while content[at : at + 2] != b"\xff\xda":  # up to the first scan
            assert content[at + 1] in {0xE0, 0xDB, 0xC0, 0xC2, 0xC4, 0xDD}, hex(content[at + 1])
            if content[at + 1] == 0xE0:
                assert content[at + 4 : at + 9] == b"JFIF\0"
            at += 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]


def far(one: Image.Image, other: Image.Image) -> float:
    """Mean difference per channel, 0 to 255."""
    return max(ImageStat.Stat(ImageChops.difference(one, other.convert("RGB").resize(one.size))).mean)


def colour(picture: Image.Image, x: float = 0.5, y: float = 0.5) -> tuple[int, int, int]:
    found = picture.getpixel((int(x * (picture.width - 1)), int(y * (picture.height - 1))))
    assert isinstance(found, tuple)
    return (int(found[0]), int(found[1]), int(found[2]))


def near(one: tuple[int, int, int], other: tuple[int, int, int], most: int = 14) -> bool:
    return all(abs(a - b) <= most for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(9 + 1))
def test_every_orientation_gives_the_same_upright_picture(tmp_path: Path, form: str, orientation: int) -> None:
    options = {"quality": 95} if form != "PNG" else {}
    content = p.saved(p.turned(orientation, 640, 480), form, exif=p.exif(orientation), **options)
    pictures = made(tmp_path, content)
    assert [picture.size for picture in pictures] == [(160, 120), (80, 60), (40, 30), (80, 60)]
    for picture in (*pictures, *made(tmp_path, content, JPEGS)):
        assert far(picture, p.corners(640, 480)) < 12  # a wrong turn: above 60
        assert near(colour(picture, 0.1, 0.1), p.RED)
        assert near(colour(picture, 0.9, 0.1), p.GREEN)
        assert near(colour(picture, 0.1, 0.9), p.BLUE)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_colours_are_turned_with_the_picture(tmp_path: Path, mode: str, orientation: int) -> None:
    """Of every mode that a JPEG has, decoded at a fraction, with a profile where it applies."""
    profile = {} if mode == "CMYK" else {"icc_profile": p.display_p3()}
    upright = p.corners(1280, 960).convert(mode)
    content = p.saved(p.stored(upright, orientation), quality=95, exif=p.exif(orientation), **profile)
    expected = pixels.to_srgb(upright, profile.get("icc_profile", b""))
    for picture in (*made(tmp_path, content), *made(tmp_path, content, JPEGS)):
        assert far(picture, expected) < 12  # a wrong turn: above 20
        for place in ((0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9)):
            assert near(colour(picture, *place), colour(expected, *place))


def test_all_metadata_goes(tmp_path: Path) -> None:
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a xmlns:b="http://ns.adobe.com/b">secret</a></x:xmpmeta>'
    text = PngInfo()
    text.add_text("Comment", "secret")
    text.add_itxt("XML:com.adobe.xmp", xmp.decode())
    text.add_text("Title", "secret", zip=True)
    picture = p.corners(300, 200)
    plain = p.saved(picture, exif=p.exif(), icc_profile=p.display_p3(), comment=b"secret", xmp=xmp)
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x0b\x1c\x02\x78\x00\x06secret\x00"
    jpeg = plain[:2] + b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc + plain[2:] + b"secret"
    for trace in (b"Exif", b"Invented", b"http://ns.adobe.com", b"8BIM", b"secret", b"ICC_PROFILE"):
        assert trace in jpeg
    plain = p.saved(picture, exif=p.exif(), comment=b"secret", xmp=xmp)  # no profile: no conversion that drops things
    png = p.saved(picture, "PNG", exif=p.exif(), icc_profile=p.display_p3(), pnginfo=text)
    webp = p.saved(picture, "WEBP", exif=p.exif(), icc_profile=p.display_p3(), xmp=xmp)
    for content in (jpeg, plain, png, webp):
        assert len(made(tmp_path, content)) == 4
        assert len(made(tmp_path, content, JPEGS)) == 3


def test_a_small_picture_loses_its_metadata_too(tmp_path: Path) -> None:
    """It is not shrunk, but made anew all the same."""
    content = p.saved(p.corners(30, 20), exif=p.exif(), comment=b"secret", icc_profile=p.display_p3())
    assert [picture.size for picture in made(tmp_path, content)] == [(30, 20), (30, 20)]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_wide_gamut_becomes_srgb(tmp_path: Path, form: str) -> None:
    options = {"lossless": True} if form == "WEBP" else {"quality": 100} if form == "JPEG" else {}
    given = (100, 200, 100)
    content = p.saved(Image.new("RGB", (200, 150), given), form, icc_profile=p.display_p3(), **options)
    for picture in made(tmp_path, content):
        # By the matrix of the two sets of primaries (D65) and the two curves, worked out by hand.
        assert near(colour(picture), (43, 204, 85), 10)


def test_a_broken_profile_is_ignored(tmp_path: Path) -> None:
    good = p.display_p3()
    for profile in (b"nonsense", good[:60], good[:40] + bytes(300), good[:12] + b"????XXXX" + good[20:]):
        content = p.saved(Image.new("RGB", (200, 150), (100, 200, 100)), icc_profile=profile)
        assert near(colour(made(tmp_path, content)[0]), (100, 200, 100))


def test_an_rgb_profile_on_grey_or_cmyk_does_no_harm(tmp_path: Path) -> None:
    grey = p.saved(Image.new("L", (200, 150), 100), icc_profile=p.display_p3())
    assert near(colour(made(tmp_path, grey)[0]), (100, 100, 100))
    cmyk = p.saved(Image.new("CMYK", (200, 150), (0, 255, 255, 0)), icc_profile=p.display_p3())
    assert near(colour(made(tmp_path, cmyk)[0]), (254, 0, 0))


@pytest.mark.parametrize(
    ("picture", "form", "options", "expected"),
    [
        (Image.new("CMYK", (200, 150), (0, 255, 255, 0)), "JPEG", {}, (254, 0, 0)),
        (Image.new("L", (200, 150), 90), "JPEG", {}, (90, 90, 90)),
        (Image.new("1", (200, 150), 1), "PNG", {}, (255, 255, 255)),
        (Image.new("I;16", (200, 150), 40_000), "PNG", {}, (156, 156, 156)),
        (Image.new("LA", (200, 150), (0, 0)), "PNG", {}, (255, 255, 255)),
        (Image.new("LA", (200, 150), (0, 128)), "PNG", {}, (127, 127, 127)),
        (Image.new("RGBA", (200, 150), (200, 0, 0, 0)), "PNG", {}, (255, 255, 255)),
        (Image.new("RGBA", (200, 150), (200, 0, 0, 255)), "PNG", {}, (200, 0, 0)),
        (Image.new("RGBA", (200, 150), (200, 0, 0, 0)), "WEBP", {"lossless": True}, (255, 255, 255)),
        (Image.new("RGB", (200, 150), (0, 0, 200)).quantize(8), "PNG", {}, (0, 0, 200)),
        (
            Image.new("RGB", (200, 150), (0, 0, 200)).quantize(8),
            "PNG",
            {"transparency": 0},
            (255, 255, 255),
        ),
        (
            Image.new("RGB", (200, 150), (0, 0, 200)),
            "PNG",
            {"transparency": (0, 0, 200)},
            (255, 255, 255),
        ),
        (Image.new("L", (200, 150), 90), "PNG", {"transparency": 90}, (255, 255, 255)),
        (
            Image.new("RGBA", (200, 150), (100, 200, 100, 255)),
            "PNG",
            {"icc_profile": p.display_p3()},
            (43, 204, 85),
        ),
    ],
)
def test_every_mode_becomes_rgb_on_white(
    tmp_path: Path,
    picture: Image.Image,
    form: str,
    options: dict[str, object],
    expected: tuple[int, int, int],
) -> None:
    for output in made(tmp_path, p.saved(picture, form, **options)):
        assert near(colour(output), expected, 8)


@pytest.mark.parametrize(
    ("size", "sizes"),
    [
        ((1, 1), [(1, 1), (1, 1)]),
        ((2000, 3), [(160, 1), (80, 1), (40, 1), (80, 1)]),
        ((3, 2000), [(3, 2000), (3, 2000)]),
        ((100, 3000), [(100, 3000), (80, 2400), (40, 1200), (80, 2400)]),
        ((161, 121), [(160, 120), (80, 60), (40, 30), (80, 60)]),
    ],
)
def test_odd_shapes(tmp_path: Path, size: tuple[int, int], sizes: list[tuple[int, int]]) -> None:
    for form in ("JPEG", "PNG"):
        assert [picture.size for picture in made(tmp_path, p.saved(p.corners(*size), form))] == sizes


def test_a_long_screenshot_fits_into_webp(tmp_path: Path) -> None:
    pictures = made(tmp_path, p.saved(Image.new("RGB", (20, 20_000), p.RED), "PNG"))
    assert [picture.size for picture in pictures] == [(16, 16_000), (16, 16_000)]


def test_the_first_picture_of_an_mpo_is_shown(tmp_path: Path) -> None:
    more = [Image.new("RGB", (640, 480), "white")]
    content = p.saved(p.corners(640, 480), "MPO", save_all=True, append_images=more)
    assert far(made(tmp_path, content)[0], p.corners(640, 480)) < 6


def test_heic_is_turned_and_shrunk(tmp_path: Path) -> None:
    pictures = made(tmp_path, p.HEIC, PhotoSizes(inline=(24,), large=0))
    assert [picture.size for picture in pictures] == [(24, 32), (24, 32)]
    assert near(colour(pictures[0]), (200, 40, 30))


def stripes(width: int = 1200, height: int = 900) -> Image.Image:
    """Fine detail everywhere."""
    picture = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(picture)
    for x in range(0, width, 20):
        draw.rectangle((x, 0, x + 9, height), fill="black")
    return picture


def spread(picture: Image.Image, box: tuple[int, int, int, int]) -> float:
    return max(ImageStat.Stat(picture.crop(box).convert("L")).stddev)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_what_is_to_be_hidden_is_gone_in_every_size(tmp_path: Path, orientation: int) -> None:
    """The rectangle counts in the upright picture."""
    content = p.saved(p.stored(stripes(), orientation), exif=p.exif(orientation), quality=95)
    sizes = PhotoSizes(inline=(300, 600), large=1200, fallback=600)
    for picture in made(tmp_path, content, sizes, [(0.5, 0.5, 0.25, 0.4)]):
        wide, high = picture.size
        inside = (wide // 2, high // 2, wide * 3 // 4, int(high * 0.9))
        assert spread(picture, inside) < 12
        assert spread(picture, (0, 0, wide // 2 - 8, high)) > 100
        assert spread(picture, (wide * 3 // 4 + 8, 0, wide, high)) > 100


def test_a_rectangle_that_makes_no_sense_hides_everything(tmp_path: Path) -> None:
    for picture in made(tmp_path, p.saved(stripes()), blur=[(50, 50, 20, 20)]):
        assert spread(picture, (0, 0, *picture.size)) < 12


def test_hidden_at_the_edge_of_the_smallest_picture(tmp_path: Path) -> None:
    made(tmp_path, p.saved(p.corners(1, 1), "PNG"), blur=[(0.9, 0.9, 0.1, 0.1)])
    made(tmp_path, p.saved(p.corners(9, 2), "PNG"), blur=[(0, 0, 0.01, 1), (0.99, 0, 0.01, 1)])


def test_the_bytes_are_the_same_in_every_process(tmp_path: Path) -> None:
    content = p.saved(p.turned(6, 640, 480), exif=p.exif(6), icc_profile=p.display_p3())
    job = job_for(tmp_path, content, blur=[(0.1, 0.1, 0.3, 0.3)])
    here = render_photo(content, job)
    assert isinstance(here, dict)
    assert render_photo(content, job) == here
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:
        assert pool.submit(render_photo_file, tmp_path / "a.jpg", job).result() == here


def test_one_output_does_not_depend_on_the_others(tmp_path: Path) -> None:
    """A recipe alone decides its bytes, therefore its name may stand for them."""
    content = p.saved(p.turned(8, 1000, 700), exif=p.exif(8), quality=95)
    for sizes in (SMALL, JPEGS):
        job = job_for(tmp_path, content, sizes)
        together = render_photo(content, job)
        assert isinstance(together, dict)
        for path, recipe in job.outputs:
            alone = PhotoJob(job.source, job.digest, job.format, job.width, job.height, ((path, recipe),))
            assert render_photo(content, alone) == {path: together[path]}


def test_jobs_and_results_travel_between_processes(tmp_path: Path) -> None:
    content = p.saved(p.corners(300, 200))
    job = job_for(tmp_path, content)
    assert pickle.loads(pickle.dumps(job)) == job
    remark = render_photo(b"other", job)
    assert pickle.loads(pickle.dumps(remark)) == remark


def test_a_file_that_changed_or_went_is_told(tmp_path: Path) -> None:
    job = job_for(tmp_path, p.saved(p.corners(300, 200)))
    (tmp_path / "a.jpg").write_bytes(p.saved(p.corners(200, 200)))
    changed = render_photo_file(tmp_path / "a.jpg", job)
    assert isinstance(changed, Remark)
    assert (changed.code, changed.severity) == ("C513", "error")
    gone = render_photo_file(tmp_path / "b.jpg", job)
    assert isinstance(gone, Remark)
    assert (gone.code, gone.severity) == ("C502", "error")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>",
        p.saved(p.corners(640, 480), quality=95)[:-300],
        p.claiming_png(300, 300),
        p.HEIC[:400],
        p.HEIC[: p.HEIC.index(b"mdat") + 4] + bytes(40),
    ],
)
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_what_cannot_be_decoded_is_a_remark(content: bytes, form: str) -> None:
    """`read` refuses such files; this is for what it may miss."""
    photo = p.found(content, 640, 480, form)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = render_photo(content, recipes(photo, SMALL).job)
    assert isinstance(result, Remark)
    assert (result.code, result.severity) == ("C514", "error")
    assert result.message.zh


def test_pillows_own_guard_is_left_as_it_was(tmp_path: Path) -> None:
    guard = Image.MAX_IMAGE_PIXELS
    made(tmp_path, p.saved(p.corners(300, 200)))
    render_photo(b"", recipes(p.found(b"", 10, 10), SMALL).job)
    assert guard == Image.MAX_IMAGE_PIXELS


def test_the_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    content = p.saved(p.corners(300, 200))
    assert job_for(tmp_path, content).digest == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("orientation", [1, 6])
def test_a_jpeg_is_decoded_no_larger_than_needed(tmp_path: Path, orientation: int) -> None:
    """The sensor's own aspect is asked for: with the upright one, a sideways picture would be decoded
    whole."""
    content = p.saved(p.turned(orientation, 1800, 600), exif=p.exif(orientation))
    job = job_for(tmp_path, content, PhotoSizes(inline=(200,), large=0, fallback=200))
    assert sorted(photos._original(content, job).image.size) == [75, 225]
