"""Which files are made of a photo: arithmetic on literals."""

import re
from dataclasses import replace

import pytest

from chronicle.model.photo import PhotoFile
from chronicle.model.recipe import TONES, PhotoSizes, tone_of
from chronicle.plan.photos import LONGEST_SIDE, PhotoOutput, PhotoPlan, recipes

DIGEST = "ab" * 32
USUAL = PhotoSizes()


def planned(width: int, height: int, sizes: PhotoSizes = USUAL, **more: object) -> PhotoPlan:
    blur = more.pop("blur", ())
    values = {"file": "entries/2016/IMG_0815.jpg", "digest": DIGEST, "format": "JPEG"} | more
    return recipes(PhotoFile(width=width, height=height, **values), sizes, blur)  # type: ignore[arg-type]


def sizes_of(outputs: tuple[PhotoOutput, ...]) -> list[tuple[int, int]]:
    return [(output.width, output.height) for output in outputs]


def test_a_camera_picture_gives_two_inline_one_large_and_one_jpeg() -> None:
    plan = planned(4000, 3000)
    assert sizes_of(plan.inline) == [(480, 360), (960, 720)]
    assert sizes_of((plan.large, plan.fallback)) == [(1600, 1200), (960, 720)]
    assert [(path, r.format, r.quality, r.effort, r.variant) for path, r in plan.job.outputs] == [
        (plan.large.path, "webp", 72, 2, "large"),
        (plan.inline[1].path, "webp", 72, 4, "inline"),
        (plan.inline[0].path, "webp", 72, 4, "inline"),
        (plan.fallback.path, "jpeg", 75, 4, "fallback"),
    ]


@pytest.mark.parametrize(
    ("width", "height", "inline", "large", "fallback"),
    [
        (1600, 1200, [(480, 360), (960, 720)], (1600, 1200), (960, 720)),
        (1200, 900, [(480, 360), (960, 720)], (1200, 900), (960, 720)),
        (960, 720, [(480, 360), (960, 720)], (960, 720), (960, 720)),
        (700, 500, [(480, 343), (700, 500)], (700, 500), (700, 500)),
        (480, 360, [(480, 360)], (480, 360), (480, 360)),
        (300, 200, [(300, 200)], (300, 200), (300, 200)),
        (1, 1, [(1, 1)], (1, 1), (1, 1)),
        (5000, 2, [(480, 1), (960, 1)], (1600, 1), (960, 1)),
        (3000, 4000, [(480, 640), (960, 1280)], (1600, 2133), (960, 1280)),
    ],
)
def test_nothing_is_enlarged_and_no_size_comes_twice(
    width: int,
    height: int,
    inline: list[tuple[int, int]],
    large: tuple[int, int],
    fallback: tuple[int, int],
) -> None:
    plan = planned(width, height)
    assert sizes_of(plan.inline) == inline
    assert sizes_of((plan.large, plan.fallback)) == [large, fallback]
    paths = [path for path, _ in plan.job.outputs]
    assert len(set(paths)) == len(paths)
    shown = {output.path for output in (*plan.inline, plan.large, plan.fallback)}
    assert set(paths) == shown


@pytest.mark.parametrize(("width", "height"), [(1080, 20_000), (10, 100_000), (20_000, 30_000), (60_000, 20)])
def test_no_side_is_longer_than_webp_can_hold(width: int, height: int) -> None:
    plan = planned(width, height, PhotoSizes(large=50_000))
    for _, recipe in plan.job.outputs:
        assert 1 <= recipe.width <= min(width, LONGEST_SIDE)
        assert 1 <= recipe.height <= min(height, LONGEST_SIDE)


def test_names_are_hashes_that_tell_nothing_of_the_original() -> None:
    plan = planned(4000, 3000)
    for path, recipe in plan.job.outputs:
        ending = "jpg" if recipe.format == "jpeg" else "webp"
        assert re.fullmatch(rf"photos/[0-9a-f]{{16}}-{recipe.width}\.{ending}", path)
    assert planned(4000, 3000, file="elsewhere/other.jpg").inline == plan.inline


@pytest.mark.parametrize(
    ("sizes", "more"),
    [
        (PhotoSizes(), {"digest": "cd" * 32}),
        (PhotoSizes(webp_quality=80, jpeg_quality=80), {}),
        (PhotoSizes(), {"blur": [(0.1, 0.1, 0.2, 0.2)]}),
        (PhotoSizes(large=2000), {}),  # what the smaller ones are shrunk from
    ],
)
def test_whatever_changes_the_bytes_changes_every_name(sizes: PhotoSizes, more: dict[str, object]) -> None:
    before = {path for path, _ in planned(4000, 3000).job.outputs}
    after = {path for path, _ in planned(4000, 3000, sizes, **more).job.outputs}
    assert before & after == set()


def test_theme_and_settings_set_the_sizes() -> None:
    plan = planned(4000, 3000, PhotoSizes(inline=(800, 400, 400), large=0, fallback=500))
    assert sizes_of(plan.inline) == [(400, 300), (800, 600)]
    assert plan.large == plan.inline[1]
    assert sizes_of((plan.fallback,)) == [(400, 300)]
    narrow = planned(4000, 3000, PhotoSizes(inline=(800,), fallback=300))
    assert sizes_of((narrow.fallback,)) == [(800, 600)]


