"""Pictures on their way down, in whole colours and in fewer."""

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageChops, ImageStat

from chronicle.model.recipe import PhotoJob, PhotoSizes
from chronicle.plan.photos import recipes
from chronicle.render import photos
from chronicle.render.photos import render_photo
from kit import pictures as p

SIZES = PhotoSizes(inline=(120, 240), large=400, fallback=240)
JPEGS = replace(SIZES, formats=("jpeg",))


def job_for(content: bytes, form: str, sizes: PhotoSizes, upright: tuple[int, int]) -> PhotoJob:
    return recipes(p.found(content, *upright, form), sizes).job


def whole(job: PhotoJob) -> PhotoJob:
    """The same in whole colours."""
    return replace(job, outputs=tuple((path, replace(recipe, subsampled=False)) for path, recipe in job.outputs))


def opened(files: object) -> list[Image.Image]:
    assert isinstance(files, dict), files
    return [Image.open(io.BytesIO(data)).convert("RGB") for data in files.values()]


def off(one: Image.Image, other: Image.Image) -> float:
    """Root of the mean square of the worst channel, where black for white is 255."""
    return max(ImageStat.Stat(ImageChops.difference(one, other)).rms)


def best(content: bytes, size: tuple[int, int]) -> Image.Image:
    """By LANCZOS from the whole original."""
    return Image.open(io.BytesIO(content)).convert("RGB").resize(size, Image.Resampling.LANCZOS)


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
@pytest.mark.parametrize("width", [240, 375, 500, 1000])
def test_shrinking_in_steps_is_as_good_as_at_once(form: str, width: int) -> None:
    """Plain averages would be off by 7, skipped pixels by 10 to 30."""
    size = (width, width * 3 // 4)
    content = p.saved(p.detailed(*size), form, **({"quality": 95} if form == "JPEG" else {}))
    job = job_for(content, form, SIZES, size)
    step = photos._original(content, job).at(photos._chain(job.outputs[0][1])[0], ())
    for wanted in dict.fromkeys((recipe.width, recipe.height) for _, recipe in job.outputs):
        step = step.shrunk(wanted)
        assert off(step.whole(), best(content, wanted)) < (3 if wanted[0] < 400 else 6)


@pytest.mark.parametrize("quality", [75, 90])
@pytest.mark.parametrize("width", [240, 375, 500, 1000])
def test_in_fewer_colours_a_jpeg_is_as_good(width: int, quality: int) -> None:
    """Readers get as many either way: beside the best that can be made, the difference is as wide as a hair."""
    size = (width, width * 3 // 4)
    content = p.saved(p.detailed(*size), quality=95)
    job = job_for(content, "JPEG", replace(JPEGS, jpeg_quality=quality), size)
    assert photos._original(content, job).image.mode == "YCbCr"
    few, many = render_photo(content, job), render_photo(content, whole(job))
    assert isinstance(few, dict)
    assert isinstance(many, dict)
    assert 0.97 < sum(map(len, few.values())) / sum(map(len, many.values())) < 1.03
    for one, other in zip(opened(few), opened(many), strict=True):
        assert off(one, best(content, one.size)) < 1.03 * off(other, best(content, one.size))


@pytest.mark.parametrize("size", [(1600, 1200), (1200, 801), (333, 999), (161, 121)])
@pytest.mark.parametrize("orientation", [1, 3, 6, 7])
def test_fewer_colours_stay_in_their_place(size: tuple[int, int], orientation: int) -> None:
    """One pixel aside, and the difference would be three times as large."""
    content = p.saved(p.turned(orientation, *size), exif=p.exif(orientation), quality=95)
    job = job_for(content, "JPEG", JPEGS, size)
    assert photos._original(content, job).image.mode == "YCbCr"
    drawn = p.saved(p.corners(*size), "PNG")
    for one, other in zip(opened(render_photo(content, job)), opened(render_photo(content, whole(job))), strict=True):
        assert off(one, best(drawn, one.size)) < 1.3 * off(other, best(drawn, one.size))


@pytest.mark.parametrize("size", [(1, 1), (1, 40), (3, 5), (2000, 3)])
def test_there_is_always_a_colour(size: tuple[int, int]) -> None:
    content = p.saved(Image.new("RGB", size, p.GREEN), quality=95)
    for picture in opened(render_photo(content, job_for(content, "JPEG", JPEGS, size))):
        assert off(picture, Image.new("RGB", picture.size, p.GREEN)) < 4


def test_a_jpeg_that_stores_red_green_and_blue() -> None:
    """Its decoder cannot give YCbCr."""
    content = p.saved(p.corners(640, 480), keep_rgb=True, quality=95)
    for picture in opened(render_photo(content, job_for(content, "JPEG", JPEGS, (640, 480)))):
        assert off(picture, best(content, picture.size)) < 12
