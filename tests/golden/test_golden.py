"""One small site, whole, in two languages: every page as it was when somebody last looked at it.

After a wanted change: `pytest tests/golden --update-golden`, then read the difference as a reader would."""

import difflib
import hashlib
import io
import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

from kit.site import Site

HERE = Path(__file__).parent
PAGES = HERE / "expected"
ASSET = re.compile(r"(assets/[\w.-]+?)-[0-9a-f]{8}(\.\w+)")
"""The hash in the name of a theme's file: its bytes are no matter of this test."""


def seen(data: bytes) -> str:
    """A photo as a reader sees it: form, size, and the colours of its quarters in steps of 32. Encoders differ by
    version in what nobody sees."""
    with Image.open(io.BytesIO(data)) as picture:
        small = picture.convert("RGB").resize((2, 2), Image.Resampling.BOX)
        colours = [tuple((part + 16) // 32 for part in small.getpixel((x, y))) for y in (0, 1) for x in (0, 1)]  # type: ignore[union-attr]
        return f"{picture.format} {picture.width}x{picture.height} {colours}"


def told(outputs: dict[str, bytes]) -> dict[str, str]:
    """Pages and feeds as text; photos as one list; of the theme's files their names only."""
    texts = {path: ASSET.sub(r"\1-HASH\2", data.decode()) for path, data in outputs.items() if is_text(path)}
    photos = [f"{path} {seen(data)}\n" for path, data in sorted(outputs.items()) if path.startswith("photos/")]
    assets = sorted(ASSET.sub(r"\1-HASH\2", path) + "\n" for path in outputs if path.startswith("assets/"))
    return {**texts, "photos.txt": "".join(photos), "assets.txt": "".join(assets)}


def is_text(path: str) -> bool:
    return not path.startswith(("photos/", "assets/"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("golden")
    shutil.copytree(HERE / "site/content", folder / "content")
    site = Site(folder, Site.of(folder / "none").options.__class__(folder, jobs=1))
    report = site.build()
    assert [d for d in report.diagnostics if d.severity != "hint"] == []
    assert dict(report.withheld) == {"closed": 1}
    return told(site.outputs())


def kept() -> dict[str, str]:
    files = (path for path in PAGES.rglob("*") if path.is_file())
    return {path.relative_to(PAGES).as_posix(): path.read_bytes().decode() for path in files}


def test_every_page_is_as_it_was(made: dict[str, str], request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        shutil.rmtree(PAGES, ignore_errors=True)
        for path, text in made.items():
            (PAGES / path).parent.mkdir(parents=True, exist_ok=True)
            (PAGES / path).write_bytes(text.encode())
    before = kept()
    changed = {path for path in made.keys() | before.keys() if made.get(path) != before.get(path)}
    lines: list[str] = []
    for path in sorted(changed):
        old, new = before.get(path, "").splitlines(), made.get(path, "").splitlines()
        lines += difflib.unified_diff(old, new, f"kept/{path}", f"made/{path}", lineterm="", n=1)
    assert not changed, "\n".join([f"{len(changed)} pages differ; if that is wanted: --update-golden", *lines[:200]])


def test_nothing_withheld_is_anywhere(made: dict[str, str]) -> None:
    for text in made.values():
        assert "不公开的一篇" not in text
        assert "这一句" not in text
        assert "hidden" not in re.sub(r"aria-hidden|visually-hidden| hidden", "", text)
        assert "h01" not in text


def test_nothing_is_fetched_from_elsewhere(made: dict[str, str]) -> None:
    """A page asks nobody but its own site. Links to click are another thing."""
    fetched = re.compile(
        r"<(?:img|script|source|iframe|video|audio|embed|object)\b[^>]*?(?:src|srcset|data)=\"([^\"]*)\""
    )
    styles = re.compile(r"<link\b[^>]*rel=\"(?:stylesheet|icon|preload|manifest)[^>]*>")
    for path, text in made.items():
        if path.endswith(".html"):
            assert not [address for address in fetched.findall(text) if "//" in address], path
            assert not [tag for tag in styles.findall(text) if "//" in tag], path
            assert " style=" not in text, path
            assert "<style" not in text, path


def test_photos_carry_nothing_but_pixels(tmp_path: Path) -> None:
    shutil.copytree(HERE / "site/content", tmp_path / "content")
    site = Site(tmp_path, Site.of(tmp_path / "none").options.__class__(tmp_path, jobs=1))
    site.build()
    photos = {path: data for path, data in site.outputs().items() if path.startswith("photos/")}
    assert len(photos) > 1
    original = (HERE / "site/content/entries/2015/road.jpg").read_bytes()
    for path, data in photos.items():
        assert hashlib.sha256(data).digest() != hashlib.sha256(original).digest()
        for mark in (b"Exif\0", b"EXIF", b"XMP ", b"http://ns.adobe.com", b"Photoshop 3.0"):
            assert mark not in data, path
