"""Picture files below content/: may they be opened, how large are they, what is their average colour."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import threading
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, cast

from chronicle.model.diagnostic import Diagnostic
from chronicle.model.photo import PhotoFile
from chronicle.model.recipe import TONE_UNSEEN, PhotoLimits, tone_of
from chronicle.read import photo_faults as faults
from chronicle.read.jpeg import is_whole, preview_of
from chronicle.read.photo_kinds import (
    HEAD,
    TAKEN,
    claimed_size,
    kind_by_ending,
    picture_kind,
)
from chronicle.work import Crew, Died, run, worker_died

if TYPE_CHECKING:
    from PIL import Image

# Pillow is loaded when there is a picture to look at: a build that trusts its cache does without.

Found = tuple[PhotoFile | None, tuple[Diagnostic, ...]]

FEW = 6
"""So many pictures are looked at here: starting workers costs more than it saves."""

_LOCK = threading.Lock()


class _FaultError(Exception):
    """Carries the diagnostic that ends the look at one file."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


def probe_photos(
    root: Path, files: Iterable[str], limits: PhotoLimits, crew: Crew | None = None
) -> tuple[tuple[PhotoFile, ...], tuple[Diagnostic, ...]]:
    """Looks at each picture; in order of name. `root`: the site's content/; `files`: paths relative to it,
    with `/`; `crew`: who looks (this process if none). A file that cannot be used gives an error, C502 to C510 or
    C515, placed at the file as a whole (who names the photo knows the line), and no PhotoFile; C511 and C512 are
    remarks on usable ones."""
    items = [(root, file, limits) for file in sorted(set(files))]
    if crew is None or len(items) <= FEW:
        found = [probe_photo(*item) for item in items]
    else:
        answers = dict(run(crew.pool, _probe, items, ahead=2 * crew.jobs))
        found = [_answered(item[1], answers[item]) for item in items]
    photos = tuple(photo for photo, _ in found if photo is not None)
    return photos, tuple(diagnostic for _, said in found for diagnostic in said)


def _probe(item: tuple[Path, str, PhotoLimits]) -> Found:
    return probe_photo(*item)


def _answered(file: str, answer: Found | Died) -> Found:
    return (None, (worker_died(f"content/{file}"),)) if isinstance(answer, Died) else answer


def probe_photo(root: Path, file: str, limits: PhotoLimits) -> Found:
    """`probe_photos` for one file; its result depends on the file's bytes, its name and the limits only."""
    try:
        with _file(root, file) as stream:
            return _probed(stream, file, limits)
    except _FaultError as found:
        return None, (found.diagnostic,)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return None, (faults.unreadable(file, reason, reason),)


@contextmanager
def _file(root: Path, file: str) -> Iterator[IO[bytes]]:
    """A regular file inside the site's folder, opened. A pipe or a device would block, a link may lead
    out."""
    if "\0" in file or "\\" in file or PurePosixPath(file).is_absolute() or ".." in file.split("/"):
        raise _FaultError(faults.unreadable(file, "its path leads out of content/", "路径超出 content/"))
    try:
        home, real = root.resolve(strict=True), (root / file).resolve(strict=True)
    except RuntimeError as ring:
        raise _FaultError(faults.unreadable(file, "its symbolic links form a ring", "符号链接形成循环")) from ring
    if not real.is_relative_to(home):
        raise _FaultError(
            faults.unreadable(file, "it is a symbolic link that leads out of content/", "符号链接指向 content/ 之外")
        )
    if not stat.S_ISREG(real.stat().st_mode):
        raise _FaultError(faults.unreadable(file, "it is not an ordinary file", "不是普通文件"))
    with real.open("rb") as stream:
        yield stream


def _probed(stream: IO[bytes], file: str, limits: PhotoLimits) -> Found:
    size = os.fstat(stream.fileno()).st_size
    if size == 0:
        raise _FaultError(faults.empty(file))
    head = stream.read(HEAD)
    ending = PurePosixPath(file).suffix.lower()
    kind = picture_kind(head)
    if kind not in TAKEN:
        raise _FaultError(_not_taken(file, kind, ending))
    if size > limits.max_megabytes * 1_000_000:
        raise _FaultError(faults.too_heavy(file, size, limits.max_megabytes))
    claimed = claimed_size(head)
    if claimed is not None:
        _judge(file, claimed, limits)
    # Read once: what is hashed is what is decoded, whatever happens to the file meanwhile.
    content = head + stream.read()
    (width, height), tone, moving = _decoded(content, file, kind, limits)

    digest = hashlib.sha256(content).hexdigest()
    return PhotoFile(file, digest, width, height, kind, tone), remarks(file, kind, moving)


