"""A publish that breaks off, at ten moments of each kind: what is shown is the old site or the new one, whole; where
files are replaced one by one, no page names a file that is not there. The next run goes on to the new one."""

from __future__ import annotations

import resource
import signal
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from kit.dying import die_at
from kit.servers import Sshd, small_disk, sshd
from kit.targets import Hosted, hosted

KINDS = ("folder", "folder-flat", "rsync", "sftp", "sftp-flat", "git", "s3")
LINES = ("rsync", "sftp", "sftp-flat", "git-ssh", "s3")
MOMENTS = 10


@pytest.fixture(params=KINDS)
def web(request: pytest.FixtureRequest, tmp_path: Path, ssh: Sshd, s3_port: int) -> Iterator[Hosted]:
    with hosted(request.param, tmp_path, ssh, s3_port) as one:
        yield one


def changed_much(web: Hosted, number: int) -> dict[str, bytes]:
    """A further state of the site: pages that are new, changed and gone, and another picture of the theme."""
    old = number - 1
    one = web.one
    one.entry(f"new-{number}", f"第{number}篇，见 [[entry:2016/road]]。" + "新修的路。" * 400 * (number % 3 + 1))
    one.entry("road", f"第{number}次修路。")
    if (one.site.folder / f"content/entries/2016/new-{old}.md").exists():
        one.site.delete(f"content/entries/2016/new-{old}.md")
    one.build()
    return one.outputs()


def dying(web: Hosted, number: int, count: Path) -> int:
    """Publishes and is killed at a step."""
    return web.one.publish("--yes", before=lambda: die_at(number, count)).status


def kill_at_ten_moments(web: Hosted, tmp_path: Path) -> None:
    """Of a site that is published already."""
    new = changed_much(web, 1)
    assert dying(web, 0, tmp_path / "count") == 0
    steps = int((tmp_path / "count").read_text())
    web.must_be(new)
    died = 0
    for moment in range(MOMENTS):
        old, new = new, changed_much(web, moment + 2)
        at = 1 + moment * (steps - 1) // (MOMENTS - 1)
        died += dying(web, at, tmp_path / "count") == -signal.SIGKILL
        web.must_be(old, new)
        web.one.good("--yes")
        web.must_be(new)
    assert died >= MOMENTS - 3


def test_killed_at_ten_moments(web: Hosted, tmp_path: Path) -> None:
    web.one.good()
    kill_at_ten_moments(web, tmp_path)
    assert "nothing was sent" in web.one.good().out


@pytest.mark.parametrize("web", LINES, indirect=True)
def test_a_line_cut_at_ten_moments(web: Hosted) -> None:
    web.one.good()
    old = web.one.outputs()
    new = changed_much(web, 1)
    before = web.line.passed
    web.one.good("--yes")
    total = web.line.passed - before
    cut = 0
    for moment in range(MOMENTS):
        old, new = new, changed_much(web, moment + 2)
        web.line.passed, web.line.cut_after = 0, total * (moment + 1) // (MOMENTS + 1)
        done = web.one.publish("--yes")
        if done.status:
            cut += 1
            assert "run it again" in done.err or "refused" in done.err or "broke off" in done.err, done.err
        web.line.cut_after, web.line.cut = None, False
        web.must_be(old, new)
        # The lock of the one that was cut off stays where it could not be taken back; its process is gone.
        web.one.good("--yes")
        web.must_be(new)
    assert cut >= MOMENTS - 2


@pytest.mark.parametrize("kind", ["folder", "folder-flat", "rsync", "sftp", "sftp-flat"])
def test_a_full_disk(kind: str, tmp_path: Path, ssh: Sshd, s3_port: int) -> None:
    place = tmp_path / "small"
    with small_disk(place, 800_000) as there, hosted(kind, tmp_path, ssh, s3_port, place=place) as web:
        if not there:
            pytest.skip("no file system may be mounted here; test_files_may_not_grow stands in")
        web.one.good()
        old = web.one.outputs()
        fill = place / "fill"
        used = sum(path.stat().st_blocks * 512 for path in place.rglob("*") if path.is_file() and not path.is_symlink())
        fill.write_bytes(bytes(max(4096, 800_000 - used - 120_000)))
        for number in range(30):
            web.one.entry(f"more-{number}", "修路。" * 2000)
        web.one.build()
        done = web.one.publish("--yes")
        assert done.status == 1, done.out
        assert "room" in done.err or "space" in done.err or "Failure" in done.err, done.err
        web.must_be(old, web.one.outputs())
        fill.unlink()
        for number in range(1, 30):
            web.one.site.delete(f"content/entries/2016/more-{number}.md")
        web.one.build()
        web.one.good("--yes")
        web.must_be(web.one.outputs())


@pytest.mark.parametrize("kind", ["folder", "sftp"])
def test_files_may_not_grow(kind: str, tmp_path: Path, s3_port: int) -> None:
    """What a full disk does, where none can be mounted: no file may be larger than a page."""
    limited = ("bash", "-c", 'ulimit -f 40; exec "$@"', "limited")
    with sshd(tmp_path / "sshd", command=limited) as server, hosted(kind, tmp_path, server, s3_port) as web:
        web.one.good()
        old = web.one.outputs()
        web.one.entry("long", "修路。" * 20_000)
        web.one.build()
        limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (40_960, 40_960)) if kind == "folder" else None
        status = web.one.publish("--yes", before=limit).status
        assert status == 1
        web.must_be(old)
        web.one.entry("long", "修路。")
        web.one.build()
        web.one.good("--yes")
        web.must_be(web.one.outputs())


@pytest.mark.parametrize("web", ["rsync", "sftp"], indirect=True)
def test_another_host_key(web: Hosted, tmp_path: Path, ssh: Sshd) -> None:
    web.one.good()
    old = web.one.outputs()
    changed_much(web, 1)
    with sshd(tmp_path / "other") as other:
        web.one.site.write({"../known": f"[127.0.0.1]:{web.line.port} {other.host_key}\n"})
    done = web.one.publish("--yes")
    assert done.status == 1
    assert "key is not the one that is known" in done.err
    web.must_be(old)


@pytest.mark.parametrize("web", ["sftp"], indirect=True)
def test_a_wrong_password(web: Hosted) -> None:
    settings = web.one.site.folder / "content/chronicle.yaml"
    empty = web.one.site.folder.parent / "no-key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", empty], check=True)
    text = settings.read_text()
    start = text.index('"key": "') + len('"key": "')
    settings.write_text(text[:start] + str(empty) + text[text.index('"', start) :])
    web.one.build()
    done = web.one.publish("--yes", CHRONICLE_SSH_PASSWORD="hunter2", SSH_AUTH_SOCK="")
    assert done.status == 1
    assert "refused the login" in done.err
    log = web.one.site.folder / ".chronicle/publish.log"
    assert "hunter2" not in done.out + done.err + (log.read_text() if log.exists() else "")
    assert web.walk().read == {}


@pytest.mark.parametrize("web", ["s3"], indirect=True)
def test_no_key_for_the_store(web: Hosted) -> None:
    web.one.env.clear()
    done = web.one.publish(
        AWS_SHARED_CREDENTIALS_FILE="/nowhere", AWS_CONFIG_FILE="/nowhere", AWS_EC2_METADATA_DISABLED="true"
    )
    assert done.status == 1
    assert "refused the key" in done.err
