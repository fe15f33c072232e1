"""Publishing, told once, in running order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import msgspec

from chronicle.build import STATE_FOLDER, BuildOptions, Current, Progress, current
from chronicle.model.diagnostic import Diagnostic, Said
from chronicle.publish.difference import Difference, difference, too_many, with_grace
from chronicle.publish.gates import judged
from chronicle.publish.hosts import host_of
from chronicle.publish.log import note, stamp
from chronicle.publish.manifest import Manifest
from chronicle.publish.outgoing import Outgoing, outgoing, oversized, searched
from chronicle.publish.releases import Releases
from chronicle.publish.rolling import forget_older, roll_back
from chronicle.publish.target import Host, Parcel, PublishError, Sent
from chronicle.settings import Target
from chronicle.write import BusyError, site_lock


@dataclass(frozen=True, slots=True)
class Asked:
    """What a publisher asks for. `options`: how the site is judged; `allow`: names of gates."""

    options: BuildOptions
    target: Target
    allow: frozenset[str] = frozenset()
    dry_run: bool = False
    rollback: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be done. `sizes`: bytes of the files that are sent."""

    way: Said
    change: Difference
    sizes: Mapping[str, int]
    stands: int


@dataclass(frozen=True, slots=True)
class Published:
    """What was done. `outcome`: sent, nothing, planned, refused by the person who was asked, or rolled back."""

    outcome: str
    diagnostics: tuple[Diagnostic, ...] = ()
    sent: Sent = field(default_factory=Sent)
    release: str = ""
    notes: tuple[Said, ...] = ()


class Speaker(Protocol):
    """Who speaks with the publisher."""

    def judged(self, standing: Current) -> None: ...

    def plan(self, plan: Plan) -> None: ...

    def ask(self, question: Said) -> bool | None:
        """The answer; None if nobody is there to ask."""


def publish(asked: Asked, speaker: Speaker, progress: Progress) -> Published:
    """Sends a site, or refuses. Raises PublishError; OSError for what the system refuses."""
    folder = asked.options.folder
    standing = current(asked.options, progress)
    speaker.judged(standing)
    judged(standing, asked.allow)
    try:
        with site_lock(folder / STATE_FOLDER):
            return _with_host(asked, standing, speaker, progress)
    except BusyError:
        raise PublishError(Said("a build of this site is running", "这个网站正在生成"), AGAIN) from None


AGAIN = Said("run it again", "请再运行一次")


def _with_host(asked: Asked, standing: Current, speaker: Speaker, progress: Progress) -> Published:
    folder, target = asked.options.folder, asked.target
    what = outgoing(standing, (asked.options.output or folder / "site"), target)
    _limits(oversized(what, target), target, asked.allow)
    host = host_of(target, folder, look_only=asked.dry_run)
    with closing(host):
        if not asked.dry_run:
            host.lock(force="lock" in asked.allow)
        stands = host.look()
        if asked.rollback:
            return _back(asked, host, standing, what)
        return _forward(asked, host, stands, what, standing, speaker, progress)


def _forward(
    asked: Asked,
    host: Host,
    stands: Manifest,
    what: Outgoing,
    standing: Current,
    speaker: Speaker,
    progress: Progress,
) -> Published:
    folder, target = asked.options.folder, asked.target
    files, grace = with_grace(what.files, stands) if host.grace else (what.files, ())
    change = difference(files, stands.files)
    _foreign(host.foreign(change.new))
    searched(what, [path for path in change.send if path in what.sources], standing)
    sizes = {path: files[path][0] for path in change.send}
    speaker.plan(Plan(host.way, change, sizes, len(stands.files)))
    if asked.dry_run:
        return Published("planned")
    known = _stored(folder, target)
    if not change:
        if isinstance(host, Releases):
            host.drop_left()
        notes = _older(host, standing, what, known, withdrawn=False)
        _store(folder, target, standing.names)
        return Published("nothing", notes=notes)
    if not _deletes(change, stands, asked, speaker):
        return Published("refused")
    progress.step("send", sum(sizes.values()))
    release = stamp()
    taken = set(host.names()) if isinstance(host, Releases) else set()
    while release in taken:
        release = f"{release}a"
    parcel = Parcel(files, what.sources, what.home, grace, release, release)
    note(folder, {"target": target.name, "does": "sends", "files": len(change.send), "allowed": sorted(asked.allow)})
    if change.withdrawn:
        known = WITHDRAWING
        _store(folder, target, known)
    sent = host.send(parcel, progress.advance)
    sent.removed = len(change.removed)
    notes = _older(host, standing, what, known, withdrawn=bool(change.withdrawn))
    _store(folder, target, standing.names)
    note(
        folder,
        {"target": target.name, "does": "sent", "files": sent.files, "bytes": sent.bytes, "removed": sent.removed},
    )
    return Published("sent", sent=sent, release=release, notes=(*sent.notes, *notes))


