"""What an entry left open, after all later ones."""

from pathlib import Path

from chronicle.link import link_contents
from chronicle.read import read_contents
from chronicle.settings import load_settings
from chronicle.start import left_open
from kit.site import Site

FILES = """
-- content/villages/jia.md --
---
name: 甲村
---
-- content/entries/a.md --
---
title: 头一天
date: 2016-01-02
village: jia
measures:
  - {id: road, title: 修路, status: underway}
  - {id: pipe, title: 接水管, status: planned}
  - {id: lamps, title: 路灯, status: done}
  - {id: trees, title: 核桃, status: conditional, condition: 批复}
  - {id: walnut, title: 存量, status: planned, record: stock}
needs:
  - {id: water, text: 通水}
  - {id: light, text: 路灯}
  - {id: bridge, text: 修桥, state: declined}
---
-- content/entries/b.md --
---
title: 第二天
date: 2016-01-09
village: jia
measures:
  - {id: pipe, title: 接水管, status: done}
  - {id: trees, title: 核桃, status: ready}
  - {id: other, title: 别的, status: planned, answers: light}
  - {title: 装灯, status: done, answers: light}
---
"""


def test_what_later_entries_ended_is_not_open(tmp_path: Path) -> None:
    Site.of(tmp_path, FILES)
    settings, _ = load_settings(tmp_path)
    archive = link_contents(read_contents(tmp_path, settings)).archive
    follow = left_open(archive, archive.entries["a"])
    assert [(one.id, one.status, one.told) for one in follow.promises] == [
        ("road", "underway", "2016-01-02"),
        ("trees", "ready", "2016-01-09"),
    ]
    assert [need.id for need in follow.needs] == ["water"]
    assert follow.linked
