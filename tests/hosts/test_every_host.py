"""What every kind of host is asked: first, nothing, one edit, deletion, rename, files of others, two at once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.servers import Sshd
from kit.targets import Hosted, hosted, s3_client

KINDS = ("folder", "folder-flat", "rsync", "sftp", "sftp-shell", "sftp-flat", "git", "s3")
RELEASES = ("folder", "rsync", "sftp", "sftp-shell")


@pytest.fixture(params=KINDS)
def web(request: pytest.FixtureRequest, tmp_path: Path, ssh: Sshd, s3_port: int) -> Iterator[Hosted]:
    with hosted(request.param, tmp_path, ssh, s3_port) as one:
        yield one


def test_a_life(web: Hosted) -> None:
    one = web.one
    first = one.outputs()
    extras = 1 if web.kind == "git" else 0
    assert one.good().sent == len(first) + extras
    web.must_be(first)

    again = one.good()
    assert "nothing was sent" in again.out
    web.must_be(first)

    one.entry("road", "修好了。")
    one.build()
    edited = one.outputs()
    changed = [path for path, data in edited.items() if first.get(path) != data]
    assert one.good().sent == len(changed)
    web.must_be(edited)

    one.site.delete("content/entries/2016/well.md")
    one.build()
    less = one.outputs()
    assert len(less) < len(edited)
    one.good()
    web.must_be(less)
    assert "entries/2016/well/index.html" not in web.walk().read

    (one.site.folder / "content/entries/2016/road.md").rename(one.site.folder / "content/entries/2016/way.md")
    one.build()
    one.good()
    web.must_be(one.outputs())
    assert "entries/2016/way/index.html" in web.walk().read


def test_a_dry_run_writes_nothing(web: Hosted, s3_port: int) -> None:
    def stands() -> dict[str, object]:
        if web.kind == "s3":
            listed = s3_client(s3_port).list_objects_v2(Bucket=f"b{web.line.port}").get("Contents", ())
            return {row["Key"]: row["ETag"] for row in listed}
        files = [web.place, *web.place.rglob("*")] if web.place.exists() else []
        return {str(path): path.lstat().st_mtime_ns for path in files}

    if web.kind not in ("git", "s3"):
        web.place.rmdir()
    before = stands()
    assert "new" in web.one.good("--dry-run").out
    assert stands() == before
    web.one.good()
    web.one.entry("road", "修好了。")
    web.one.build()
    before = stands()
    assert "changed" in web.one.good("--dry-run").out
    assert stands() == before
    web.one.good()
    web.must_be(web.one.outputs())


@pytest.mark.parametrize("web", RELEASES, indirect=True)
def test_rollback(web: Hosted) -> None:
    one = web.one
    one.good()
    first = one.outputs()
    one.entry("road", "修好了。")
    one.build()
    one.good()
    web.must_be(one.outputs())
    one.good("--rollback")
    web.must_be(first)
    one.good()
    web.must_be(one.outputs())


@pytest.mark.parametrize("web", [kind for kind in KINDS if kind not in ("git", "s3")], indirect=True)
def test_a_file_of_others_stays(web: Hosted) -> None:
    one = web.one
    one.good()
    shown = web.place if web.in_place else web.place / "current"
    (shown / "verify.html").write_text("mine")
    (shown / "entries/mine.txt").write_text("mine")
    one.entry("road", "修好了。")
    one.site.delete("content/entries/2016/well.md")
    one.build()
    one.good()
    web.must_be(one.outputs())
    assert (shown / "verify.html").read_text() == "mine"
    assert (shown / "entries/mine.txt").read_text() == "mine"


@pytest.mark.parametrize("web", ["s3"], indirect=True)
def test_an_object_of_others_stays(web: Hosted, s3_port: int) -> None:
    bucket = f"b{web.line.port}"
    client = s3_client(s3_port)
    client.put_object(Bucket=bucket, Key="verify.html", Body=b"mine")
    web.one.good()
    web.one.site.delete("content/entries/2016/well.md")
    web.one.build()
    web.one.good()
    assert client.get_object(Bucket=bucket, Key="verify.html")["Body"].read() == b"mine"
    page = client.head_object(Bucket=bucket, Key="index.html")
    assert page["ContentType"] == "text/html; charset=utf-8"
    assert page["CacheControl"] == "no-cache"
    style = next(path for path in web.one.outputs() if path.endswith(".css"))
    assert "immutable" in client.head_object(Bucket=bucket, Key=style)["CacheControl"]


@pytest.mark.parametrize("web", ["git"], indirect=True)
@pytest.mark.parametrize("history", ["keep", "squash"])
def test_a_branch(web: Hosted, history: str, tmp_path: Path) -> None:
    settings = web.one.site.folder / "content/chronicle.yaml"
    settings.write_text(settings.read_text().replace('"kind": "git"', f'"kind": "git", "history": "{history}"'))

    def commits() -> int:
        said = subprocess.run(["git", "-C", web.place, "rev-list", "--count", "pages"], capture_output=True, check=True)
        return int(said.stdout)

    web.one.build()
    web.one.good()
    work = tmp_path / "work"
    subprocess.run(["git", "clone", "-q", "-b", "pages", web.place, work], check=True)
    (work / "README.md").write_text("mine")
    me = ["-c", "user.name=me", "-c", "user.email=me@localhost"]
    subprocess.run(["git", "-C", work, "add", "-A"], check=True)
    subprocess.run(["git", "-C", work, *me, "commit", "-qm", "mine"], check=True)
    subprocess.run(["git", "-C", work, "push", "-q"], check=True)
    web.one.entry("road", "修好了。")
    web.one.build()
    web.one.good()
    held = subprocess.run(["git", "-C", web.place, "show", "pages:README.md"], capture_output=True, check=True)
    assert held.stdout == b"mine"
    assert commits() == (3 if history == "keep" else 1)
    web.one.site.delete("content/entries/2016/well.md")
    web.one.build()
    done = web.one.good()
    assert commits() == 1, "what was withdrawn is in no commit of the branch"
    assert "old commits" in done.out


@pytest.mark.parametrize("web", [kind for kind in KINDS if kind != "git"], indirect=True)
def test_two_at_once(web: Hosted) -> None:
    """A lock of somebody on another machine: the second is told who holds it since when."""
    store = _lock(web)
    done = web.one.publish(CHRONICLE_PUBLISHER="second")
    assert done.status == 1
    assert "first, since 2" in done.err
    assert web.walk().read == {}
    assert store
    web.one.good("--allow", "lock")
    web.must_be(web.one.outputs())
    assert '"allowed": ["lock"]' in (web.one.site.folder / ".chronicle/publish.log").read_text()


def _lock(web: Hosted) -> bytes:
    """Puts a fresh lock of another machine at the host, as a publisher there would."""
    program = (
        "import sys, pathlib, socket; socket.gethostname = lambda: 'elsewhere'\n"
        "from chronicle.settings import load_settings\n"
        "from chronicle.publish import hosts\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "host = hosts.host_of(load_settings(folder)[0].publish[0], folder)\n"
        "host.lock(force=False)\n"
        "print('held')\n"
        "import os; sys.stdout.flush(); os._exit(0)\n"
    )
    env = {**os.environ, **web.one.env, "CHRONICLE_PUBLISHER": "first"}
    done = subprocess.run(
        [sys.executable, "-c", program, web.one.site.folder], env=env, capture_output=True, check=False
    )
    assert done.stdout == b"held\n", done.stderr
    return done.stdout


@pytest.mark.parametrize("web", ["git"], indirect=True)
def test_two_at_once_on_a_branch(web: Hosted) -> None:
    program = (
        "import sys, pathlib, subprocess\n"
        "from chronicle.publish import PublishError\n"
        "from chronicle.publish.git import GitHost\n"
        "from chronicle.publish.target import Parcel\n"
        "from chronicle.settings import load_settings\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "target = load_settings(folder)[0].publish[0]\n"
        "first, second = (GitHost(target, folder / '.chronicle' / name, folder) for name in ('a', 'b'))\n"
        "for host in (first, second): host.look()\n"
        "parcel = lambda text: Parcel({'index.html': (1, text)}, {'index.html': text.encode()}, folder)\n"
        "first.send(parcel('a'), lambda _: None)\n"
        "try: second.send(parcel('b'), lambda _: None)\n"
        "except PublishError as error: print(error.said.en)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, web.one.site.folder], capture_output=True, text=True, check=False
    )
    assert "somebody else published in the meantime: chronicle, 2" in done.stdout, done.stderr
