"""Photos that go with a new entry: copied beside it without hidden data, under names that tell nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from chronicle.cli.usage import UsageProblem
from chronicle.model.excerpt import safe

if TYPE_CHECKING:
    from chronicle.model.recipe import PhotoLimits

ENDINGS = {"JPEG": ".jpg", "HEIF": ".jpg", "PNG": ".png", "WEBP": ".webp"}


def copies(photos: tuple[str, ...], entry: Path, limits: PhotoLimits) -> dict[Path, bytes]:
    """The files to write for photos that are given by path: `road-1.jpg` beside `road.md`."""
    found: dict[Path, bytes] = {}
    number = 0
    for photo in photos:
        data, ending = _stripped(photo, limits)
        number += 1
        while (path := entry.with_name(f"{entry.stem}-{number}{ending}")).exists():
            number += 1
        found[path] = data
    return found


def _stripped(photo: str, limits: PhotoLimits) -> tuple[bytes, str]:
    from chronicle.read import NotTakenError, picture_kind, stripped

    name = safe(photo)
    try:
        path = Path(photo)
        if path.stat().st_size > limits.max_megabytes * 1_000_000:
            raise UsageProblem(
                f"“{name}” is larger than {limits.max_megabytes} MB", f"“{name}”超过 {limits.max_megabytes} MB"
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UsageProblem(f"there is no file “{name}”", f"没有文件“{name}”") from error
    except OSError as error:
        reason = safe(error.strerror or str(error))
        raise UsageProblem(f"“{name}” cannot be read: {reason}", f"“{name}”读不了：{reason}") from error
    kind = picture_kind(data[:4096])
    if kind not in ENDINGS:
        raise UsageProblem(
            f"“{name}” is no photo that is taken; JPEG, PNG, WebP and HEIC are",
            f"“{name}”不是能收的照片；只收 JPEG、PNG、WebP 和 HEIC",
        )
    try:
        return stripped(data, kind), ENDINGS[kind]
    except ModuleNotFoundError as error:
        raise UsageProblem(
            f"“{name}” is HEIC; pip install 'chronicle[heic]' makes it readable",
            f"“{name}”是 HEIC；先 pip install 'chronicle[heic]' 才能读",
        ) from error
    except NotTakenError as error:
        raise UsageProblem(
            f"“{name}” is no whole picture: {safe(str(error))}", f"“{name}”不是完整的图片：{safe(str(error))}"
        ) from error
