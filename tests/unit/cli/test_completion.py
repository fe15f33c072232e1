"""Shells are told what fits: commands, options, and the names of the site in which one stands."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from chronicle.cli import main
from kit.site import Site

FILES = """
-- content/villages/renjiagou.md --
---
村名: 任家沟村
---
-- content/villages/erduiyao.md --
---
村名: 二队窑村
---
-- content/cadres/liang.md --
---
姓名: 梁海
---
-- content/private/households/h-1.yaml --
id: h-1
village: renjiagou
pseudonym: 户甲
real_name: 张三丰
"""


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        ("ch", ["check"]),
        ("new ", ["entry", "village", "cadre", "household"]),
        ("new entry --vi", ["--village"]),
        ("new entry --village rjg", ["renjiagou"]),
        ("new entry --village 任", ["任家沟村"]),
        ("new entry --village ", ["erduiyao", "renjiagou"]),
        ("new entry --title a --cadre lh", ["liang"]),
        ("new household --village edy", ["erduiyao"]),
        ("new entry --household 户", ["户甲"]),
        ("new entry --household zsf", []),
        ("new entry --household 张", []),
        ("schema pl", ["places"]),
        ("completion f", ["fish"]),
        ("nonsense --village r", []),
    ],
)
def test_what_fits(
    typed: str,
    answers: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    Site.of(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    words = ["chronicle", *typed.split(" ")]
    monkeypatch.setenv("_CHRONICLE_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "\n".join(words))
    monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    main([])
    told = [line.partition(",")[2] for line in capsys.readouterr().out.splitlines()]
    assert [one for one in told if one not in ("", "--help", "--version")] == answers


def test_outside_of_a_site_no_name_fits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("_CHRONICLE_COMPLETE", "zsh_complete")
    monkeypatch.setenv("COMP_WORDS", "chronicle new entry --village r")
    monkeypatch.setenv("COMP_CWORD", "4")
    assert main([]) == 0
    assert capsys.readouterr().out.strip() == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_its_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert f"_CHRONICLE_COMPLETE={shell}_complete" in script
    done = subprocess.run([there(shell), "-n"], input=script, capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_another_shell_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "tcsh", "--lang", "en"]) == 2
    assert capsys.readouterr().err == "“tcsh” is not known; write bash, zsh or fish\n"


def there(shell: str) -> str:
    """A shell, which must be there."""
    found = shutil.which(shell)
    assert found, f"{shell} is missing: run make test, which installs it"
    return found


def program(folder: Path) -> None:
    """The command `chronicle` in a folder."""
    script = folder / "chronicle"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m chronicle "$@"\n', encoding="utf-8")
    script.chmod(0o755)


def test_bash_completes(tmp_path: Path) -> None:
    Site.of(tmp_path, FILES)
    program(tmp_path)
    script = """
        eval "$(./chronicle completion bash)"
        COMP_WORDS=(chronicle new entry --village rjg) COMP_CWORD=4
        _chronicle_completion ./chronicle && echo "${COMPREPLY[@]}"
    """
    done = subprocess.run([there("bash"), "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("renjiagou\n", "")


def test_fish_completes(tmp_path: Path) -> None:
    Site.of(tmp_path, FILES)
    program(tmp_path)
    script = """
        set -x PATH . $PATH
        chronicle completion fish | source
        complete -C "chronicle new entry --village rjg"
    """
    done = subprocess.run([there("fish"), "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["renjiagou", "任家沟村"]
