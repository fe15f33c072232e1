"""The page of a text that was saved a moment ago, shown before the build that makes everything good."""

from __future__ import annotations

from functools import partial

from chronicle.build.memory import Memory
from chronicle.build.values import STATE_FOLDER, BuildOptions
from chronicle.read import body_of, read_alone
from chronicle.render import Workshop
from chronicle.work import Crew
from chronicle.write import overwrite


def show_at_once(options: BuildOptions, memory: Memory, file: str, crew: Crew) -> bool:
    """Makes the pages that show the text of an entry file anew, if nothing but that text has changed since the last
    build; false if that is not so, or not certain. Nothing is recorded: the next build finds these pages touched and
    makes them once more, with the same bytes. For a preview only: `file` is all that is looked at."""
    known = memory.known()
    if known is None or options.output is None:
        return False
    prepared, contents = known
    if prepared.theme is None or prepared.planned is None or prepared.disclosed is None:
        return False
    texts, site = prepared.disclosed.texts, prepared.planned.site
    names = tuple(texts.whole.names.mentioned)
    alone = read_alone(options.folder, file, contents.files, prepared.settings, names)
    if alone is None or not alone.sound or not memory.only_text(alone.entry):
        return False
    entry = alone.entry.entry
    workshop = Workshop(prepared.theme, site, options.folder / "content", prepared.disclosed.register, crew)
    with texts.told_by(entry, partial(body_of, alone.cache)) as clean:
        if not clean:
            return False
        made = list(workshop.pages(workshop.parcels(site.pages_of(entry.id, entry.lang))))
    if any(one.data is None or one.leaked for one in made):
        return False
    for path, data, *_ in made:
        assert data is not None
        overwrite(options.output, path, data, options.folder / STATE_FOLDER)
    return bool(made)
