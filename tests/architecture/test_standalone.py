"""The project stands alone: no committed file names a machine's path or a registry of packages."""

import re
import subprocess
from pathlib import Path

import pytest

from architecture.trees import ROOT

# Put together here, so that this file does not hold what it looks for.
WORDS = (
    rb"(?<![\w.:/~-])/" + rb"(?:work|root)/\w",
    rb"/tmp/" + rb"bash_jobs",
    rb"python" + rb"hosted",
    rb"pypi\.org" + rb"/simple",
    rb"registry\." + rb"npmjs",
)
FOREIGN = re.compile(b"|".join(WORDS))


def committed(root: Path) -> list[Path]:
    """The files that git keeps and that still lie there."""
    command = ["git", "-c", "safe.directory=*", "-C", str(root), "ls-files", "-z"]
    listed = subprocess.run(command, capture_output=True, check=True).stdout
    files = [root / name.decode() for name in listed.split(b"\0") if name]
    return [file for file in files if file.is_file()]


def foreign(name: str, content: bytes) -> list[str]:
    """``name:line: what`` for each thing that does not belong here."""
    found = ((content.count(b"\n", 0, hit.start()) + 1, hit[0]) for hit in FOREIGN.finditer(content))
    return [f"{name}:{line}: {what.decode()}" for line, what in found]


def test_no_committed_file_names_a_machine_or_a_registry() -> None:
    files = committed(ROOT)
    assert ROOT / "pyproject.toml" in files
    assert [line for file in files for line in foreign(str(file.relative_to(ROOT)), file.read_bytes())] == []


@pytest.mark.parametrize(
    "planted",
    [
        "/wo" + "rk/main/a.py",
        "see `/ro" + "ot/site`",
        "/tmp/" + "bash_jobs.0/1",
        "https://files.python" + "hosted.org/x",
        "--index-url https://pypi.org" + "/simple",
        "https://registry." + "npmjs.org",
    ],
)
def test_a_planted_trace_is_found_at_its_line(planted: str) -> None:
    assert [line.rpartition(": ")[0] for line in foreign("a.md", f"one\n{planted}\n".encode())] == ["a.md:2"]


def test_ordinary_addresses_are_free() -> None:
    assert foreign("a.md", b"https://example.org/work/a ../work/x docs/work/ network/a /worked/a") == []
