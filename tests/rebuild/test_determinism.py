"""The same content gives the same bytes, whatever machine, order or place."""

import shutil
from pathlib import Path

import pytest

from kit.building import built
from kit.growing import grown
from kit.site import Site

ENTRIES, MANY = 24, 110


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
    "other orders": ({"jobs": 2, "shuffle": 7}, {"PYTHONHASHSEED": "3", "TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8"}),
    "other orders again": ({"jobs": 1, "shuffle": 8}, {"PYTHONUTF8": "0", "LC_ALL": "POSIX"}),
}


@pytest.mark.parametrize("world", WORLDS)
def test_the_world_leaves_no_mark(first: Site, tmp_path: Path, world: str) -> None:
    options, env = WORLDS[world]
    site = copy(first, tmp_path / "another place 村")
    report = built(site.folder, env=env, **options)
    assert report["status"] == 0
    assert site.outputs() == first.outputs()


def test_the_number_of_workers_leaves_no_mark(tmp_path: Path) -> None:
    one, two = grown(tmp_path / "one", MANY), grown(tmp_path / "two", MANY)
    # Fewer pages would be made in one process.
    assert one.build(jobs=1).pages > 300
    assert two.build(jobs=2).status == 0
    assert one.outputs() == two.outputs()


def test_a_relative_folder_from_another_working_directory(first: Site, tmp_path: Path) -> None:
    site = copy(first, tmp_path / "a")
    (tmp_path / "b").mkdir()
    report = built("../a", cwd=tmp_path / "b", output="out")
    assert report["status"] == 0
    outputs = Site.of(site.folder, output=tmp_path / "b/out").outputs()
    assert outputs == first.outputs()
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
