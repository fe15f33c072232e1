"""Resolving the references of one entry: villages, cadres, places, organisations, households."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chronicle.link.registry import Registries
from chronicle.link.report import Reporter, did_you_mean
from chronicle.model.body import Target
from chronicle.model.diagnostic import NOTHING, Said
from chronicle.model.registers import Cadre, Organisation, Village
from chronicle.model.wording import plain
from chronicle.source import stub_id

_MARKS, _AND = re.compile(r"\s*[，,;/]\s*"), re.compile(r"\s*和\s*|\s+and\s+")
"""What people write between two names in one text (、 and ； are read as such): no name holds such a mark, but 和平村
is one."""
LOOKS_LIKE_ID = re.compile(r"[a-z0-9][a-z0-9._/-]*")
WORDS = {
    "village": Said("village", "村"),
    "cadre": Said("cadre", "干部"),
    "place": Said("place", "地点"),
    "organisation": Said("organisation", "单位"),
    "household": Said("household", "农户"),
}
CODES = {"village": "C201", "cadre": "C202", "place": "C203", "organisation": "C204", "household": "C205"}
AMBIGUOUS = "C206"
_HOUSEHOLD = Said("write the id of a household of the private register", "请写私密登记里农户的编号")


@dataclass
class Stubs:
    """Villages, cadres and organisations that are named and registered nowhere."""

    villages: dict[str, Village]
    cadres: dict[str, Cadre]
    organisations: dict[str, Organisation]

    def targets(self) -> frozenset[Target]:
        """All of them, as links name them."""
        return frozenset(
            (
                *(Target("village", id_) for id_ in self.villages),
                *(Target("cadre", id_) for id_ in self.cadres),
                *(Target("organisation", id_) for id_ in self.organisations),
            )
        )


class Resolver:
    """Resolves references against the registries; unregistered villages, cadres and organisations become
    stubs with pages of their own."""

    def __init__(self, registries: Registries) -> None:
        self.registries = registries
        self.stubs = Stubs({}, {}, {})
        self._clear: dict[tuple[str, str], str] = {}
        self._all_clear: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
        """References that mean one thing each, alone and together: thousands of entries name the same."""

    def one(self, kind: str, text: str, report: Reporter, path: str) -> str:
        """The id that a reference means, or "" with a diagnostic at `path`."""
        if not text:
            return ""
        known = self._clear.get((kind, text))
        if known is not None:
            return known
        found = self.registries.of(kind).find(text)
        if len(found) == 1:
            self._clear[kind, text] = found[0]
            return found[0]
        word = WORDS[kind]
        if found:
            listed = "、".join(found)
            report.say(
                AMBIGUOUS,
                "error",
                path,
                Said(f'"{text}" could be {" or ".join(found)}', f"“{text}”可以是：{listed}"),
                Said("write the id or the official code instead", "请改写编号（id）或区划代码"),
            )
            return ""
        return self._missing(kind, text, report, path, word)

    def knows(self, kind: str, text: str) -> bool:
        """True if a text means something registered, be it one thing or several."""
        return bool(self.registries.of(kind).find(text))

    def many(self, kind: str, texts: tuple[str, ...], report: Reporter, path: str) -> tuple[str, ...]:
        """The ids of several references, each once, in order."""
        if not texts:
            return ()
        known = self._all_clear.get((kind, texts))
        if known is not None:
            return known
        found = (self.one(kind, text, report, f"{path}.{index}") for index, text in enumerate(texts))
        ids = tuple(dict.fromkeys(id_ for id_ in found if id_))
        if all((kind, text) in self._clear for text in texts):
            self._all_clear[kind, texts] = ids
        return ids

    def _missing(self, kind: str, text: str, report: Reporter, path: str, word: Said) -> str:
        nearest = self.registries.of(kind).nearest(text)
        message = Said(f'no {word.en} is called "{text}"', f"没有叫“{text}”的{word.zh}")
        parts = self._several(kind, text)
        if parts:
            listed = ", ".join(parts)
            several = Said(f"several are written as a list: [{listed}]", f"写几个要用列表：[{listed}]")
            report.say(CODES[kind], "error", path, message, several)
            return ""
        typo = bool(nearest) and LOOKS_LIKE_ID.fullmatch(text) is not None
        if kind == "household" or typo:
            # Names that resemble a household's are real names: they are not to be told.
            help_ = _HOUSEHOLD if kind == "household" else did_you_mean(nearest)
            report.say(CODES[kind], "error", path, message, help_)
            return ""
        if kind == "place":
            shown = Said(
                "it is not shown; add it to content/places.yaml, or write a known place",
                "此地点不会显示；请登记到 content/places.yaml，或改写已登记的地点",
            )
            report.say(CODES[kind], "warning", path, message, _joined(did_you_mean(nearest), shown))
            return ""
        id_ = self._stub(kind, text)
        if id_ is None:
            report.say(CODES[kind], "error", path, message, did_you_mean(nearest))
            return ""
        report.say(
            CODES[kind],
            "warning",
            path,
            message,
            _joined(did_you_mean(nearest), _lines_to_add(kind, id_, text)),
        )
        return id_

    def _several(self, kind: str, text: str) -> list[str]:
        """The names that stand in one text; none if it may be one name."""
        if kind == "household":
            return []
        for between, enough in ((_MARKS, any), (_AND, all)):
            parts = [part for part in between.split(text) if part]
            if len(parts) > 1 and enough(self.knows(kind, part) for part in parts):
                return parts
        return []

    def _stub(self, kind: str, text: str) -> str | None:
        id_ = stub_id(text)
        if kind == "village":
            self.stubs.villages.setdefault(id_, Village(id_, plain(text), stub=True))
        elif kind == "cadre":
            self.stubs.cadres.setdefault(id_, Cadre(id_, plain(text), stub=True))
        elif kind == "organisation":
            self.stubs.organisations.setdefault(id_, Organisation(id_, plain(text), stub=True))
        else:
            return None
        return id_


def _joined(first: Said, second: Said) -> Said:
    if first == NOTHING:
        return second
    return Said(f"{first.en} If not: {second.en}", f"{first.zh}如果不是：{second.zh}")


def _lines_to_add(kind: str, id_: str, text: str) -> Said:
    if kind == "organisation":
        line = f"- {{id: {id_}, name: {text}}}"
        return Said(
            f"it gets a page of its own; to register it, add to content/organisations.yaml: {line}",
            f"先给它单独一页；要登记，请在 content/organisations.yaml 里加一行：{line}",
        )
    folder = {"village": "villages", "cadre": "cadres"}[kind]
    lines = f"---\n名称: {text}\n---"
    english = f"---\nname: {text}\n---"
    return Said(
        f"it gets a page of its own; to register it, write content/{folder}/{id_}.md "
        f"with these three lines:\n{english}",
        f"先给它单独一页；要登记，请新建 content/{folder}/{id_}.md，写这三行：\n{lines}",
    )
