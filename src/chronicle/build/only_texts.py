"""A build in which only texts of entries have changed: their pages are made of what was kept of them
(docs/decisions/0025). Whatever is not certain is left to a build of everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from chronicle.build.alike import but_for_text, files_of
from chronicle.build.kept_pages import EntryPage, are_kept, as_kept, as_was
from chronicle.build.themes import theme_of
from chronicle.build.unchanged import Asked, LastTime, Since, remember_again
from chronicle.build.values import BuildReport, Progress
from chronicle.model.body import Body
from chronicle.model.digest import digest
from chronicle.model.entry import Entry
from chronicle.model.value import replace
from chronicle.plan import SitePlan, entry_outputs, with_text
from chronicle.privacy import Finder, NameSearch, PublicTexts, Register, register
from chronicle.read import Found, Kept, body_of, entry_of, raw_text, read_alone, read_private_register
from chronicle.render import Keys, Parcel, Workshop
from chronicle.settings import Settings
from chronicle.theme import Theme
from chronicle.work import Crew
from chronicle.write import Existing, KeptPage, Made, Output, OutputRefusedError, Record, Signs, Sources, Written

FEW = 50
"""So many texts are worth a try; with more of them something else has mostly changed, too."""


class _Uncertain(Exception):  # noqa: N818 - it is no error
    """A build of everything must tell."""


class _Fresh(NamedTuple):
    """A file that was read again: its row, and its body unless that is as it was."""

    file: str
    row: Kept
    body: bytes | None


class _Made(NamedTuple):
    """A page that shows such a text: what it is known by, what is kept of it, and the job, if it is to be made."""

    path: str
    signs: Signs
    kept: KeptPage
    parcel: Parcel | None


@dataclass
class _Retelling:
    asked: Asked
    settings: Settings
    record: Record
    sources: Sources
    register: Register
    keys: Keys
    files: frozenset[str]
    """All below content/."""
    finder: Finder | None
    """Looks for registered names, if there are any."""
    fresh: list[_Fresh] = field(default_factory=list)
    made: list[_Made] = field(default_factory=list)

    def take(self, one: Found, told: LastTime) -> None:
        """One file that may have changed."""
        row = self.sources.kept_of(one.file)
        names = self._names(row)
        folder, now = self.asked.options.folder, self.sources.now
        alone = read_alone(folder, one.file, self.files, self.settings, names, self.register.names, now)
        if row is None or alone is None or alone.row.how != row.how or alone.row.closed or alone.row.stat != one.stat:
            raise _Uncertain
        if alone.row.digest == row.digest:
            self.fresh.append(_Fresh(one.file, row._replace(stat=one.stat, sure=alone.row.sure), None))
            return
        old = entry_of(row)
        if not alone.sound or one.file in files_of(told.diagnostics) or not but_for_text(old, alone.entry):
            raise _Uncertain
        before = _Text(old.entry, partial(body_of, self.sources), row.digest)
        after = _Text(alone.entry.entry, partial(body_of, alone.cache), alone.row.digest)
        self.fresh.append(_Fresh(one.file, alone.row, alone.cache.body(one.file)))
        self.made += self._pages(before, after)

    def _names(self, row: Kept | None) -> tuple[str, ...]:
        """The names that all prose was searched for last time."""
        names = self.sources.names(row.names) if row is not None and row.names != digest(()) else ()
        if names is None:
            raise _Uncertain
        return names

    def _pages(self, before: _Text, after: _Text) -> Iterator[_Made]:
        """The pages that show a text. Each was made of what was kept of it: the text before proves it."""
        entry, known = after.entry, self.record.outputs()
        paths = [path for path in entry_outputs(entry.id, self.settings.languages) if path in known]
        if not paths:
            raise _Uncertain
        shown = False
        for path in paths:
            kept = self.record.pages.find(path)
            if kept is None:
                raise _Uncertain
            page = as_was(kept)
            if page.settled.lang == entry.lang:
                shown = True
                yield self._page(path, page, before, after, known[path])
        if not shown:
            # Every language has a translation: still, the text may hold no registered name.
            raise _Uncertain

    def _page(self, path: str, page: EntryPage, before: _Text, after: _Text, written: Written) -> _Made:
        texts = PublicTexts.of(page.settled, after.entry.id, self.finder, self.register)
        texts.read_from(before.read, lambda _: before.digest)
        own, _, text = written.mark.partition(" ")
        key, _ = self._packed(path, page, texts, before)
        if not own or (key, self._text_mark(texts, before)) != (written.key, text):
            raise _Uncertain
        texts.read_from(after.read, lambda _: after.digest)
        if not texts.renew(after.entry):
            raise _Uncertain
        key, parcel = self._packed(path, page, texts, after)
        settled = texts.settled(after.entry.id, after.entry.lang)
        signs = Signs(key, f"{own} {self._text_mark(texts, after)}")
        return _Made(path, signs, as_kept(replace(page, settled=settled)), parcel if key != written.key else None)

    def _packed(self, path: str, page: EntryPage, texts: PublicTexts, text: _Text) -> tuple[str, Parcel]:
        body: Body = texts.body(text.entry.id, text.entry.lang)
        try:
            return self.keys.pack(path, with_text(page.job, body))
        except KeyError:
            raise _Uncertain from None

    def _text_mark(self, texts: PublicTexts, text: _Text) -> str:
        return texts.body_mark(text.entry.id, text.entry.lang).hex()


class _Text(NamedTuple):
    """The text of an entry, as it was or as it is."""

    entry: Entry
    read: Callable[..., Body]
    digest: str


def only_texts(
    asked: Asked,
    since: Since,
    settings: Settings,
    record: Record,
    sources: Sources,
    place: Output,
    existing: Mapping[str, Existing],
    crew: Crew,
    progress: Progress,
) -> BuildReport | None:
    """Makes the pages of the texts that have changed since the last build of an output; None, and nothing is changed,
    if a build of everything is needed."""
    options = asked.options
    if len(since.changed) > FEW or not are_kept(asked.options, asked.as_of, settings):
        return None
    private = read_private_register(settings, asked.scanned.found)
    names = register(private.households, private.names, tuple(one.text for one in settings.privacy.allow))
    made = record.made()
    if digest(names) != made.names:
        return None
    theme, _ = theme_of(options, settings)
    files = frozenset(one.file.removeprefix("content/") for one in asked.scanned.found)
    finder = Finder(NameSearch(names), partial(raw_text, options.folder)) if names.instead else None
    retelling = _Retelling(asked, settings, record, sources, names, Keys(theme), files, finder)
    try:
        for one in since.changed:
            retelling.take(one, since.told)
    except _Uncertain:
        return None
    outputs = _rendered(retelling, theme, crew, progress)
    if outputs is None:
        return None
    progress.step("write", len(outputs))
    sources.keep(retelling.fresh)
    record.pages.keep((one.path, one.kept) for one in retelling.made)
    if not retelling.made:
        record.commit()
    else:
        try:
            _publish(retelling, outputs, place, made)
        except OutputRefusedError:
            return None
    remember_again(asked, record, sources, since.told, place.standing(existing, ()))
    return since.told.report(options, place.folder, tuple(outputs))


def _rendered(retelling: _Retelling, theme: Theme, crew: Crew, progress: Progress) -> dict[str, bytes] | None:
    """The pages that are to be made; None if one cannot be, or holds a registered name."""
    parcels = [one.parcel for one in retelling.made if one.parcel is not None]
    progress.step("render", len(parcels))
    content = retelling.asked.options.folder / "content"
    outputs: dict[str, bytes] = {}
    for path, data, _, leaked, _ in Workshop(theme, SitePlan({}, ()), content, retelling.register, crew).pages(parcels):
        if data is None or leaked:
            return None
        outputs[path] = data
    return outputs


def _publish(retelling: _Retelling, outputs: Mapping[str, bytes], place: Output, made: Made) -> None:
    known = retelling.record.outputs()
    signs = {path: Signs(row.key, row.mark) for path, row in known.items()}
    signs.update((one.path, one.signs) for one in retelling.made)
    with place:
        for path, data in outputs.items():
            place.stage(path, data)
        place.publish(signs, {path: row for path, row in known.items() if path not in outputs}, (), made)
