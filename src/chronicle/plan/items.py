"""Entries, villages, cadres and places as rows of lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chronicle.model.archive import PublicEntry
from chronicle.model.body import Target
from chronicle.model.registers import Cadre, Posting
from chronicle.model.when import UNDATED, When
from chronicle.model.wording import Wording
from chronicle.plan.here import NOWHERE, Here
from chronicle.plan.views import (
    CadreItem,
    EntryItem,
    PostingRow,
    Ref,
    VillageItem,
)

NEWEST = 20
"""So many entries a page shows of a list that is cut."""


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
        villages=tuple([here.village(id_) for id_ in entry.villages]),
        places=() if entry.villages else tuple([here.place(id_) for id_ in entry.places]),
        people=tuple([here.cadre(id_) for id_ in entry.cadres]),
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
