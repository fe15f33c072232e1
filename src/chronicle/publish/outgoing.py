"""What is to stand at a host: the outputs of the build and the files that the host wants beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from chronicle.build import Current
from chronicle.model.diagnostic import Said
from chronicle.publish.hosting import headers_file, sign_of, with_packed
from chronicle.publish.manifest import Sign
from chronicle.publish.target import PublishError, Source
from chronicle.settings import Target

DEFAULT_LIMITS = {"git": 100, "s3": 5000}
"""Megabytes."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Paths with sizes and digests, and where their bytes are."""

    files: dict[str, Sign]
    sources: dict[str, Source]
    home: Path


def outgoing(standing: Current, home: Path, target: Target) -> Outgoing:
    """All of it. Files in the output folder that no build made are not among them."""
    files: dict[str, Sign] = {path: (row.size, row.digest) for path, row in standing.outputs.items()}
    sources: dict[str, Source] = {path: home / path for path in files}
    more: dict[str, bytes] = {}
    if target.kind == "git":
        more[".nojekyll"] = b""
    if target.cname:
        more["CNAME"] = target.cname.encode() + b"\n"
    if target.headers:
        more["_headers"] = headers_file()
    if target.gzip:
        more |= with_packed(sources)
    for path, data in more.items():
        files[path], sources[path] = sign_of(data), data
    return Outgoing(files, sources, home)


def searched(what: Outgoing, paths: Iterable[str], standing: Current) -> None:
    """The last gate, over the bytes that go out: they are those that were built, and hold no registered name. Raises
    PublishError."""
    found: dict[str, tuple[str, ...]] = {}
    for path in paths:
        source = what.sources[path]
        data = source if isinstance(source, bytes) else source.read_bytes()
        if (len(data), hashlib.sha256(data).hexdigest()) != tuple(what.files[path]):
            raise PublishError(
                Said(f"site/{path} is not as it was built", f"site/{path} 与生成时不同"),
                Said("run “chronicle build”", "请运行“chronicle build”"),
            )
        plain = path.removesuffix(".gz")
        if plain == path and (leaked := standing.gate.leaks(path, data)):
            found[path] = leaked
    if found:
        path, names = next(iter(found.items()))
        raise PublishError(
            Said(
                f"{len(found)} file(s) hold registered names: {path} ({', '.join(names)}); nothing was sent",
                f"{len(found)} 个文件里有登记的姓名：{path}（{'、'.join(names)}）；什么也没有发送",
            ),
            Said("take the names out and build again", "请删去姓名，重新生成"),
        )


def oversized(what: Outgoing, target: Target) -> list[str]:
    """Files that the host would not take."""
    limit = (target.max_file_mb or DEFAULT_LIMITS.get(target.kind, 0)) * 1_000_000
    return sorted(path for path, sign in what.files.items() if limit and sign[0] > limit)
