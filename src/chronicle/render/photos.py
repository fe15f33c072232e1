"""One original and its job -> the bytes of its files. Pure on bytes, so it may run in any process."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from chronicle.model.diagnostic import Remark, Said
from chronicle.model.recipe import PhotoJob, PhotoRecipe, Rectangle

if TYPE_CHECKING:
    from PIL import Image

    from chronicle.render.steps import Step

# Pillow is loaded when there is a photo to make: most builds make none.

Chain = tuple[tuple[int, int], ...]


def render_photo_file(path: Path, job: PhotoJob) -> dict[str, bytes] | Remark:
    """`render_photo` on a file. C502 if it cannot be read."""
    try:
        source = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return Remark(
            "C502",
            "error",
            Said(f"the picture cannot be read: {reason}", f"图片无法读取：{reason}"),
            Said("check the file and its permissions", "请检查文件及其读取权限"),
        )
    return render_photo(source, job)


def render_photo(source: bytes, job: PhotoJob) -> dict[str, bytes] | Remark:
    """The bytes of every output of the job by its path, the same in every process: upright by EXIF,
    rectangles hidden, in sRGB, shrunk in steps, without any metadata. C513 if the original is not the one
    that was planned for, C514 if it cannot be decoded or written."""
    if hashlib.sha256(source).hexdigest() != job.digest:
        return Remark(
            "C513",
            "error",
            Said("the picture changed while the site was built", "图片在生成网站期间被改动"),
            Said("build again", "请重新生成"),
        )
    try:
        return _made(source, job)
    except Exception as error:  # noqa: BLE001  decoders may raise anything on hostile bytes
        reason = f"{type(error).__name__}: {error}"
        return Remark(
            "C514",
            "error",
            Said(f"the picture cannot be shrunk ({reason})", f"图片无法缩小（{reason}）"),
            Said("open it in an image program and save it again as JPEG", "请用图片软件打开并另存为 JPEG"),
        )


def _made(source: bytes, job: PhotoJob) -> dict[str, bytes]:
    from chronicle.render import pixels

    original = _original(source, job)
    steps: dict[tuple[tuple[Rectangle, ...], Chain], Step] = {}
    files: dict[str, bytes] = {}
    for path, recipe in job.outputs:
        # Every recipe walks its own way down, so that it alone decides its bytes; common steps are taken
        # once.
        chain = _chain(recipe)
        for end in range(1, len(chain) + 1):
            key = (recipe.blur, chain[:end])
            if key not in steps:
                before = steps.get((recipe.blur, chain[: end - 1]))
                steps[key] = before.shrunk(chain[end - 1]) if before else original.at(chain[0], recipe.blur)
        files[path] = pixels.encode(steps[recipe.blur, chain].whole(), recipe)
    return files


def _chain(recipe: PhotoRecipe) -> Chain:
    """The sizes on the way to a recipe's own, widest first."""
    return (*recipe.via, (recipe.width, recipe.height))


@dataclass(frozen=True, slots=True)
class _Original:
    """A decoded picture, opaque, as the sensor stored it. `profile`: its ICC profile, b"" without one."""

    image: Image.Image
    orientation: int
    profile: bytes

    def at(self, size: tuple[int, int], blur: tuple[Rectangle, ...]) -> Step:
        """Shrunk to this size, upright, in sRGB, the rectangles hidden. Turning and colours come last, on the
        fewest pixels, but rectangles count in the upright picture and are hidden before anything is shrunk."""
        from chronicle.render import pixels
        from chronicle.render.steps import Step

        if blur:
            hidden = pixels.hide(pixels.upright(self.image, self.orientation), blur)
            return Step(pixels.to_srgb(pixels.shrink_first(hidden, size), self.profile))
        stored = size[::-1] if self.orientation in pixels.SIDEWAYS else size
        if self.image.mode == "YCbCr":
            return Step.subsampled(self.image, stored).upright(self.orientation)
        small = pixels.to_srgb(pixels.shrink_first(self.image, stored), self.profile)
        return Step(pixels.upright(small, self.orientation))


def _original(source: bytes, job: PhotoJob) -> _Original:
    """The original, decoded; of a JPEG only as many pixels as the widest output needs."""
    first = job.outputs[0][1]
    if job.format == "JPEG" and first.subsampled and not first.blur:
        try:
            return _decoded(source, job, "YCbCr")
        except OSError:  # it stores RGB, or is broken: the decoder's answer is the same
            pass
    return _decoded(source, job, "RGB")


def _decoded(source: bytes, job: PhotoJob, colours: str) -> _Original:
    """`colours`: the mode in which the decoder of JPEG gives them, if the picture is in sRGB; else RGB."""
    from chronicle.render import pixels

    with _opened(source, job.format) as image:
        found = image.info.get("icc_profile")
        profile = found if isinstance(found, bytes) else b""
        if job.format == "JPEG":
            size = _chain(job.outputs[0][1])[0]
            mode = colours if pixels.is_srgb(profile) else "RGB"
            # The decoder must be asked in the sensor's own aspect, and before it starts.
            image.draft(mode, size[::-1] if pixels.orientation_of(image) in pixels.SIDEWAYS else size)
        image.load()
        return _Original(pixels.opaque(image), pixels.orientation_of(image), profile)


@contextmanager
def _opened(source: bytes, form: str) -> Iterator[Image.Image]:
    """The picture, not yet decoded. Its size was judged when it was found (the digest says that it is the
    same file), so Pillow's own guard, a global that refuses above 179 megapixels, steps aside."""
    from PIL import Image, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, WebPImagePlugin  # noqa: F401

    if form == "HEIF":
        import pi_heif

        pi_heif.register_heif_opener()
    formats = ("JPEG", "MPO") if form == "JPEG" else (form,)
    guard = Image.MAX_IMAGE_PIXELS
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a fault is told in our own words, by what fails
        Image.MAX_IMAGE_PIXELS = None
        try:
            with Image.open(io.BytesIO(source), formats=formats) as image:
                yield image
        finally:
            Image.MAX_IMAGE_PIXELS = guard
