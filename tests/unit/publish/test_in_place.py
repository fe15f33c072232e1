"""A site in place, broken off at every single operation: what is said to stand there stands there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import pytest

from chronicle.publish.difference import difference
from chronicle.publish.folder import FolderStore
from chronicle.publish.inplace import MANIFEST, InPlace
from chronicle.publish.pending import PENDING
from chronicle.publish.target import Parcel, PublishError, Source
from kit.hosting import contents


class Broken(FolderStore):
    """A folder that fails at an operation, after it or before."""

    def __init__(self, base: Path, at: int, *, after: bool) -> None:
        super().__init__(base)
        self.left, self._after = at, after

    def _operation(self, after: bool) -> None:
        if after == self._after:
            self.left -= 1
            if self.left == 0:
                raise ConnectionError("cut")

    def _put(self, target: Path, source: Source) -> None:
        self._operation(after=False)
        super()._put(target, source)
        self._operation(after=True)

    def remove(self, below: str, paths: Iterable[str]) -> None:
        for path in paths:
            self._operation(after=False)
            super().remove(below, [path])
            self._operation(after=True)


def parcel(texts: dict[str, str], home: Path) -> Parcel:
    sources: dict[str, Source] = {path: text.encode() for path, text in texts.items()}
    signs = {path: (len(text), hashlib.sha256(text.encode()).hexdigest()) for path, text in texts.items()}
    return Parcel(signs, sources, home)


OLD = {"index.html": "1", "a/index.html": "2", "b/index.html": "3", "c/index.html": "4", "assets/s-00000000.css": "5"}
NEW = {"index.html": "1+", "a/index.html": "2+", "b/index.html": "3", "d/index.html": "6", "assets/s-11111111.css": "7"}
NEXT = {"index.html": "1++", "a/index.html": "2", "e/index.html": "8", "assets/s-11111111.css": "7"}


def judged(web: Path) -> None:
    """What a publisher believes of the host is so, or is said to be unsure."""
    host = InPlace(FolderStore(web), batch=2)
    host.look()
    stands = {path: data for path, data in contents(web).items() if path != "mine.txt"}
    ours = host.ours()
    assert stands.keys() <= ours.keys()
    for path, (size, digest) in ours.items():
        if size >= 0:
            assert hashlib.sha256(stands[path]).hexdigest() == digest


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("at", range(1, 24))
def test_broken_off_at_every_operation(tmp_path: Path, at: int, after: bool) -> None:
    web = tmp_path / "web"
    web.mkdir()
    (web / "mine.txt").write_text("mine")
    InPlace(FolderStore(web), batch=2).send(parcel(OLD, tmp_path), lambda _: None)
    for texts in (NEW, NEXT):
        broken = Broken(web, at, after=after)
        try:
            InPlace(broken, batch=2).send(parcel(texts, tmp_path), lambda _: None)
        except ConnectionError:
            judged(web)
    # A third state goes over what two broken attempts have left.
    last = InPlace(FolderStore(web), batch=2)
    last.look()
    assert last.foreign(["d/index.html", "e/index.html"]) == set()
    last.send(parcel(OLD, tmp_path), lambda _: None)
    assert contents(web) == {**{path: text.encode() for path, text in OLD.items()}, "mine.txt": b"mine"}
    assert not difference(parcel(OLD, tmp_path).files, InPlace(FolderStore(web)).look().files)
    left = {path.name for path in (web / ".chronicle").iterdir()}
    assert len(left) == 2
    assert MANIFEST.rpartition("/")[2] in left


def test_what_makes_no_sense_is_told(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    for data in (b"", b"?", b"{}"):
        store.write(PENDING, data)
        with pytest.raises(PublishError, match="damaged"):
            InPlace(store).look()
