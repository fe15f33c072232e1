"""One file to carry, with a list of SHA-256 sums in it. The same site gives the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from chronicle.model.diagnostic import Said
from chronicle.publish.manifest import Manifest, Sign
from chronicle.publish.target import Done, Parcel, PublishError, Sent

SUMS = "SHA256SUMS"
EPOCH = (1980, 1, 1, 0, 0, 0)
STORED = (".jpg", ".jpeg", ".webp", ".png", ".gz", ".zip", ".woff2")


class ZipHost:
    """A zip beside the site."""

    way = Said("one zip, replaced as a whole", "一个 zip 文件，整个替换")

    grace = False

    def __init__(self, file: Path) -> None:
        self._file = file

    def lock(self, *, force: bool) -> None:
        """Nobody shares it."""

    def look(self) -> Manifest:
        """What is in the zip that stands there. PublishError if it is no zip of ours."""
        if not self._file.exists():
            return Manifest()
        try:
            with zipfile.ZipFile(self._file) as held:
                lines = held.read(SUMS).decode().splitlines()
                sizes = {info.filename: info.file_size for info in held.infolist()}
            pairs = [line.partition("  ") for line in lines]
            return Manifest({path: (sizes[path], digest) for digest, _, path in pairs})
        except (zipfile.BadZipFile, KeyError, UnicodeDecodeError) as error:
            raise PublishError(
                Said(
                    f"{self._file} is there and was not made by chronicle",
                    f"{self._file} 已存在，且不是 chronicle 做的",
                ),
                Said("move it away, or name another file", "请移开它，或换一个文件名"),
            ) from error

    def ours(self) -> Mapping[str, Sign]:
        """As `Host`."""
        return self.look().files

    def foreign(self, paths: Iterable[str]) -> set[str]:  # noqa: ARG002
        """As `Host`."""
        return set()

    def send(self, parcel: Parcel, done: Done) -> Sent:
        """As `Host`."""
        sent = Sent(removed=0)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        aside = self._file.with_name(f".{self._file.name}.chronicle-new")
        files = {path: parcel.files[path] for path in sorted(parcel.files) if path in parcel.sources}
        try:
            with zipfile.ZipFile(aside, "w") as made:
                sums = "".join(f"{sign[1]}  {path}\n" for path, sign in files.items())
                _add(made, SUMS, sums.encode())
                for path in files:
                    source = parcel.sources[path]
                    data = source if isinstance(source, bytes) else source.read_bytes()
                    _add(made, path, data)
                    sent.files += 1
                    done(len(data))
            aside.replace(self._file)
        except OSError:
            with suppress(OSError):
                aside.unlink(missing_ok=True)
            raise
        sent.bytes = self._file.stat().st_size
        return sent

    def forget(self, fails: Callable[[str], bool] | None) -> Said | None:  # noqa: ARG002
        """Copies that were carried away cannot be called back."""
        return Said(
            "copies of the earlier zip that were handed out cannot be called back",
            "已经发出去的旧 zip 收不回来",
        )

    def close(self) -> None:
        """As `Host`."""


def _add(made: zipfile.ZipFile, path: str, data: bytes) -> None:
    info = zipfile.ZipInfo(path, EPOCH)
    info.compress_type = zipfile.ZIP_STORED if path.endswith(STORED) else zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    made.writestr(info, data)
