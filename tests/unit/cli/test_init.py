"""The small site to start from: whole or not at all, never over anything, and without a fault."""

import subprocess
from pathlib import Path

import pytest

from chronicle.build import BuildOptions, build, check
from chronicle.cli.init import start_site
from chronicle.cli.usage import UsageProblem
from kit.site import Quiet, told

LANGUAGES = ("zh-Hans", "en")


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_site_builds_without_a_fault(lang: str, tmp_path: Path) -> None:
    start_site(tmp_path / "new", lang)
    options = BuildOptions(tmp_path / "new", jobs=1, strict=True)
    report = build(options, Quiet())
    assert (report.status, told(report.diagnostics), report.lang) == (0, [], lang)
    entry = (tmp_path / "new" / "site" / "entries" / "2016" / "road" / "index.html").read_text(encoding="utf-8")
    pseudonym, length, village = {
        "zh-Hans": ("户甲", "1.2公里", "样例村"),
        "en": ("Household A", "1.2 km", "Sample Village"),
    }[lang]
    for shown in (pseudonym, length, village):
        assert shown in entry.replace("\u00a0", " "), shown
    assert check(options, Quiet()).status == 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_register_is_required_and_kept_out_of_git(lang: str, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    start_site(folder, lang)
    git = ["git", "-C", str(folder), "-c", "safe.directory=*"]
    subprocess.run([*git, "init", "--quiet"], check=True)
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("", encoding="utf-8")
    listed = subprocess.run([*git, "ls-files", "--others", "--exclude-standard"], check=True, capture_output=True)
    kept = listed.stdout.decode().splitlines()
    assert "content/chronicle.yaml" in kept
    assert ".gitignore" in kept
    assert [name for name in kept if name.startswith(("content/private", "site/"))] == []
    (folder / "content" / "private").rename(tmp_path / "elsewhere")
    report = build(BuildOptions(folder, tmp_path / "out", jobs=1), Quiet())
    assert report.status == 2
    assert "C659" in {found.code for found in report.diagnostics}


def test_both_languages_have_the_same_files_but_for_ids(tmp_path: Path) -> None:
    counts = {}
    for lang in LANGUAGES:
        start_site(tmp_path / lang, lang)
        counts[lang] = sorted(str(Path(name).parent) for name in files(tmp_path / lang))
    assert counts["en"] == counts["zh-Hans"]
    assert "content/private/households" in counts["en"]


def test_an_empty_folder_is_filled_and_stays_the_folder_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    before = folder.stat().st_ino
    start_site(folder, "en")
    assert folder.stat().st_ino == before
    assert "README.md" in files(folder)
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]


def test_a_new_folder_is_as_open_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    start_site(tmp_path / "new", "en")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "README.md").write_text("mine", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name, said in (("full", "is not empty"), ("full/README.md", "is a file"), ("link", "is a file")):
        with pytest.raises(UsageProblem, match=said):
            start_site(tmp_path / name, "en")
    assert (tmp_path / "full" / "README.md").read_text(encoding="utf-8") == "mine"
    assert files(tmp_path / "full") == {"README.md"}


def test_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    (tmp_path / "empty").mkdir()
    monkeypatch.setattr(Path, "write_bytes", full)
    for name in ("new", "empty"):
        with pytest.raises(UsageProblem, match="No space left on device"):
            start_site(tmp_path / name, "en")
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]
    assert files(tmp_path) == set()


def test_a_move_that_fails_half_way_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").mkdir()
    rename, moved = Path.rename, []

    def once(self: Path, target: Path) -> Path:
        moved.append(target)
        if len(moved) > 2:
            raise OSError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", once)
    with pytest.raises(UsageProblem, match="Permission denied"):
        start_site(tmp_path / "empty", "en")
    assert len(moved) == 3
    assert files(tmp_path) == set()
    assert list((tmp_path / "empty").iterdir()) == []
