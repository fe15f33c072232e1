"""The rehearsal: the themes of the program pass it, faulty ones are told where."""

from pathlib import Path

import pytest

from chronicle.model.diagnostic import Diagnostic
from chronicle.plan import KINDS
from chronicle.render import LANGUAGES, rehearse, samples
from chronicle.theme import load_theme


def child(root: Path, files: dict[str, str]) -> list[Diagnostic]:
    for name, text in {"theme.yaml": "contract: 1\nextends: plain\n", **files}.items():
        file = root / "themes" / "child" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return list(rehearse(load_theme("child", root, options={})[0]))


@pytest.mark.parametrize("name", ["plain", "gazetteer"])
def test_the_themes_of_the_program_pass(name: str, tmp_path: Path) -> None:
    theme, found = load_theme(name, tmp_path, options={}, languages=LANGUAGES)
    assert found == ()
    assert rehearse(theme, LANGUAGES) == ()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_is_a_rich_and_an_empty_sample_of_every_kind(lang: str) -> None:
    names = [sample.name for sample in samples(lang)]
    assert set(names) == {*KINDS, *(f"{kind}-empty" for kind in KINDS)}
    assert len({sample.path for sample in samples(lang)}) == len(names)
    for sample in samples(lang):
        assert type(sample.job.content) is KINDS[sample.job.page.kind]


@pytest.mark.parametrize(
    ("template", "text", "code", "line", "column", "said"),
    [
        ("entry", "<p>\n{{ content.tittle }}", "C766", 2, 4, "content (Entry) has no “tittle”"),
        ("entry", "{{ page.kin }}", "C766", 1, 4, "page has no “kin”"),
        ("parts/mine", "{{ content.nowhere }}", "C766", 1, 4, "content has no “nowhere”"),
        ("home", "{{ content.cover.nope }}", "C766", 1, 17, "Picture has no “nope”"),
        ("entries", "{% if content.of.text %}{{ content.count / 0 }}{% endif %}", "C767", 1, 1, "the template fails"),
        ("home", "<p>{{ content.cover }}</p>", "C767", 0, 0, "the sample “home"),
    ],
)
def test_a_faulty_theme(tmp_path: Path, template: str, text: str, code: str, line: int, column: int, said: str) -> None:
    found = child(tmp_path, {f"templates/{template}.html": text})
    mine = [d for d in found if d.place.file == f"themes/child/templates/{template}.html"]
    assert [(d.code, d.place.line, d.place.column) for d in mine] == [(code, line, column)]
    assert mine[0].message.en.startswith(said)


def test_what_one_kind_has_a_shared_part_may_use(tmp_path: Path) -> None:
    part = "{% if page.kind == 'entry' %}{{ content.weather }}{% endif %}"
    assert child(tmp_path, {"templates/parts/mine.html": part}) == []


def test_a_theme_without_ancestors_must_have_every_kind(tmp_path: Path) -> None:
    found = child(tmp_path, {"theme.yaml": "contract: 1\n", "templates/home.html": "x", "strings/en.yaml": "a: b"})
    missing = [d.place.file for d in found if d.code == "C768"]
    assert len(missing) == len(KINDS) - 1
    assert "themes/child/templates/entry.html" in missing
