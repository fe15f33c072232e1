"""Manifests: one edit writes little, what was withdrawn stands in none, damage is told."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

import pytest

from chronicle.publish.folder import FolderStore
from chronicle.publish.inplace import InPlace
from chronicle.publish.lists import LIST, Lists
from chronicle.publish.manifest import Manifest, Sign
from chronicle.publish.releases import Releases
from chronicle.publish.target import Parcel, PublishError

MANY = 3000


class Counting(FolderStore):
    """A folder that counts what is written by hand, which is all but the site's own files."""

    written = 0

    def write(self, path: str, data: bytes) -> None:
        self.written += len(data)
        super().write(path, data)


def sign(text: str) -> Sign:
    return len(text), hashlib.sha256(text.encode()).hexdigest()


def parcel(texts: dict[str, str], release: str, home: Path) -> Parcel:
    sources = {path: text.encode() for path, text in texts.items()}
    return Parcel({path: sign(text) for path, text in texts.items()}, sources, home, release=release)  # type: ignore[arg-type]


def site() -> dict[str, str]:
    pages = {f"entries/e{number:05}/index.html": f"page {number}" for number in range(MANY)}
    return {**pages, "index.html": "home", "assets/site-0123456789.css": "style"}


def own(web: Path) -> bytes:
    """All that stands in the folder of our own, unpacked."""
    files = [path for path in (web / ".chronicle").rglob("*") if path.is_file()]
    return b"".join(
        gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data for data in (f.read_bytes() for f in files)
    )


def laid_out(store: FolderStore, kind: type) -> InPlace | Releases:
    return InPlace(store) if kind is InPlace else Releases(store, 3)


@pytest.mark.parametrize("kind", [InPlace, Releases])
def test_one_edit_writes_little(tmp_path: Path, kind: type) -> None:
    store = Counting(tmp_path)
    host = laid_out(store, kind)
    texts = site()
    host.send(parcel(texts, "1", tmp_path), lambda _: None)
    assert store.written > MANY * 30
    for number in range(2, 6):
        store.written = 0
        texts["entries/e00007/index.html"] = f"edit {number}"
        sent = host.send(parcel(texts, str(number), tmp_path), lambda _: None)
        assert sent.files == 1
        assert store.written < 3000
        again = laid_out(store, kind)
        assert dict(again.look().files) == {path: sign(text) for path, text in texts.items()}
    assert len([name for name in store.names(".chronicle") if name.startswith(LIST)]) == 1


@pytest.mark.parametrize("kind", [InPlace, Releases])
def test_what_was_withdrawn_is_in_no_list(tmp_path: Path, kind: type) -> None:
    store = FolderStore(tmp_path)
    host = laid_out(store, kind)
    texts = site()
    host.send(parcel(texts, "1", tmp_path), lambda _: None)
    texts["index.html"] = "other"
    host.send(parcel(texts, "2", tmp_path), lambda _: None)
    assert b"e00007" in own(tmp_path)
    del texts["entries/e00007/index.html"]
    host.send(parcel(texts, "3", tmp_path), lambda _: None)
    host.forget(None)
    assert b"e00007" not in own(tmp_path)
    assert len([name for name in store.names(".chronicle") if name.startswith(LIST)]) == 1


def test_many_changes_make_a_new_list(tmp_path: Path) -> None:
    lists = Lists(FolderStore(tmp_path), None)
    first = lists.tell(Manifest({path: sign(text) for path, text in site().items()}), "")
    assert first.packed is not None
    files = {path: sign(f"{path} again") for path in site()}
    second = lists.tell(Manifest(files), first.manifest.base)
    assert second.packed is not None
    assert second.manifest.base != first.manifest.base


def test_the_copy_here_saves_fetching_and_need_not_be_right(tmp_path: Path) -> None:
    files = {path: sign(text) for path, text in site().items()}
    here = tmp_path / "here.gz"
    lists = Lists(FolderStore(tmp_path / "web"), here)
    lists.write("m.json", lists.tell(Manifest(files), ""))
    at_host = next((tmp_path / "web/.chronicle").iterdir())
    kept = here.read_bytes()
    at_host.write_bytes(b"")
    assert Lists(FolderStore(tmp_path / "web"), here).read("m.json").files == files
    at_host.write_bytes(kept)
    for wrong in (b"", b"?", gzip.compress(b"{}"), kept[:-400]):
        here.write_bytes(wrong)
        assert Lists(FolderStore(tmp_path / "web"), here).read("m.json").files == files
        assert here.read_bytes() == kept


@pytest.mark.parametrize("damage", [None, b"", b"?", gzip.compress(b'{"../x":[1,"a"]}'), gzip.compress(b"[]")])
def test_a_damaged_list_is_told(tmp_path: Path, damage: bytes | None) -> None:
    lists = Lists(FolderStore(tmp_path), None)
    lists.write("m.json", lists.tell(Manifest({"a": (1, "b")}), ""))
    file = next((tmp_path / ".chronicle").iterdir())
    file.unlink() if damage is None else file.write_bytes(damage)
    with pytest.raises(PublishError, match="damaged"):
        Lists(FolderStore(tmp_path), None).read("m.json")


@pytest.mark.parametrize("damage", [b"", b"{}x", b'{"version":2,"files":{"/etc/x":[1,"a"]}}', b'{"version":99}'])
def test_a_damaged_manifest_is_told(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "m.json").write_bytes(damage)
    with pytest.raises(PublishError, match="damaged"):
        Lists(FolderStore(tmp_path), None).read("m.json")
