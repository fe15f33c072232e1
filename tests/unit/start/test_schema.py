"""The JSON Schemas take what the program takes, and complain of what it complains of."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from chronicle.read import read_entry
from chronicle.read.lists import read_organisations, read_places
from chronicle.read.private import read_household, read_names
from chronicle.read.registers import read_cadre, read_page, read_village
from chronicle.settings.load import parse_settings
from chronicle.source import ALIASES, LABELS, SHAPES, VOCABULARY, WORDINGS, Record, Sheet
from chronicle.source.key_tables import DROPPED
from chronicle.start import SCHEMAS, schema
from docs.documents import DOCS, ROOT, fences

LANGUAGES = (True, False)
STARTERS = ROOT / "src/chronicle/cli/starter"
CONTENTS = (ROOT / "content", ROOT / "tests/golden/site/content", STARTERS / "zh/content", STARTERS / "en/content")
KINDS = {
    "entries/": "entry",
    "villages/": "village",
    "cadres/": "cadre",
    "pages/": "page",
    "places.yaml": "places",
    "organisations.yaml": "organisations",
    "private/households/": "household",
    "private/names.yaml": "names",
    "chronicle.yaml": "settings",
}


class Core(yaml.SafeLoader):
    """YAML as editors read it: the core schema of YAML 1.2, where a day is a text and `yes` is one too."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+0123456789."),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def loaded(text: str) -> Any:
    """What an editor sees of a file, or of its front matter."""
    if text.startswith("---\n"):
        text = text.removeprefix("---\n").partition("\n---")[0]
    return yaml.load(text, Core)


def complaints(name: str, text: str, *, chinese: bool = False) -> list[str]:
    made = Draft7Validator(schema(name, chinese=chinese))
    return [f"{list(error.absolute_path)}: {error.message[:200]}" for error in made.iter_errors(loaded(text))]


def kind_of(file: Path, content: Path) -> str:
    name = file.relative_to(content).as_posix()
    return next((kind for start, kind in KINDS.items() if name.startswith(start)), "")


FILES = [
    (file, kind)
    for content in CONTENTS
    for file in sorted(content.rglob("*"))
    if file.suffix in (".md", ".yaml") and (kind := kind_of(file, content))
]
EXAMPLES = [
    fence
    for page in sorted((DOCS / "guide").rglob("*.md"))
    for fence in fences(page)
    if fence.info.startswith("yaml ") and fence.info.split()[1] in SCHEMAS
]


@pytest.mark.parametrize("name", SCHEMAS)
@pytest.mark.parametrize("chinese", LANGUAGES)
def test_it_is_a_schema(name: str, chinese: bool) -> None:
    Draft7Validator.check_schema(schema(name, chinese=chinese))


@pytest.mark.parametrize(
    ("file", "kind"), FILES, ids=lambda part: str(part.relative_to(ROOT)) if isinstance(part, Path) else part
)
@pytest.mark.parametrize("chinese", LANGUAGES)
def test_all_content_that_ships_passes(file: Path, kind: str, chinese: bool) -> None:
    assert complaints(kind, file.read_text(encoding="utf-8"), chinese=chinese) == []


def test_all_kinds_of_content_were_met() -> None:
    assert {kind for _, kind in FILES} == set(SCHEMAS)


@pytest.mark.parametrize("fence", EXAMPLES, ids=lambda fence: fence.name)
def test_every_example_of_the_guide_passes(fence: Any) -> None:
    assert complaints(fence.info.split()[1], fence.text) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("entry", "titel: a"),
        ("entry", "access: publik"),
        ("entry", "access:"),
        ("entry", "measures: [{title: a, status: finnished}]"),
        ("entry", "measures: [{titl: a}]"),
        ("entry", "order: first"),
        ("entry", "draft: perhaps"),
        ("entry", "title: [a, b]"),
        ("entry", "措施: [{名称: 路, 状态: 做完}]"),
        ("entry", "photos: [{file: a.jpg, people: many}]"),
        ("entry", "source: {url: ftp://example.org}"),
        ("village", "code: '12345'"),
        ("village", "coords: [1, 2, 3]"),
        ("places", "- {name: a}"),
        ("places", "id: a"),
        ("household", "id: h-1"),
        ("settings", "privacy: {names: ignore}"),
        ("settings", "photos: {large: huge}"),
    ],
)
def test_what_is_wrong_is_found(name: str, text: str) -> None:
    assert complaints(name, text) != []


@pytest.mark.parametrize("chinese", LANGUAGES)
def test_every_word_of_every_list_is_taken(chinese: bool) -> None:
    places = {
        shape[1]: (kind, key)
        for kind, of in SHAPES.items()
        for key, shape in of.items()
        if shape[0] in ("word", "words", "open")
    }
    assert set(places) == set(VOCABULARY) - {"yes_no"}
    for table, (kind, key) in places.items():
        name = next((name for name in SCHEMAS if kind in schema(name, chinese=chinese)["definitions"]), "")
        made = schema(name, chinese=chinese)
        inner = Draft7Validator({**made["definitions"][kind]["properties"][key], "definitions": made["definitions"]})
        for id_, words in VOCABULARY[table].items():
            for word in (id_, *LABELS[table][id_].values(), *words.words):
                assert inner.is_valid(word), (table, word)
        assert inner.is_valid("nonsense") == (SHAPES[kind][key][0] == "open")


