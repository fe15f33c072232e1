"""One page's view of its tree: references, pictures and prose with addresses that are right from where the page
stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from chronicle.model.archive import PublicEntry
from chronicle.model.body import Body, Target
from chronicle.model.registers import AdminPlace, Cadre, Organisation, Village
from chronicle.plan import urls
from chronicle.plan.jobs import PageJob
from chronicle.plan.prose import body_view
from chronicle.plan.tree import Tree
from chronicle.plan.views import Alternate, BodyView, Content, EntryLink, PageView, Picture, Ref, SiteView, Variant

NOWHERE = Ref("")
MOST_REFS = 5000
"""References that are remembered for the pages of one depth: those who name an entry mostly stand near it."""


@dataclass
class Here:
    """One page: `path` below its tree, such as `villages/renjiagou/`."""

    tree: Tree
    path: str
    links: urls.Links = field(init=False)
    refs: dict[tuple[str, str], Ref] = field(init=False)

    def __post_init__(self) -> None:
        full = self.tree.prefix + self.path
        settings = self.tree.shared.settings
        root = "/" + "/".join(settings.url.split("/")[3:]) if settings.url else "/"
        self.links = urls.Links(
            urls.depth_of(full),
            files=settings.link_style == "files",
            root=root if self.path == urls.MISSING else "",
        )
        self.refs = self.tree.refs.setdefault((self.links.depth, self.links.root), {})

    # -- references

    def ref(self, text: str, path: str) -> Ref:
        """A link to a page of the same tree."""
        return Ref(text, self.links.to(self.tree.prefix + path))

    def village(self, id_: str) -> Ref:
        """A village by its name, or nothing."""
        return self.refs.get(("village", id_)) or self._named("village", id_, self.tree.archive.villages, urls.village)

    def cadre(self, id_: str) -> Ref:
        """A cadre by name or label, or nothing."""
        return self.refs.get(("cadre", id_)) or self._named("cadre", id_, self.tree.archive.cadres, urls.cadre)

    def place(self, id_: str) -> Ref:
        """A place by its name, or nothing."""
        return self.refs.get(("place", id_)) or self._named("place", id_, self.tree.archive.places, urls.place)

    def organisation(self, id_: str) -> Ref:
        """An organisation by its name, or nothing."""
        return self.refs.get(("organisation", id_)) or self._named(
            "organisation", id_, self.tree.archive.organisations, urls.organisation
        )

    def _named(
        self,
        kind: str,
        id_: str,
        things: Mapping[str, Village | Cadre | AdminPlace | Organisation],
        url: Callable[[str], str],
    ) -> Ref:
        """Hundreds of pages of one depth name the same few things: the reference is kept for them."""
        thing = things.get(id_)
        if thing is None:
            return NOWHERE
        name = thing.shown if isinstance(thing, Cadre) else thing.name
        found = self.refs[kind, id_] = self.ref(self.tree.say(name), url(id_))
        return found

    def kind(self, kind: str) -> Ref:
        """The page of a kind of measure; the theme has its name."""
        found = self.refs.get(("kind", kind))
        if found is None:
            found = self.refs["kind", kind] = self.ref(self.tree.speech.t(f"kind.{kind}"), urls.kind(kind))
        return found

    def time(self, cut: str) -> Ref:
        """A list by time: a year (2015), a month by its name (2015/11), or one that stands apart (undated)."""
        found = self.refs.get(("time", cut))
        if found is None:
            year, _, month = cut.partition("/")
            t = self.tree.speech.t
            if month:
                name = t(f"month.{int(month)}")
            else:
                name = t("timeline.year", year=int(year)) if year.isdigit() else t(f"timeline.{cut}")
            found = self.refs["time", cut] = self.ref(name, urls.timeline(cut))
        return found

    def entry(self, entry: PublicEntry, text: str | None = None) -> Ref:
        """An entry by its title; where this tree has no page of it, its page in the first language's tree."""
        found = self.refs.get(("entry", entry.id))
        if found is None:
            if len(self.refs) > MOST_REFS:
                self.refs.clear()
            found = self.refs["entry", entry.id] = self._entry(entry)
        return found if text is None else Ref(text, found.href, found.lang)

    def _entry(self, entry: PublicEntry) -> Ref:
        lang, told = self.tree.text_of(entry)
        if self.tree.has_entry(entry):
            other = lang if lang != self.tree.lang else ""
            return Ref(told.title, self.links.to(self.tree.prefix + urls.entry(entry.id)), other)
        return Ref(told.title, self.links.to(urls.entry(entry.id)), lang)

    def page_ref(self, id_: str) -> Ref:
        """A plain page by its title."""
        page = self.tree.archive.pages[id_]
        if self.tree.has_page(id_):
            return self.ref(self.tree.say(page.title), urls.page(id_))
        root = next(iter(self.tree.shared.trees.values()))
        return Ref(page.title.get(root.lang), self.links.to(urls.page(id_)), root.lang)

    def entry_link(self, entry: PublicEntry) -> EntryLink:
        """An entry with its date."""
        return EntryLink(self.entry(entry), entry.date)

    def target(self, target: Target, text: str = "") -> Ref:
        """What a resolved link points at, with its own name unless `text` is given."""
        ref = self._target(target)
        fragment = f"#{target.fragment}" if target.fragment else ""
        return Ref(text or ref.text, ref.href + fragment if ref.href or fragment else "", ref.lang)

    def _target(self, target: Target) -> Ref:
        id_ = target.id
        if target.kind == "village":
            return self.village(id_)
        if target.kind == "cadre":
            return self.cadre(id_)
        if target.kind == "place":
            return self.place(id_)
        if target.kind == "organisation":
            return self.organisation(id_)
        if target.kind == "entry" and id_ in self.tree.archive.entries:
            return self.entry(self.tree.archive.entries[id_])
        if target.kind == "page" and id_ in self.tree.archive.pages:
            return self.page_ref(id_)
        if target.kind == "photo" and id_ in self.tree.shared.photos:
            return Ref("", self.links.to(self.tree.shared.photos[id_].large.path))
        if target.kind == "attachment" and id_ in self.tree.shared.attachments:
            return Ref("", self.links.to(self.tree.shared.attachments[id_]))
        return Ref("", id_) if target.kind == "external" else NOWHERE

    # -- pictures and prose

    def picture(self, key: str, captions: Iterable[tuple[str, str, str]] = ()) -> Picture | None:
        """A public photo, or None. `captions`: a translation's own (photo, caption, alt)."""
        plan = self.tree.shared.photos.get(key)
        photo = self.tree.archive.photos.get(key)
        if plan is None or photo is None:
            return None
        caption, alt = self.tree.say(photo.caption), self.tree.say(photo.alt)
        for own, own_caption, own_alt in captions:
            if own == key:
                caption, alt = own_caption or caption, own_alt or alt
        return Picture(
            inline=tuple(Variant(self.links.to(v.path), v.width, v.height) for v in plan.inline),
            fallback=Variant(self.links.to(plan.fallback.path), plan.fallback.width, plan.fallback.height),
            large=self.links.to(plan.large.path),
            alt=alt or caption,
            caption=caption,
            credit=self.tree.say(photo.credit),
            tone=plan.tone,
        )

    def pictures(self, keys: Iterable[str], captions: Iterable[tuple[str, str, str]] = ()) -> tuple[Picture, ...]:
        """The public photos among some."""
        rows = tuple(captions)
        found = (self.picture(key, rows) for key in keys)
        return tuple(picture for picture in found if picture is not None)

    def body(self, body: Body, captions: Iterable[tuple[str, str, str]] = ()) -> BodyView:
        """Prose with the addresses and pictures that it names."""
        rows = tuple(captions)
        return body_view(body, self.target, lambda key: self.picture(key, rows))

    def body_of(self, bodies: tuple[tuple[str, Body], ...]) -> BodyView:
        """The prose of a register in this tree's language, else in the first one there is."""
        table = dict(bodies)
        if not table:
            return BodyView()
        primary = self.tree.lang.split("-")[0]
        chosen = table.get(self.tree.lang) or table.get(primary) or next(iter(table.values()))
        return self.body(chosen)

    # -- the page itself

    def page(
        self,
        kind: str,
        content: Content,
        *,
        title: str,
        section: str = "",
        description: str = "",
        trail: Iterable[Ref] = (),
        running: Iterable[str] = (),
        feeds: Iterable[Ref] = (),
        photos: bool = False,
        image: Picture | None = None,
        draft: bool = False,
        listed: bool = True,
    ) -> PageJob:
        """This page as a job."""
        tree = self.tree
        url = tree.shared.settings.url
        shown_image = ""
        if image is not None and url:
            shown_image = url + image.fallback.href.lstrip("./")
        view = PageView(
            kind=kind,
            title=title,
            description=description or title,
            lang=tree.lang,
            section=section,
            canonical=url + tree.prefix + self.path if url and listed else "",
            trail=tuple(ref for ref in trail if ref.text),
            alternates=tuple(self._alternates()),
            feeds=(*self._site_feed(), *feeds),
            running=tuple(running),
            photos=photos,
            image=shown_image,
            draft=draft,
        )
        key = (self.links.depth, self.links.root)
        site = tree.sites.get(key) or tree.sites.setdefault(key, site_view(self))
        # The 404 page is served at any address: nothing in it may be relative to its own.
        depth = -1 if self.links.root else self.links.depth
        return PageJob(f"{kind}.html", site, view, content, depth, self.links.root or "/")

    def _site_feed(self) -> tuple[Ref, ...]:
        settings = self.tree.shared.settings
        return (self.ref(self.tree.say(settings.title), urls.FEED),) if settings.url else ()

    def _alternates(self) -> Iterator[Alternate]:
        """The same page in the other languages that have it."""
        shared = self.tree.shared
        for lang, tree in shared.trees.items():
            if lang != self.tree.lang and self.path in shared.paths[lang]:
                yield Alternate(lang, tree.speech.t("language.name"), self.links.to(tree.prefix + self.path))


def site_view(here: Here) -> SiteView:
    """What all pages share, with addresses that are right from this page. Only settings, never counts."""
    tree = here.tree
    settings = tree.shared.settings
    sections = (
        ("villages", urls.VILLAGES),
        ("timeline", urls.TIMELINE),
        ("measures", urls.MEASURES),
        ("cadres", urls.CADRES),
        ("places", urls.PLACES),
        ("organisations", urls.ORGANISATIONS),
    )
    pages = sorted(tree.archive.pages.values(), key=lambda page: (page.order, page.id))
    return SiteView(
        title=tree.say(settings.title),
        subtitle=tree.say(settings.subtitle),
        description=tree.say(settings.description),
        lang=tree.lang,
        home=here.ref(tree.say(settings.title), urls.HOME),
        nav=tuple((name, here.ref(tree.speech.t(f"nav.{name}"), path)) for name, path in sections),
        pages=tuple(here.page_ref(page.id) for page in pages),
        url=settings.url,
        licence=Ref(tree.say(settings.licence.name), settings.licence.url),
        publisher=tree.say(settings.publisher),
        contact=settings.contact,
        as_of=tree.shared.as_of,
        options=tree.shared.options,
    )
