"""What `serve` knows from one build to the next: an edit of a text goes the short way, everything else the whole way,
and both end where a clean build ends."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from chronicle.build import Memory, build
from kit.diaries import ROAD_AND_WELL
from kit.site import Site, Steps

SHORT, WHOLE = ["read", "photos", "render", "write"], ["read", "link", "disclose", "plan", "photos", "render", "write"]


class Served:
    """A site that is built again and again with one memory."""

    def __init__(self, folder: Path) -> None:
        self.site = Site.of(folder / "served", ROAD_AND_WELL, output=None)
        self.clean = folder / "clean"
        self.memory = Memory()
        self.clock = 1_500_000_000_000_000_000
        for path in (self.site.folder / "content").rglob("*.*"):
            os.utime(path, ns=(self.clock, self.clock))
        self.steps()

    def write(self, name: str, text: str) -> None:
        self.site.write({f"content/{name}": text})
        self.clock += 1_000_000_000
        os.utime(self.site.folder / "content" / name, ns=(self.clock, self.clock))

    def edit(self, name: str, old: str, new: str) -> None:
        text = (self.site.folder / "content" / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def steps(self) -> list[str]:
        """Builds; the steps that it took. The outputs are those of a clean build."""
        steps = Steps()
        report = build(self.site.options, steps, memory=self.memory)
        self.status, self.rendered = report.status, report.rendered
        clean = Site(self.site.folder, self.site.options)
        if report.status < 2:
            known = self.site.outputs()
            (self.site.folder / ".chronicle").rename(self.site.folder / ".kept")
            (self.site.folder / "site").rename(self.site.folder / ".site")
            clean.build()
            assert clean.outputs() == known
            for name in (".chronicle", "site"):
                for path in sorted((self.site.folder / name).rglob("*"), reverse=True):
                    path.rmdir() if path.is_dir() else path.unlink()
                (self.site.folder / name).rmdir()
            (self.site.folder / ".kept").rename(self.site.folder / ".chronicle")
            (self.site.folder / ".site").rename(self.site.folder / "site")
        return steps.names


@pytest.fixture
def served(tmp_path: Path) -> Served:
    return Served(tmp_path)


def test_a_text_goes_the_short_way(served: Served) -> None:
    served.edit("entries/2016/road.md", "路通了", "路终于通了")
    assert served.steps() == SHORT
    assert served.rendered == ("entries/2016/road/index.html",)
    served.edit("entries/2016/road.md", "路终于通了", "路，\n\n路通了")  # the link moves down
    assert served.steps() == SHORT
    assert "路，" in served.site.html("entries/2016/road/")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("entries/2016/road.md", "title: 修路", "title: 修大路"),
        ("entries/2016/road.md", "well.md", "road.md"),
        ("entries/2016/road.md", "## 经过", "## 过程"),
        ("entries/2016/road.md", "路通了", "柳坪村通了路"),
        ("entries/2016/road.md", "cadre: zhang", "draft: true"),
        ("entries/2016/road.md", "well.md", "nowhere.md"),
        ("entries/2016/well.md", "井深二十米", "井深三十米"),  # its beginning stands in lists
        ("villages/liuping.md", "柳坪村", "柳坪新村"),
        ("chronicle.yaml", "样例", "样本"),
        ("private/names.yaml", "龚某", "老龚"),
    ],
)
def test_all_else_goes_the_whole_way(served: Served, name: str, old: str, new: str) -> None:
    served.edit(name, old, new)
    assert served.steps() == WHOLE


def test_a_new_file_goes_the_whole_way(served: Served) -> None:
    served.write("entries/2016/new.md", "---\ntitle: 新\n---\n新。\n")
    assert served.steps() == WHOLE
    (served.site.folder / "content/entries/2016/new.md").unlink()
    assert served.steps() == WHOLE


def test_a_registered_name_is_found_in_a_text_that_changed(served: Served) -> None:
    served.edit("entries/2016/road.md", "路通了", "龚小满家门口的路通了")
    served.steps()
    assert served.status == 2
    served.edit("entries/2016/road.md", "龚小满家", "家")
    assert served.steps() == WHOLE
    assert served.status == 0
