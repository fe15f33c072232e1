"""When a photo is made again: when the picture or what is made of it changed, and at no other time."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kit.diaries import PICTURE_OF_A_WELL
from kit.pictures import corners, saved
from kit.site import Site

FILES = """
-- content/chronicle.yaml --
title: 样例
theme: plain
photos: {widths: [16, 32], large: 48, quality: {webp: 72, jpeg: 75}}
"""
ENTRY, SETTINGS = "content/entries/well/index.md", "content/chronicle.yaml"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site.of(tmp_path, PICTURE_OF_A_WELL + FILES)
    site.write({"content/entries/well/well.jpg": saved(corners())})
    assert len(photos(site.build().rendered)) == 4
    return site


def photos(paths: tuple[str, ...]) -> list[str]:
    """By their endings: the width and the kind."""
    return sorted(path.rpartition("-")[2] for path in paths if path.startswith("photos/"))


def edit(name: str, old: str, new: str) -> Callable[[Site], None]:
    def change(site: Site) -> None:
        text = (site.folder / name).read_text(encoding="utf-8")
        assert old in text
        site.write({name: text.replace(old, new)})

    return change


def rename(site: Site) -> None:
    folder = site.folder / "content/entries"
    (folder / "well").rename(folder / "2015-well")
    (folder / "2015-well/well.jpg").rename(folder / "2015-well/a.jpg")
    edit("content/entries/2015-well/index.md", "well.jpg", "a.jpg")(site)


def again(site: Site) -> None:
    """The same bytes are written anew: another mtime, another inode."""
    photo = site.folder / "content/entries/well/well.jpg"
    content = photo.read_bytes()
    photo.unlink()
    photo.write_bytes(content)


def copied(site: Site) -> None:
    second = "---\ntitle: 又一篇\ndate: 2015-05-07\nvillage: hewan\nphotos: [well.jpg]\n---\n见图。\n"
    site.write({"content/entries/more/index.md": second, "content/entries/more/well.jpg": saved(corners())})


def translated(site: Site) -> None:
    edit(SETTINGS, "title: 样本", "title: 样本\nlanguages: [zh-Hans, en]")(site)
    site.write({"content/entries/well/index.en.md": "---\ntitle: A well\n---\nWater.\n"})


LEAVES_IT_ALONE = {
    "the entry's text": edit(ENTRY, "有水了。", "有水了，很甜。"),
    "its title": edit(ENTRY, "打井", "挖井"),
    "the caption": edit(ENTRY, "caption: 井", "caption: 新井"),
    "the description": edit(ENTRY, "一口井", "一口老井"),
    "a village's name": edit("content/villages/hewan.md", "河湾村", "河湾"),
    "the site's title and address": edit(SETTINGS, "title: 样例", "title: 样本\nurl: https://example.org/"),
    "another theme": edit(SETTINGS, "theme: plain", "theme: gazetteer"),
    "a second language and a translation": translated,
    "the same bytes written anew": again,
    "a copy beside another entry": copied,
    "entry and photo under other names": rename,
}


def test_what_leaves_the_picture_alone_makes_no_photo(site: Site) -> None:
    before = {path: data for path, data in site.outputs().items() if path.startswith("photos/")}
    for name, change in LEAVES_IT_ALONE.items():
        change(site)
        report = site.build()
        assert report.status == 0, (name, report.diagnostics)
        assert (name, photos(report.rendered), photos(report.removed)) == (name, [], [])
    assert {path: data for path, data in site.outputs().items() if path.startswith("photos/")} == before
    assert "en/entries/2015-well/index/index.html" in site.outputs()


@pytest.mark.parametrize(
    ("change", "made"),
    [
        (edit(SETTINGS, "jpeg: 75", "jpeg: 60"), ["48.jpg"]),
        (edit(SETTINGS, "webp: 72", "webp: 60"), ["16.webp", "32.webp", "48.webp"]),
        (edit(ENTRY, "alt: 一口井", "blur: [[0, 0, 0.5, 0.5]]"), ["16.webp", "32.webp", "48.jpg", "48.webp"]),
        (
            lambda site: site.write({"content/entries/well/well.jpg": saved(corners(), quality=50)}),
            ["16.webp", "32.webp", "48.jpg", "48.webp"],
        ),
        (lambda site: next(site.output.rglob("*-16.webp")).unlink(), ["16.webp"]),
    ],
)
def test_what_changes_the_picture_makes_what_it_changes(
    site: Site, change: Callable[[Site], None], made: list[str]
) -> None:
    change(site)
    report = site.build()
    assert photos(report.rendered) == made
    assert len([path for path in site.outputs() if path.startswith("photos/")]) == 4


def test_force_makes_them_all(site: Site) -> None:
    before = site.outputs()
    assert len(photos(site.build(force=True).rendered)) == 4
    assert site.outputs() == before
