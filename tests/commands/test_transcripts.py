"""Commands as they are typed, and what they answer: one transcript a file.

    # what the transcript shows
    -- content/entries/road.md --       files of the site, as in tests/kit/site.py
    $ chronicle check --lang en         a command; its standard output stands below
    ! there is no …                     a line of standard error, told only when a command is refused
    [1]                                 its exit status

The summary of a build has N for every number but 0 (how many files a site has is no matter of the command line);
the folder in which the commands are typed is HERE."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest

from chronicle.cli import main
from kit.site import unpack

TRANSCRIPTS = sorted(Path(__file__).parent.glob("*.txt"))
REFUSED = 2
SUMMARY = re.compile(r"Built \d|生成 \d")
NUMBER = re.compile(r"\b[1-9][0-9]*(?:\.[0-9])?\b|\b0\.[0-9]\b")


@dataclass(frozen=True)
class Step:
    """A command and what follows it in the transcript."""

    command: str
    answer: tuple[str, ...]


def steps(text: str) -> tuple[str, list[Step]]:
    """The files at the head of a transcript, and its commands."""
    head, *rest = re.split(r"^\$ ", text, flags=re.MULTILINE)
    parts = [part.rstrip("\n").split("\n") for part in rest]
    return head, [Step(command, tuple(answer)) for command, *answer in parts]


def answer(command: str, here: Path, capsys: pytest.CaptureFixture[str]) -> tuple[str, ...]:
    """What the command says, in the form of a transcript."""
    program, *arguments = shlex.split(command)
    assert program == "chronicle"
    status = main(arguments)
    said = capsys.readouterr()
    complaints = [f"! {line}" for line in said.err.splitlines()] if status == REFUSED and not said.out else []
    text = "\n".join([*complaints, *said.out.splitlines(), f"[{status}]"])
    lines = text.replace(str(here), "HERE").split("\n")
    return tuple(NUMBER.sub("N", line) if SUMMARY.match(line) else line.rstrip() for line in lines)


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda path: path.stem)
def test_transcript(
    transcript: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files, commands = steps(transcript.read_text(encoding="utf-8"))
    for name, text in unpack(files).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert commands
    told = [Step(step.command, answer(step.command, tmp_path, capsys)) for step in commands]
    assert told == commands


def test_there_are_transcripts() -> None:
    assert len(TRANSCRIPTS) >= 6
