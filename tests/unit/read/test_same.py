"""What entries have alike is there once."""

from __future__ import annotations

from pathlib import Path

from chronicle.model.contents import Contents
from chronicle.model.entry import Places
from chronicle.read import Same, read_contents
from chronicle.settings import load_settings

ENTRY = """---
date: 2016-05-03
village: renjiagou
tags: [种植, 水]
summary: {summary}
measures:
  - {{kind: industry, title: 核桃管护, status: done, quantity: 619亩}}
---

去看了[说明](https://example.org/guide)。
"""


def contents(folder: Path, *summaries: str) -> Contents:
    entries = folder / "content/entries"
    entries.mkdir(parents=True)
    for number, text in enumerate(summaries):
        (entries / f"e{number}.md").write_text(ENTRY.format(summary=text), encoding="utf-8")
    return read_contents(folder, load_settings(folder)[0])


def test_the_first_of_equal_values_stands_for_all() -> None:
    same, first = Same(), ("水", "种植")
    assert same(first) is first
    assert same(tuple(reversed(first))) == ("种植", "水")
    assert same((*first,)) is first


def test_entries_share_what_they_say_alike(tmp_path: Path) -> None:
    one, other = (file.entry for file in contents(tmp_path, "看水", "看路").entries)
    assert one.summary != other.summary
    assert one.date is other.date
    assert one.tags is other.tags
    assert one.villages is other.villages
    assert one.measures[0].title is other.measures[0].title
    assert one.measures[0].quantities is other.measures[0].quantities


def test_places_share_their_paths(tmp_path: Path) -> None:
    one, other = (file.places for file in contents(tmp_path, "看水", "看路边的水").entries)
    assert one.paths is other.paths
    assert one.spot("summary") != other.spot("summary")
    assert one.spot("measures.0.status")[0] == 7


def test_places_tell_what_they_were_given() -> None:
    spots = {"title": (1, 2, 3, 4), "measures.0": (5, 6, 7, 8)}
    places = Places.of("content/entries/a.md", spots)
    assert places.table() == spots
    assert places.spot("measures.0.status") == (5, 6, 7, 8)
    assert Places.of("content/entries/a.md", {}).table() == {}


def test_a_beginning_is_kept_where_no_summary_stands_for_it(tmp_path: Path) -> None:
    told, untold = contents(tmp_path, "看水", '""').entries
    assert not told.entry.prose.excerpt
    assert untold.entry.prose.excerpt == "去看了说明。"
