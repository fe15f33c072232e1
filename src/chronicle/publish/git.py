"""A branch, as hosts of static sites read it: one commit, pushed whole."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from chronicle.model.diagnostic import Said
from chronicle.publish.lists import damaged
from chronicle.publish.manifest import Manifest, ManifestError, Sign, decode, encode
from chronicle.publish.target import Done, Parcel, PublishError, Sent
from chronicle.settings import Target

MANIFEST = ".chronicle-manifest.json"
REMOTE = "host"
"""What our clone calls the repository."""
_REFUSED = ("stale info", "non-fast-forward", "fetch first", "failed to push some refs", "cannot lock ref")
_LOGIN = ("Authentication failed", "could not read Username", "could not read Password", "Permission denied", "403")
_KEY = ("Host key verification failed", "REMOTE HOST IDENTIFICATION HAS CHANGED")


class GitHost:
    """A branch of a repository. What lies there and is not ours stays in it."""

    grace = False

    def __init__(self, target: Target, clone: Path, folder: Path) -> None:
        self._target = target
        self._clone = clone
        self._folder = folder
        local = folder / target.remote
        is_url = ":" in target.remote
        self._remote = target.remote if is_url or not local.exists() else str(local.resolve())
        self._tip = ""
        self._held = Manifest()
        squash = target.history == "squash"
        self.way = Said(
            f"one commit on {target.branch}, {'its history squashed' if squash else 'its history kept'}",
            f"在 {target.branch} 分支上一次提交，{'不留历史' if squash else '保留历史'}",
        )

    def lock(self, *, force: bool) -> None:
        """The push itself is refused when somebody else was faster."""

    def look(self) -> Manifest:
        """As `Host`."""
        self._begin()
        line = self._git("ls-remote", self._remote, f"refs/heads/{self._target.branch}").decode().strip()
        self._tip = line.split()[0] if line else ""
        if self._tip:
            self._fetch()
            try:
                self._held = self._manifest()
            except PublishError:
                # A host may know filters and give no single file: then all of it comes.
                shutil.rmtree(self._clone)
                self._begin()
                self._git("fetch", "--quiet", "--no-tags", "--depth=1", self._remote, self._tip_ref())
                self._held = self._manifest()
        return self._held

    def _begin(self) -> None:
        if not (self._clone / "HEAD").exists():
            self._clone.mkdir(parents=True, exist_ok=True)
            self._git("init", "--quiet", "--bare")

    def _fetch(self) -> None:
        """Fetches the branch, without its files where the host allows that: the manifest tells of them."""
        for key, value in (("url", self._remote), ("promisor", "true"), ("partialclonefilter", "blob:none")):
            self._git("config", f"remote.{REMOTE}.{key}", value)
        self._git("fetch", "--quiet", "--no-tags", "--depth=1", "--filter=blob:none", REMOTE, self._tip_ref())

    def _manifest(self) -> Manifest:
        if MANIFEST not in self._paths():
            return Manifest()
        try:
            return decode(self._git("cat-file", "blob", f"{self._tip}:{MANIFEST}"))
        except ManifestError as error:
            raise damaged(MANIFEST) from error

    def _tip_ref(self) -> str:
        return f"+refs/heads/{self._target.branch}:refs/heads/theirs"

    def _paths(self) -> set[str]:
        listed = self._git("ls-tree", "-r", "-z", "--name-only", self._tip)
        return {name.decode("utf-8", "surrogateescape") for name in listed.split(b"\0") if name}

    def ours(self) -> Mapping[str, Sign]:
        """As `Host`."""
        return self._held.files

    def foreign(self, paths: Iterable[str]) -> set[str]:
        """As `Host`."""
        return set(paths) & self._paths() - self._held.files.keys() if self._tip else set()

    def send(self, parcel: Parcel, done: Done) -> Sent:
        """As `Host`."""
        sent = Sent()
        changed = [path for path, sign in parcel.files.items() if tuple(self._held.files.get(path, ())) != tuple(sign)]
        index = self._clone / "chronicle-index"
        index.unlink(missing_ok=True)
        here = {"GIT_INDEX_FILE": str(index)}
        if self._tip:
            self._git("read-tree", self._tip, more=here)
        gone = [path for path in self._held.files if path not in parcel.files]
        zero = "0" * 40
        lines = [f"0 {zero}\t{path}" for path in gone]
        files = {path: source for path in changed if isinstance(source := parcel.sources[path], Path)}
        at = list(files)
        names = "".join(f"{source.resolve()}\n" for source in files.values())
        blobs = self._git("hash-object", "-w", "--no-filters", "--stdin-paths", given=names.encode()).decode().split()
        lines += [f"100644 {blob}\t{path}" for path, blob in zip(at, blobs, strict=True)]
        texts = [(path, parcel.sources[path]) for path in changed if path not in files]
        for path, source in [*texts, (MANIFEST, encode(Manifest(dict(parcel.files))))]:
            data = source if isinstance(source, bytes) else b""
            blob = self._git("hash-object", "-w", "--stdin", given=data).decode().strip()
            lines.append(f"100644 {blob}\t{path}")
        self._git("update-index", "-z", "--index-info", given="\0".join([*lines, ""]).encode(), more=here)
        tree = self._git("write-tree", "--missing-ok", more=here).decode().strip()
        keep = self._target.history == "keep"
        self._push(self._commit(tree, [self._tip] if keep and self._tip else []))
        index.unlink(missing_ok=True)
        for path in changed:
            sent.files += 1
            sent.bytes += parcel.files[path][0]
            done(parcel.files[path][0])
        self._held = Manifest(dict(parcel.files))
        return sent

    def _commit(self, tree: str, parents: list[str]) -> str:
        about = [word for parent in parents for word in ("-p", parent)]
        return self._git("commit-tree", tree, *about, "-m", "Publish the chronicle").decode().strip()

    def _push(self, commit: str) -> None:
        branch = f"refs/heads/{self._target.branch}"
        self._git("push", "--quiet", f"--force-with-lease={branch}:{self._tip}", self._remote, f"{commit}:{branch}")
        self._tip = commit
        self._git("update-ref", "refs/heads/theirs", commit)

    def forget(self, fails: Callable[[str], bool] | None) -> Said | None:  # noqa: ARG002
        """Squashes a branch whose history is kept."""
        if self._target.history == "keep" and self._tip:
            tree = self._git("rev-parse", f"{self._tip}^{{tree}}").decode().strip()
            self._push(self._commit(tree, []))
        return Said(
            "the branch holds no history now; its host may still hand out old commits to those who know their names: "
            "ask it to remove them, and look for copies",
            "分支已不含历史；知道旧提交号的人或许仍能从主机取到：请要求主机清除，并查找副本",
        )

    def close(self) -> None:
        """As `Host`."""

    def _git(self, *words: str, given: bytes = b"", more: Mapping[str, str] | None = None) -> bytes:
        own = {
            "GIT_DIR": str(self._clone.resolve()),
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_SSH_COMMAND": os.environ.get("GIT_SSH_COMMAND", "ssh -o BatchMode=yes"),
            "LC_ALL": "C.UTF-8",
        }
        name = {
            f"GIT_{role}_{what}": value
            for role in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", "chronicle"), ("EMAIL", "chronicle@localhost"))
        }
        # gc may not run beside us; who commits is whom the environment names, else the program.
        environment = {**name, **os.environ, **own, **(more or {})}
        try:
            done = subprocess.run(
                ["git", "-c", "gc.auto=0", "-c", "core.autocrlf=false", *words],
                input=given,
                capture_output=True,
                check=False,
                env=environment,
                cwd=self._folder,
            )
        except FileNotFoundError:
            raise PublishError(
                Said("there is no git on this machine", "这台机器上没有 git"), Said("install git", "请安装 git")
            ) from None
        if done.returncode:
            raise self._failed(done.stderr.decode("utf-8", "replace"), words[0])
        return done.stdout

    def _failed(self, text: str, what: str) -> PublishError:
        if any(mark in text for mark in _KEY):
            return PublishError(
                Said(
                    "the host's key is not the one that is known",
                    "主机密钥与已知的不符",
                ),
                Said(
                    "ask the host for its fingerprint, then put its key into known_hosts",
                    "请核对指纹，再写入 known_hosts",
                ),
            )
        if any(mark in text for mark in _LOGIN):
            return PublishError(
                Said("the host refused the login; nothing was sent", "主机拒绝登录；什么也没有发送"),
                Said(
                    "try “git ls-remote” with the same address; git's own helpers hold the password or the key",
                    "请用同一地址试“git ls-remote”；口令或密钥由 git 自己的工具保管",
                ),
            )
        if what == "push" and any(mark in text for mark in _REFUSED):
            return self._outrun(text)
        last = " ".join(text.strip().splitlines()[-2:])
        return PublishError(
            Said(f"git {what}: {_clean(last)}; the old site stands", f"git {what}：{_clean(last)}；旧站仍在"),
            Said("mend this and run it again", "请处理后再运行"),
        )

    def _outrun(self, text: str) -> PublishError:
        by = ""
        line = subprocess.run(
            ["git", "fetch", "--quiet", "--depth=1", self._remote, self._tip_ref()],
            capture_output=True,
            check=False,
            env={**os.environ, "GIT_DIR": str(self._clone.resolve())},
            cwd=self._folder,
        )
        if line.returncode == 0:
            by = self._git("log", "-1", "--format=%an, %cI", "refs/heads/theirs").decode().strip()
        if not by or by.endswith("?"):
            by = _clean(" ".join(text.strip().splitlines()[:2]))
        return PublishError(
            Said(f"somebody else published in the meantime: {by}", f"别人在此期间发布了：{by}"),
            Said("look at their site, then run it again", "请先看对方发布的网站，再运行一次"),
        )


def _clean(text: str) -> str:
    """Without what may stand in an address before its host."""
    return " ".join(word if "://" not in word or "@" not in word else "…" for word in text.split())
