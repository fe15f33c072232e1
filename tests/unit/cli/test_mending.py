"""Files that `check --fix` mends: their bytes, their line ends, and what is left alone."""

from pathlib import Path

import pytest

from chronicle.cli.mending import mend_files
from kit.site import Site

HEAD = "---\ntitle: 路\n---\n"
NAME = "content/entries/a.md"


def mended(site: Site) -> list[str]:
    return [one.file for one in mend_files(site.folder, site.check().diagnostics, "content/private")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_the_mark_of_utf_8_stay(tmp_path: Path, end: str, mark: bytes) -> None:
    site = Site.of(tmp_path)
    site.write({NAME: mark + (HEAD + "路,水\n").replace("\n", end).encode()})
    assert mended(site) == [NAME]
    assert (tmp_path / NAME).read_bytes() == mark + (HEAD + "路，水\n").replace("\n", end).encode()
    assert mended(site) == []


def test_line_ends_of_several_kinds_stay_each(tmp_path: Path) -> None:
    site = Site.of(tmp_path)
    site.write({NAME: (HEAD + "路,水\r\n\r桥,井").encode()})
    assert mended(site) == [NAME]
    assert (tmp_path / NAME).read_bytes() == (HEAD + "路，水\r\n\r桥，井").encode()


def test_what_would_become_a_pointer_is_left_alone(tmp_path: Path) -> None:
    site = Site.of(tmp_path)
    text = "version https://git-lfs\x07.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
    site.write({NAME: "路\n" + text, "content/entries/b.md": text})
    assert mended(site) == [NAME]
    assert (tmp_path / "content/entries/b.md").read_text(encoding="utf-8") == text


def test_a_file_in_gb18030_is_saved_as_utf_8(tmp_path: Path) -> None:
    site = Site.of(tmp_path)
    site.write({NAME: (HEAD + "路修好了，水也通了。\n").encode("gb18030")})
    (done,) = mend_files(tmp_path, site.check().diagnostics, "content/private")
    assert [(fix.code, fix.now) for fix in done.fixes] == [("C102", "UTF-8")]
    assert (tmp_path / NAME).read_text(encoding="utf-8") == HEAD + "路修好了，水也通了。\n"


def test_the_private_register_is_left_alone(tmp_path: Path) -> None:
    site = Site.of(tmp_path, "-- content/private/names.yaml --\n- {name: 甲某某, say：某}\n")
    before = (tmp_path / "content/private/names.yaml").read_bytes()
    assert mended(site) == []
    assert (tmp_path / "content/private/names.yaml").read_bytes() == before


def test_rights_and_links_stay_and_nothing_lies_about(tmp_path: Path) -> None:
    site = Site.of(tmp_path)
    site.write({"content/texts/a.txt": HEAD + "路,水\n"})
    real = tmp_path / "content/texts/a.txt"
    real.chmod(0o640)
    (tmp_path / "content/entries").mkdir()
    (tmp_path / NAME).symlink_to(real)
    assert mended(site) == [NAME]
    assert (tmp_path / NAME).is_symlink()
    assert real.read_text(encoding="utf-8") == HEAD + "路，水\n"
    assert real.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in real.parent.iterdir()) == ["a.txt"]