@pytest.mark.parametrize(
    ("width", "sizes"),
    [
        (4000, PhotoSizes(formats=("jpeg",))),
        (960, PhotoSizes(formats=("jpeg",))),
        (300, PhotoSizes(formats=("jpeg",))),
        (4000, PhotoSizes(formats=("jpeg",), inline=(200,), large=500)),
        (4000, PhotoSizes(formats=("jpeg",), inline=(1200,), large=1600)),
    ],
)
def test_without_webp_the_same_sizes_are_jpeg(width: int, sizes: PhotoSizes) -> None:
    plan, webp = planned(width, width, sizes), planned(width, width, replace(sizes, formats=("webp", "jpeg")))
    assert sizes_of((*plan.inline, plan.large, plan.fallback)) == sizes_of((*webp.inline, webp.large, webp.fallback))
    made = [(path, recipe.width, recipe.format, recipe.effort) for path, recipe in plan.job.outputs]
    assert {path for path, _, _, _ in made} == {output.path for output in (*plan.inline, plan.large, plan.fallback)}
    assert [each for _, each, _, _ in made] == sorted({each for _, each, _, _ in made}, reverse=True)
    assert {form for _, _, form, _ in made} == {"jpeg"}
    beyond = {plan.large.path} - {output.path for output in (*plan.inline, plan.fallback)}
    assert {path for path, _, _, effort in made if effort == 2} == beyond


@pytest.mark.parametrize(
    ("blur", "kept"),
    [
        ([(0.5, 0.5, 0.25, 0.25), (0.1, 0.1, 0.25, 0.25)], ((0.1, 0.1, 0.25, 0.25), (0.5, 0.5, 0.25, 0.25))),
        ([(0.75, 0.5, 0.5, 0.25)], ((0.75, 0.5, 0.25, 0.25),)),
        ([(-0.25, 0, 0.5, 1)], ((0.0, 0.0, 0.25, 1.0),)),
        # Nonsense hides everything rather than nothing.
        ([(30, 20, 10, 10)], ((0.0, 0.0, 1.0, 1.0),)),
        ([(0.1, 0.1, 20, 20)], ((0.0, 0.0, 1.0, 1.0),)),
        ([(0.1, 0.1, 0, 0.2)], ((0.0, 0.0, 1.0, 1.0),)),
        ([(0.1, 0.1, -0.2, 0.2)], ((0.0, 0.0, 1.0, 1.0),)),
        ([(float("nan"), 0.1, 0.2, 0.2)], ((0.0, 0.0, 1.0, 1.0),)),
        ([(0.1, 0.1, 0.2, 0.2), (0.1, 0.1, float("inf"), 0.2)], ((0.0, 0.0, 1.0, 1.0),)),
    ],
)
def test_rectangles_are_cut_to_the_picture(
    blur: list[tuple[float, float, float, float]], kept: tuple[tuple[float, float, float, float], ...]
) -> None:
    assert {recipe.blur for _, recipe in planned(4000, 3000, blur=blur).job.outputs} == {kept}


def test_the_job_is_a_plain_value() -> None:
    assert planned(4000, 3000).job == planned(4000, 3000).job
    assert hash(planned(4000, 3000).job) == hash(planned(4000, 3000).job)


def test_tones_go_from_dark_to_light_warm_and_cool() -> None:
    assert len(TONES) == 16
    assert len(set(TONES)) == 16
    colours = [tuple(int(tone[at : at + 2], 16) for at in (1, 3, 5)) for tone in TONES]
    for index, (red, green, blue) in enumerate(colours):
        assert (red > blue) == (index % 2 == 0)
        assert max(red, green, blue) - min(red, green, blue) <= 32  # muted
        assert 40 <= green <= 215  # neither black nor white: both schemes
    lumas = [2126 * red + 7152 * green + 722 * blue for red, green, blue in colours]
    assert lumas[::2] == sorted(lumas[::2])
    assert lumas[1::2] == sorted(lumas[1::2])


@pytest.mark.parametrize(
    ("colour", "tone"),
    [
        ((0, 0, 0), 0),
        ((0, 0, 40), 1),
        ((255, 255, 255), 14),
        ((240, 255, 255), 15),
        ((128, 128, 128), 8),
        ((120, 128, 140), 7),
        ((255, 0, 0), 2),
    ],
)
def test_a_colour_has_a_tone(colour: tuple[int, int, int], tone: int) -> None:
    assert tone_of(*colour) == tone


def test_a_page_gets_the_tone_as_a_class() -> None:
    assert planned(4000, 3000, tone=9).tone == "tone-9"


def test_colours_are_fewer_from_the_first_step_on_where_all_are_jpegs() -> None:
    jpegs = replace(USUAL, formats=("jpeg",))
    for plan, fewer in (
        (planned(4000, 3000, jpegs), True),
        (planned(4000, 3000), False),
        (planned(4000, 3000, jpegs, blur=[(0, 0, 0.5, 0.5)]), False),
    ):
        assert {recipe.subsampled for _, recipe in plan.job.outputs} == {fewer}
    one, other = planned(4000, 3000, jpegs).job.outputs[0][1], planned(4000, 3000).job.outputs[-1][1]
    assert replace(one, subsampled=False).name(DIGEST) != one.name(DIGEST)
    assert other.canonical().endswith("blur[]")
