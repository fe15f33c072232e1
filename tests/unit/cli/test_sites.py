"""Which site the paths of `check` name, and which part of it."""

import os
import unicodedata
from pathlib import Path

import pytest

from chronicle.cli.sites import SETTINGS, Chosen, chosen, folder_of
from chronicle.cli.usage import UsageProblem


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in (SETTINGS, "content/entries/2016/a.md", "content/entries/2016b.md", "themes/x/theme.yaml"):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text("", encoding="utf-8")
    return tmp_path / "site"


def test_the_site_is_found_upwards_from_where_one_stands(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site / "content" / "entries")
    assert chosen(()) == Chosen(site, ("content/entries",))
    assert chosen(("2016/a.md", "../../content/entries/2016")) == Chosen(
        site, ("content/entries/2016/a.md", "content/entries/2016")
    )
    assert chosen(("../..",)) == chosen(("..",)) == chosen(("..", "2016")) == Chosen(site)


def test_a_folder_holds_what_lies_in_it_and_no_more(site: Path) -> None:
    choice = Chosen(site, ("content/entries/2016",))
    assert choice.holds("content/entries/2016/a.md")
    assert choice.holds("content/entries/2016")
    assert not choice.holds("content/entries/2016b.md")
    assert Chosen(site).holds("anything")


def test_decomposed_names_are_the_same_names(site: Path) -> None:
    name = unicodedata.normalize("NFD", "é.md")
    (site / "content" / name).write_text("", encoding="utf-8")
    assert chosen((str(site / "content" / name),)).holds(unicodedata.normalize("NFC", "content/é.md"))


def test_a_folder_that_is_no_site_is_left_to_the_check(tmp_path: Path) -> None:
    assert chosen((str(tmp_path),)) == Chosen(tmp_path)


def test_what_cannot_be_checked_is_told(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other" / SETTINGS
    other.parent.mkdir(parents=True)
    other.write_text("", encoding="utf-8")
    (tmp_path / "loose.md").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for paths, said in (
        (("site/themes",), "“site/themes” lies outside content/"),
        (("site/content/nothing.md",), "there is no “site/content/nothing.md”"),
        (("site", "other"), "“other” belongs to another site"),
        (("loose.md",), "“loose.md” lies in no site"),
    ):
        with pytest.raises(UsageProblem, match=said):
            chosen(paths)


def test_the_folder_of_a_build_must_be_one(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    assert folder_of(os.curdir) == site
    with pytest.raises(UsageProblem, match="is a file"):
        folder_of(SETTINGS)
    with pytest.raises(UsageProblem, match="there is no folder"):
        folder_of("nowhere")