@pytest.mark.parametrize("chinese", LANGUAGES)
def test_one_name_of_each_key_is_offered(chinese: bool) -> None:
    for name in SCHEMAS:
        for kind, record in schema(name, chinese=chinese)["definitions"].items():
            if kind.startswith("list_"):
                continue
            assert set(record["properties"]) == set(ALIASES[kind])
            offered = [key for key, field in record["properties"].items() if "doNotSuggest" not in field]
            assert sorted(ALIASES[kind][key] for key in offered) == sorted(set(ALIASES[kind].values()))
            han = [key for key in offered if re.search(r"[\u4e00-\u9fff]", key)]
            assert bool(han) == chinese or kind == "quality"


# ---- the shapes are those by which the readers read

METHODS = {
    "text": {"text", "texts"},
    "number": {"number"},
    "flag": {"flag"},
    "date": {"date"},
    "quantity": {"quantity"},
    "quantities": {"quantities"},
    "funds": {"funds"},
    "coords": {"coords"},
    "address": {"address"},
    "code": {"code"},
    "texts": {"texts"},
    "one": {"one"},
    "wording": {"wording"},
    "word": {"word"},
    "words": {"words"},
    "record": {"record"},
    "records": {"records"},
    "numbers": {"nodes"},
    "decimal": {"text"},
    "choice": {"text"},
    "map": {"value"},
    "areas": {"value"},
    "open": {"value"},
    "consent": {"value", "word"},
    "licence": {"value", "wording", "record"},
    "any": {"value"},
}
BY_HAND = {
    ("funds", "amount"),  # read as a node, so that money is told from what is none
    ("household", "real_name"),
}


def written(kind: str) -> str:
    """A record that has every key."""
    return "".join(f"{key}: {value(shape)}\n" for key, shape in SHAPES[kind].items() if key not in DROPPED[kind])


def value(shape: tuple[str, ...]) -> str:
    kind = shape[1] if shape[0] in ("record", "records") else shape[0]
    if shape[0] in ("word", "words"):
        return next(iter(VOCABULARY[shape[1]]))
    if kind not in SHAPES or shape[0] == "source":
        return "'1'"
    return f"[{{{inner(kind)}}}]" if shape[0] in ("records", "funds") else f"{{{inner(kind)}}}"


def inner(kind: str) -> str:
    return ", ".join(f"{key}: {value(shape)}" for key, shape in SHAPES[kind].items() if key not in DROPPED[kind])


def read_all(kind: str) -> None:
    text = written(kind)
    page = f"---\n{text}---\n"
    item = "- " + text.replace("\n", "\n  ").rstrip() + "\n"
    {
        "entry": lambda: read_entry("content/entries/a.md", page.encode()),
        "village": lambda: read_village("content/villages/a.md", page.encode()),
        "cadre": lambda: read_cadre("content/cadres/a.md", page.encode()),
        "page": lambda: read_page("content/pages/a.md", page.encode()),
        "place": lambda: read_places("content/places.yaml", item.encode()),
        "organisation": lambda: read_organisations("content/organisations.yaml", item.encode()),
        "household": lambda: read_household("content/private/households/a.yaml", text.encode()),
        "name": lambda: read_names("content/private/names.yaml", item.encode()),
        "settings": lambda: parse_settings(text, Sheet("content/chronicle.yaml")),
    }[kind]()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], set[tuple[str, ...]]]:
    """Which field was read by which method, and with what list or kind of record."""
    seen: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for name in set().union(*METHODS.values()):
        plain = getattr(Record, name)

        def told(self: Record, key: str, *more: Any, _name: str = name, _plain: Any = plain, **named: Any) -> Any:
            detail = more if _name in ("word", "words", "record", "records", "code") else ()
            flat = tuple(str(part) for one in detail for part in (one if isinstance(one, tuple) else (one,)))
            seen.setdefault((self.context, key), set()).add((_name, *flat))
            return _plain(self, key, *more, **named)

        monkeypatch.setattr(Record, name, told)
    return seen


def test_the_shapes_are_those_of_the_readers(asked: dict[tuple[str, str], set[tuple[str, ...]]]) -> None:
    for kind, _ in SCHEMAS.values():
        read_all(kind)
    for kind, of in SHAPES.items():
        for key, shape in of.items():
            if key in DROPPED[kind] or (kind, key) in BY_HAND:
                continue
            calls = asked.get((kind, key), set())
            methods = {call[0] for call in calls}
            assert methods & METHODS[shape[0]], (kind, key, shape, calls)
            if shape[0] in ("word", "words"):
                assert any(call[:2] == shape for call in calls), (kind, key, shape, calls)
            if shape[0] in ("record", "records", "code"):
                assert any(call[: len(shape)] == shape for call in calls), (kind, key, shape, calls)
            if shape[0] == "text":
                assert methods <= {"text", "texts", "value", "one"}, (kind, key, methods)


def test_every_key_has_a_shape() -> None:
    for kind, names in ALIASES.items():
        assert set(SHAPES[kind]) == set(names.values())
        assert all(SHAPES[kind][key][0] in ("wording", "licence", "open") for key in WORDINGS[kind])


def parts() -> Iterator[tuple[str, dict[str, Any]]]:
    for name in SCHEMAS:
        yield name, schema(name, chinese=False)


def test_every_reference_leads_to_a_definition() -> None:
    for name, made in parts():
        for target in re.findall(r"'\$ref': '#/definitions/(\w+)'", repr(made)):
            assert target in made["definitions"], name
