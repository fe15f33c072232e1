"""What can go wrong while a site is written, and what stands afterwards."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from kit.building import built, finished, started
from kit.growing import grown
from kit.site import Site, told

ENTRIES = 3


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A built site; kept beside is a copy with its state and all times, to begin from again."""
    made = grown(tmp_path_factory.mktemp("first") / "site", ENTRIES)
    assert made.build().status == 0
    shutil.copytree(made.folder, made.folder.with_name("kept"))
    return made


@pytest.fixture
def site(first: Site) -> Site:
    """The built site as it was before the first test changed it."""
    shutil.rmtree(first.folder)
    shutil.copytree(first.folder.with_name("kept"), first.folder)
    return first


def change(site: Site) -> None:
    """An edit, an entry that is withdrawn, an entry that is new."""
    site.write({"content/entries/e000.md": "---\ntitle: 改了\ndate: 2014-01-01\nvillage: v0\n---\n改。\n"})
    site.write({"content/entries/new.md": "---\ntitle: 新篇\ndate: 2019-01-01\nvillage: v1\n---\n新。\n"})
    site.delete("content/entries/e002.md")


def clean(site: Site, folder: Path) -> dict[str, bytes]:
    shutil.copytree(site.folder / "content", folder / "content")
    other = Site(folder, site.options.__class__(folder, as_of=site.options.as_of, jobs=1))
    assert other.build().status == 0
    return other.outputs()


def leftovers(site: Site) -> list[str]:
    """Temporary files beside the output or in it."""
    return [path.name for path in (*site.folder.iterdir(), *site.output.iterdir()) if path.name.startswith(".site")]


@pytest.mark.parametrize("key", ["die_staged", "die_at"])
@pytest.mark.parametrize("moment", [1, 12])
def test_a_build_that_is_killed_is_made_good_by_the_next(site: Site, tmp_path: Path, key: str, moment: int) -> None:
    before = site.outputs()
    change(site)
    assert built(site.folder, **{key: moment}) is None
    standing = site.outputs()
    if key == "die_staged":
        assert standing == before
    else:
        # Never half a file, never a page less.
        wanted = clean(site, tmp_path / "b")
        assert before.keys() <= standing.keys()
        assert all(data in (before.get(path), wanted.get(path)) for path, data in standing.items())
    report = site.build()
    assert report.status == 0
    assert report.foreign == ()
    assert site.outputs() == clean(site, tmp_path / "c")
    assert leftovers(site) == []


@pytest.mark.parametrize("state", ["kept", "deleted"])
def test_what_a_killed_build_had_moved_goes_when_it_is_withdrawn(site: Site, tmp_path: Path, state: str) -> None:
    change(site)
    assert built(site.folder, die_at=30) is None
    assert any("新篇".encode() in data for data in site.outputs().values())
    site.delete("content/entries/new.md")
    if state == "deleted":
        shutil.rmtree(site.folder / ".chronicle")
    assert site.build().foreign == ()
    assert not any("新篇".encode() in data for data in site.outputs().values())
    assert site.outputs() == clean(site, tmp_path / "b")


def test_a_first_build_that_is_killed_does_not_block_the_next(tmp_path: Path) -> None:
    site = grown(tmp_path / "a", ENTRIES)
    site.output.mkdir()
    for death in ({"die_staged": 3}, {"die_at": 2}, {"die_at": 9}):
        assert built(site.folder, **death) is None
    assert site.build().status == 0
    assert site.outputs() == clean(site, tmp_path / "b")


def test_a_first_output_comes_whole_or_not_at_all(tmp_path: Path) -> None:
    site = grown(tmp_path / "a", ENTRIES)
    wanted = clean(site, tmp_path / "b")
    assert built(site.folder, die_staged=len(wanted)) is None
    assert not site.output.exists()
    assert built(site.folder, die_recorded=1) is None
    assert site.outputs() == wanted
    report = site.build()
    assert report.status == 0
    assert report.foreign == ()
    assert site.outputs() == wanted
    assert leftovers(site) == []


def test_two_builds_at_once_both_end_well(tmp_path: Path) -> None:
    site = grown(tmp_path / "a", 12)
    reports = [finished(process) for process in [started(site.folder) for _ in range(2)]]
    assert [report["status"] for report in reports] == [0, 0]
    # One waited, and found everything made.
    assert sorted(len(report["rendered"]) for report in reports) == [0, len(site.outputs())]
    assert site.outputs() == clean(site, tmp_path / "b")


@pytest.mark.parametrize("limit", [300, 20000])
def test_a_full_disk_leaves_the_output_as_it_was(site: Site, tmp_path: Path, limit: int) -> None:
    before = site.outputs()
    change(site)
    site.write({"content/entries/e001.md": "---\ntitle: 长\ndate: 2015-02-02\nvillage: v1\n---\n" + "很长。" * 9000})
    report = built(site.folder, file_size=limit)
    assert report["status"] == 2
    assert report["codes"][-1] == "C722"
    assert site.outputs() == before
    assert leftovers(site) == []
    assert site.build().status == 0
    assert site.outputs() == clean(site, tmp_path / "b")


