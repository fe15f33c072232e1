"""JSON Schemas (draft 7) of the files that are written by hand, from the tables by which they are read. What a build
takes passes here too; what passes here may still be wrong in ways that only the whole site shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from chronicle.settings import CHOICES
from chronicle.source import ALIASES, LANGUAGE, LANGUAGE_ENDINGS, SHAPES, VOCABULARY, WORDINGS, Shape
from chronicle.start import sentences_en, sentences_zh
from chronicle.start.lines import key, word

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
FILES: dict[str, tuple[str, bool]] = {
    "entry": ("entry", False),
    "village": ("village", False),
    "cadre": ("cadre", False),
    "page": ("page", False),
    "places": ("place", True),
    "organisations": ("organisation", True),
    "household": ("household", False),
    "names": ("name", True),
    "settings": ("settings", False),
}
"""By name of a schema: the kind of record, and whether the file is a list of them."""

_LIST = "list_"
"""What the names of definitions of lists begin with."""
_LISTS = {"flag": "yes_no", "consent": "consent"}
"""Shapes that have a list without naming it."""
_TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}
_BY_LANGUAGE: Schema = {
    "type": "object",
    "patternProperties": {LANGUAGE.pattern: _TEXT},
    "additionalProperties": False,
}
_WHOLE: Schema = {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^-?[0-9０-９,，]+$"}]}
_REQUIRED = {"place": ("id", "name"), "organisation": ("id", "name"), "household": ("pseudonym",)}
_NEVER_BLANK = frozenset(("access", "draft", "embargo_until", "minors"))
"""Keys that decide what is public: there without a value they withhold the entry."""
_SIMPLE: Mapping[str, Schema] = {
    "text": _TEXT,
    "texts": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
    "one": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "maxItems": 1}]},
    "number": _WHOLE,
    "numbers": {"anyOf": [_WHOLE, {"type": "array", "items": _WHOLE}]},
    "decimal": {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[0-9０-９.．]+$"}]},
    "date": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
    "quantity": _TEXT,
    "quantities": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
    "coords": {"anyOf": [{"type": "string"}, {"type": "array", "items": _TEXT, "minItems": 2, "maxItems": 2}]},
    "address": {
        "type": ["string", "null"],
        "pattern": r"^\s*([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:|[Tt][Ee][Ll]:)",
    },
    "areas": {"type": "array", "items": {"type": ["array", "number", "string"]}},
    "wording": {"anyOf": [_TEXT, _BY_LANGUAGE]},
    "map": {"type": "object"},
    "any": {},
}
_EXAMPLES = {
    True: {"date": ["2016-03-12", "2016年3月12日", "2015年7月下旬", "2015?"], "quantities": ["7.5公里", "超过1200亩"]},
    False: {"date": ["2016-03-12", "late July 2015", "2015?"], "quantities": ["7.5 km", "over 1200 mu"]},
}


def schema(name: str, *, chinese: bool) -> Schema:
    """The schema of one of FILES. Keys of both languages are taken; those that an editor offers, and what it says of
    them, are in one."""
    context, is_list = FILES[name]
    record: Schema = {"$ref": f"#/definitions/{context}"}
    if context == "name":
        record = {"anyOf": [record, _TEXT]}
    head: Schema = {"$schema": DRAFT, "title": f"chronicle: {name}"}
    kinds = {kind: _record(kind, chinese) for kind in _reached(context)}
    lists = {f"{_LIST}{table}": _list(table, chinese) for table in _tables(kinds)}
    body = {"type": ["array", "null"], "items": record} if is_list else {"allOf": [record]}
    return {**head, **body, "definitions": {**kinds, **lists}}


def _reached(context: str) -> Iterable[str]:
    """The kinds of records that may stand in one of a kind, itself first."""
    seen = [context]
    for kind in seen:
        for shape in SHAPES[kind].values():
            inner = {"funds": "funds", "consent": "consent", "licence": "licence"}.get(shape[0])
            inner = shape[1] if shape[0] in ("record", "records") else inner
            if inner and inner not in seen:
                seen.append(inner)
    return seen


def _tables(kinds: Iterable[str]) -> Iterable[str]:
    """The lists of words that stand in some kinds of records."""
    shapes = [shape for kind in kinds for shape in SHAPES[kind].values()]
    told = [shape[1] if shape[0] in ("word", "words", "open") else _LISTS.get(shape[0], "") for shape in shapes]
    return sorted(set(filter(None, told)))


def _record(context: str, chinese: bool) -> Schema:
    properties: Schema = {}
    names = ALIASES[context]
    for name, canonical in names.items():
        offered = name == key(context, canonical, chinese=chinese)
        properties[name] = _field(context, canonical, offered, chinese)
    made: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    wordings = [re.escape(name) for name, of in names.items() if of in WORDINGS[context] and name.isascii()]
    if wordings:
        ending = "|".join(LANGUAGE_ENDINGS)
        made["patternProperties"] = {f"^({'|'.join(wordings)})_({ending})$": _TEXT}
    needed = [
        {"anyOf": [{"required": [name]} for name, of in names.items() if of == canonical]}
        for canonical in _REQUIRED.get(context, ())
    ]
    return made | ({"allOf": needed} if needed else {})


def _field(context: str, canonical: str, offered: bool, chinese: bool) -> Schema:
    shape = SHAPES[context][canonical]
    made = _shape(shape)
    if context == "entry" and canonical in _NEVER_BLANK:
        made = {"allOf": [made], "not": {"type": "null"}}
    sentences = sentences_zh if chinese else sentences_en
    made = {"description": _sentences(sentences.SENTENCES[context])[canonical], **made}
    if examples := _EXAMPLES[chinese].get(shape[0]):
        made["examples"] = examples
    if not offered:
        made["doNotSuggest"] = True  # heeded by the editors that offer keys
    return made


@cache
def _sentences(table: str) -> Mapping[str, str]:
    return dict(line.split(": ", 1) for line in table.strip().split("\n"))


def _shape(shape: Shape) -> Schema:
    match shape:
        case ("word", table):
            return {"allOf": [_words(table)]}  # a reference alone would hide the description
        case ("words", table):
            one = _words(table)
            # Several words in one text are told apart by the program.
            several = {"type": "string", "pattern": "[、；]"}
            return {"anyOf": [one, {"type": "array", "items": one}, several]}
        case ("open", table):
            open_ = [_words(table), _TEXT, {"type": "array", "items": _TEXT}]
            return {"anyOf": open_ if table != "role" else [*open_, _BY_LANGUAGE]}
        case ("flag",):
            return {"anyOf": [{"type": ["boolean", "null"]}, _words("yes_no")]}
        case ("choice", name):
            return {"enum": [*CHOICES[name], None]}
        case ("code", *lengths):
            digits = "|".join(f"[0-9]{{{length}}}" for length in lengths)
            return {"anyOf": [{"type": ["integer", "null"]}, {"type": "string", "pattern": f"^({digits})$"}]}
        case ("record", context, *short):
            return _inner(context, bool(short), several=False)
        case ("records", context, *short):
            return _inner(context, bool(short), several=True)
        case ("funds",):
            return _inner("funds", True, several=True)
        case ("consent",):
            return {"anyOf": [{"$ref": "#/definitions/consent"}, _words("consent")]}
        case ("licence",):
            return {"anyOf": [{"$ref": "#/definitions/licence"}, _TEXT, _BY_LANGUAGE]}
    return dict(_SIMPLE[shape[0]])


def _inner(context: str, short: bool, *, several: bool) -> Schema:
    one: list[Schema] = [{"$ref": f"#/definitions/{context}"}, _TEXT if short else {"type": "null"}]
    return {"anyOf": [*one, {"type": "array", "items": {"anyOf": one}}] if several else one}


def _words(table: str) -> Schema:
    return {"$ref": f"#/definitions/{_LIST}{table}"}


def _list(table: str, chinese: bool) -> Schema:
    """The words of a list: those of one language first, each with what it is called in both, then all others."""
    known = VOCABULARY[table]
    shown = [
        {"const": word(table, id_, chinese=chinese), "title": f"{said.zh} · {said.en}"} for id_, said in known.items()
    ]
    first = {one["const"] for one in shown}
    others = dict.fromkeys(
        text for id_, said in known.items() for text in (said.zh, said.en, id_, *said.words) if text not in first
    )
    values: list[object] = [*others, *(flag for flag in (True, False) if str(flag).lower() in others), None]
    return {"anyOf": [*shown, {"enum": values}]}
