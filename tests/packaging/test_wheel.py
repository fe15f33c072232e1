"""The wheel holds the program and the themes, and nothing else."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

import pytest

import chronicle
from architecture.trees import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def kept(folder: Path) -> set[str]:
    """The files below the folder that are part of the project, relative to it."""
    files = (file.relative_to(folder) for file in folder.rglob("*") if file.is_file())
    return {file.as_posix() for file in files if "__pycache__" not in file.parts}


def test_the_wheel_holds_the_package_and_every_theme_whole(wheel: Path) -> None:
    packed = {PurePosixPath(name) for name in zipfile.ZipFile(wheel).namelist()}
    program = {name.relative_to("chronicle").as_posix() for name in packed if name.parts[0] == "chronicle"}

    themes = {f"themes/{name}" for name in kept(ROOT / "themes")}
    assert any(name.endswith("/theme.yaml") for name in themes)
    assert program == kept(ROOT / "src" / "chronicle") | themes
    assert {name.parts[0] for name in packed} == {"chronicle", f"chronicle-{chronicle.__version__}.dist-info"}


def test_the_wheel_gives_the_command_chronicle(wheel: Path) -> None:
    name = f"chronicle-{chronicle.__version__}.dist-info/entry_points.txt"
    assert "chronicle = chronicle.cli:main" in zipfile.ZipFile(wheel).read(name).decode().splitlines()


def test_an_installed_wheel_starts_and_builds_a_site_anywhere(wheel: Path, tmp_path: Path) -> None:
    """The package alone, in a folder of its own: nothing of the checkout is on the way."""
    packages, folder = tmp_path / "packages", tmp_path / "任家沟"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", packages, wheel]
    subprocess.run(pip, check=True)

    def run(*arguments: object) -> str:
        environment = {**os.environ, "PYTHONPATH": str(packages), "PYTHONUTF8": "1"}
        command = [sys.executable, *map(str, arguments)]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, check=False, capture_output=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    where = run("-c", "import chronicle; print(chronicle.__file__)")
    assert Path(where.strip()).is_relative_to(packages)
    run("-m", "chronicle", "init", folder, "--lang", "zh")
    run("-m", "chronicle", "build", folder)
    assert (folder / "site" / "index.html").is_file()
    assert list((folder / "site" / "entries").rglob("index.html"))
