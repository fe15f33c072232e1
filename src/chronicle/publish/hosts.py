"""Which module speaks with which kind of host."""

from __future__ import annotations

from pathlib import Path

from chronicle.model.diagnostic import Said
from chronicle.publish.folder import FolderStore
from chronicle.publish.inplace import MANIFEST, InPlace
from chronicle.publish.releases import CURRENT, Releases
from chronicle.publish.target import Host, Linked, PublishError
from chronicle.settings import Target


def host_of(target: Target, folder: Path, *, look_only: bool = False) -> Host:
    """The host of a target, connected. `look_only`: nothing will be written there, nor is now. Raises PublishError, or
    OSError."""
    match target.kind:
        case "folder":
            return _laid_out(FolderStore((folder / target.path).resolve()), target, look_only)
        case "zip":
            from chronicle.publish.zip import ZipHost

            return ZipHost(folder / target.path)
        case "ssh":
            from chronicle.publish.ssh import SshStore

            return _laid_out(SshStore(target), target, look_only, _here(target, folder))
        case "git":
            from chronicle.publish.git import GitHost

            return GitHost(target, folder / ".chronicle" / "publish" / f"{target.name}.git", folder)
        case _:
            from chronicle.publish.s3 import S3Store

            return InPlace(S3Store(target), _here(target, folder))


def _here(target: Target, folder: Path) -> Path:
    return folder / ".chronicle" / "publish" / f"{target.name}-files.gz"


def _laid_out(store: Linked, target: Target, look_only: bool, here: Path | None = None) -> Host:
    """In releases where the host allows it and nothing else was begun there."""
    try:
        if not look_only:
            store.begin()
        if target.layout == "in-place":
            return _in_place(store, here)
        if target.layout == "auto" and store.read(MANIFEST) is not None:
            return _in_place(store, here)
        if look_only:
            return _looked_at(store, target, here)
        if store.has_links():
            return Releases(store, target.keep, here)
        if target.layout == "releases":
            raise PublishError(
                Said("this host refuses links, so there can be no releases", "这个主机不允许链接，不能分版本"),
                Said("write layout: in-place", "请写 layout: in-place"),
            )
        return _in_place(store, here)
    except BaseException:
        store.close()
        raise


def _looked_at(store: Linked, target: Target, here: Path | None) -> Releases:
    """What will be tried. Whether links are allowed can be told only by making some."""
    host = Releases(store, target.keep, here)
    if target.layout == "auto" and store.points(CURRENT) is None:
        host.way = Said(f"{host.way.en}; in place if the host refuses links", f"{host.way.zh}；主机不许链接则就地更新")
    return host


def _in_place(store: Linked, here: Path | None) -> InPlace:
    if store.points(CURRENT):
        raise PublishError(
            Said(
                "this host has releases; it cannot be changed to in-place by a setting",
                "这个主机已分版本，不能改为就地更新",
            ),
            Said(
                "name another path, or remove “current” and releases/ there",
                "请换一个路径，或移开那里的 current 和 releases/",
            ),
        )
    return InPlace(store, here)
