"""Measures and needs as rows, and ledgers with their totals."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from chronicle.ledger import Standing, Sum, funds_total, totals
from chronicle.model.archive import PublicMeasure, PublicMeasureHistory, PublicNeedHistory
from chronicle.model.measure import KINDS, WORK_KINDS
from chronicle.model.value import replace
from chronicle.plan import urls
from chronicle.plan.here import NOWHERE, Here
from chronicle.plan.views import Ledger, MeasureRow, MeasureTold, NeedRow, Ref, Total

TOLD = 12
"""A ledger names the first and the newest of a measure's reports, so many in all."""
TOLD_IN_ENTRY = 3
"""An entry's own page: else every new report would change the pages of all earlier ones."""
Told = tuple[str, PublicMeasure]
_UNPLAIN = re.compile("[^A-Za-z0-9_.-]")


def total(sum_: Sum) -> Total:
    """A sum as a template sees it."""
    return Total(sum_.kind, sum_.dimension, sum_.quantity, sum_.known, sum_.of)


def totals_of(standings: Iterable[Standing]) -> tuple[Total, ...]:
    """Sums per kind and dimension of done measures."""
    return tuple(total(sum_) for sum_ in totals(standings))


def funds_of(standings: Iterable[Standing], status: str = "done") -> Total | None:
    """Money of the measures of one status; None if there are none."""
    sum_ = funds_total(standings, status)
    return total(sum_) if sum_.of else None


@lru_cache(maxsize=20_000)
def anchor(key: str, sort: str = "m") -> str:
    """The id of a measure's (`m`) or need's (`n`) row on its village's page: the id that the writer gave, where it
    can stand in an address as it is; else with four hex digits of its digest, so that no two rows share one."""
    own = key if "#" in key else key.partition("/")[2]
    plain = _UNPLAIN.sub("-", own)
    mark = "" if plain == own else f"-{hashlib.sha256(key.encode()).hexdigest()[:4]}"
    return f"{sort}-{plain}{mark}"


def where(here: Here, history: PublicMeasureHistory | PublicNeedHistory) -> Ref:
    """The village or place of a measure or need."""
    return here.village(history.village) if history.village else here.place(history.place)


def measure_ref(here: Here, key: str) -> Ref:
    """A link to a measure's row on its village's page, or to the entry that tells it newest."""
    history = here.tree.archive.measures.get(key)
    if history is None:
        return NOWHERE
    title = here.tree.say(history.latest.title)
    if history.village:
        ref = here.ref(title, urls.village(history.village))
        return replace(ref, href=f"{ref.href}#{anchor(key)}")
    return here.entry(here.tree.archive.entries[history.reports[-1][0]], title)


def need_ref(here: Here, key: str) -> Ref:
    """A link to a need's row on its village's page, or to its entry."""
    need = here.tree.archive.needs.get(key)
    if need is None:
        return NOWHERE
    text = here.tree.say(need.latest.text)
    if need.village:
        ref = here.ref(text, urls.village(need.village))
        return replace(ref, href=f"{ref.href}#{anchor(key, 'n')}")
    return here.entry(here.tree.archive.entries[need.reports[-1][0]], text)


def measure_row(here: Here, history: PublicMeasureHistory, shown: PublicMeasure | None = None) -> MeasureRow:
    """A measure as a row: as its newest report has it, or as one report (`shown`) does."""
    report = shown or history.latest
    standing = here.tree.index.standings[history.key]
    entries, lang = here.tree.archive.entries, here.tree.lang
    reports = _ends(history.reports, TOLD_IN_ENTRY if shown else TOLD)
    people = dict.fromkeys(cadre for entry, _ in reports for cadre in entries[entry].cadres)
    return MeasureRow(
        anchor=anchor(history.key),
        title=report.title.get(lang),
        kind=report.kind,
        kind_text=report.kind_text,
        kind_ref=here.kind(report.kind) if report.record == "measure" else NOWHERE,
        quantities=shown.quantities if shown else standing.quantities,
        funds=shown.funds if shown else standing.funds,
        status=report.status,
        record=report.record,
        condition=report.condition.get(lang),
        condition_ref=measure_ref(here, report.condition_measure) if report.condition_measure else NOWHERE,
        due=report.due,
        household=report.household.get(lang),
        note=report.note.get(lang),
        village=where(here, history),
        told=tuple([
            MeasureTold(here.entry(entries[entry]), told.date if told.date.bucket == 0 else entries[entry].date,
                        told.status)
            for entry, told in reports
        ]),
        answers=tuple([ref for key in report.answers if (ref := need_ref(here, key)).text]),
        people=tuple([here.cadre(cadre) for cadre in people]),
    )  # fmt: skip


def _ends(reports: tuple[Told, ...], most: int) -> tuple[Told, ...]:
    """The first report and the newest ones."""
    return reports if len(reports) <= most else (reports[0], *reports[1 - most :])


def need_row(here: Here, need: PublicNeedHistory) -> NeedRow:
    """A need as a row."""
    tree = here.tree
    entry = tree.archive.entries[need.reports[-1][0]]
    latest = need.latest
    return NeedRow(
        anchor=anchor(need.key, "n"),
        text=tree.say(latest.text),
        topic=latest.topic,
        state=need.state,
        household=tree.say(latest.household),
        raised_by=tree.say(latest.raised_by),
        village=where(here, need),
        entry=here.entry(entry),
        when=latest.date if latest.date.bucket == 0 else entry.date,
        answers=tuple((measure_ref(here, key), tree.archive.measures[key].latest.status) for key in need.answered_by),
    )


def ledger(
    here: Here, histories: Sequence[PublicMeasureHistory], shown: Sequence[PublicMeasure] | None = None
) -> Ledger:
    """A ledger of measures. With `shown`, one report for each history, as one entry tells them."""
    reports = shown if shown is not None else [history.latest for history in histories]
    standings = [here.tree.index.standings[history.key] for history in histories]
    rows = [
        measure_row(here, history, report if shown is not None else None)
        for history, report in zip(histories, reports, strict=True)
    ]
    measures = [row for row in rows if row.record == "measure"]
    assistance = [row for row in measures if row.kind not in WORK_KINDS]
    helped = [s for s in standings if s.kind not in WORK_KINDS]
    return Ledger(
        assistance=tuple(assistance),
        work=tuple(row for row in measures if row.kind in WORK_KINDS),
        others=tuple(row for row in rows if row.record != "measure"),
        totals=tuple(sorted(totals_of(standings), key=lambda t: KINDS.index(t.kind) if t.kind in KINDS else 99)),
        funds=funds_of(helped),
        underway_funds=funds_of(helped, "underway"),
        done=sum(row.status == "done" for row in measures),
    )


def in_order(here: Here, histories: Iterable[PublicMeasureHistory]) -> list[PublicMeasureHistory]:
    """Measures by how far they have come (done first), then newest first, then key."""
    order = {status: n for n, status in enumerate(("done", "underway", "ready", "conditional", "planned"))}
    entries = here.tree.archive.entries

    def key(history: PublicMeasureHistory) -> tuple[int, int, str]:
        anchor_ = entries[history.reports[-1][0]].sort[0]
        return (order.get(history.latest.status, 9), -anchor_[1] if anchor_[0] == 0 else 0, history.key)

    return sorted(histories, key=key)
