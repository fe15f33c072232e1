"""The documents as a whole: links lead somewhere, examples are read without a complaint, commands exist, and the
two guides run side by side."""

from __future__ import annotations

import re
import shlex
import unicodedata
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from chronicle.cli.language import voice
from chronicle.cli.program import COMMANDS
from chronicle.read import read_entry
from chronicle.read.lists import read_organisations, read_places
from chronicle.read.private import read_household, read_names
from chronicle.read.registers import read_cadre, read_village
from chronicle.settings import load_settings
from chronicle.source import parse_date, parse_quantity
from chronicle.theme import load_theme
from docs.documents import DOCS, LANGUAGES, PAGES, ROOT, Fence, code_words, fences, page, rows, without_fences

LINK = re.compile(r"(?<!`)\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^)\s]+)\)")


def named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def slug(heading: str) -> str:
    """The id that a code host gives to a heading."""
    kept = [c for c in heading.strip().lower().replace("`", "") if c in " -_" or unicodedata.category(c)[0] in "LN"]
    return "".join(kept).replace(" ", "-")


def anchors(file: Path) -> set[str]:
    text = without_fences(file.read_text(encoding="utf-8"))
    return {slug(head) for head in re.findall(r"^#+ (.+)$", text, re.MULTILINE)} | set(
        re.findall(r'<a id="([^"]+)">', text)
    )


@pytest.mark.parametrize("file", PAGES, ids=named)
def test_links_lead_somewhere(file: Path) -> None:
    prose = re.sub(r"`[^`\n]*`", "", without_fences(file.read_text(encoding="utf-8")))
    for href in LINK.findall(prose):
        if re.match(r"^[a-z]+:", href):
            continue
        path, _, fragment = href.partition("#")
        target = (file.parent / unquote(path)).resolve() if path else file
        assert target.exists(), f"{named(file)} links to {href}, which is not there"
        assert target.is_relative_to(ROOT)
        if fragment and target.suffix == ".md":
            assert unquote(fragment) in anchors(target), f"{named(file)}: no heading {href}"


def test_every_document_is_listed() -> None:
    """Each page below docs/ can be reached from docs/README.md."""
    seen: set[Path] = set()
    todo = [DOCS / "README.md"]
    while todo:
        file = todo.pop()
        if file in seen or file.suffix != ".md" or not file.is_relative_to(DOCS):
            continue
        seen.add(file)
        prose = without_fences(file.read_text(encoding="utf-8"))
        todo += [
            (file.parent / href.partition("#")[0]).resolve()
            for href in LINK.findall(prose)
            if not href.startswith("http")
        ]
    assert set(DOCS.rglob("*.md")) == seen


GUIDE = [
    fence
    for file in PAGES
    if file.name != "checks.md"
    for fence in fences(file)
    if fence.info.startswith(("yaml", "markdown"))
]


@pytest.mark.parametrize("fence", GUIDE, ids=lambda fence: fence.name)
def test_examples_are_read_without_a_complaint(fence: Fence, tmp_path: Path) -> None:
    text = fence.content + "\n"
    whole = f"---\n{text}---\n".encode()
    plain = text.encode()
    if fence.info == "yaml settings":
        (tmp_path / "content").mkdir()
        (tmp_path / "content/chronicle.yaml").write_bytes(plain)
        found = load_settings(tmp_path)[1]
    else:
        found = {
            "markdown file": lambda: read_entry("content/entries/x.md", plain).diagnostics,
            "yaml entry": lambda: read_entry("content/entries/x.md", whole).diagnostics,
            "yaml village": lambda: read_village("content/villages/x.md", whole).diagnostics,
            "yaml cadre": lambda: read_cadre("content/cadres/x.md", whole).diagnostics,
            "yaml places": lambda: read_places("content/places.yaml", plain).diagnostics,
            "yaml organisations": lambda: read_organisations("content/organisations.yaml", plain).diagnostics,
            "yaml household": lambda: read_household("content/private/households/x.yaml", plain).diagnostics,
            "yaml names": lambda: read_names("content/private/names.yaml", plain).diagnostics,
        }[fence.info]()
    assert [(d.code, d.place.line, d.message.en) for d in found] == []


def commands() -> list[tuple[Fence, str]]:
    return [
        (fence, line)
        for file in PAGES
        for fence in fences(file)
        if fence.info == "console"
        for line in fence.text.split("\n")
        if line.startswith("chronicle")
    ]


@pytest.mark.parametrize(("fence", "line"), commands(), ids=lambda part: part if isinstance(part, str) else part.name)
def test_commands_and_options_exist(fence: Fence, line: str) -> None:
    words = shlex.split(line, comments=True)[1:]
    if words == ["--version"]:
        return
    assert words[0] in COMMANDS, f"{fence.name}: {line}"
    module = __import__(f"chronicle.cli.{words[0]}", fromlist=["command"])
    command: click.Command = module.command(voice(words))
    if isinstance(command, click.Group) and len(words) > 1:
        found = command.get_command(click.Context(command), words[1])
        assert found, f"{fence.name}: {line}"
        command = found
    known = {name for parameter in command.params for name in parameter.opts}
    assert {word.partition("=")[0] for word in words if word.startswith("-")} <= known


def test_there_are_commands() -> None:
    assert {shlex.split(line, comments=True)[1] for _, line in commands()} >= {"build", "check", "init"}


def test_guides_run_side_by_side() -> None:
    names = [{file.name for file in (DOCS / "guide" / lang).glob("*.md")} for lang in LANGUAGES]
    assert names[0] == names[1]
    for name in names[0]:
        shapes = []
        for lang in LANGUAGES:
            file = DOCS / "guide" / lang / name
            text = file.read_text(encoding="utf-8")
            heads = re.findall(r"^(#+) ", without_fences(text), re.MULTILINE)
            shapes.append((heads, len(rows(text)), [fence.info for fence in fences(file)]))
        assert shapes[0] == shapes[1], name


SPEECH = {"en": "en", "zh": "zh-Hans"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_dates_and_figures_become_what_is_said(lang: str, tmp_path: Path) -> None:
    theme, _ = load_theme("gazetteer", tmp_path, options={}, languages=tuple(SPEECH.values()))
    speech = theme.speech(SPEECH[lang])
    text = page(f"guide/{lang}/dates-and-figures.md")
    dates = [row for row in rows(text) if len(row) == 3]
    figures = [row for row in rows(text) if len(row) == 2]
    assert len(dates) > 20
    assert len(figures) > 10
    for written, edtf, shown in dates:
        when = parse_date(written)[0]
        assert (when.edtf, speech.date(when).long) == ((code_words(edtf) or [""])[0], shown), written
    for written, shown in figures:
        assert speech.number(parse_quantity(written)[0]) == shown, written