def remarks(file: str, kind: str, moving: bool) -> tuple[Diagnostic, ...]:
    """What is told of a usable picture."""
    said: list[Diagnostic] = []
    ending = PurePosixPath(file).suffix.lower()
    if ending not in TAKEN[kind]:
        said.append(faults.other_ending(file, kind, ending, TAKEN[kind][0]))
    if moving:
        said.append(faults.moving(file))
    return tuple(said)


def _not_taken(file: str, kind: str, ending: str) -> Diagnostic:
    if kind == "LFS":
        return faults.pointer(file)
    usual = kind_by_ending(ending)
    if usual in ("SVG", "raw") and kind in ("", "TIFF"):
        kind = usual  # compressed SVG has no sign of its own, and most raw files are built like TIFF
    if kind in ("HTML", "") and (usual in TAKEN or not usual):
        return faults.no_picture(file, kind)
    return faults.refused(file, usual if kind in ("HTML", "") else kind)


def _judge(file: str, size: tuple[int, int], limits: PhotoLimits) -> None:
    if size[0] * size[1] > limits.max_megapixels * 1_000_000:
        raise _FaultError(faults.too_many_pixels(file, *size, limits.max_megapixels))


def _decoded(content: bytes, file: str, kind: str, limits: PhotoLimits) -> tuple[tuple[int, int], int, bool]:
    """Upright size, tone, and whether it moves. Decodes (a JPEG at an eighth), which finds cut and broken files;
    not a JPEG that is whole and has a preview, and not HEIC, where that takes longer than making all outputs of a
    JPEG."""
    try:
        with _opened(content, kind) as image:
            _judge(file, image.size, limits)
            moves = kind in ("PNG", "WEBP") and bool(getattr(image, "is_animated", False))
            wide, high = image.size
            if kind == "HEIF":
                tone = TONE_UNSEEN
            elif kind == "JPEG":
                tone = _tone(_preview(image, content) or _eighth(image))
            else:
                image.load()
                wide, high = image.size
                tone = _tone(image)
            orientation = cast(object, image.getexif().get(274, 1))
            sideways = isinstance(orientation, int) and 5 <= orientation <= 8
            return ((high, wide) if sideways else (wide, high)), tone, moves
    except _FaultError:
        raise
    except ModuleNotFoundError as missing:
        raise _FaultError(faults.needs_heic(file)) from missing
    except Exception as error:  # decoders may raise anything on hostile bytes
        raise _FaultError(faults.broken(file, "truncated" in str(error).lower())) from error


def _preview(image: Image.Image, content: bytes) -> Image.Image | None:
    """The preview of a JPEG that is whole; one that cannot be decoded does not count."""
    try:
        return preview_of(image) if is_whole(content) else None
    except Exception:  # noqa: BLE001  as above; the picture itself may be sound
        return None


def _eighth(image: Image.Image) -> Image.Image:
    image.draft("RGB", (1, 1))
    image.load()
    return image


def _tone(image: Image.Image) -> int:
    """The tone of the picture's average colour, on white where it is clear."""
    from PIL import Image

    if image.mode.startswith("I"):
        image = image.point(lambda value: value * (1 / 256)).convert("L")
    elif image.mode in ("P", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
    elif image.mode == "1":
        image = image.convert("L")
    few = image.resize((1, 1), Image.Resampling.BOX).convert("RGBA")
    red, green, blue, seen = cast(tuple[int, int, int, int], few.getpixel((0, 0)))
    return tone_of(*((colour * seen + 255 * (255 - seen)) // 255 for colour in (red, green, blue)))


@contextmanager
def _opened(content: bytes, kind: str) -> Iterator[Image.Image]:
    """The picture, not yet decoded. Our own limit judges its size, so Pillow's guard, a global that refuses
    above 179 megapixels, steps aside. Raises ModuleNotFoundError for HEIF without its extra."""
    from PIL import Image, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, WebPImagePlugin  # noqa: F401

    if kind == "HEIF":
        import pi_heif

        pi_heif.register_heif_opener()
    formats = ("JPEG", "MPO") if kind == "JPEG" else (kind,)
    with _LOCK, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what is wrong is said in our own words, by what fails
        guard, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
        try:
            with Image.open(io.BytesIO(content), formats=formats) as image:
                yield image
        finally:
            Image.MAX_IMAGE_PIXELS = guard
