"""A host behind SSH: SFTP for what is small and must be exact, rsync for the many files where both sides have it."""

from __future__ import annotations

import posixpath
import shlex
import shutil
from collections.abc import Iterable, Mapping, Set
from contextlib import suppress

from chronicle.model.diagnostic import Said
from chronicle.publish.rsync import Rsync
from chronicle.publish.sftp import SftpStore
from chronicle.publish.shell import Shell, listed
from chronicle.publish.target import Done, PublishError, Source
from chronicle.settings import Target


class SshStore(SftpStore):
    """Files at a host that one logs in to."""

    def __init__(self, target: Target) -> None:
        super().__init__(target)
        self._rsync: Rsync | None = None
        try:
            shell = Shell(self.run)
            self._shell = shell if shell.is_there() else None
            if target.way == "sftp":
                return
            rsync = Rsync(target, self.base)
            here = shutil.which("rsync") and shutil.which("ssh")
            if here and shell.knows("rsync", "find", "xargs", "sh") and rsync.can_log_in():
                self._rsync = rsync
        except BaseException:
            self.close()
            raise
        if self._rsync is None and target.way == "rsync":
            self.close()
            raise PublishError(
                Said("rsync is not to be had on both sides", "两边没有都装 rsync，或不能免口令登录"),
                Said(
                    "install it here and there and log in by a key, or write way: sftp",
                    "请在两边装好并用密钥登录，或写 way: sftp",
                ),
            )

    def send(self, below: str, sources: Mapping[str, Source], home: object, done: Done) -> None:
        """As `Store`."""
        if self._rsync is None:
            super().send(below, sources, home, done)
            return
        with self._rsync.gathered(sources) as folder:
            self._rsync.send(folder, below)
        for source in sources.values():
            done(len(source) if isinstance(source, bytes) else source.stat().st_size)

    def walk(self, below: str) -> set[str]:
        """As `Store`."""
        if self._rsync is None:
            return super().walk(below)
        top = shlex.quote(self.at(below))
        status, out = self.run(f"test ! -d {top} || find {top}/ -name .chronicle -prune -o ! -type d -printf '%P\\0'")
        if status:
            return super().walk(below)
        return {name.decode("utf-8", "surrogateescape") for name in out.split(b"\0") if name}

    def link(self, old: str, new: str, paths: Iterable[str]) -> set[str]:
        """As `Linked`."""
        if self._rsync is None:
            return super().link(old, new, paths)
        asked = set(paths)
        if not asked:
            return asked
        source, target = self.at(old).rstrip("/") + "/", self.at(new)
        self.make_folder(new)
        self.run(
            f"rsync -a --files-from=- --from0 --link-dest={shlex.quote(source)} "
            f"{shlex.quote(source)} {shlex.quote(target + '/')}",
            listed(asked),
        )
        return asked & self.walk(new)

    def link_tree(self, old: str, new: str, held: Set[str], but: Set[str]) -> bool:
        """As `Linked`."""
        if self._shell is None:
            return False
        self.make_folder(posixpath.dirname(new))
        return self._shell.link_tree(self.at(old), self.at(new), held, but)

    def remove_tree(self, folder: str, held: Set[str]) -> bool:
        """As `Linked`."""
        return self._shell is not None and self._shell.remove_tree(self.at(folder), held)

    def remove(self, below: str, paths: Iterable[str]) -> None:
        """As `Store`."""
        many = list(paths)
        if self._rsync is None or len(many) < 100:
            super().remove(below, many)
            return
        top = shlex.quote(self.at(below))
        with suppress(PublishError):
            self.run(f"cd {top} && xargs -0 rm -f --", listed(f"./{path}" for path in many))
        self.run(
            f"test ! -d {top} || find {top} -mindepth 1 -depth -type d -name .chronicle -prune -o "
            f"-type d -empty -delete; rmdir {top} 2>/dev/null || true"
        )
