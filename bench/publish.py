"""What publishing sends and takes, beside `rsync -a --delete` and `hugo deploy`.

python bench/generate.py SITE --entries 10000 --villages 300 --cadres 80 --photos 0
chronicle build SITE
python bench/publish.py SITE [--ways …] > bench/PUBLISHING.md

Servers are those of tests/hosts, on loopback; every byte passes a line that counts. SITE is changed.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))

import yaml  # noqa: E402
from kit.servers import Sshd, Wire, s3_store, sshd, wire  # noqa: E402
from kit.targets import KEYS, s3_client  # noqa: E402

from edits import with_paragraph  # noqa: E402

HEAD = """# What publishing sends and takes

Made by `bench/publish.py`: {:,} files, {:.0f} MB. Bytes to the host and back from it, seconds by the clock and, in
brackets, of work on this side, on two cores that others used as well. The ways of chronicle hold its gates: the whole
site is judged each time, which is most of the time where little has changed. A folder is on this machine, so no bytes
are counted.
"""

WAYS = ("rsync", "sftp", "sftp-flat", "s3", "git", "git-fresh", "folder", "peer-rsync", "peer-hugo")
LISTING = ".chronicle-outputs"
"""Our own list in the output folder, which nobody needs at a host."""
MOMENTS = ("first", "unchanged", "one edit")
SAID = {
    "rsync": "ssh, rsync on both sides",
    "sftp": "ssh, SFTP without a shell, releases",
    "sftp-flat": "ssh, SFTP without a shell, in place",
    "s3": "s3",
    "git": "git, by ssh",
    "git-fresh": "git, by ssh, from a new clone each time, as in a pipeline",
    "folder": "folder",
    "peer-rsync": "peer: `rsync -a --delete`, straight into what is served",
    "peer-hugo": "peer: `hugo deploy` to s3",
}


@dataclass(frozen=True, slots=True)
class Cost:
    """Bytes to the host and from it; seconds by the clock, and of work on this side."""

    to: int
    back: int
    seconds: float
    work: float

    def told(self) -> str:
        """As a cell of the table."""
        return f"{_bytes(self.to)} / {_bytes(self.back)}, {self.seconds:.1f} s ({self.work:.1f})"


def _bytes(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count / 1e3:.0f} kB"


@contextmanager
def rerouted(site: Path, target: dict[str, object]) -> Iterator[None]:
    """The site with this target and no other."""
    file = site / "content/chronicle.yaml"
    before = file.read_text()
    told = {key: value for key, value in yaml.safe_load(before).items() if key != "publish"}
    file.write_text(yaml.safe_dump({**told, "publish": [target]}, allow_unicode=True))
    try:
        yield
    finally:
        file.write_text(before)


def run(line: Wire, command: list[str], cwd: Path, **env: str) -> Cost:
    """One command and what it cost."""
    to, back, start, before = line.passed, line.came, time.perf_counter(), _work()
    done = subprocess.run(command, cwd=cwd, env={**os.environ, **env}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    seconds = time.perf_counter() - start
    time.sleep(0.2)
    return Cost(line.passed - to, line.came - back, seconds, _work() - before)


def _work() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measured(site: Path, once: Callable[[], Cost]) -> list[Cost]:
    """First, with nothing changed, with one entry edited."""
    chronicle = [sys.executable, "-m", "chronicle"]
    subprocess.run([*chronicle, "build", "."], cwd=site, check=True, capture_output=True)
    costs = [once(), once()]
    entry = sorted((site / "content/entries").rglob("*.md"))[4321 % len(list((site / "content/entries").rglob("*.md")))]
    entry.write_text(with_paragraph(entry.read_text(), f"补记：{time.time_ns()}。"))
    time.sleep(3.1)
    subprocess.run([*chronicle, "build", "."], cwd=site, check=True, capture_output=True)
    return [*costs, once()]


def by_ssh(server: Sshd, line: Wire, work: Path) -> dict[str, object]:
    """What all targets behind ssh say."""
    known = server.known_at(line.port, work / "known")
    told = {"host": "127.0.0.1", "port": line.port, "user": server.user}
    return {"kind": "ssh", **told, "key": str(server.key), "known_hosts": str(known)}


def way(name: str, site: Path, work: Path, stack: ExitStack) -> list[Cost]:
    """The costs of one way."""
    publish = [sys.executable, "-m", "chronicle", "publish", "--yes"]
    place = work / "host"
    if name in ("s3", "peer-hugo"):
        port = stack.enter_context(s3_store())
        line = stack.enter_context(wire(port))
        s3_client(port).create_bucket(Bucket="diary")
        if name == "peer-hugo":
            return measured(site, lambda: run(line, _hugo(site, work, line), work, **KEYS))
        target: dict[str, object] = {"kind": "s3", "bucket": "diary", "endpoint": f"http://127.0.0.1:{line.port}"}
        with rerouted(site, target):
            return measured(site, lambda: run(line, publish, site, **KEYS))
    alone = "ForceCommand internal-sftp\n" if name.startswith("sftp") else ""
    server = stack.enter_context(sshd(work / "sshd", more=alone))
    line = stack.enter_context(wire(server.port))
    told = by_ssh(server, line, work)
    login = f"ssh -p {line.port} -i {server.key} -o UserKnownHostsFile={told['known_hosts']}"
    if name == "peer-rsync":
        place.mkdir()
        command = [
            "rsync",
            "-a",
            "--delete",
            "--exclude",
            LISTING,
            "-e",
            login,
            f"{site}/site/",
            f"{server.user}@127.0.0.1:{place}/",
        ]
        return measured(site, lambda: run(line, command, work))
    if name.startswith("git"):
        subprocess.run(["git", "init", "-q", "--bare", place], check=True)
        for may in ("allowFilter", "allowAnySHA1InWant"):  # as forges are set
            subprocess.run(["git", "-C", place, "config", f"uploadpack.{may}", "true"], check=True)
        remote = f"ssh://{server.user}@127.0.0.1:{line.port}{place}"
        with rerouted(site, {"kind": "git", "remote": remote}):

            def once() -> Cost:
                if name == "git-fresh":
                    shutil.rmtree(site / ".chronicle/publish", ignore_errors=True)
                return run(line, publish, site, GIT_SSH_COMMAND=login)

            return measured(site, once)
    if name == "folder":
        target = {"kind": "folder", "path": str(place)}
    else:
        layout: dict[str, Any] = {"layout": "in-place"} if name.endswith("-flat") else {}
        target = {**told, "path": str(place), "way": name.partition("-")[0], **layout}
    with rerouted(site, target):
        return measured(site, lambda: run(line, publish, site))


def _hugo(site: Path, work: Path, line: Wire) -> list[str]:
    """`hugo deploy` of what chronicle has built: it lists the bucket and compares size and MD5."""
    found = shutil.which("hugo") or str(HERE / ".peers/hugo/bin/hugo")
    address = f"s3://diary?endpoint=http://127.0.0.1:{line.port}&region=us-east-1&use_path_style=true"
    (work / "hugo.toml").write_text(
        f'publishDir = "{site}/site"\n[deployment]\n[[deployment.targets]]\n'
        f'name = "s3"\nURL = "{address}"\nexclude = "{LISTING}"\n'
    )
    return [found, "deploy", "--source", str(work), "--target", "s3", "--maxDeletes", "-1"]


def main() -> None:
    """Measures and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--ways", nargs="*", default=WAYS, choices=WAYS)
    asked = parser.parse_args()
    site = asked.site.resolve()
    rows = []
    for name in asked.ways:
        with tempfile.TemporaryDirectory() as work, ExitStack() as stack:
            rows.append([SAID[name], *(cost.told() for cost in way(name, site, Path(work), stack))])
            print(rows[-1], file=sys.stderr, flush=True)
    files = [path for path in (site / "site").rglob("*") if path.is_file() and path.name != LISTING]
    print(HEAD.format(len(files), sum(path.stat().st_size for path in files) / 1e6))
    for cells in (["way", *MOMENTS], ["---"] * (len(MOMENTS) + 1), *rows):
        print(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
