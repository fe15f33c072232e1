"""The pipelines that `chronicle init --ci` writes: valid by the forges' published schemas, and the register is safe."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from chronicle.cli import main
from kit.site import Site

SCHEMAS = {"github": "vendor.github-workflows", "gitlab": "vendor.gitlab-ci"}
FILES = {"github": ".github/workflows/publish.yml", "gitlab": ".gitlab-ci.yml"}


@pytest.fixture(params=FILES)
def pipeline(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    Site.of(tmp_path)
    assert main(["init", "--ci", request.param, str(tmp_path)]) == 0
    return tmp_path / FILES[request.param]


def commands(pipeline: Path) -> list[str]:
    told = yaml.safe_load(pipeline.read_text())
    if "jobs" in told:
        return [step["run"] for step in told["jobs"]["publish"]["steps"] if "run" in step]
    return [*told["publish"]["script"], *told["publish"]["after_script"]]


def test_the_forge_takes_it(pipeline: Path) -> None:
    forge = next(name for name, file in FILES.items() if str(pipeline).endswith(file))
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", SCHEMAS[forge]]
    if forge == "gitlab":
        check += ["--data-transform", "gitlab-ci"]
    done = subprocess.run([*check, str(pipeline)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_checks_builds_and_publishes_in_this_order(pipeline: Path) -> None:
    text = "\n".join(commands(pipeline))
    assert text.index("chronicle check") < text.index("chronicle build") < text.index("chronicle publish")


def test_only_made_photos_are_kept_between_runs(pipeline: Path, tmp_path: Path) -> None:
    text = pipeline.read_text()
    assert "upload-artifact" not in text
    told = yaml.safe_load(text)
    forget = commands(pipeline)[-1]
    if "publish" in told:
        assert told["publish"]["cache"] == {"key": "photos", "paths": [".chronicle/photos/"]}
        forget = "\n".join(told["publish"]["after_script"])
    else:
        steps = told["jobs"]["publish"]["steps"]
        cached = [step for step in steps if "cache" in step.get("uses", "")]
        assert [step["with"]["path"] for step in cached] == [".chronicle/photos"] * 2
        assert steps.index(cached[0]) < next(n for n, step in enumerate(steps) if "register" in step.get("name", ""))
        assert steps[-1]["if"] == "always()"
        assert steps[-1]["run"] == forget
    site = Site.of(tmp_path / "run")
    names = ("content/private/names.yaml", ".chronicle/state.sqlite", ".chronicle/.gitignore", ".chronicle/preview/a")
    site.write(dict.fromkeys((*names, ".chronicle/photos/made"), "secret"))
    subprocess.run(["bash", "-c", f"set -e\n{forget}"], cwd=site.folder, check=True)
    left = [path for path in site.folder.rglob("*") if path.is_file() and path.read_text() == "secret"]
    assert left == ([site.folder / ".chronicle/photos/made"] if "publish" in told else [])


def test_it_fails_without_the_register(pipeline: Path, tmp_path: Path) -> None:
    lines = "\n".join(commands(pipeline)).splitlines()
    register = [line for line in lines if "PRIVATE_REGISTER" in line or "content/private" in line]
    script = "set -e\n" + "\n".join(line for line in register if not line.startswith("rm "))
    work = tmp_path / "work"
    work.mkdir()
    for value in ("", "H4sIAAAAAAAAA+3BAQ0AAADCoPdPbQ8HFAAAAAAAAAAAAAAAAPwZ3pnzAAAoAAA="):
        run = subprocess.run(
            ["bash", "-c", script],
            cwd=work,
            env={"PATH": "/usr/bin:/bin", "PRIVATE_REGISTER": value},
            capture_output=True,
            check=False,
        )
        assert run.returncode != 0
    (tmp_path / "register").mkdir()
    (tmp_path / "register/names.yaml").write_text("[]\n")
    packed = subprocess.run(
        "tar -cz -C register . | base64 -w0", shell=True, cwd=tmp_path, capture_output=True, check=True
    )
    env = {"PATH": "/usr/bin:/bin", "PRIVATE_REGISTER": packed.stdout.decode()}
    subprocess.run(["bash", "-c", script], cwd=work, env=env, check=True)
    assert (work / "content/private/names.yaml").read_text() == "[]\n"


def test_what_is_there_stays(pipeline: Path, tmp_path: Path) -> None:
    forge = next(name for name, file in FILES.items() if str(pipeline).endswith(file))
    pipeline.write_text("mine")
    assert main(["init", "--ci", forge, str(tmp_path)]) == 2
    assert pipeline.read_text() == "mine"
