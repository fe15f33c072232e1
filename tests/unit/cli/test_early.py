"""What is begun before the program has loaded itself."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from chronicle.build import PRELOAD
from chronicle.cli import early

TOLD = """
import json, sys
from pathlib import Path
from chronicle.cli.early import ready_workers
ready_workers(Path(sys.argv[1]), int(sys.argv[2]), anew=sys.argv[3] == "anew")
from multiprocessing import forkserver
print(json.dumps([forkserver._forkserver._forkserver_pid is not None, "chronicle.read" in sys.modules]))
"""


def test_workers_load_what_a_build_will_ask_for() -> None:
    assert early.PRELOAD == PRELOAD


@pytest.mark.skipif(sys.platform == "win32", reason="has no forkserver")
@pytest.mark.parametrize(
    ("site", "built", "jobs", "how", "begun"),
    [
        (True, False, 2, "", True),
        (True, False, 1, "", False),
        (True, True, 2, "", False),
        (True, True, 2, "anew", True),
        (False, False, 2, "", False),
    ],
)
def test_workers_are_readied_where_all_is_to_be_made(
    tmp_path: Path, site: bool, built: bool, jobs: int, how: str, begun: bool
) -> None:
    """In a process of its own, which loads nothing of the build for it."""
    if site:
        (tmp_path / "content").mkdir()
        (tmp_path / "content/chronicle.yaml").write_text("title: A\n")
    if built:
        (tmp_path / ".chronicle").mkdir()
    command = [sys.executable, "-c", TOLD, str(tmp_path), str(jobs), how]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert json.loads(said) == [begun, False]