@pytest.mark.parametrize(
    ("where", "code"),
    [("/proc/chronicle/site", "C722"), ("content/chronicle.yaml/site", "C720"), ("LICENSE", "C720")],
)
def test_an_output_that_cannot_be_made(tmp_path: Path, where: str, code: str) -> None:
    site = grown(tmp_path, 1)
    site.write({"LICENSE": "mine"})
    report = site.build(output=tmp_path / where)
    assert report.status == 2
    assert [d.code for d in report.diagnostics if d.severity == "error"] == [code]
    assert report.diagnostics[-1].message.zh


def test_a_folder_without_content_is_left_as_it_is(tmp_path: Path) -> None:
    site = Site(tmp_path / "nowhere", Site.of(tmp_path / "x").options.__class__(tmp_path / "nowhere"))
    report = site.build()
    assert report.status == 2
    assert told(report.diagnostics) == ["chronicle.yaml:0:0 C700"]
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_of_somebody_else_needs_force(tmp_path: Path) -> None:
    site = grown(tmp_path, 1)
    site.write({"site/notes.txt": "mine"})
    report = site.build()
    assert report.status == 2
    assert "--force" in report.diagnostics[-1].message.en
    assert site.outputs() == {"notes.txt": b"mine"}
    report = site.build(force=True)
    assert report.status == 0
    assert report.foreign == ("notes.txt",)
    assert site.outputs()["notes.txt"] == b"mine"
    assert site.build().foreign == ("notes.txt",)


@pytest.mark.parametrize("emptied", [False, True])
def test_what_was_ours_long_ago_is_nobodys_claim(tmp_path: Path, emptied: bool) -> None:
    site = grown(tmp_path, ENTRIES)
    site.build()
    shutil.rmtree(site.output)
    if emptied:
        site.output.mkdir()
    site.delete("content/entries/e002.md")
    site.build()
    site.write({"site/entries/e002/index.html": "mine"})
    assert site.build().foreign == ("entries/e002/index.html",)
    assert site.outputs()["entries/e002/index.html"] == b"mine"


def test_an_output_that_is_a_link_to_nowhere(tmp_path: Path) -> None:
    site = grown(tmp_path, 1)
    (tmp_path / "out").symlink_to(tmp_path / "gone")
    report = site.build(output=tmp_path / "out")
    assert report.status == 2
    assert "a link that leads nowhere" in report.diagnostics[-1].message.en


def test_state_in_use_by_another_program(site: Site) -> None:
    change(site)
    other = sqlite3.connect(site.folder / ".chronicle/state.sqlite")
    other.execute("begin exclusive")
    assert site.build().status == 0
    other.close()
    assert site.build().status == 0


LEAKY = """
-- content/chronicle.yaml --
title: 样例
theme: leaky
-- content/private/names.yaml --
- {name: 邢九如, say: 邢某}
-- themes/leaky/theme.yaml --
contract: 1
extends: plain
-- content/pages/about.md --
---
title: 关于
---
说明。
"""


@pytest.mark.parametrize(
    "text", ["邢九如", "邢<b>九</b>如", "&#37026;九如", '<a href="?%E9%82%A2%E4%B9%9D%E5%A6%82">.</a>', "<!--邢九如-->"]
)
def test_a_theme_that_prints_a_registered_name_publishes_nothing(tmp_path: Path, text: str) -> None:
    site = Site.of(tmp_path, LEAKY)
    assert site.build().status == 0
    before = site.outputs()
    page = "{% extends 'base.html' %}{% block main %}" + text + "{% endblock %}"
    site.write({"themes/leaky/templates/page.html": page})
    report = site.build()
    assert report.status == 2
    assert "C631" in [d.code for d in report.diagnostics]
    assert site.outputs() == before
    assert leftovers(site) == []


def test_pages_that_stay_are_searched_for_names_that_are_new(tmp_path: Path) -> None:
    site = Site.of(tmp_path, LEAKY)
    site.write({"content/private/names.yaml": "- {name: 别的人, say: 某}\n"})
    page = "{% extends 'base.html' %}{% block main %}邢九如{% endblock %}"
    site.write({"themes/leaky/templates/page.html": page})
    assert site.build().status == 0
    site.write({"content/private/names.yaml": "- {name: 邢九如, say: 邢某}\n"})
    report = site.build()
    assert report.status == 2
    assert [d.code for d in report.diagnostics if d.severity == "error"] == ["C631"]


def test_a_template_that_fails_publishes_nothing(tmp_path: Path) -> None:
    site = Site.of(tmp_path, LEAKY)
    site.build()
    before = site.outputs()
    site.write(
        {"themes/leaky/templates/page.html": "{% extends 'base.html' %}\n{% block main %}{{ 1 / 0 }}{% endblock %}"}
    )
    report = site.build()
    assert report.status == 2
    assert site.outputs() == before
    assert any(d.place.file == "themes/leaky/templates/page.html" and d.place.line == 2 for d in report.diagnostics)


def test_a_photo_that_breaks_is_told_where_it_is_named_and_the_rest_is_built(site: Site) -> None:
    good = site.outputs()
    (site.folder / "content/entries/0.jpg").write_bytes((site.folder / "content/entries/0.jpg").read_bytes()[:400])
    report = site.build(jobs=2)
    assert report.status == 1
    assert any(line.startswith("entries/e000.md:") and " C5" in line for line in told(report.diagnostics))
    assert "entries/e000/index.html" in site.outputs()
    assert len([path for path in site.outputs() if path.startswith("photos/")]) < len(
        [path for path in good if path.startswith("photos/")]
    )
