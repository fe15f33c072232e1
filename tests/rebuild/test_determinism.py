"""The same content gives the same bytes, whatever machine, order or place."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from chronicle.render import workshop
from kit.building import built
from kit.growing import grown
from kit.site import Site

ENTRIES = 24


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = grown(tmp_path_factory.mktemp("first"), ENTRIES)
    report = site.build()
    assert report.status == 0
    assert report.photos == 2
    return site


def copy(first: Site, folder: Path) -> Site:
    """The content again, its files written in the opposite order."""
    for path in sorted(first.folder.joinpath("content").rglob("*"), reverse=True):
        if path.is_file():
            target = folder / path.relative_to(first.folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return Site.of(folder, "-- content/chronicle.yaml --\n" + (first.folder / "content/chronicle.yaml").read_text())


WORLDS = {
    "far away": ({"jobs": 1}, {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C"}),
    "other orders": ({"jobs": 2, "shuffle": 7}, {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8"}),
    "no Unicode": ({"jobs": 1, "shuffle": 8}, {"PYTHONUTF8": "0", "LC_ALL": "POSIX"}),
}


@pytest.mark.parametrize("world", WORLDS)
def test_the_world_leaves_no_mark(first: Site, tmp_path: Path, world: str) -> None:
    options, env = WORLDS[world]
    site = copy(first, tmp_path / "another place 村")
    report = built(site.folder, env=env, **options)
    assert report["status"] == 0
    assert site.outputs() == first.outputs()


def test_the_number_of_workers_leaves_no_mark(first: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # So few pages would be made in one process.
    monkeypatch.setattr(workshop, "INLINE", 10)
    monkeypatch.setattr(workshop, "BATCH", 20)
    site = copy(first, tmp_path)
    assert site.build(jobs=2).pages > 100
    assert site.outputs() == first.outputs()


def test_a_relative_folder_from_another_working_directory(
    first: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = copy(first, tmp_path / "a")
    (tmp_path / "b").mkdir()
    monkeypatch.chdir(tmp_path / "b")
    near = Site(Path("../a"), replace(site.options, folder=Path("../a"), output=Path("out")))
    assert near.build().status == 0
    assert near.outputs() == first.outputs()
    assert (tmp_path / "b/out/index.html").is_file()
    assert not (site.folder / "site").exists()


def test_a_second_build_touches_nothing(first: Site) -> None:
    times = {path: path.stat().st_mtime_ns for path in first.output.rglob("*") if path.name != ".chronicle-outputs"}
    report = first.build()
    assert (report.rendered, report.removed) == ((), ())
    assert times == {path: path.stat().st_mtime_ns for path in times}


def test_without_state_and_by_force_the_bytes_are_the_same(first: Site, tmp_path: Path) -> None:
    site = copy(first, tmp_path)
    site.build()
    times = {path: path.stat().st_mtime_ns for path in site.output.rglob("*.*ml")}
    shutil.rmtree(site.folder / ".chronicle")
    assert len(site.build().rendered) == len(site.outputs())
    assert len(site.build(force=True).rendered) == len(site.outputs())
    assert site.outputs() == first.outputs()
    assert times == {path: path.stat().st_mtime_ns for path in times}
