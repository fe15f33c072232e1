"""Translations: a further text of an entry, which takes all its data from the original."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chronicle.link.bodies import BodyLinker
from chronicle.link.photos import PhotoLinker
from chronicle.link.report import Reporter
from chronicle.model.body import Target
from chronicle.model.contents import EntryFile
from chronicle.model.diagnostic import Diagnostic, Place, Related, Said
from chronicle.model.entry import Entry, Translation
from chronicle.model.value import replace

NO_ORIGINAL = "C209"
NOT_IN_TWIN = "C409"
SAME_LANGUAGE = "C211"


def _ground(entry: Entry) -> str:
    """What a translation's own keys withhold it for, strictest first; "draft" last, since a preview shows it."""
    if entry.access != "public":
        return entry.access
    if entry.minors and not entry.guardian_consent:
        return "minors"
    return "draft" if entry.draft else ""


def link_translations(
    files: Sequence[tuple[EntryFile, Reporter]],
    entries: Mapping[str, Entry],
    linker: BodyLinker,
    photos: PhotoLinker,
) -> dict[tuple[str, str], Translation]:
    """Translations by (entry, language); one without an original, or a second one, is an error."""
    found: dict[tuple[str, str], Translation] = {}
    for file, report in files:
        entry = file.entry
        original = entries.get(entry.translation_of)
        if original is None:
            report.say(
                NO_ORIGINAL,
                "error",
                "translation_of",
                Said(f'there is no entry "{entry.translation_of}"', f"没有“{entry.translation_of}”这一篇"),
                Said(
                    "put the translation beside its original, as road.en.md beside road.md",
                    "译文放在原文旁边：road.md 的译文是 road.en.md",
                ),
            )
            continue
        key = (original.id, entry.lang)
        if entry.lang == original.lang or key in found:
            report.say(
                SAME_LANGUAGE,
                "error",
                "lang",
                Said(
                    f'"{original.id}" has a text in "{entry.lang}" already',
                    f"“{original.id}”已有“{entry.lang}”的文本",
                ),
                Said("give the translation its own language: `lang: en`", "请写明译文的语言，如 语言: en"),
            )
            continue
        own = Target("entry", original.id)
        links = linker.resolve(entry.prose, entry.file, own=own, mentions=original.mentions)
        shown = photos.link(entry.photos, entry.file, report, "photos")
        captions = tuple((p.file, p.caption.get(entry.lang), p.alt.get(entry.lang)) for p in shown)
        withheld = original.withheld or entry.withheld or ("fault" if file.faulty or report.errors else "")
        if not withheld:
            withheld = _ground(entry)
        found[key] = Translation(
            entry=original.id,
            lang=entry.lang,
            title=entry.title,
            file=entry.file,
            summary=entry.summary,
            prose=entry.prose,
            links=links,
            captions=captions,
            photos=shown,
            embargo_until=entry.embargo_until,
            withheld=withheld,
        )
    return {key: _within_language(one, found, entries, linker.found) for key, one in found.items()}


def _within_language(
    told: Translation,
    translations: Mapping[tuple[str, str], Translation],
    entries: Mapping[str, Entry],
    problems: list[Diagnostic],
) -> Translation:
    """A translation whose links to headings lead to headings of the text that they open: a translation links to
    translations where there are some."""
    if not any(answer is not None and answer.fragment for answer in told.links.answers):
        return told
    answers: list[Target | None] = []
    for ask, answer in zip(told.prose.asks, told.links.answers, strict=True):
        kept = answer
        if answer is not None and answer.kind == "entry" and answer.fragment:
            twin = translations.get((answer.id, told.lang)) or entries[answer.id]
            if answer.fragment not in twin.prose.headings:
                line, column, end = ask.spot
                problems.append(_not_there(Place(told.file, line, column, line, end), answer.fragment, twin))
                kept = replace(answer, fragment="")
        answers.append(kept)
    return replace(told, links=replace(told.links, answers=tuple(answers)))


def _not_there(place: Place, fragment: str, twin: Entry | Translation) -> Diagnostic:
    listed = ", ".join(f"#{id_}" for id_ in twin.prose.headings[:3])
    return Diagnostic(
        NOT_IN_TWIN,
        "warning",
        place,
        Said(
            f'the text in "{twin.lang}" has no heading "{fragment}"; the link leads to its beginning',
            f"“{twin.lang}”的文本里没有标题“{fragment}”，链接只到文首",
        ),
        Said(f"its headings are {listed}", f"它的标题有 {listed}")
        if listed
        else Said("take out what follows the #", "请删去 # 及其后的部分"),
        (Related(Place(twin.file), Said("the text in that language", "那种语言的文本")),),
    )
