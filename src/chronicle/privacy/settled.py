"""All that the public form of one text is made of beside the text itself: so much is kept of it until the next
build."""

from __future__ import annotations

from chronicle.link import HOUSEHOLD, Meanings
from chronicle.model.body import Find, Links, Target
from chronicle.model.entry import Entry, Translation
from chronicle.model.value import Value
from chronicle.model.wording import UNSAID, plain
from chronicle.privacy.bodies import BodyDiscloser


class Source(Value, frozen=True):
    """Where a text lies, and what its slots and names lead to. Of an entry no more is kept: there are many."""

    file: str
    links: Links
    finds: tuple[Find, ...]

    @classmethod
    def of(cls, one: Entry | Translation) -> Source:
        """The source of an entry's text, or of a translation."""
        return cls(one.file, one.links, one.prose.finds)


class Settled(Value, frozen=True):
    """One text, in the language `lang`. `meant`: what the names found in it mean; `unregistered`: which of its targets
    are registered nowhere; `shown`: which of them may be shown; `pseudonyms` of the households that it names."""

    source: Source
    lang: str
    meant: tuple[tuple[str, Target], ...] = ()
    unregistered: tuple[Target, ...] = ()
    shown: tuple[Target, ...] = ()
    pseudonyms: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, source: Source, lang: str, names: Meanings, bodies: BodyDiscloser) -> Settled:
        """What of all meanings and of all that is shown bears on one text."""
        answers = [answer for answer in source.links.answers if answer is not None]
        if not answers and not source.links.mentions:
            return cls(source, lang)
        homes = [answer.id.removeprefix(HOUSEHOLD) for answer in answers if answer.id.startswith(HOUSEHOLD)]
        known = names.mentioned
        return cls(
            source,
            lang,
            tuple((find.name, known[find.name]) for find in source.finds if find.name in known),
            tuple(answer for answer in answers if answer in names.unregistered),
            tuple(target for target in (*answers, *source.links.mentions) if bodies.shown(target)),
            tuple((home, bodies.pseudonym(home).get(lang)) for home in homes),
        )

    @property
    def withholds(self) -> bool:
        """True if the text leads to something that may not be shown."""
        return any(answer is not None and answer not in self.shown for answer in self.source.links.answers)

    @property
    def names(self) -> Meanings:
        """The meanings of its names."""
        return Meanings(dict(self.meant), frozenset(self.unregistered))

    @property
    def bodies(self) -> BodyDiscloser:
        """What of it may be shown."""
        return BodyDiscloser(
            {home: plain(said) for home, said in self.pseudonyms},
            frozenset(target.id for target in self.shown if target.kind == "photo"),
            {target.id: "" for target in self.shown if target.kind == "entry"},
            {(target.kind, target.id): UNSAID for target in self.shown},
            frozenset(self.unregistered),
        )
