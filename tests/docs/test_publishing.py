"""The two documents on publishing show the same, each in its language."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from chronicle.settings import Target, load_settings
from docs.documents import DOCS, fences

EN, ZH = (fences(DOCS / f"publishing{part}.md") for part in ("", ".zh"))


def targets(folder: Path, texts: list[str], names: list[str]) -> list[Target]:
    """What the settings in these fences mean."""
    found: list[Target] = []
    for number, text in enumerate(texts):
        site = folder / names[0] / str(number)
        (site / "content").mkdir(parents=True)
        (site / "content/chronicle.yaml").write_text(f"title: 样例\n{text}\n", encoding="utf-8")
        settings, said = load_settings(site)
        assert [one.code for one in said if one.severity != "hint"] == []
        found += settings.publish
    return found


@pytest.mark.parametrize("info", ["nginx", "caddy", "console"])
def test_what_is_typed_is_the_same(info: str) -> None:
    assert [one.text for one in EN if one.info == info] == [one.text for one in ZH if one.info == info] != []


def test_the_targets_are_of_the_same_kinds(tmp_path: Path) -> None:
    told = [[one.text for one in all_ if one.info == "yaml settings"] for all_ in (EN, ZH)]
    english, chinese = (targets(tmp_path, texts, [name]) for texts, name in zip(told, ("en", "zh"), strict=True))
    assert [one.kind for one in english] == [one.kind for one in chinese] == ["folder", "ssh", "git", "s3", "zip"]
    assert english[0] == chinese[0]
    assert english[4] == chinese[4]
    assert all(yaml.safe_load(text) for text in told[1])
