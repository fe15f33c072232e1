"""One measure told in several entries has one history; a need knows the measures that answer it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chronicle.link.registry import Registries
from chronicle.link.report import Reporter
from chronicle.model.archive import MeasureHistory, NeedHistory, Report
from chronicle.model.diagnostic import Said
from chronicle.model.entry import Entry
from chronicle.model.measure import Measure, Need
from chronicle.model.value import replace

ANSWER_MISSING = "C208"
PARTS = ("measures", "next_steps")


def key_of(item: Measure | Need, entry: str, part: str, index: int) -> str:
    """`<village or place>/<id>`; a measure without an id belongs to its entry alone."""
    if item.id:
        return f"{item.village or item.place or entry}/{item.id}"
    return f"{entry}#{part}-{index + 1}"


def histories(entries: Iterable[Entry]) -> tuple[dict[str, MeasureHistory], dict[str, NeedHistory]]:
    """The histories of all measures and needs. Entries come in order of time; faulty ones tell nothing."""
    measures: dict[str, list[Report]] = {}
    needs: dict[str, list[Report]] = {}
    scopes: dict[str, tuple[str, str]] = {}
    for entry in entries:
        if entry.withheld == "fault":
            continue
        for part in (*PARTS, "needs"):
            told: tuple[Measure | Need, ...] = getattr(entry, part)
            for index, item in enumerate(told):
                key = key_of(item, entry.id, part, index)
                scopes.setdefault(key, (item.village, item.place))
                (needs if part == "needs" else measures).setdefault(key, []).append(Report(entry.id, part, index))
    return (
        {key: MeasureHistory(key, *scopes[key], tuple(reports)) for key, reports in measures.items()},
        {key: NeedHistory(key, *scopes[key], tuple(reports)) for key, reports in needs.items()},
    )


def link_answers(
    entries: Mapping[str, Entry],
    measures: dict[str, MeasureHistory],
    needs: dict[str, NeedHistory],
    reporters: Mapping[str, Reporter],
    registries: Registries,
) -> tuple[dict[str, Entry], dict[str, NeedHistory]]:
    """Entries whose measures name needs and conditions by key, and needs that know what answers them."""
    answered: dict[str, list[str]] = {key: [] for key in needs}
    linked: dict[str, Entry] = {}
    for id_, entry in entries.items():
        report = reporters[id_]
        changes: dict[str, tuple[Measure, ...]] = {}
        for part in PARTS:
            told: tuple[Measure, ...] = getattr(entry, part)
            if not any(measure.answers or measure.condition for measure in told):
                continue
            rows = []
            for index, measure in enumerate(told):
                own = key_of(measure, id_, part, index)
                answers = tuple(
                    key
                    for n, text in enumerate(measure.answers)
                    if (key := _need_key(text, measure, needs, registries, report, f"{part}.{index}.answers.{n}"))
                )
                for key in answers:
                    answered[key].append(own)
                condition = _condition(measure, own, measures, registries)
                rows.append(replace(measure, answers=answers, condition_measure=condition))
            changes[part] = tuple(rows)
        for index, need in enumerate(entry.needs):
            own = key_of(need, id_, "needs", index)
            for n, text in enumerate(need.answered_by):
                key = next((k for k in _keys(text, need, registries) if k in measures), "")
                if key and own in answered:
                    answered[own].append(key)
                elif not key:
                    _no_such(report, f"needs.{index}.answered_by.{n}", text, "measure", "措施")
        linked[id_] = replace(entry, **changes) if changes else entry
    for key, by in answered.items():
        needs[key] = replace(needs[key], answered_by=tuple(dict.fromkeys(by)))
    return linked, needs


def _keys(text: str, item: Measure | Need, registries: Registries) -> tuple[str, ...]:
    """The keys that an id may mean: as written, with the village or place named before the stroke, and of the
    same village or place."""
    scope, _, id_ = text.rpartition("/")
    named = (*registries.villages.find(scope), *registries.places.find(scope)) if scope else ()
    return (text, *(f"{scope_id}/{id_}" for scope_id in named), f"{item.village or item.place}/{text}")


def _need_key(
    text: str,
    measure: Measure,
    needs: Mapping[str, NeedHistory],
    registries: Registries,
    report: Reporter,
    path: str,
) -> str:
    for key in _keys(text, measure, registries):
        if key in needs:
            return key
    _no_such(report, path, text, "need", "需求")
    return ""


def _condition(measure: Measure, own: str, measures: Mapping[str, MeasureHistory], registries: Registries) -> str:
    """The key of the measure that is the condition, or "" when it is told in words."""
    for text in measure.condition.all():
        for key in _keys(text, measure, registries):
            if key in measures and key != own:
                return key
    return ""


def _no_such(report: Reporter, path: str, text: str, en: str, zh: str) -> None:
    message = Said(f'no {en} of this village has the id "{text}"', f"本村没有编号为“{text}”的{zh}")
    help_ = Said(
        f"write the id that the {en} has, or village/id for one of another village",
        f"请写该{zh}的编号；别村的写成“村/编号”",
    )
    report.say(ANSWER_MISSING, "warning", path, message, help_)
