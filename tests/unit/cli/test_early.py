"""What is begun before the program has loaded itself."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from chronicle.build import PRELOAD
from chronicle.cli import early
from chronicle.read import entries

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
    ("texts", "pictures", "built", "jobs", "how", "begun"),
    [
        (1, 2, False, 2, "", True),
        (early.MANY + 1, 0, False, 2, "", True),
        (early.MANY, 1, False, 2, "", False),
        (1, 2, False, 1, "", False),
        (1, 2, True, 2, "", False),
        (1, 2, True, 2, "anew", True),
        (0, 2, False, 2, "", False),
    ],
)
def test_workers_are_readied_where_there_is_much_to_make(
    tmp_path: Path, texts: int, pictures: int, built: bool, jobs: int, how: str, begun: bool
) -> None:
    """In a process of its own, which loads nothing of the build for it. Without texts there is no site."""
    (tmp_path / "content/entries").mkdir(parents=True)
    if texts:
        (tmp_path / "content/chronicle.yaml").touch()
    for number in range(texts):
        (tmp_path / f"content/entries/{number}.md").touch()
    for number in range(pictures):
        (tmp_path / f"content/entries/{number}.JPG").touch()
    if built:
        (tmp_path / ".chronicle").mkdir()
    command = [sys.executable, "-c", TOLD, str(tmp_path), str(jobs), how]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert json.loads(said) == [begun, False]


def test_so_many_texts_are_read_by_workers() -> None:
    assert entries.FEW == early.MANY
