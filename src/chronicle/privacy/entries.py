"""The public form of an entry and of its measures and needs: an allow-list, field by field. The causes of poverty
that an entry gives beside a household are that household's (an illness, a disability): shown with its consent only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chronicle.link import all_targets
from chronicle.model.archive import (
    Archive,
    PublicEntry,
    PublicMeasure,
    PublicNeed,
    PublicPhoto,
    PublicText,
)
from chronicle.model.entry import Entry, Translation
from chronicle.model.measure import Measure, Need
from chronicle.model.wording import UNSAID, Wording
from chronicle.privacy.bodies import BodyDiscloser
from chronicle.source import find_word


@dataclass(frozen=True, slots=True)
class EntryDiscloser:
    """Makes public entries. `keys`: (entry, part, index) to the key of the measure or need there."""

    archive: Archive
    bodies: BodyDiscloser
    photos: Mapping[str, PublicPhoto]
    keys: Mapping[tuple[str, str, int], str]
    told: frozenset[str]
    """Keys of the measures and needs that a shown entry tells."""

    def public(self, entry: Entry, translations: Sequence[Translation]) -> PublicEntry:
        """The entry as it may be shown, with its public translations."""
        texts = {entry.lang: self._text(entry.title, entry.summary, entry, entry.lang, draft=entry.draft)}
        for told in translations:
            captions = tuple(row for row in told.captions if row[0] in self.photos)
            draft = entry.draft or told.withheld == "draft"
            texts[told.lang] = self._text(told.title, told.summary, told, told.lang, captions, draft=draft)
        return PublicEntry(
            id=entry.id,
            lang=entry.lang,
            texts=texts,
            date=entry.date,
            date_text=entry.date_text,
            inferred=entry.inferred,
            sort=entry.sort_key(),
            time=entry.time,
            weather=entry.weather,
            type=entry.type,
            ref=entry.ref,
            villages=entry.villages,
            places=entry.places,
            cadres=entry.cadres,
            authors=entry.authors,
            participants=tuple(who for who in entry.participants if is_office(who, self.archive)),
            organisations=entry.organisations,
            households=tuple(self.bodies.pseudonym(household) for household in entry.households),
            measures=self._measures(entry, "measures", entry.measures),
            next_steps=self._measures(entry, "next_steps", entry.next_steps),
            needs=tuple(self._need(need, self.keys[entry.id, "needs", n]) for n, need in enumerate(entry.needs)),
            causes=entry.causes if all(map(self._consents, entry.households)) else (),
            photos=tuple(dict.fromkeys(photo.file for photo in entry.photos if photo.file in self.photos)),
            tags=entry.tags,
            duties=entry.duties,
            source=entry.source,
            redactions=entry.prose.redactions,
        )

    def _text(
        self,
        title: str,
        summary: str,
        told: Entry | Translation,
        lang: str,
        captions: tuple[tuple[str, str, str], ...] = (),
        *,
        draft: bool,
    ) -> PublicText:
        links = tuple(target for target in all_targets(told.links) if self.bodies.shown(target))
        return PublicText(title, summary or self.bodies.excerpt(told, lang), links, captions, draft)

    def _consents(self, household: str) -> bool:
        known = self.archive.households.get(household)
        return known is not None and known.consent == "given"

    def _measures(self, entry: Entry, part: str, measures: tuple[Measure, ...]) -> tuple[PublicMeasure, ...]:
        return tuple(self._measure(m, self.keys[entry.id, part, n]) for n, m in enumerate(measures))

    def _measure(self, measure: Measure, key: str) -> PublicMeasure:
        """A household's measure is told by its title, kind and status only, unless the household consents:
        a sum or a condition would tell of a person."""
        open_ = not measure.household or self._consents(measure.household)
        condition = measure.condition_measure if measure.condition_measure in self.told else ""
        return PublicMeasure(
            key=key,
            title=measure.title,
            kind=measure.kind,
            kind_text=measure.kind_text,
            village=measure.village,
            place=measure.place,
            household=self._pseudonym(measure.household),
            quantities=measure.quantities if open_ else (),
            funds=measure.funds if open_ else (),
            status=measure.status,
            condition=measure.condition if open_ and not condition else UNSAID,
            condition_measure=condition,
            due=measure.due,
            date=measure.date,
            record=measure.record,
            counting=measure.counting,
            answers=tuple(need for need in measure.answers if need in self.told),
            note=measure.note if open_ else UNSAID,
        )

    def _need(self, need: Need, key: str) -> PublicNeed:
        open_ = not need.household or self._consents(need.household)
        return PublicNeed(
            key=key,
            text=need.text,
            topic=need.topic,
            village=need.village,
            place=need.place,
            household=self._pseudonym(need.household),
            raised_by=need.raised_by if open_ else UNSAID,
            date=need.date,
        )

    def _pseudonym(self, household: str) -> Wording:
        return self.bodies.pseudonym(household) if household else UNSAID


def is_office(who: str, archive: Archive) -> bool:
    """True for a registered cadre or a role word; other free text may be a villager and is private."""
    return who in archive.cadres or find_word("role", who) is not None
