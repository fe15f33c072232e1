"""The kinds of measure and a page for each, with its totals."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from chronicle.model.archive import PublicMeasureHistory
from chronicle.model.measure import WORK_KINDS
from chronicle.plan import urls, views
from chronicle.plan.cutting import YEAR_CUT, cut_label
from chronicle.plan.here import NOWHERE, Here
from chronicle.plan.jobs import PageJob
from chronicle.plan.ledgers import in_order, ledger, measure_row, totals_of
from chronicle.plan.marks import mark
from chronicle.plan.tree import Page, Tree
from chronicle.plan.views import KindRow, MeasureKind, Slice
from chronicle.plan.years import APART

Groups = dict[str, list[PublicMeasureHistory]]


def pages(tree: Tree) -> Iterable[Page]:
    """The list of kinds, then a page for each kind; above 200 measures one for each year."""
    yield Page(urls.MEASURES, "measures", partial(_measures, tree))
    for kind, group in tree.index.kinds.items():
        years = _by_year(tree, group) if len(group) > YEAR_CUT else {}
        for year, listed in (("", group), *years.items()):
            made = partial(_kind, tree, kind, listed, years, year)
            yield Page(urls.kind(kind, year), "measure_kind", made, partial(_mark, tree, kind, listed, years, year))


def _mark(tree: Tree, kind: str, group: list[PublicMeasureHistory], years: Groups, year: str) -> bytes:
    counts = [(name, len(listed)) for name, listed in years.items()]
    keys = () if years and not year else (history.key for history in group)
    return mark(f"{kind} {year} {counts}\n".encode(), tree.shared.marks.measures(keys))


def _measures(tree: Tree) -> PageJob:
    here = Here(tree, urls.MEASURES)
    title = tree.speech.t("nav.measures")
    others = [m for m in tree.archive.measures.values() if m.latest.record != "measure"]
    content = views.Measures(kind_rows(here), tuple(measure_row(here, m) for m in in_order(here, others)))
    return here.page("measures", content, title=title, section="measures", running=(title,))


def kind_rows(here: Here) -> tuple[KindRow, ...]:
    """The kinds that have measures, in the official order."""
    index = here.tree.index
    rows = []
    for kind, group in index.kinds.items():
        measures = [m for m in group if m.latest.record == "measure"]
        rows.append(
            KindRow(
                kind=kind,
                ref=here.kind(kind),
                count=len(measures),
                done=sum(m.latest.status == "done" for m in measures),
                totals=totals_of(index.standings[m.key] for m in measures),
                assistance=kind not in WORK_KINDS,
            )
        )
    return tuple(rows)


def _by_year(tree: Tree, group: list[PublicMeasureHistory]) -> Groups:
    years: Groups = {}
    for history in group:
        newest = tree.archive.entries[history.reports[-1][0]]
        years.setdefault(tree.index.cuts[newest.id][0], []).append(history)
    names = sorted((y for y in years if y not in APART), reverse=True) + [a for a in APART if a in years]
    return {name: years[name] for name in names}


def _kind(tree: Tree, kind: str, group: list[PublicMeasureHistory], years: Groups, year: str) -> PageJob:
    here = Here(tree, urls.kind(kind, year))
    listed = [] if years and not year else in_order(here, group)
    top = here.ref(tree.speech.t("nav.measures"), urls.MEASURES)
    of = here.kind(kind) if year else NOWHERE
    name = tree.speech.t(f"kind.{kind}")
    content = MeasureKind(
        kind=kind,
        ledger=ledger(here, listed),
        slices=tuple(
            Slice(label, len(years[cut]), here.ref(label, urls.kind(kind, cut)), cut == year)
            for cut in years
            for label in (cut_label(here, cut),)
        ),
        of=of,
        year=cut_label(here, year) if year else "",
    )
    title = f"{name} {content.year}".strip()
    return here.page(
        "measure_kind", content, title=title, section="measures", trail=(top, of), running=(top.text, name)
    )
