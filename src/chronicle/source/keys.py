"""Which field a key means, by where it stands: entry, measure, need, photo, village, posting …"""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import lru_cache

from chronicle.model.diagnostic import NOTHING, Related, Said
from chronicle.model.value import Value
from chronicle.source.foreign_keys import FOREIGN
from chronicle.source.key_tables import ALIASES, ALL_NAMES, DROPPED, PRIVACY_KEYS, WORDINGS
from chronicle.source.nearest import did_you_mean
from chronicle.source.nodes import ListNode, MapNode, Node, Scalar
from chronicle.source.pinyin import pinyin
from chronicle.source.sheet import Sheet

LANGUAGE_ENDINGS = ("en", "zh", "ja", "ko", "fr", "de", "es", "ru", "zh_hans", "zh_hant", "bo", "ug", "mn")
"""What stands behind a wording's key to tell its language: `name_en`."""
_LANGUAGE_KEY = re.compile(rf"^([a-z_]+)_({'|'.join(LANGUAGE_ENDINGS)})$")
_HELPED = 100
_REST_OF_NUMBER = re.compile("[0-9]{3}(?![0-9])")
_DASHES = "-－—–−•· \u3000"
"""What is taken for the dash before an item of a list."""
_LONGEST = 8
"""Characters of the longest key in Chinese, and a few more."""


def normalise(key: str) -> str:
    """NFKC, trimmed, lower case, runs of spaces and hyphens to one `_`."""
    return re.sub(r"[\s-]+", "_", unicodedata.normalize("NFKC", key).strip().lower())


def is_key(word: str) -> bool:
    """True for a key of any kind of record, in either language."""
    name = normalise(word)
    found = _LANGUAGE_KEY.match(name)
    return name in ALL_NAMES or (found is not None and found[1] in ALL_NAMES)


class Field(Value, frozen=True):
    """One field as written: its canonical key, the language of a key like `name_en` ("" if none), and its
    value."""

    key: str
    lang: str
    written: Scalar
    value: Node


@lru_cache(maxsize=1000)
def nearest_keys(name: str, context: str) -> tuple[str, ...]:
    """Up to two known keys that are near to an unknown one, best first: by their letters, else by their sound, for
    that is how Chinese is typed."""
    near = difflib.get_close_matches(name[:60], tuple(ALIASES[context]), n=2, cutoff=0.6)
    return tuple(near) or _sounding_like(name, context)[:2]


def _sounding_like(name: str, context: str) -> tuple[str, ...]:
    """Keys of Han characters that are typed with the same letters: 日其 and 日期."""
    if name.isascii() or len(name) > _LONGEST:
        return ()
    sound = pinyin(name)
    return tuple(key for key in ALIASES[context] if len(key) == len(name) and pinyin(key) == sound)


def read_keys(node: MapNode, context: str, sheet: Sheet) -> tuple[Field, ...]:
    """The known fields of a map, in the order written, each once. Reports C125, C140 to C142 and C614."""
    aliases = ALIASES[context]
    dropped = DROPPED[context]
    seen: dict[tuple[str, str], Field] = {}
    for written, value in node.pairs:
        key, lang = aliases.get(written.text), ""
        if key is None:
            resolved = _resolve(written, value, context, sheet)
            if resolved is None:
                continue
            key, lang = resolved
        field = Field(key, lang, written, value)
        first = seen.setdefault((key, lang), field)
        if first is not field:
            _twice(first, field, sheet)
    return tuple(field for field in seen.values() if field.key not in dropped) if dropped else tuple(seen.values())


def _resolve(written: Scalar, value: Node, context: str, sheet: Sheet) -> tuple[str, str] | None:
    name = normalise(written.text)
    key = ALIASES[context].get(name)
    if key is not None:
        return key, ""
    found = _LANGUAGE_KEY.match(name)
    if found:
        key = ALIASES[context].get(found[1])
        if key in WORDINGS[context]:
            return key or "", _tag(found[2])
    _unknown(written, value, name, context, sheet)
    return None


def _tag(suffix: str) -> str:
    return {"zh": "zh-Hans", "zh_hans": "zh-Hans", "zh_hant": "zh-Hant"}.get(suffix, suffix)


