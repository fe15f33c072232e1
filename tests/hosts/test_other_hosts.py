"""Hosts that refuse something: links, a shell, a key; and git servers that give more or less of a branch."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from hosts.test_broken_off import kill_at_ten_moments
from kit.hosting import Publisher
from kit.servers import Sshd, nginx, share, sshd, walk, with_password
from kit.targets import hosted

PASSWORD = "一个 right+password"


def test_a_share_without_links(tmp_path: Path, ssh: Sshd, s3_port: int) -> None:
    """A life on exFAT, and ten kills."""
    place = tmp_path / "share"
    with share(place) as there, hosted("share", tmp_path, ssh, s3_port, place=place) as web:
        if not there:
            pytest.skip("exFAT cannot be mounted here; test_a_host_that_refuses_links stands in")
        assert "in place if the host refuses links" in web.one.good("--dry-run").out
        assert list(place.iterdir()) == []
        assert "in place: " in web.one.good().out
        web.must_be(web.one.outputs())
        (place / "mine.txt").write_text("mine")
        kill_at_ten_moments(web, tmp_path)
        assert (place / "mine.txt").read_text() == "mine"


def test_a_host_without_a_shell_is_seen_to_have_none(tmp_path: Path, ssh: Sshd, s3_port: int) -> None:
    with hosted("sftp", tmp_path, ssh, s3_port, target={"way": "auto"}) as web:
        assert "releases" in web.one.good().out
        web.one.entry("road", "修好了。")
        web.one.build()
        web.one.good()
        web.must_be(web.one.outputs())
    with hosted("sftp", tmp_path / "again", ssh, s3_port, target={"way": "rsync"}) as web:
        done = web.one.publish()
        assert done.status == 1
        assert "rsync is not to be had on both sides" in done.err


@pytest.fixture
def guarded(tmp_path: Path):
    """A publisher, and the folder that is served, behind a password."""
    with with_password(tmp_path / "server", PASSWORD) as (port, key):
        (tmp_path / "known").write_text(f"[127.0.0.1]:{port} {key}\n")
        told = {"kind": "ssh", "host": "127.0.0.1", "port": port, "user": "diary", "path": str(tmp_path / "host")}
        one = Publisher.of(tmp_path / "diary", [{**told, "known_hosts": str(tmp_path / "known")}])
        one.env = {"SSH_AUTH_SOCK": "", "HOME": str(tmp_path)}
        one.build()
        yield one


def test_the_right_password(guarded: Publisher, tmp_path: Path) -> None:
    told = guarded.good(CHRONICLE_SSH_PASSWORD=PASSWORD)
    guarded.entry("road", "修好了。")
    guarded.build()
    again = guarded.good(CHRONICLE_SSH_PASSWORD=PASSWORD)
    with nginx(tmp_path / "nginx", f"root {tmp_path}/host/current; index index.html;") as root:
        seen = walk(root)
    assert seen.dead == []
    assert seen.is_of(guarded.outputs())
    assert PASSWORD not in told.out + told.err + again.out + again.err
    kept = [path for path in (guarded.site.folder / ".chronicle").rglob("*") if path.is_file()]
    kept += [path for path in (tmp_path / "host").rglob("*") if path.is_file()]
    assert not any(PASSWORD.encode() in path.read_bytes() for path in kept)


def test_a_wrong_password_and_none(guarded: Publisher, tmp_path: Path) -> None:
    for given in ({"CHRONICLE_SSH_PASSWORD": "hunter2"}, {}):
        done = guarded.publish(**given)
        assert done.status == 1
        assert "refused the login" in done.err
        assert "hunter2" not in done.out + done.err
        assert not (tmp_path / "host").exists()


@pytest.mark.parametrize("may", [(), ("allowFilter",), ("allowFilter", "allowAnySHA1InWant")])
def test_a_branch_in_a_new_clone(tmp_path: Path, ssh: Sshd, s3_port: int, may: tuple[str, ...]) -> None:
    """As in a pipeline: what a host can keep back does not come here, and the branch is whole all the same."""
    with hosted("git-ssh", tmp_path, ssh, s3_port) as web:
        for word in may:
            subprocess.run(["git", "-C", web.place, "config", f"uploadpack.{word}", "true"], check=True)
        for number in range(40):
            text = "".join(chr(0x4E00 + (number * 7919 + place * place * 31) % 20000) for place in range(2000))
            web.one.entry(f"e{number}", text)
        web.one.build()
        web.one.good()
        web.must_be(web.one.outputs())
        shutil.rmtree(web.one.site.folder / ".chronicle/publish")
        web.one.entry("e0", "修好了。")
        web.one.build()
        before = web.line.came, web.line.passed
        web.one.good()
        came, passed = web.line.came - before[0], web.line.passed - before[1]
        assert passed < 100_000
        assert (came < 100_000) == (len(may) == 2), came
        web.must_be(web.one.outputs())
        subprocess.run(["git", "-C", web.place, "fsck", "--full", "--strict"], check=True, capture_output=True)


def test_another_host_key_for_a_branch(tmp_path: Path, ssh: Sshd, s3_port: int) -> None:
    with hosted("git-ssh", tmp_path, ssh, s3_port) as web, sshd(tmp_path / "other") as other:
        web.one.good()
        old = web.one.outputs()
        web.one.entry("road", "修好了。")
        web.one.build()
        (tmp_path / "known").write_text(f"[127.0.0.1]:{web.line.port} {other.host_key}\n")
        done = web.one.publish()
        assert done.status == 1
        assert "key is not the one that is known" in done.err
        web.must_be(old)
        web.one.env = {"GIT_SSH_COMMAND": f"ssh -i {other.key} -o BatchMode=yes -o StrictHostKeyChecking=no"}
        web.one.env["GIT_SSH_COMMAND"] += " -o UserKnownHostsFile=/dev/null -o IdentitiesOnly=yes"
        assert "refused the login" in web.one.publish().err
        web.must_be(old)
