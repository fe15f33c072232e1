"""What is changed between two builds."""

import json
from pathlib import Path

import pytest
from corpus import Corpus
from edits import with_field, with_lines, with_paragraph
from series import SERIES, Site
from tools import TOOLS
from tools.tool import read

ENTRY = "---\ntitle: one\nvillage: v001\n---\n\ntitle: not this\n\n| a |\n| --- |\n"


def test_a_field_of_the_front_matter_gets_another_value() -> None:
    assert with_field(ENTRY, "title", r"two \1") == ENTRY.replace("title: one", r"title: two \1")


def test_a_field_that_is_not_there_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="there is no not this"):
        with_field(ENTRY, "not this", "x")


def test_lines_stand_at_the_end_of_the_front_matter() -> None:
    assert with_lines(ENTRY, "a: b\nc: d") == ENTRY.replace("v001\n", "v001\na: b\nc: d\n")


def test_a_paragraph_stands_at_the_end() -> None:
    assert with_paragraph(ENTRY, "more") == ENTRY + "\nmore\n"


@pytest.fixture(params=["Hugo", "chronicle", "Pelican"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    site = Site(TOOLS[request.param], Corpus(40), tmp_path / "site")
    site.tool.lay_out(site.corpus, site.folder)
    return site


def sources(site: Site) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in site.folder.rglob("*") if path.is_file()}


def changed(site: Site, series: str, round_: int) -> list[Path]:
    before = sources(site)
    SERIES[series](site, round_)
    return [path for path, content in sources(site).items() if content != before[path]]


@pytest.mark.parametrize("series", ["body", "title"])
def test_an_edit_changes_one_entry_and_each_round_another(site: Site, series: str) -> None:
    (first,), (second,) = changed(site, series, 1), changed(site, series, 2)
    assert first != second
    assert all(path.is_relative_to(site.folder / site.tool.entries) for path in (first, second))


def test_an_edited_body_shows_its_paragraph(site: Site) -> None:
    shown = SERIES["body"](site, 3)
    assert shown is not None
    assert read(site.tool.entry(site.folder, shown.entry)).endswith(f"\n\n{shown.text}\n")


def test_an_edited_title_is_in_its_front_matter(site: Site) -> None:
    shown = SERIES["title"](site, 3)
    assert shown is not None
    assert f"\ntitle: {shown.text}\n" in read(site.tool.entry(site.folder, shown.entry))


def test_a_village_is_renamed_in_one_file(site: Site) -> None:
    (path,) = changed(site, "village", 2)
    assert f"新2{site.corpus.villages[11].name}" in read(path)
    assert not path.is_relative_to(site.folder / site.tool.entries)


def test_nothing_is_changed_where_nothing_is_to_be(site: Site) -> None:
    assert changed(site, "unchanged", 1) == []


def test_a_cold_build_finds_sources_only(site: Site) -> None:
    before = sources(site)
    for left in (site.tool.output, *site.tool.state):
        (site.folder / left).mkdir()
        (site.folder / left / "page").touch()
    SERIES["cold"](site, 1)
    assert sources(site) == before


def test_data_keeps_all_else(tmp_path: Path) -> None:
    site = Site(TOOLS["Pelican"], Corpus(1), tmp_path / "site")
    site.tool.lay_out(site.corpus, site.folder)
    path = site.folder / "data/villages.json"
    before = json.loads(read(path))
    site.tool.rename_village(site.folder, "v003", "新村")
    assert json.loads(read(path)) == before | {"v003": {**before["v003"], "name": "新村"}}
