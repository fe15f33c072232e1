"""`chronicle schema` writes files, or one to standard output."""

import json
from pathlib import Path

import pytest

from chronicle.cli import main
from chronicle.cli.schema import NAMES
from chronicle.start import SCHEMAS, schema


def test_all_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["schema", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "Made 9 schemas in schemas\n"
    written = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in Path("schemas").iterdir()}
    assert written == {f"{name}.schema.json": schema(name, chinese=False) for name in SCHEMAS}
    assert tuple(SCHEMAS) == NAMES


def test_one_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "village", "--lang", "zh"]) == 0
    assert json.loads(capsys.readouterr().out) == schema("village", chinese=True)


def test_what_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "diary", "--lang", "zh"]) == 2
    assert "没有“diary”" in capsys.readouterr().err