def _unknown(written: Scalar, value: Node, name: str, context: str, sheet: Sheet) -> None:
    shown = written.text[:40]
    head, colon, rest = unicodedata.normalize("NFKC", written.text).partition(":")
    if colon and normalise(head) in ALIASES[context]:
        right = re.sub(r"\s*([:,])\s*", r"\1 ", f"{head}:{rest}").strip()
        sheet.error(
            "C125",
            written.spot,
            Said("a key and its value stand without “: ” between them", "键与值之间没有“: ”"),
            Said(f"write “{right}”", f"请写成“{right}”"),
        )
        return
    if context not in ("entry", "photo") and ALIASES["entry"].get(name) in PRIVACY_KEYS:
        sheet.withhold = True
        sheet.error(
            "C614",
            written.spot,
            Said(
                f"“{shown}” decides what is public in entries and photos only; the record is withheld",
                f"“{shown}”只在日记和照片里决定是否公开；此条先不发布",
            ),
            Said(
                "take the line out, and what must not be shown out of the file",
                "请删去这一行，不宜公开的内容也请移出本文件",
            ),
        )
        return
    # Looking for near keys is slow; a file of unknown keys needs no more help than a hundred lines of it.
    near = nearest_keys(name, context) if len(sheet.diagnostics) < _HELPED else ()
    meant = ALIASES[context][near[0]] if near else ""
    if meant in PRIVACY_KEYS and (
        difflib.SequenceMatcher(None, name, near[0]).ratio() > 0.7 or near[0] in _sounding_like(name, context)
    ):
        # A misspelt `access: closed` must not publish what it was meant to close.
        sheet.withhold = True
        sheet.error(
            "C614",
            written.spot,
            Said(
                f"“{shown}” looks like “{near[0]}”, which decides what is public; the record is withheld",
                f"“{shown}”像是“{near[0]}”，它决定是否公开；此条先不发布",
            ),
            Said(f"write “{near[0]}”", f"请写成“{near[0]}”"),
        )
        return
    if context == "entry" and name in FOREIGN:
        _foreign(written, value, name, sheet)
        return
    item = written.text.lstrip(_DASHES)
    if _REST_OF_NUMBER.match(written.text) and isinstance(value, Scalar) and value.empty:
        help_ = Said(
            f'inside braces a comma ends the value; put the number in quotation marks: "…,{shown}"',
            f'花括号里的逗号表示一项结束；带逗号的数请放进英文引号："…,{shown}"',
        )
    elif item != written.text and normalise(item) in ALIASES[context]:
        help_ = Said(f"an item of a list begins with “- ”: “- {item}: …”", f"列表的一项以“- ”开头：“- {item}: …”")
    else:
        help_ = did_you_mean(near)
    sheet.warn(
        "C142",
        written.spot,
        Said(
            f"no key is called “{shown}” here; it is not published",
            f"这里没有叫“{shown}”的键，内容不会发布",
        ),
        help_,
    )


def _foreign(written: Scalar, value: Node, name: str, sheet: Sheet) -> None:
    """A key of another program. One that kept a post from being shown there must keep it from being shown here."""
    shown, said = written.text[:40], value.text.strip().lower() if isinstance(value, Scalar) else "…"
    if said not in FOREIGN[name].harmless:
        sheet.withhold = True
        sheet.error(
            "C614",
            written.spot,
            Said(
                f"“{shown}” kept this from being shown in another program; the record is withheld",
                f"“{shown}”在别的程序里使本文不公开；此条先不发布",
            ),
            Said(
                "write “draft: yes” or “access: closed”, or take the line out",
                "请写“草稿: 是”或“公开: 不公开”，或删去这一行",
            ),
        )
        return
    right = FOREIGN[name].right
    sheet.say(
        "C145",
        "hint",
        written.spot,
        Said(
            f"“{shown}” is a key of another program; it has no effect here",
            f"“{shown}”是别的程序用的键，在这里不起作用",
        ),
        Said(f"if it is meant for readers, write “{right}”", f"要给读者看的，请写“{right}”") if right else NOTHING,
    )


def _twice(first: Field, second: Field, sheet: Sheet) -> None:
    related = (Related(sheet.place(first.written.spot), Said("first here", "第一次在这里")),)
    one, two = first.written.text, second.written.text
    if normalise(one) == normalise(two):
        sheet.say(
            "C140",
            "error",
            second.written.spot,
            Said(f"the key “{two}” stands here a second time", f"键“{two}”重复出现"),
            Said("keep one of them; several values are a list: [a, b]", "请保留一个；多个值写成列表：[甲, 乙]"),
            related,
        )
    elif _plain(first.value) != _plain(second.value):
        sheet.say(
            "C141",
            "error",
            second.written.spot,
            Said(
                f"“{one}” and “{two}” mean the same key but have different values",
                f"“{one}”和“{two}”是同一个键，值却不同",
            ),
            Said("keep one of them", "请保留一个"),
            related,
        )


def _plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, ListNode):
        return [_plain(item) for item in node.items]
    return {key.text: _plain(value) for key, value in node.pairs}