def _older(host: Host, standing: Current, what: Outgoing, known: str, *, withdrawn: bool) -> tuple[Said, ...]:
    """Sees to older versions when something was withdrawn, or when other names are registered than the last time."""
    if not withdrawn and known == standing.names:
        return ()
    if not withdrawn and not known and not isinstance(host, Releases):
        return ()
    return forget_older(host, standing, what, withdrawn=withdrawn)


def _back(asked: Asked, host: Host, standing: Current, what: Outgoing) -> Published:
    if not isinstance(host, Releases):
        raise PublishError(
            Said("this target keeps no releases, so nothing can be rolled back", "这个目标不保留旧版本，不能退回"),
            Said("build the older state and publish it", "请生成较早的内容再发布"),
        )
    release = roll_back(host, standing, what, dry=asked.dry_run)
    if asked.dry_run:
        return Published("would roll back", release=release)
    opened = sorted(asked.allow)
    note(
        asked.options.folder,
        {"target": asked.target.name, "does": "rolled back", "release": release, "allowed": opened},
    )
    return Published("rolled back", release=release)


def _limits(paths: list[str], target: Target, allow: Iterable[str]) -> None:
    if paths and "limits" not in allow:
        listed = ", ".join(paths[:3])
        raise PublishError(
            Said(
                f"{len(paths)} file(s) are larger than {target.name} takes: {listed}",
                f"{len(paths)} 个文件超过 {target.name} 的上限：{listed}",
            ),
            Said(
                "make them smaller, set max_file_mb, or say --allow limits",
                "请缩小文件，或设 max_file_mb，或加 --allow limits",
            ),
        )


def _foreign(paths: set[str]) -> None:
    if paths:
        listed = ", ".join(sorted(paths)[:3])
        raise PublishError(
            Said(
                f"at the host stand {len(paths)} file(s) that chronicle did not put there and would replace: {listed}",
                f"主机上有 {len(paths)} 个不是 chronicle 放的文件，会被替换：{listed}",
            ),
            Said("move them away, or name another path; nothing was sent", "请移开它们，或换一个路径；什么也没有发送"),
        )


def _deletes(change: Difference, stands: Manifest, asked: Asked, speaker: Speaker) -> bool:
    removed, total = len(change.removed), len(stands.files)
    if "deletes" in asked.allow or not too_many(removed, total, asked.target.max_deletes):
        return True
    question = Said(
        f"{removed} of {total} files would be removed, more than {asked.target.max_deletes} %. Go on?",
        f"将删除 {total} 个文件中的 {removed} 个，超过 {asked.target.max_deletes} %。继续吗？",
    )
    answer = speaker.ask(question)
    if answer is None:
        raise PublishError(
            Said(
                f"{removed} of {total} files would go, more than {asked.target.max_deletes} %; nothing was sent",
                f"将删除 {total} 个文件中的 {removed} 个，超过 {asked.target.max_deletes} %；什么也没有发送",
            ),
            Said(
                "look at --dry-run; if it is right, say --allow deletes",
                "请先看 --dry-run；若无误，请加 --allow deletes",
            ),
        )
    return answer


PUBLISHED = ".chronicle/published.json"
"""With which registered names each target was last published, by digest."""
WITHDRAWING = "withdrawing"
"""Stands there until older versions are seen to, should the program be killed on the way."""


def _known(folder: Path) -> dict[str, str]:
    try:
        return msgspec.json.decode((folder / PUBLISHED).read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError):
        return {}


def _stored(folder: Path, target: Target) -> str:
    return _known(folder).get(target.name, "")


def _store(folder: Path, target: Target, names: str) -> None:
    known = {**_known(folder), target.name: names}
    (folder / PUBLISHED).write_bytes(msgspec.json.encode(known))
