"""Files at a host, by SFTP. Many requests are under way at once, so that a far host is not waited for each time."""

from __future__ import annotations

import asyncio
import posixpath
import secrets
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping, Set
from contextlib import suppress
from typing import Any, TypeVar

from chronicle.model.diagnostic import Said
from chronicle.publish.login import connect, told
from chronicle.publish.target import Done, PublishError, Source
from chronicle.settings import Target

AT_ONCE = 64
T = TypeVar("T")


class SftpStore:
    """Files below a folder at a host."""

    def __init__(self, target: Target) -> None:
        try:
            import asyncssh
        except ImportError:
            raise PublishError(
                Said("publishing by ssh wants the package asyncssh", "用 ssh 发布需要 asyncssh"),
                Said("run: pip install 'chronicle[ssh]'", "请运行：pip install 'chronicle[ssh]'"),
            ) from None
        self._lib = asyncssh
        self._loop = asyncio.new_event_loop()
        self._made: set[str] = set()
        try:
            self._connection = self._wait(connect(asyncssh, target))
            self._sftp = self._wait(self._connection.start_sftp_client())
            base = target.path.removeprefix("~/") if target.path.startswith("~/") else target.path
            self.base = self._wait(self._real(base))
        except BaseException:
            self.close()
            raise

    async def _real(self, path: str) -> str:
        """The whole path of a folder that need not be there."""
        try:
            return str(await self._sftp.realpath(path))
        except (self._lib.SFTPNoSuchFile, self._lib.SFTPNoSuchPath):
            return posixpath.join(str(await self._sftp.realpath(".")), path)

    def begin(self) -> None:
        """As `Store`."""
        self._wait(self._sftp.makedirs(self.base, exist_ok=True))

    def _wait(self, work: Coroutine[Any, Any, T] | Awaitable[T]) -> T:
        lib = self._lib

        async def awaited() -> T:
            return await work

        try:
            return self._loop.run_until_complete(awaited())
        except (
            *(lib.Error, lib.KeyImportError, lib.KeyEncryptionError),
            *(TimeoutError, asyncio.IncompleteReadError),
        ) as error:
            raise told(lib, error) from error

    def _many(self, items: Iterable[T], work: Callable[[T], Coroutine[Any, Any, None]]) -> None:
        """Does the work for all, some at a time. The first that fails ends it."""

        async def all_of_it() -> None:
            waiting = iter(items)

            async def hand() -> None:
                for item in waiting:
                    await work(item)

            hands = [asyncio.ensure_future(hand()) for _ in range(AT_ONCE)]
            try:
                await asyncio.gather(*hands)
            finally:
                for one in hands:
                    one.cancel()
                await asyncio.gather(*hands, return_exceptions=True)

        self._wait(all_of_it())

    def at(self, path: str) -> str:
        """The whole path at the host."""
        return posixpath.join(self.base, path) if path else self.base

    def run(self, command: str, given: bytes = b"") -> tuple[int, bytes]:
        """Runs a command at the host; a status that is not 0 where there is no shell."""

        async def running() -> tuple[int, bytes]:
            try:
                # No input is the end of it, and not a terminal to wait for.
                stdin = {"input": given} if given else {"stdin": self._lib.DEVNULL}
                done = await self._connection.run(command, encoding=None, **stdin)
            except self._lib.ChannelOpenError:
                return 255, b""
            status = done.exit_status
            return 255 if status is None else status, done.stdout or b""

        return self._wait(running())

    # ---- Store

    def read(self, path: str) -> bytes | None:
        """As `Store`."""

        async def reading() -> bytes | None:
            try:
                async with self._sftp.open(self.at(path), "rb") as file:
                    return bytes(await file.read())
            except (self._lib.SFTPNoSuchFile, self._lib.SFTPNoSuchPath):
                return None

        return self._wait(reading())

    def write(self, path: str, data: bytes) -> None:
        """As `Store`."""
        self.make_folder(posixpath.dirname(path))
        self._wait(self._put(self.at(path), data))

    async def _put(self, target: str, source: Source) -> int:
        folder, name = posixpath.split(target)
        aside = posixpath.join(folder, f".{name}.chronicle-new")
        data = source if isinstance(source, bytes) else source.read_bytes()
        try:
            async with self._sftp.open(aside, "wb", self._lib.SFTPAttrs(permissions=0o644)) as file:
                await file.write(data)
            await self._replace(aside, target)
        except self._lib.SFTPError:
            with suppress(self._lib.Error):
                await self._sftp.remove(aside)
            raise
        return len(data)

    async def _replace(self, old: str, new: str) -> None:
        try:
            await self._sftp.posix_rename(old, new)
        except self._lib.SFTPOpUnsupported:
            # Without the extension there is a moment without the file; a site in place has no better way.
            with suppress(self._lib.SFTPNoSuchFile):
                await self._sftp.remove(new)
            await self._sftp.rename(old, new)

    def create(self, path: str, data: bytes) -> bool:
        """As `Store`."""
        self.make_folder(posixpath.dirname(path))
        folder, name = posixpath.split(self.at(path))
        # By a link it is there with its bytes or not at all.
        aside = posixpath.join(folder, f".{name}-{secrets.token_hex(4)}")

        async def creating() -> bool:
            try:
                await self._put(aside, data)
                await self._sftp.link(aside, self.at(path))
            except self._lib.SFTPError:
                # Servers of version 3 of the protocol know one word for every failure.
                return not await self._sftp.exists(self.at(path)) and await self._created(self.at(path), data)
            finally:
                with suppress(self._lib.SFTPError):
                    await self._sftp.remove(aside)
            return True

        return self._wait(creating())

    async def _created(self, path: str, data: bytes) -> bool:
        """Where there are no links."""
        try:
            async with self._sftp.open(path, "xb") as file:
                await file.write(data)
        except self._lib.SFTPError:
            if await self._sftp.exists(path):
                return False
            raise
        return True

    def send(self, below: str, sources: Mapping[str, Source], home: object, done: Done) -> None:  # noqa: ARG002
        """As `Store`."""

        async def sending(path: str) -> None:
            done(await self._put(self.at(posixpath.join(below, path)), sources[path]))

        self._make_folders(posixpath.join(below, posixpath.dirname(path)) for path in sources)
        self._many(sources, sending)

    def make_folder(self, path: str) -> None:
        """Makes a folder and those above it."""
        self._make_folders([path])

    def _make_folders(self, paths: Iterable[str]) -> None:
        wanted: dict[int, set[str]] = {}
        for path in set(paths) - {""}:
            parts = path.strip("/").split("/")
            for end in range(1, len(parts) + 1):
                name = "/".join(parts[:end])
                if name not in self._made:
                    wanted.setdefault(end, set()).add(name)

        async def making(name: str) -> None:
            try:
                await self._sftp.mkdir(self.at(name), self._lib.SFTPAttrs(permissions=0o755))
            except self._lib.SFTPError:
                if not await self._sftp.isdir(self.at(name)):
                    raise

        for depth in sorted(wanted):
            self._many(sorted(wanted[depth]), making)
            self._made |= wanted[depth]

    def walk(self, below: str) -> set[str]:
        """As `Store`."""
        found: set[str] = set()
        folders = [""]
        while folders:
            deeper: list[str] = []

            async def listing(folder: str, deeper: list[str] = deeper) -> None:
                try:
                    entries = await self._sftp.readdir(self.at(posixpath.join(below, folder)) or ".")
                except (self._lib.SFTPNoSuchFile, self._lib.SFTPNoSuchPath):
                    return
                for entry in entries:
                    name = str(entry.filename)
                    if name in (".", "..", ".chronicle"):
                        continue
                    path = posixpath.join(folder, name)
                    (deeper.append if entry.attrs.type == self._lib.FILEXFER_TYPE_DIRECTORY else found.add)(path)

            self._many(folders, listing)
            folders = deeper
        return found

    def present(self, paths: Iterable[str]) -> set[str]:
        """As `Store`."""
        found: set[str] = set()

        async def asking(path: str) -> None:
            with suppress(self._lib.SFTPNoSuchFile, self._lib.SFTPNoSuchPath):
                await self._sftp.lstat(self.at(path))
                found.add(path)

        self._many(paths, asking)
        return found

    def remove(self, below: str, paths: Iterable[str]) -> None:
        """As `Store`."""
        many = [posixpath.join(below, path) for path in paths]

        async def removing(path: str) -> None:
            with suppress(self._lib.SFTPNoSuchFile, self._lib.SFTPNoSuchPath):
                await self._sftp.remove(self.at(path))

        async def tidying(folder: str) -> None:
            with suppress(self._lib.SFTPError):
                await self._sftp.rmdir(self.at(folder))

        self._many(many, removing)
        above: dict[int, set[str]] = {}
        for path in many:
            parts = path.split("/")
            for end in range(1, len(parts)):
                above.setdefault(end, set()).add("/".join(parts[:end]))
        for depth in sorted(above, reverse=True):
            self._many(above[depth] - {".chronicle"}, tidying)
        self._made.clear()

    def close(self) -> None:
        """Ends the connection."""
        with suppress(Exception):
            if hasattr(self, "_connection"):
                # Every answer has come: there is nothing to wait for.
                self._connection.abort()
                self._loop.run_until_complete(asyncio.wait_for(self._connection.wait_closed(), 1))
        if not self._loop.is_closed():
            self._loop.close()

    # ---- Linked

    def has_links(self) -> bool:
        """As `Linked`."""
        names = [f".chronicle/try-{name}" for name in ("file", "hard", "soft")]
        self.remove("", names)
        self.write(names[0], b"")
        try:
            self._wait(self._sftp.link(self.at(names[0]), self.at(names[1])))
            self._wait(self._sftp.symlink("try-file", self.at(names[2])))
        except PublishError:
            return False
        finally:
            with suppress(OSError, PublishError):
                self.remove("", names)
        return True

    def link(self, old: str, new: str, paths: Iterable[str]) -> set[str]:
        """As `Linked`."""
        many, linked = list(paths), set[str]()
        self._make_folders(posixpath.join(new, posixpath.dirname(path)) for path in many)

        async def linking(path: str) -> None:
            with suppress(self._lib.SFTPNoSuchFile, self._lib.SFTPNoSuchPath):
                await self._sftp.link(self.at(posixpath.join(old, path)), self.at(posixpath.join(new, path)))
                linked.add(path)

        self._many(many, linking)
        return linked

    def link_tree(self, old: str, new: str, held: Set[str], but: Set[str]) -> bool:  # noqa: ARG002
        """As `Linked`. SFTP knows no such request."""
        return False

    def remove_tree(self, folder: str, held: Set[str]) -> bool:  # noqa: ARG002
        """As `Linked`."""
        return False

    def names(self, folder: str) -> list[str]:
        """As `Linked`."""

        async def listing() -> list[str]:
            try:
                return sorted({str(name) for name in await self._sftp.listdir(self.at(folder))} - {".", ".."})
            except (self._lib.SFTPNoSuchFile, self._lib.SFTPNoSuchPath):
                return []

        return self._wait(listing())

    def move(self, old: str, new: str) -> None:
        """As `Linked`."""
        self.make_folder(posixpath.dirname(new))
        self._wait(self._replace(self.at(old), self.at(new)))
        self._made.clear()

    def points(self, path: str) -> str | None:
        """As `Linked`."""

        async def asking() -> str | None:
            try:
                found = await self._sftp.lstat(self.at(path))
            except (self._lib.SFTPNoSuchFile, self._lib.SFTPNoSuchPath):
                return None
            if found.type != self._lib.FILEXFER_TYPE_SYMLINK:
                return ""
            return str(await self._sftp.readlink(self.at(path)))

        return self._wait(asking())

    def switch(self, path: str, to: str) -> None:
        """As `Linked`."""
        aside = ".chronicle/switch"
        self.remove("", [aside])
        self._wait(self._sftp.symlink(to, self.at(aside)))
        self._wait(self._sftp.posix_rename(self.at(aside), self.at(path)))
