"""Entries, villages, cadres and places as rows of lists, and how long lists are cut."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from chronicle.model.archive import PublicEntry
from chronicle.model.body import Target
from chronicle.model.registers import Cadre, Posting
from chronicle.model.when import UNDATED, When
from chronicle.model.wording import Wording
from chronicle.plan.index import APART, cuts_of, grouped, months_of
from chronicle.plan.jobs import PageJob
from chronicle.plan.tree import NOWHERE, Here, Page
from chronicle.plan.views import (
    CadreItem,
    EntryItem,
    EntryList,
    PostingRow,
    Ref,
    Slice,
    VillageItem,
)

OWN_LIST = 60
"""A village's or cadre's own page shows all its entries up to this many."""
NEWEST = 20
YEAR_CUT = 200
"""Other lists are cut by year above this many rows."""
MONTH_CUT = 400
"""A year with more is cut by month."""


def entry_item(here: Here, entry: PublicEntry) -> EntryItem:
    """An entry as a row."""
    _, text = here.tree.text_of(entry)
    thumb = here.picture(entry.photos[0], text.captions) if entry.photos else None
    return EntryItem(
        ref=here.entry(entry),
        when=entry.date,
        inferred=entry.inferred,
        date_text=entry.date_text,
        summary=text.summary,
        villages=tuple(here.village(id_) for id_ in entry.villages),
        places=() if entry.villages else tuple(here.place(id_) for id_ in entry.places),
        people=tuple(here.cadre(id_) for id_ in entry.cadres),
        type=entry.type,
        measures=len(entry.measures),
        photos=len(entry.photos),
        thumb=thumb,
        draft=text.draft,
    )


def entry_items(here: Here, entries: Iterable[PublicEntry]) -> tuple[EntryItem, ...]:
    """Entries as rows."""
    return tuple(entry_item(here, entry) for entry in entries)


def village_item(here: Here, id_: str) -> VillageItem:
    """A village as a row."""
    tree = here.tree
    village = tree.archive.villages[id_]
    return VillageItem(
        ref=here.village(id_),
        seal=seal(village.name.get("zh-Hans")),
        chain=tuple(here.place(place) for place in tree.index.chain_of_village(id_)),
        entries=len(tree.index.by_village.get(id_, ())),
        measures=sum(m.latest.record == "measure" for m in tree.index.measures_of.get(id_, ())),
        registered=not village.stub,
    )


def cadre_item(here: Here, id_: str) -> CadreItem:
    """A cadre as a row, with the villages of its postings."""
    tree = here.tree
    cadre = tree.archive.cadres[id_]
    posted = dict.fromkeys(posting.village for posting in cadre.postings if posting.village)
    role, role_text = role_of(cadre)
    return CadreItem(
        ref=here.cadre(id_),
        seal=seal(cadre.shown.get("zh-Hans")),
        role=role,
        role_text=tree.say(role_text),
        organisation=here.organisation(cadre.organisation) if cadre.organisation else NOWHERE,
        villages=tuple(here.village(village) for village in posted),
        entries=len(tree.index.by_cadre.get(id_, ())),
    )


def role_of(cadre: Cadre) -> tuple[str, Wording]:
    """(role id, words of its own) of a cadre: from its postings, else from its roles."""
    for posting in cadre.postings:
        if posting.role != "other" or posting.role_text:
            return posting.role, posting.role_text
    return (cadre.roles[0] if cadre.roles else "other"), cadre.role_text


def posting_row(here: Here, cadre: str, posting: Posting) -> PostingRow:
    """A posting as a row."""
    where = here.village(posting.village) if posting.village else here.place(posting.place)
    own = here.tree.archive.cadres[cadre].organisation
    unit = posting.organisation or own
    return PostingRow(
        cadre=here.cadre(cadre),
        where=where,
        role=posting.role,
        role_text=here.tree.say(posting.role_text),
        organisation=here.organisation(unit) if unit else NOWHERE,
        start=posting.start,
        end=posting.end,
    )


def backlinks(here: Here, kind: str, id_: str) -> tuple[Ref, ...]:
    """Who mentions a thing in prose."""
    sources = here.tree.index.backlinks.get((kind, id_), ())
    return tuple(ref for source in sources if (ref := here.target(Target(source.kind, source.id))).href)


def seal(name: str) -> str:
    """A name as it is cut in a seal, Chinese in every language: what stands before a bracket."""
    return name.split("（")[0].split("(")[0].strip() or name


def first_of(entries: Sequence[PublicEntry]) -> When:
    """The date of the oldest dated entry of a list that is newest first."""
    dated = [entry.date for entry in entries if entry.date.bucket == 0]
    return dated[-1] if dated else UNDATED


def cuts(entries: Sequence[PublicEntry]) -> dict[str, list[PublicEntry]]:
    """A list cut by year, newest year first, then several years, year unknown, undated; a year with more
    than 400 entries further by month (`2015/11`), its entries without a month staying under the year."""
    years = grouped(entries, cuts_of)
    order = sorted((year for year in years if year not in APART), reverse=True) + [a for a in APART if a in years]
    found: dict[str, list[PublicEntry]] = {}
    for year in order:
        group = list(years[year])
        if len(group) <= MONTH_CUT or year in APART:
            found[year] = group
            continue
        months = grouped(group, lambda entry, year=year: _months_in(entry, year))  # type: ignore[misc]
        found[year] = list(months.get("", ()))
        for month in sorted((m for m in months if m), reverse=True):
            found[f"{year}/{month}"] = list(months[month])
    return found


def _months_in(entry: PublicEntry, year: str) -> tuple[str, ...]:
    return tuple(f"{m:02}" for y, m in months_of(entry.date) if y == int(year)) or ("",)


def cut_label(here: Here, cut: str) -> str:
    """A cut's name: 2015, 2015-11, or the theme's word for year unknown, undated, several years."""
    if cut in APART:
        return here.tree.speech.t(f"timeline.{cut}")
    return cut.replace("/", "-")


def slices(
    here: Here, parts: dict[str, list[PublicEntry]], path: Callable[[str], str], current: str = ""
) -> tuple[Slice, ...]:
    """Links to the cuts of a list."""
    return tuple(
        Slice(cut_label(here, cut), count_in(parts, cut), here.ref(cut_label(here, cut), path(cut)), cut == current)
        for cut in parts
    )


def count_in(parts: dict[str, list[PublicEntry]], cut: str) -> int:
    """How many entries stand under a cut, those of a year's months included, each once."""
    return len({entry.id for name, group in parts.items() if f"{name}/".startswith(f"{cut}/") for entry in group})


def cut_pages(
    tree_page: Callable[[str], Here],
    kind: str,
    entries: Sequence[PublicEntry],
    path: Callable[[str], str],
    of: Callable[[Here], Ref],
    section: str,
    trail: Callable[[Here], tuple[Ref, ...]],
) -> Iterable[Page]:
    """One page for each cut of a long list."""
    parts = cuts(entries)
    names = list(parts)

    def made(number: int) -> PageJob:
        cut = names[number]
        here = tree_page(path(cut))
        owner = of(here)
        label = cut_label(here, cut)

        def neighbour(at: int) -> Ref:
            if not 0 <= at < len(names):
                return NOWHERE
            return here.ref(cut_label(here, names[at]), path(names[at]))

        content = EntryList(
            heading=label,
            of=owner,
            entries=entry_items(here, parts[cut]),
            count=count_in(parts, cut),
            slices=slices(here, parts, path, cut),
            previous=neighbour(number + 1),
            next=neighbour(number - 1),
        )
        return here.page(
            kind,
            content,
            title=f"{owner.text} {label}".strip(),
            section=section,
            trail=(*trail(here), owner),
            running=(owner.text, label),
        )

    for number, cut in enumerate(names):
        yield Page(path(cut), kind, partial(made, number))
