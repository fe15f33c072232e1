"""The linked archive: everything by id, nothing points back; and its public form, the only thing that `plan`
accepts."""

from __future__ import annotations

from collections.abc import Mapping

from chronicle.model.body import Target
from chronicle.model.entry import Entry, Places, Source, Translation
from chronicle.model.measure import NeedState
from chronicle.model.photo import PhotoFile
from chronicle.model.quantity import Funds, Quantity
from chronicle.model.registers import AdminPlace, Cadre, Household, Organisation, Page, Village
from chronicle.model.value import Value
from chronicle.model.when import When
from chronicle.model.wording import Wording


class Report(Value, frozen=True):
    """One telling of a measure or need: which entry, and its index in that entry's list. `part`: measures,
    next_steps or needs."""

    entry: str
    part: str
    index: int


class MeasureHistory(Value, frozen=True):
    """One measure with all its reports, oldest first. `key`: `<village or place id>/<id>`."""

    key: str
    village: str
    place: str
    reports: tuple[Report, ...]


class NeedHistory(Value, frozen=True):
    """One need with all its reports, oldest first, and the measures (keys) that answer it."""

    key: str
    village: str
    place: str
    reports: tuple[Report, ...]
    answered_by: tuple[str, ...] = ()


class Archive(Value, frozen=True):
    """All resolved, by id, entries in order of `Entry.sort_key` (oldest first, then year unknown, undated)."""

    entries: Mapping[str, Entry]
    translations: Mapping[tuple[str, str], Translation]
    villages: Mapping[str, Village]
    cadres: Mapping[str, Cadre]
    places: Mapping[str, AdminPlace]
    organisations: Mapping[str, Organisation]
    pages: Mapping[str, Page]
    households: Mapping[str, Household]
    measures: Mapping[str, MeasureHistory]
    needs: Mapping[str, NeedHistory]
    photo_files: Mapping[str, PhotoFile]
    spots: Mapping[str, Places]
    """Places of an entry by its id (translations: by file)."""


class PublicPhoto(Value, frozen=True):
    """A photo that may be shown. `key` is its path below content/ (never printed)."""

    key: str
    caption: Wording
    alt: Wording
    credit: Wording
    date: When
    blur: tuple[tuple[float, float, float, float], ...]
    file: PhotoFile


class PublicMeasure(Value, frozen=True):
    """One measure as one entry reports it, without anything private. `household`: a pseudonym or empty."""

    key: str
    title: Wording
    kind: str
    kind_text: str
    village: str
    place: str
    household: Wording
    quantities: tuple[Quantity, ...]
    funds: tuple[Funds, ...]
    status: str
    condition: Wording
    condition_measure: str
    due: When
    date: When
    record: str
    counting: str
    answers: tuple[str, ...]
    note: Wording


class PublicNeed(Value, frozen=True):
    """One need as one entry tells it."""

    key: str
    text: Wording
    topic: str
    village: str
    place: str
    household: Wording
    raised_by: Wording
    date: When


class PublicText(Value, frozen=True):
    """What of an entry differs by language. `draft`: it is shown in a preview only."""

    title: str
    summary: str
    links: tuple[Target, ...] = ()
    """What its body names and links to, each once, as far as it is shown."""
    captions: tuple[tuple[str, str, str], ...] = ()
    draft: bool = False


class PublicEntry(Value, frozen=True):
    """An entry as it may be shown: an allow-list of fields, no household, nothing that is withheld."""

    id: str
    lang: str
    texts: Mapping[str, PublicText]
    """By language; `texts[lang]` is the original."""
    date: When
    date_text: str
    inferred: When
    sort: tuple[tuple[int, int, int], str, int, str]
    time: str
    weather: str
    type: str
    ref: str
    villages: tuple[str, ...]
    places: tuple[str, ...]
    cadres: tuple[str, ...]
    authors: tuple[str, ...]
    participants: tuple[str, ...]
    organisations: tuple[str, ...]
    households: tuple[Wording, ...]
    """Pseudonyms."""
    measures: tuple[PublicMeasure, ...]
    next_steps: tuple[PublicMeasure, ...]
    needs: tuple[PublicNeed, ...]
    causes: tuple[str, ...]
    photos: tuple[str, ...]
    tags: tuple[str, ...]
    duties: tuple[str, ...]
    source: Source
    redactions: int
    """How many private spans were taken out of the original text; shown as yes or no only."""


class PublicMeasureHistory(Value, frozen=True):
    """One measure with the reports of public entries only, oldest first: (entry id, report)."""

    key: str
    village: str
    place: str
    reports: tuple[tuple[str, PublicMeasure], ...]

    @property
    def latest(self) -> PublicMeasure:
        """The newest report, which says how things stand."""
        return self.reports[-1][1]


class PublicNeedHistory(Value, frozen=True):
    """One need, its public reports (entry id, report), its state and the public measures that answer it."""

    key: str
    village: str
    place: str
    reports: tuple[tuple[str, PublicNeed], ...]
    state: NeedState
    answered_by: tuple[str, ...]

    @property
    def latest(self) -> PublicNeed:
        """The newest report."""
        return self.reports[-1][1]


class PublicArchive(Value, frozen=True):
    """Made only by `privacy`, and all that `plan` accepts. Entries oldest first, then year unknown, undated.
    Bodies hold no LinkOpen, WikiLink, PhotoSlot or HouseholdRef any more: only Html, Text, RefOpen,
    LinkClose, RefText, PhotoRef, Redacted."""

    entries: Mapping[str, PublicEntry]
    villages: Mapping[str, Village]
    cadres: Mapping[str, Cadre]
    places: Mapping[str, AdminPlace]
    organisations: Mapping[str, Organisation]
    pages: Mapping[str, Page]
    photos: Mapping[str, PublicPhoto]
    measures: Mapping[str, PublicMeasureHistory]
    needs: Mapping[str, PublicNeedHistory]


Withheld = tuple[tuple[str, int], ...]
"""How many entries were left out, by ground: (draft, 2), (embargo, 1) … Never which."""
