"""The closed lists of the front matter: ids, labels in both languages, and every word that is accepted."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from types import MappingProxyType

from chronicle.model.value import Value
from chronicle.source.folding import folded
from chronicle.source.vocabulary_table import TABLES

_SUFFIXES = {
    "kind": ("扶贫", "帮扶", "类", "项目", "措施", "工程", " measures", " measure", " assistance", " aid"),
    "cause": ("致贫",),
    "status": ("了",),
}
"""Endings that change nothing: 产业扶贫 (the name until 2020), 产业帮扶 (since 2021), 产业."""


class Words(Value, frozen=True):
    """Labels and accepted words (lower case, NFKC, the id and both labels among them) of one id."""

    zh: str
    en: str
    words: tuple[str, ...]


def _read_table(rows: str) -> Mapping[str, Words]:
    table: dict[str, Words] = {}
    for row in rows.strip().split("\n"):
        id_, zh, en, more = (cell.strip() for cell in row.split("|"))
        said = [id_, id_.replace("_", " "), id_.replace("_", "-"), zh, en, *more.split(",")]
        table[id_] = Words(zh, en, tuple(dict.fromkeys(word for word in map(folded, said) if word)))
    return MappingProxyType(table)


VOCABULARY: Mapping[str, Mapping[str, Words]] = MappingProxyType(
    {name: _read_table(rows) for name, rows in TABLES.items()}
)
"""By table name (status, kind, cause, duty, role, entry_type, access, people, level, record, counting,
organisation_level, village_state, need_state, yes_no, funds_source, consent), by id, in their usual order."""

LABELS: Mapping[str, Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        name: MappingProxyType(
            {id_: MappingProxyType({"zh-Hans": said.zh, "en": said.en}) for id_, said in table.items()}
        )
        for name, table in VOCABULARY.items()
    }
)
"""Table, id, language -> label, for the string tables."""

_BY_WORD: Mapping[str, Mapping[str, str]] = {
    name: {word: id_ for id_, said in table.items() for word in said.words} for name, table in VOCABULARY.items()
}


def find(table_name: str, word: str) -> str | None:
    """The id that a word names in a table; None for an unknown word, which the caller reports."""
    table = _BY_WORD[table_name]
    found = table.get(word)
    if found is not None:
        return found
    told = folded(word)
    if told in table:
        return table[told]
    for suffix in _SUFFIXES.get(table_name, ()):
        if told.endswith(suffix) and told != suffix:
            found = table.get(told.removesuffix(suffix).strip())
            if found is not None:
                return found
    return None


def nearest(table_name: str, word: str, limit: int = 3) -> tuple[str, ...]:
    """Accepted words that look like an unknown one, best first, one for each id; () if none does."""
    told = folded(word)[:40]
    table = _BY_WORD[table_name]
    near = difflib.get_close_matches(told, table, n=limit * 3, cutoff=0.6)
    if not told.isascii():
        near += [known for known in table if len(known) > 1 and (known in told or (len(told) > 1 and told in known))]
    unique: dict[str, str] = {}
    for known in near:
        unique.setdefault(table[known], known)
    return tuple(unique.values())[:limit]
