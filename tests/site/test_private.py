"""Nothing of the private register is in any byte of the shipped site, but for pseudonyms."""

from __future__ import annotations

import re

import pytest
import yaml

from kit.shipped import ROOT, Built

PRIVATE = ROOT / "content" / "private"
SAID = re.compile(r"^\s*#\s*(.+)$", re.MULTILINE)


def households() -> dict[str, dict[str, object]]:
    return {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted((PRIVATE / "households").iterdir())}


def private_texts() -> set[str]:
    """Ids, file names, comments and every value of the register that is no pseudonym and no village."""
    found = set(households())
    for path in sorted(PRIVATE.rglob("*.yaml")):
        found |= {path.name, *SAID.findall(path.read_text("utf-8"))}
    for household in households().values():
        found |= {str(value) for key, value in household.items() if key not in {"pseudonym", "village", "consent"}}
    return found


def test_there_is_a_register_to_look_for() -> None:
    assert set(households()) == {"h-a", "h-b", "h-c", "h-d", "h-e"}
    assert {"h-a", "h-a.yaml", "names.yaml"} < private_texts()


@pytest.mark.parametrize("built", ["shipped", "shipped_on_the_web"])
def test_nothing_of_the_register_is_in_any_byte(built: str, request: pytest.FixtureRequest) -> None:
    site: Built = request.getfixturevalue(built)
    wanted = [re.compile(rb"(?<![a-z0-9-])" + re.escape(text.encode()) + rb"(?![a-z0-9-])") for text in private_texts()]
    for path in sorted(site.output.rglob("*")):
        name = path.relative_to(site.output).as_posix().encode()
        data = path.read_bytes() if path.is_file() and path.parent.name != "photos" else b""
        assert [one.pattern for one in wanted if one.search(data) or one.search(name)] == [], path


def test_no_folder_or_key_of_the_register_is_named(shipped: Built) -> None:
    for path in shipped.output.rglob("*"):
        assert path.name not in {"private", "households", "names.yaml"}, path
    for page in shipped.pages:
        for element in page.elements:
            told = " ".join(element.attributes.values())
            assert not re.search(r"private/|household[s]?[=/]|real_name", told), (page.path, element.tag)


def test_private_spans_are_gone(shipped: Built) -> None:
    """The text between two %% is in the sources, and in no byte of the site; a mark stands in its place."""
    spans = {
        span.strip()
        for path in (ROOT / "content").rglob("*.md")
        for span in re.findall(r"%%(.+?)%%", path.read_text("utf-8"), re.DOTALL)
    }
    assert spans
    for name, path in shipped.files.items():
        if name.startswith("photos/"):
            continue
        data = path.read_bytes()
        assert b"%%" not in data, name
        assert [span for span in spans if span.encode() in data] == [], name


def test_nothing_of_the_state_is_in_the_site(shipped: Built) -> None:
    assert not (shipped.output / ".chronicle").exists()
    hidden = [path.name for path in shipped.output.rglob(".*")]
    assert hidden == [".chronicle-outputs"]
