"""rsync, as a program."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from chronicle.model.diagnostic import Said
from chronicle.publish.target import PublishError, Source
from chronicle.settings import Target

_NO_ENTRY = (
    *("Permission denied", "verification failed", "Too many authentication"),
    *("Bad configuration", "No such file", "Could not resolve"),
)
"""What ssh says where the other way in works all the same: it may read other files of settings."""
_REASONS = {
    11: "a file could not be written at the host; is there room?",
    12: "the line was cut, or the host has no room",
}


class Rsync:
    """Sends files by rsync over ssh. It asks nothing: a login that wants a password is none for it."""

    def __init__(self, target: Target, base: str) -> None:
        self._base = base
        self._login = f"{target.user}@{target.host}" if target.user else target.host
        self._ssh = ["ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=20", "-o", "StrictHostKeyChecking=yes"]
        if target.port:
            self._ssh += ["-p", str(target.port)]
        if target.key:
            self._ssh += ["-i", str(Path(target.key).expanduser())]
        if target.known_hosts:
            self._ssh += ["-o", f"UserKnownHostsFile={Path(target.known_hosts).expanduser()}"]

    def can_log_in(self) -> bool:
        """Whether ssh gets in without a question. ConnectionError if the host is out of reach."""
        done = subprocess.run([*self._ssh, self._login, "true"], capture_output=True, check=False)
        said = done.stderr.decode("utf-8", "replace")
        if done.returncode == 255 and not any(word in said for word in _NO_ENTRY):
            raise ConnectionError(f"ssh: {' '.join(said.split())}")
        return done.returncode == 0

    @contextmanager
    def gathered(self, sources: Mapping[str, Source]) -> Iterator[Path]:
        """A folder that holds nothing but these files, as links where possible."""
        with tempfile.TemporaryDirectory(prefix="chronicle-publish-") as name:
            folder = Path(name)
            made: set[Path] = set()
            for path, source in sources.items():
                target = folder / path
                if target.parent not in made:
                    target.parent.mkdir(parents=True, exist_ok=True)
                    made.add(target.parent)
                if isinstance(source, bytes):
                    target.write_bytes(source)
                else:
                    target.symlink_to(source.resolve())
            yield folder

    def send(self, folder: Path, below: str) -> None:
        """Sends all of a folder, each file written aside and moved into place. Raises OSError if it breaks off."""
        target = f"{self._login}:{shlex.quote(f'{self._base}/{below}'.rstrip('/') + '/')}"
        command = ["rsync", "-rtLz", "--chmod=D755,F644", "-e", shlex.join(self._ssh), f"{folder}/", target]
        done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "RSYNC_OLD_ARGS": "1"})
        if done.returncode:
            last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-3:]
            text = " ".join(last) or _REASONS.get(done.returncode, f"status {done.returncode}")
            if "No space left" in text or "File too large" in text:
                raise PublishError(
                    Said(f"the host has no room: {text}", f"主机空间不足：{text}"),
                    Said("make room there and run it again", "请腾出空间再运行"),
                )
            raise ConnectionError(f"rsync: {text}")
