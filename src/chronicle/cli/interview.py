"""What a new file needs to know: taken from the options, else asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from chronicle.cli.ask import NONE, ask, can_ask, wanting
from chronicle.cli.begun import plain_text
from chronicle.cli.known import Known, site_of
from chronicle.cli.language import Voice
from chronicle.cli.last_used import last_used
from chronicle.cli.usage import UsageProblem
from chronicle.model.diagnostic import Said

if TYPE_CHECKING:
    from chronicle.start import Named

Value = TypeVar("Value")
DAYS_AGO = {"today": 0, "今天": 0, "yesterday": 1, "昨天": 1, "前天": 2}


@dataclass(frozen=True)
class Interview:
    """A site and the person who begins a file in it."""

    known: Known
    voice: Voice

    @classmethod
    def at(cls, site: str | None, voice: Voice) -> Interview:
        """Begins; from here on the site's language is spoken, unless another one was asked for."""
        known = Known.of(site_of(site))
        voice.settle(known.lang)
        return cls(known, voice)

    def require(self, given: Mapping[str, bool], last: list[str] | None = None) -> None:
        """Ends the command where an option is missing and nobody can be asked; all of them are named at once."""
        missing = [option for option, there in given.items() if not there]
        if missing and not can_ask():
            raise wanting(missing, last or [], self.voice)

    def text(self, option: str, given: str, question: Said, default: str = "") -> str:
        """A text on one line."""
        if not given and can_ask():
            return ask(self.voice, question, plain_text, default=default)
        return _sure(option, plain_text(given or default))

    def one(
        self,
        kind: str,
        option: str,
        given: str,
        question: Said,
        *,
        default: tuple[str, ...] = (),
        needed: bool = False,
    ) -> Named | None:
        """A registered thing; None if none is named. Where nothing of the kind is registered, none is asked for."""
        texts = (given,) if given else ()
        found = self.several(kind, option, texts, question, default=default, needed=needed, most=1)
        return found[0] if found else None

    def usual(self, kind: str) -> tuple[str, ...]:
        """The ids to offer: those of last time, else the only one that there is."""
        things = self.known.things(kind)
        return last_used(self.known.folder).get(kind, ()) or (
            tuple(one.id for one in things) if len(things) == 1 else ()
        )

    def several(
        self,
        kind: str,
        option: str,
        given: tuple[str, ...],
        question: Said,
        *,
        default: tuple[str, ...] = (),
        needed: bool = False,
        most: int = 99,
    ) -> tuple[Named, ...]:
        """Registered things; `default` are the ids of those that are offered."""
        things = {thing.id: thing for thing in self.known.things(kind)}
        if given:
            return _sure(option, self._all(kind, [text for text in given if text != "-"], most))
        if not can_ask() or (not things and not needed):
            return ()
        offered = "、".join(things[id_].name for id_ in default if id_ in things)

        def read(answer: str) -> tuple[Named, ...] | Said:
            if answer == offered:
                return tuple(things[id_] for id_ in default if id_ in things)
            return self._all(kind, answer.replace("，", "、").replace(",", "、").split("、"), most)

        def like(typed: str) -> list[str]:
            return [thing.name for thing in self.known.like(kind, typed)]

        return ask(self.voice, question, read, default=offered, candidates=like, optional=not needed)

    def date(self, option: str, given: str, question: Said, *, default: str = "", optional: bool = False) -> str:
        """A date as it is to be written; `today` and `昨天` become days, `-` is none. Days to come are refused."""
        if given:
            return _sure(option, self._date(given))
        if not can_ask():
            return default

        def read(answer: str) -> str | Said:
            return self._date(answer) if answer else ""

        return ask(self.voice, question, read, default=default, optional=optional)

    def word(self, table: str, option: str, given: str, question: Said, *, needed: bool = False) -> str:
        """An id of a list of words, "" for none; the first word of the list is offered where one may be left out."""
        from chronicle.source import LABELS, find_word, nearest_words

        labels = [label[self.voice.lang] for label in LABELS[table].values()]

        def read(answer: str) -> str | Said:
            found = find_word(table, answer) if answer else ""
            if found is not None and (found or not needed):
                return found
            near = nearest_words(table, answer) or labels
            return Said(
                f"“{answer}” is not known here; write {' or '.join(near)}",
                f"这里不认识“{answer}”，请写{'、'.join(near)}",
            )

        def like(typed: str) -> list[str]:
            return [label for label in labels if label.startswith(typed)]

        if given or not can_ask():
            return _sure(option, read(given))
        offered = "" if needed else labels[0]
        return ask(self.voice, question, read, default=offered, candidates=like, optional=not needed)

    def is_new(self, kind: str, name: str) -> None:
        """Refuses a name that is registered already."""
        same = [thing for thing in self.known.things(kind) if name in (thing.name, *thing.texts)]
        if same:
            raise UsageProblem(
                f"“{name}” is registered already: {same[0].id}", f"“{name}”已经登记过了，编号是 {same[0].id}"
            )

    def own_id(self, kind: str, given: str) -> str:
        """The id that was asked for, "" if none was."""
        from chronicle.source import id_remarks

        if not given:
            return ""
        for remark in id_remarks(given.replace("/", "?")):
            raise UsageProblem(f"--id: {remark.message.en}", f"--id：{remark.message.zh}")
        if any(thing.id == given for thing in self.known.things(kind)):
            raise UsageProblem(f"--id: “{given}” is taken", f"--id：“{given}”已有人用了")
        return given

    def _all(self, kind: str, texts: list[str], most: int) -> tuple[Named, ...] | Said:
        found: list[Named] = []
        for text in filter(None, map(str.strip, texts)):
            one = self.known.find(kind, text)
            if isinstance(one, Said):
                return one
            found.append(one)
        if len(found) > most:
            return Said("one only", "只能写一个")
        return tuple(dict.fromkeys(found))

    def _date(self, text: str) -> str | Said:
        from chronicle.source import parse_date

        day = self.known.day
        if text == NONE:
            return ""
        if (ago := DAYS_AGO.get(text.lower())) is not None:
            return (day - timedelta(days=ago)).isoformat()
        when, remarks = parse_date(text)
        for remark in remarks:
            if remark.severity != "hint":
                return Said(
                    f"{remark.message.en}; {remark.help.en or 'write it as 2016-03-12'}",
                    f"{remark.message.zh}；{remark.help.zh or '请写成 2016-03-12'}",
                )
        if when.lower is not None and when.lower > day:
            return Said(
                f"“{text}” is later than {day.isoformat()}, the day that counts as today here",
                f"“{text}”晚于 {day.isoformat()}（这里以它为今天）",
            )
        return " ".join(text.split())


def _sure(option: str, found: Value | Said) -> Value:
    """What an option gave; a complaint ends the command."""
    if isinstance(found, Said):
        raise UsageProblem(f"{option}: {found.en}", f"{option}：{found.zh}")
    return found
