"""The pictures of the shipped chronicle: drawn by tools/woodcuts.py, the same each time, and made to test a build."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

ROOT = Path(__file__).resolve().parents[3]
CONTENT = ROOT / "content"
FILES = {  # (upright size, EXIF orientation)
    "pictures/terraces-wide.jpg": ((2400, 1029), 1),
    "entries/year-unknown/terraces.jpg": ((1800, 1200), 1),
    "entries/year-unknown/meeting.jpg": ((1600, 1067), 1),
    "entries/undated/road.jpg": ((2400, 1600), 6),
    "entries/undated/water.jpg": ((1800, 1200), 8),
    "entries/undated/walnuts.jpg": ((1600, 1067), 1),
    "entries/2015/apples.jpg": ((1800, 1200), 3),
    "entries/2015/donkeys.jpg": ((1200, 800), 1),
}


@pytest.fixture
def woodcuts(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    return importlib.import_module("woodcuts")


def upright(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        turned = ImageOps.exif_transpose(picture)
        return turned.convert("RGB")


def test_the_pictures_are_all_there_and_light() -> None:
    found = {path.relative_to(CONTENT).as_posix(): path.stat().st_size for path in CONTENT.rglob("*.jpg")}
    assert set(found) == set(FILES)
    assert max(found.values()) < 600_000
    assert sum(found.values()) < 4_000_000


@pytest.mark.parametrize("file", FILES)
def test_a_picture_is_stored_as_a_careless_camera_would(file: str) -> None:
    size, orientation = FILES[file]
    with Image.open(CONTENT / file) as picture:
        tags = picture.getexif()
        stored = picture.size
    assert tags[0x0112] == orientation
    assert tags[0x010F] == "Invented"
    assert dict(tags.get_ifd(0x8825)) == {1: "S", 2: (0.0, 30.0, 0.0), 3: "W", 4: (0.0, 30.0, 0.0)}
    assert stored == (size[::-1] if orientation in {6, 8} else size)
    assert upright(CONTENT / file).size == size


def test_drawing_twice_gives_the_same_bytes(woodcuts: ModuleType, tmp_path: Path) -> None:
    for picture in woodcuts.PICTURES:
        first = woodcuts.save(picture, tmp_path / "first", scale=0.1).read_bytes()
        assert first == woodcuts.save(picture, tmp_path / "second", scale=0.1).read_bytes()


@pytest.mark.parametrize("file", FILES)
def test_the_script_draws_the_picture_that_is_kept(woodcuts: ModuleType, file: str) -> None:
    """Coarsely: drawn at a quarter of the fineness, it has the same lights and shades."""
    (picture,) = [picture for picture in woodcuts.PICTURES if picture.file == file]
    kept = upright(CONTENT / file).resize((24, 16), Image.Resampling.BOX)
    drawn = woodcuts.draw(picture, scale=0.5).resize((24, 16), Image.Resampling.BOX)
    assert max(ImageStat.Stat(ImageChops.difference(kept, drawn)).mean) < 8


def test_the_cover_is_one_of_them() -> None:
    settings = (CONTENT / "chronicle.yaml").read_text(encoding="utf-8")
    assert "file: pictures/terraces-wide.jpg" in settings
