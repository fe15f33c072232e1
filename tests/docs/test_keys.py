"""The tables of keys and of words in both guides, held to the tables of the program."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass

import pytest

from chronicle.settings.schema import Licence, Settings
from chronicle.source.key_tables import ALIASES, DROPPED, WORDINGS
from chronicle.source.vocabulary import VOCABULARY
from chronicle.start import sentences_en, sentences_zh
from docs.documents import LANGUAGES, code_words, page, rows

PAGES = ("front-matter.md", "settings.md")
BY_LANGUAGE = {"en": "*By language.*", "zh": "*可分语言。*"}
DROPPED_WORDS = {"en": "dropped while reading", "zh": "读入时即丢弃"}


def marked(text: str, mark: str) -> dict[str, list[tuple[str, ...]]]:
    """The tables after comments `<!-- mark: name -->`, by name."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for part in re.split(rf"^<!-- {mark}: ", text, flags=re.MULTILINE)[1:]:
        name, _, rest = part.partition(" -->")
        table = rest.split("\n#")[0].split("\n<!--")[0]
        assert name not in found, f"two tables of {name}"
        found[name] = rows(table.split("\n\n", 2)[1] if mark == "keys" else table)
    return found


def key_tables(lang: str) -> dict[str, list[tuple[str, ...]]]:
    """The tables of all kinds of records, over the pages of a guide."""
    tables: dict[str, list[tuple[str, ...]]] = {}
    for name in PAGES:
        tables.update(marked(page(f"guide/{lang}/{name}"), "keys"))
    return tables


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_of_record_has_a_table(lang: str) -> None:
    assert set(key_tables(lang)) == set(ALIASES)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("context", ALIASES)
def test_every_key_and_every_name_of_it(lang: str, context: str) -> None:
    documented: dict[str, str] = {}
    for key, others, _ in key_tables(lang)[context]:
        names = [*code_words(key), *code_words(others)]
        for name in names:
            assert name not in documented, f"{name} stands twice"
            documented[name] = names[0]
    assert documented == ALIASES[context]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("context", ALIASES)
def test_what_is_by_language_and_what_is_dropped(lang: str, context: str) -> None:
    table = key_tables(lang)[context]
    told = {code_words(key)[0]: text for key, _, text in table}
    assert {key for key, text in told.items() if BY_LANGUAGE[lang] in text} == WORDINGS[context]
    assert {key for key, text in told.items() if DROPPED_WORDS[lang] in text} == DROPPED[context]
    assert all(told.values())


def sentence(text: str, lang: str) -> str:
    """A cell as an editor shows it: without links to other pages and what is said of the form."""
    text = text.replace(BY_LANGUAGE[lang], "").replace({"en": "(below)", "zh": "（见下）"}[lang], "")
    text = re.sub(r" ?[（(]\[[^\]]*\]\([^)]*\)[)）]", "", text)
    return re.sub(r" +(?=[,;.]|$)", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)).strip()


@pytest.mark.parametrize(("lang", "sentences"), [("en", sentences_en.SENTENCES), ("zh", sentences_zh.SENTENCES)])
def test_editors_show_what_the_guide_says(lang: str, sentences: dict[str, str]) -> None:
    for context, table in key_tables(lang).items():
        told = [line.split(": ", 1) for line in sentences[context].strip().split("\n")]
        assert told == [[code_words(key)[0], sentence(text, lang)] for key, _, text in table]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_list_with_its_words(lang: str) -> None:
    tables = marked(page(f"guide/{lang}/words.md"), "list")
    assert set(tables) == set(VOCABULARY)
    for name, table in tables.items():
        told = {code_words(row[0])[0]: row[1:] for row in table}
        assert list(told) == list(VOCABULARY[name]), name
        for id_, words in VOCABULARY[name].items():
            zh, en, more = told[id_]
            assert (zh, en) == (words.zh, words.en)
            own = {id_, id_.replace("_", " "), id_.replace("_", "-"), zh.lower(), en.lower()}
            assert own | set(filter(None, more.split(", "))) == set(words.words), (name, id_)


def defaults(value: object, path: str = "") -> dict[str, object]:
    """Every setting with its default, by dotted name."""
    found: dict[str, object] = {}
    for field in fields(value):  # type: ignore[arg-type]
        inner = getattr(value, field.name)
        name = {"webp_quality": "quality.webp", "jpeg_quality": "quality.jpeg"}.get(field.name, field.name)
        if is_dataclass(inner) and field.name in ("privacy", "photos"):
            found.update(defaults(inner, f"{path}{name}."))
        elif field.name != "given":
            found[f"{path}{name}"] = inner
    return found


def test_fields_of_settings_are_keys_of_settings() -> None:
    assert {field.name for field in fields(Settings)} == set(ALIASES["settings"].values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_defaults(lang: str) -> None:
    table = rows(page(f"guide/{lang}/settings.md").split("<!-- defaults -->")[1].split("\n## ")[0])
    told = {code_words(key)[0]: text for key, text in table}
    plain = defaults(Settings())
    assert set(told) <= set(plain)
    for key, value in plain.items():
        if key not in told:
            assert not value or value == Licence(), f"{key} has the default {value!r}, which is not told"
            continue
        text = (code_words(told[key]) or [told[key]])[0]
        shown = {"yes": True, "无": (), "none": ()}.get(text, text)
        if key == "title":
            assert all(word in told[key] for word in plain[key].all())  # type: ignore[attr-defined]
        elif isinstance(value, tuple):
            assert shown == () or text == f"[{', '.join(map(str, value))}]"
        elif isinstance(value, bool):
            assert shown is value
        elif isinstance(value, int | float):
            assert float(text) == value
        else:
            assert text == value
