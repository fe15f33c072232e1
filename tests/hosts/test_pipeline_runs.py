"""The pipelines of `chronicle init --ci`, run as a forge would: two runs in new clones, only photos are kept."""

from __future__ import annotations

import base64
import io
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
import yaml

from chronicle.cli import main
from kit.hosting import Publisher
from kit.pictures import corners, saved
from kit.servers import Sshd, nginx, walk

FILES = {"github": ".github/workflows/publish.yml", "gitlab": ".gitlab-ci.yml"}


def steps(file: Path) -> list[str]:
    """The commands of a pipeline, in order; installing is not one of them."""
    told = yaml.safe_load(file.read_text())
    if "jobs" in told:
        found = [step["run"] for step in told["jobs"]["publish"]["steps"] if "run" in step]
        return ["\n".join(line for line in found if not line.startswith("pip "))]
    job = told["publish"]
    return ["\n".join(line for line in job["script"] if not line.startswith("pip ")), "\n".join(job["after_script"])]


@pytest.mark.parametrize("forge", FILES)
def test_two_runs(tmp_path: Path, ssh: Sshd, forge: str) -> None:
    place, home = tmp_path / "host", tmp_path / "home"
    place.mkdir()
    home.mkdir()
    told = {"kind": "ssh", "host": "127.0.0.1", "port": ssh.port, "user": ssh.user, "path": str(place)}
    one = Publisher.of(tmp_path / "diary", [told])
    one.site.write({"content/entries/2016/road.jpg": saved(corners(900, 600))})
    one.entry("road", "![一条路](road.jpg)", photos="[{file: road.jpg, alt: 一条路, people: none}]")
    one.site.write({"content/private/names.yaml": "- {name: 王小二, say: 某户}\n"})
    assert main(["init", "--ci", forge, str(one.site.folder)]) == 0
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        tar.add(one.site.folder / "content/private", ".")
    env = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(home),
        "PRIVATE_REGISTER": base64.b64encode(packed.getvalue()).decode(),
        "SSH_KEY": ssh.key.read_text(),
        "KNOWN_HOSTS": ssh.known_hosts.read_text(),
        "CHRONICLE_PUBLISHER": "me/diary",
    }
    kept = tmp_path / "kept"
    for number in (1, 2):
        work = tmp_path / f"run-{number}"
        shutil.copytree(one.site.folder, work, ignore=shutil.ignore_patterns("private", ".chronicle", "site"))
        if kept.exists():
            shutil.copytree(kept, work / ".chronicle/photos")
        said = ""
        for script in steps(work / FILES[forge]):
            # A forge keeps the photos before the last step clears up.
            clear = "rm -rf content/private .chronicle"
            saving = script.replace(clear, f"cp -r .chronicle/photos ../kept-now\n{clear}")
            done = subprocess.run(
                ["bash", "-e", "-c", saving], cwd=work, env=env, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stdout + done.stderr
            said += done.stdout + done.stderr
        now = tmp_path / "kept-now"
        if forge == "gitlab":
            (work / ".chronicle/photos").rename(now)
        assert not (work / "content/private").exists()
        shutil.rmtree(kept, ignore_errors=True)
        now.rename(kept)
        assert len(list(kept.iterdir())) == len(list((work / "site/photos").iterdir())) > 0
        assert ("照片 1 …" in said) == (number == 1), "photos are made in the first run only"
        assert "王小二" not in said
        assert ssh.key.read_text().splitlines()[1] not in said
        with nginx(tmp_path / f"nginx-{number}", f"root {place}/current; index index.html;") as root:
            seen = walk(root)
        assert seen.dead == []
        assert any(path.startswith("photos/") for path in seen.read)
        if number == 1:
            one.entry("well", "又打了一口井。")
    assert "又打了一口井。" in seen.read["entries/2016/well/index.html"].decode()
    assert len(list((place / "releases").iterdir())) == 2
