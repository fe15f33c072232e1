"""Which files are translations of others, and how those of registers are merged."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from chronicle.model.diagnostic import Diagnostic, Place, Said
from chronicle.model.registers import Cadre, Page, Village
from chronicle.model.value import replace
from chronicle.model.wording import Wording
from chronicle.read.registers import ReadFile, Thing

_TAG = re.compile(r"^[a-z]{2}(?:-[A-Za-z]{4})?(?:-[A-Z]{2})?$")


def language_of(path: str, others: frozenset[str], languages: tuple[str, ...]) -> tuple[str, str]:
    """(language, path of the original without `.md`) that a name like `road.en.md` says; ("", "") if none.
    `others`: all paths; only what lies beside its original is a translation."""
    stem, _, tag = path.removesuffix(".md").rpartition(".")
    if not stem or stem.endswith("/") or not (tag in languages or _TAG.match(tag)):
        return "", ""
    if f"{stem}.md" in others:
        return tag, stem
    return (tag, "") if tag in languages else ("", "")


def alone(path: str, tag: str, original: str) -> Diagnostic | None:
    """C162: a file of the site that is named like a translation, `road.en.md`, and has no original beside it."""
    if not tag or original:
        return None
    other = f"{PurePosixPath(path).name.removesuffix(f'.{tag}.md')}.md"
    return Diagnostic(
        "C162",
        "warning",
        Place(path),
        Said(
            f"named like a translation, but there is no {other} beside it; it stands alone",
            f"文件名像译文，旁边却没有 {other}；先当作单独一篇",
        ),
        Said(
            f"put the original beside it, or take “.{tag}” out of the name and write `lang: {tag}`",
            f"请把原文放在旁边；没有原文就从文件名里去掉“.{tag}”，并写“语言: {tag}”",
        ),
    )


def merged(
    files: Iterable[ReadFile[Thing]], merge: Callable[[Thing, Thing], Thing], id_of: Callable[[Thing], str]
) -> tuple[list[ReadFile[Thing]], list[Diagnostic]]:
    """The originals with their translations merged in. Reports translations without original (C161)."""
    problems: list[Diagnostic] = []
    files = list(files)
    originals = {id_of(one.thing): one for one in reversed(files) if not one.translation_of}
    by_stem = {PurePosixPath(one.places.file).stem: id_of(one.thing) for one in files if not one.translation_of}
    for one in files:
        if not one.translation_of:
            continue
        name = PurePosixPath(one.places.file).stem.rpartition(".")[0]
        id_ = one.translation_of if one.translation_of in originals else by_stem.get(name, "")
        original = originals.get(id_)
        if original is None:
            problems.append(
                Diagnostic(
                    "C161",
                    "error",
                    Place(one.places.file, *one.places.spot("translation_of")),
                    Said("this translation has no original", "这份译文没有原文"),
                    Said("put it beside the original: x.md and x.en.md", "请放在原文旁边：x.md 和 x.en.md"),
                )
            )
        elif not one.faulty:
            originals[id_] = replace(original, thing=merge(original.thing, one.thing))
    # Of two files with one id only the first was merged; the second stays itself, to be reported by its own name.
    whole = {one.places.file: one for one in originals.values()}
    kept = [whole.get(one.places.file, one) for one in files if not one.translation_of]
    return kept, problems


def joined(one: Wording, other: Wording) -> Wording:
    """A wording with the languages of another that it lacks itself."""
    own = dict(one.texts)
    return Wording((*one.texts, *((tag, text) for tag, text in other.texts if tag not in own)))


def merge_village(one: Village, other: Village) -> Village:
    """A village with the texts of its translation."""
    return replace(
        one,
        name=joined(one.name, other.name),
        summary=joined(one.summary, other.summary),
        note=joined(one.note, other.note),
        bodies=(*one.bodies, *other.bodies),
    )


def merge_cadre(one: Cadre, other: Cadre) -> Cadre:
    """A cadre with the texts of its translation. A name is not given to one who has only a label."""
    return replace(
        one,
        name=joined(one.name, other.name) if one.name else one.name,
        label=joined(one.label, other.label if other.label or one.name else other.name),
        role_text=joined(one.role_text, other.role_text),
        summary=joined(one.summary, other.summary),
        note=joined(one.note, other.note),
        bodies=(*one.bodies, *other.bodies),
    )


def merge_page(one: Page, other: Page) -> Page:
    """A page with the text of its translation."""
    return replace(one, title=joined(one.title, other.title), bodies=(*one.bodies, *other.bodies))
