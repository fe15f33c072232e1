""".pre-commit-hooks.yaml: commands that there are, for the files that they take."""

import re
from pathlib import Path

import pytest
import yaml

from chronicle.cli import main

HOOKS = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs(hook: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert {"id", "name", "description", "entry", "language", "files"} <= set(hook)
    (tmp_path / "content/entries").mkdir(parents=True)
    (tmp_path / "content/chronicle.yaml").write_text("title: 样例\n", encoding="utf-8")
    (tmp_path / "content/entries/a.md").write_text("---\ntitle: 路\n---\n路。\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    program, *arguments = hook["entry"].split()
    assert program == "chronicle"
    files = [] if hook.get("pass_filenames") is False else ["content/chronicle.yaml", "content/entries/a.md"]
    assert main([*arguments, *files]) == 0


def test_hooks_take_texts_below_content_only() -> None:
    files = {hook["id"]: re.compile(hook["files"]) for hook in HOOKS}
    assert files["chronicle-check"].search("my/content/entries/a.md")
    assert files["chronicle-check"].search("content/places.yaml")
    assert not files["chronicle-check"].search("content/entries/a.jpg")
    assert not files["chronicle-check"].search("README.md")
    assert files["chronicle-check-all"].search("themes/mine/theme.yaml")
