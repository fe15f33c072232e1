"""One site, one kind of host, and a web server in front of it: what all kinds of hosts are asked."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.hosting import Publisher
from kit.servers import Sshd, Walk, nginx, walk, wire

KEYS = {"AWS_ACCESS_KEY_ID": "k", "AWS_SECRET_ACCESS_KEY": "s", "AWS_DEFAULT_REGION": "us-east-1"}


PUBLIC = (
    '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*",'
    ' "Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::BUCKET/*"}]}'
)


def s3_client(port: int) -> Any:
    """A client of the store at a port."""
    import boto3

    return boto3.client(
        "s3",
        endpoint_url=f"http://127.0.0.1:{port}",
        aws_access_key_id="k",
        aws_secret_access_key="s",
        region_name="us-east-1",
    )


@dataclass
class Hosted:
    """A publisher and the web address of what was published. `line`: between the two, if there is one."""

    kind: str
    one: Publisher
    root: str
    line: Any
    place: Path
    checkout: Path | None = None

    @property
    def in_place(self) -> bool:
        return self.kind in ("s3", "sftp-flat", "folder-flat", "share")

    def walk(self) -> Walk:
        """Reads the published site through the web server."""
        if self.checkout is not None:
            self.checkout.mkdir(exist_ok=True)
            asked = ["git", "-C", self.place, "rev-parse", "-q", "--verify", "pages"]
            has = subprocess.run(asked, capture_output=True, check=False)
            if has.returncode == 0:
                worktree = ["git", "--work-tree", self.checkout, "-C", self.place]
                subprocess.run([*worktree, "checkout", "-q", "-f", "pages", "--", "."], check=True)
                subprocess.run([*worktree, "clean", "-fdqx"], check=False)
        return walk(self.root)

    def must_be(self, *sites: dict[str, bytes]) -> None:
        """The site that is shown is whole, and is one of these. Where files are replaced one by one, each is of one
        of these; and no link is dead."""
        seen = self.walk()
        assert seen.dead == [], seen.dead[:5]
        assert seen.read or {} in sites
        if self.in_place:
            assert all(any(site.get(path) == data for site in sites) for path, data in seen.read.items())
        else:
            assert any(seen.is_of(site) for site in sites), sorted(seen.read)


@contextmanager
def hosted(
    kind: str, folder: Path, ssh: Sshd, s3_port: int, target: dict[str, object] | None = None, place: Path | None = None
) -> Iterator[Hosted]:
    """A site with a target of this kind, reached over a line that can be cut."""
    place = place or folder / "host"
    place.mkdir(parents=True, exist_ok=True)
    env: dict[str, str] = {}
    server = ssh.files_only or ssh if kind in ("sftp", "sftp-flat") else ssh
    port = s3_port if kind == "s3" else server.port
    with wire(port) as line:
        served = f"root {place}/current; index index.html;"
        checkout = None
        match kind:
            case "folder" | "folder-flat" | "share":
                told: dict[str, object] = {"kind": "folder", "path": str(place)}
            case "rsync" | "sftp" | "sftp-flat" | "sftp-shell":
                known = server.known_at(line.port, folder / "known")
                told = {
                    "kind": "ssh",
                    "host": "127.0.0.1",
                    "port": line.port,
                    "user": server.user,
                    "path": str(place),
                    "key": str(server.key),
                    "known_hosts": str(known),
                    "way": kind.partition("-")[0],
                }
            case "git" | "git-ssh":
                subprocess.run(["git", "init", "-q", "--bare", place], check=True)
                told = {"kind": "git", "remote": str(place)}
                if kind == "git-ssh":
                    told["remote"] = f"ssh://{server.user}@127.0.0.1:{line.port}{place}"
                    known = server.known_at(line.port, folder / "known")
                    env = {"GIT_SSH_COMMAND": f"ssh -i {server.key} -o BatchMode=yes -o UserKnownHostsFile={known}"}
                checkout = folder / "checkout"
                served = f"root {checkout}; index index.html;"
            case _:
                bucket = f"b{line.port}"
                client = s3_client(s3_port)
                client.create_bucket(Bucket=bucket)
                client.put_bucket_policy(Bucket=bucket, Policy=PUBLIC.replace("BUCKET", bucket))
                told = {"kind": "s3", "bucket": bucket, "endpoint": f"http://127.0.0.1:{line.port}"}
                env = KEYS
                served = (
                    f"location / {{ rewrite ^(.*)/$ /{bucket}$1/index.html break; rewrite ^(.*)$ /{bucket}$1 break;"
                    f" proxy_pass http://127.0.0.1:{s3_port}; }}"
                )
        if kind.endswith("-flat"):
            told["layout"] = "in-place"
        if kind.endswith("-flat") or kind == "share":
            served = f"root {place}; index index.html;"
        one = Publisher.of(folder / "diary", [{**told, **(target or {})}], **env)
        one.build()
        with nginx(folder / "nginx", served) as root:
            yield Hosted(kind, one, root, line, place, checkout)
