"""One page for each entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from chronicle.model.archive import PublicEntry, PublicText
from chronicle.plan import urls, views
from chronicle.plan.here import NOWHERE, Here
from chronicle.plan.items import backlinks
from chronicle.plan.jobs import PageJob
from chronicle.plan.ledgers import ledger, measure_row, need_row
from chronicle.plan.marks import mark
from chronicle.plan.prose import headings
from chronicle.plan.tree import Page, Tree
from chronicle.plan.views import EntryLink, Heading, Neighbours, Picture, Ref
from chronicle.plan.years import months_of, years_of


def pages(tree: Tree) -> Iterable[Page]:
    """Every entry in the first tree; in a further one those that have a text in its language."""
    make, marked = partial(_page, tree), partial(_mark, tree)
    for entry in tree.index.ordered:
        if tree.has_entry(entry):
            yield Page(urls.entry(entry.id), "entry", make, marked, entry)


def _mark(tree: Tree, entry: PublicEntry) -> bytes:
    marks, index = tree.shared.marks, tree.index
    around = [other.id for thread in index.threads(entry) for other in (thread.before, thread.after) if other]
    return mark(
        marks.entry(entry),
        marks.links(entry),
        marks.names(around),
        marks.names(other.id for other in _of_day(tree, entry)),
        marks.measures(measure.key for measure in (*entry.measures, *entry.next_steps)),
        marks.needs(need.key for need in entry.needs),
        marks.backlinks("entry", entry.id),
    )


def _page(tree: Tree, entry: PublicEntry) -> PageJob:
    here = Here(tree, urls.entry(entry.id))
    lang, text = tree.text_of(entry)
    told = tree.shared.bodies.body(entry.id, lang)
    body = here.body(told, [*_captions(here, entry), *text.captions])
    in_body = {key for key, _ in body.pictures}
    gallery = here.pictures((key for key in entry.photos if key not in in_body), text.captions)
    content = _content(here, entry, lang, text, body, headings(told), gallery)
    villages = content.villages
    when = tree.speech.date(entry.date)
    section = "villages" if villages else "timeline"
    first = next((picture for _, picture in body.pictures), None) or next(iter(gallery), None)
    return here.page(
        "entry",
        content,
        title=text.title,
        description=text.summary or text.title,
        section=section,
        trail=(*villages[:1], *_time_trail(here, entry)),
        running=(villages[0].text if villages else "", when.short if entry.date.bucket < 2 else ""),
        photos=bool(body.pictures or gallery),
        image=first,
        draft=text.draft,
    )


def _captions(here: Here, entry: PublicEntry) -> list[tuple[str, str, str]]:
    """What the front matter says of photos that the body shows."""
    photos = here.tree.archive.photos
    say = here.tree.say
    return [(key, say(photos[key].caption), say(photos[key].alt)) for key in entry.photos if key in photos]


def _content(
    here: Here,
    entry: PublicEntry,
    lang: str,
    text: PublicText,
    body: views.BodyView,
    outline: tuple[Heading, ...],
    gallery: tuple[Picture, ...],
) -> views.Entry:
    tree = here.tree
    archive = tree.archive
    cadres = archive.cadres
    measures = [archive.measures[m.key] for m in entry.measures]
    access = here.page_ref("access") if "access" in archive.pages else NOWHERE
    return views.Entry(
        title=text.title,
        when=entry.date,
        inferred=entry.inferred,
        date_text=entry.date_text,
        time=entry.time,
        weather=entry.weather,
        type=entry.type,
        archive_ref=entry.ref,
        villages=tuple(here.village(id_) for id_ in entry.villages),
        places=tuple(here.place(id_) for id_ in entry.places),
        people=tuple((here.cadre(id_), _role(here, id_, entry)) for id_ in entry.cadres),
        participants=tuple(
            here.cadre(who) if who in cadres else Ref(who) for who in entry.participants if who not in entry.cadres
        ),
        organisations=tuple(here.organisation(id_) for id_ in entry.organisations),
        households=tuple(tree.say(name) for name in entry.households),
        summary=text.summary,
        body=body,
        headings=outline,
        gallery=gallery,
        ledger=ledger(here, measures, entry.measures),
        next_steps=tuple(measure_row(here, archive.measures[m.key], m) for m in entry.next_steps),
        needs=tuple(need_row(here, archive.needs[need.key]) for need in entry.needs),
        causes=entry.causes,
        duties=entry.duties,
        tags=tuple(here.ref(tag, urls.tag(tree.shared.tags[tag])) for tag in entry.tags),
        source_text=tree.say(entry.source.text),
        source_url=entry.source.url,
        translated_from=entry.lang if lang != entry.lang else entry.source.translated_from,
        original=_original(here, entry, lang),
        neighbours=_neighbours(here, entry),
        same_day=_same_day(here, entry),
        backlinks=backlinks(here, "entry", entry.id),
        redacted=entry.redactions > 0,
        access=access,
        lang=lang if lang != tree.lang else "",
    )


def _original(here: Here, entry: PublicEntry, lang: str) -> Ref:
    """The entry in its own language, for a page that shows a translation."""
    if lang == entry.lang:
        return NOWHERE
    title = entry.texts[entry.lang].title
    for tree in here.tree.shared.trees.values():
        if tree.lang == entry.lang:
            return Ref(title, here.links.to(tree.prefix + urls.entry(entry.id)), entry.lang)
    return Ref(title, "", entry.lang)


def _role(here: Here, cadre: str, entry: PublicEntry) -> str:
    """A cadre's role in the entry's villages, else the first one known."""
    known = here.tree.archive.cadres[cadre]
    for posting in known.postings:
        if posting.village in entry.villages:
            return posting.role
    return known.postings[0].role if known.postings else next(iter(known.roles), "other")


def _time_trail(here: Here, entry: PublicEntry) -> tuple[Ref, ...]:
    """The year and, if there is one, the month of an entry; or the list of its bucket."""
    if entry.date.bucket == 1:
        return (here.time(urls.UNKNOWN),)
    if entry.date.bucket == 2:
        return (here.time(urls.UNDATED),)
    years = years_of(entry.date)
    if not years:
        return (here.time(urls.SEVERAL),)
    year = here.time(f"{years[0]:04}")
    return (year, *(here.time(f"{at:04}/{month:02}") for at, month in months_of(entry.date)[:1]))


def _neighbours(here: Here, entry: PublicEntry) -> tuple[Neighbours, ...]:
    """Previous and next in each village, with each cadre, and among all."""
    of = {"village": here.village, "cadre": here.cadre}
    return tuple(
        Neighbours(
            thread.kind,
            of[thread.kind](thread.id) if thread.id else NOWHERE,
            here.entry_link(thread.before) if thread.before else None,
            here.entry_link(thread.after) if thread.after else None,
        )
        for thread in here.tree.index.threads(entry)
        if thread.before or thread.after
    )


def _same_day(here: Here, entry: PublicEntry) -> tuple[EntryLink, ...]:
    return tuple(here.entry_link(other) for other in _of_day(here.tree, entry) if other.id != entry.id)


def _of_day(tree: Tree, entry: PublicEntry) -> Sequence[PublicEntry]:
    """The entries of its day, itself among them; none for a date that is vaguer."""
    day = entry.date.lower
    return tree.index.by_day.get(day, ()) if day is not None and entry.date.is_day else ()
