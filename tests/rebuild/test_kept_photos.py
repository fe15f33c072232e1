"""Made photos are kept beside the state: what may be published, all of it, nothing else; and are not made again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from chronicle.render import pixels
from chronicle.write import KEPT_PHOTOS
from kit.diaries import PICTURE_OF_A_WELL
from kit.pictures import corners, saved
from kit.site import Site

FILES = """
-- content/chronicle.yaml --
title: 样例
theme: plain
photos: {widths: [16, 32], large: 48}
-- content/entries/road/index.md --
---
title: 修路
date: 2015-05-07
village: hewan
photos: [{file: road.png, caption: 路, alt: 一条路}]
---
路通了。
"""
ROAD = "content/entries/road/index.md"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site.of(tmp_path, PICTURE_OF_A_WELL + FILES)
    road = saved(corners(80, 60), "PNG")
    site.write({"content/entries/well/well.jpg": saved(corners()), "content/entries/road/road.png": road})
    assert site.build().status == 0
    return site


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the encoders are asked for."""
    asked: list[str] = []
    encode = pixels.encode

    def counted(image: object, recipe: object) -> bytes:
        asked.append(str(recipe))
        return encode(image, recipe)  # type: ignore[arg-type]

    monkeypatch.setattr(pixels, "encode", counted)
    return asked


def folder(site: Site) -> Path:
    return site.folder / ".chronicle" / KEPT_PHOTOS


def held(site: Site) -> list[bytes]:
    return sorted(path.read_bytes() for path in folder(site).iterdir())


def published(site: Site) -> list[bytes]:
    return sorted(data for path, data in site.outputs().items() if path.startswith("photos/"))


def on_another_machine(site: Site) -> dict[str, bytes]:
    """Nothing but content and kept photos is left. Gives what stood there."""
    outputs = site.outputs()
    shutil.rmtree(site.output)
    away = site.folder / "away"
    shutil.copytree(folder(site), away)
    shutil.rmtree(site.folder / ".chronicle")
    (site.folder / ".chronicle").mkdir()
    away.rename(folder(site))
    return outputs


def test_no_photo_is_made_again_and_the_bytes_are_the_same(site: Site, encoded: list[str]) -> None:
    before = on_another_machine(site)
    site.build()
    assert encoded == []
    assert site.outputs() == before
    assert held(site) == published(site) != []


def test_a_preview_takes_them(site: Site, encoded: list[str]) -> None:
    site.build(output=site.folder / ".chronicle/preview")
    assert encoded == []


def test_force_makes_them(site: Site, encoded: list[str]) -> None:
    site.build(force=True)
    assert len(encoded) == len(published(site))


def replaced(old: str, new: str) -> Callable[[Site], None]:
    def change(site: Site) -> None:
        site.write({ROAD: (site.folder / ROAD).read_text().replace(old, new)})

    return change


@pytest.mark.parametrize(
    "change",
    [
        replaced("date:", "draft: true\ndate:"),
        replaced("date:", "access: closed\ndate:"),
        replaced("date:", "embargo_until: 2099-01-01\ndate:"),
        replaced("alt: 一条路", "alt: 一条路, access: closed"),
        lambda site: site.delete(ROAD),
    ],
    ids=["draft", "closed", "embargo", "photo", "deleted"],
)
def test_what_is_withheld_is_not_kept(site: Site, change: Callable[[Site], None]) -> None:
    before = held(site)
    change(site)
    site.build()
    assert held(site) == published(site)
    assert 0 < len(held(site)) < len(before)
    site.build(drafts=True)
    site.build(drafts=True, output=site.folder / "elsewhere")
    site.build(no_register=True, output=site.folder / "nowhere")
    assert len(held(site)) < len(before)


def test_what_a_face_was_hidden_in_is_not_kept_with_the_face(site: Site) -> None:
    before = set(held(site))
    replaced("alt: 一条路", "alt: 一条路, blur: [[0.1, 0.1, 0.5, 0.5]]")(site)
    site.build()
    assert held(site) == published(site)
    assert len(set(held(site)) - before) == len(before) // 2


def test_a_build_that_is_refused_keeps_nothing(site: Site) -> None:
    before = held(site)
    site.write({"content/entries/well/well.jpg": saved(corners(72, 50)), "content/entries/bad.md": "---\nx: [\n"})
    assert site.build(strict=True).status == 2
    assert held(site) == before


def test_damaged_files_are_made_again(site: Site, encoded: list[str]) -> None:
    before = on_another_machine(site)
    first, second, third, *_ = sorted(folder(site).iterdir())
    first.write_bytes(b"")
    second.write_bytes(second.read_bytes()[:-1] + b"?")
    third.unlink()
    third.symlink_to(site.folder / "content/chronicle.yaml")
    (folder(site) / "half.new").write_bytes(b"half")
    (folder(site) / "of-others").mkdir()
    site.build()
    assert len(encoded) == 3
    assert site.outputs() == before
    assert sorted(path.read_bytes() for path in folder(site).iterdir() if path.is_file()) == published(site)


def test_where_there_are_no_links_they_are_copied(
    site: Site, encoded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = on_another_machine(site)

    def refused(*_: object, **__: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refused)
    shutil.rmtree(folder(site))
    site.build()
    made = len(encoded)
    assert made == len(published(site))
    assert held(site) == published(site)
    on_another_machine(site)
    site.build()
    assert len(encoded) == made
    assert site.outputs() == before


def test_a_file_changed_in_the_output_spoils_none(site: Site, encoded: list[str]) -> None:
    before = site.outputs()
    for path in (site.output / "photos").iterdir():
        with path.open("ab") as file:
            file.write(b"more")
    site.build()
    assert site.outputs() == before
    assert held(site) == published(site)
