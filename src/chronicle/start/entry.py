"""The text of an entry that is begun: its front matter is whole, its body is to be written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chronicle.model.diagnostic import Said
from chronicle.model.wording import UNSAID, Wording
from chronicle.source import slug
from chronicle.start.lines import key, listed, scalar, word

_LONGEST = 48


@dataclass(frozen=True, slots=True)
class Promise:
    """A measure that an earlier entry promised or began and no later one has ended, as it stood last. `told`: the
    date of that report as written. `id` "" if it has none, so that no other entry can tell of it."""

    id: str
    title: Wording
    kind: str
    status: str
    condition: Wording = UNSAID
    household: str = ""
    village: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class OpenNeed:
    """A need that nothing has answered so far."""

    id: str
    text: Wording
    topic: str
    village: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Follow:
    """The entry that is followed, and what it left open. `linked` False: readers do not see that entry."""

    id: str
    title: str
    linked: bool = True
    promises: tuple[Promise, ...] = ()
    needs: tuple[OpenNeed, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryStart:
    """What is known of an entry before it is written. References are as they are to be written. `people`: an id of
    that list, for all photos."""

    title: str
    date: str
    villages: tuple[str, ...] = ()
    cadres: tuple[str, ...] = ()
    households: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    people: str = ""
    draft: bool = False
    follow: Follow | None = None


def entry_text(start: EntryStart, *, chinese: bool) -> str:
    """The file as it is begun, with keys and words in Chinese or English."""
    return "\n".join(["---", *_head(start, chinese), "---", *_body(start, chinese), ""])


def entry_name(title: str, year: str, day: str = "") -> str:
    """Where an entry lies below entries/, without `.md`. `day`: what tells it from another one of its name."""
    name = slug(title)
    if len(name) > _LONGEST:
        name = slug(name[:_LONGEST].rpartition("-")[0] or name[:_LONGEST])
    return f"{year}/{name}-{day}" if day else f"{year}/{name}"


def _head(start: EntryStart, chinese: bool) -> Iterator[str]:
    def line(name: str, value: str) -> str:
        return f"{key('entry', name, chinese=chinese)}: {value}"

    yield line("title", scalar(start.title))
    if start.date:
        yield line("date", scalar(start.date))
    for name, values in (("villages", start.villages), ("cadres", start.cadres), ("households", start.households)):
        if values:
            yield line(name, listed(values)) if chinese or len(values) > 1 else f"{name[:-1]}: {listed(values)}"
    if start.draft:
        yield line("draft", word("yes_no", "yes", chinese=chinese))
    if start.follow is not None:
        yield from _left_open(start.follow, chinese)
    if start.photos:
        yield f"{key('entry', 'photos', chinese=chinese)}:"
    for file in start.photos:
        yield f"  - {key('photo', 'file', chinese=chinese)}: {scalar(file)}"
        yield f"    {key('photo', 'people', chinese=chinese)}: {word('people', start.people, chinese=chinese)}"


def _left_open(follow: Follow, chinese: bool) -> Iterator[str]:
    promises = [promise for promise in follow.promises if promise.id]
    needs = [need for need in follow.needs if need.id]
    if promises or needs:
        yield _remark(
            chinese,
            Said(
                f"Left open in {follow.id}: say how each stands now, and take out what you have nothing to tell of.",
                f"{follow.id} 里还没办完的：改成现在的状态；没有新情况的删去。",
            ),
        )
    if promises:
        yield f"{key('entry', 'measures', chinese=chinese)}:"
    for promise in promises:
        yield from _promise(promise, chinese)
    if needs:
        yield f"{key('entry', 'needs', chinese=chinese)}:"
    for need in needs:
        yield from _need(need, chinese)
    nameless = [promise.title for promise in follow.promises if not promise.id]
    nameless += [need.text for need in follow.needs if not need.id]
    if nameless:
        yield _remark(
            chinese,
            Said(
                "Left open without an id; to tell of them, give the same id there and here:",
                "以下各项没有编号；要写进展，请在那篇和这篇里写同一个编号：",
            ),
        )
        lang = "zh-Hans" if chinese else "en"
        yield from (f"#   {' '.join(title.get(lang).split())}" for title in nameless)


def _promise(promise: Promise, chinese: bool) -> Iterator[str]:
    status = word("status", promise.status, chinese=chinese)
    yield "  " + _remark(chinese, Said(f"so far ({promise.told}): {status}", f"上次（{promise.told}）：{status}"))
    lead = "  - "
    rows = [("id", scalar(promise.id)), ("title", _wording(promise.title))]
    if promise.village:
        rows.append(("village", scalar(promise.village)))
    if promise.household:
        rows.append(("household", scalar(promise.household)))
    if promise.kind != "other":
        rows.append(("kind", word("kind", promise.kind, chinese=chinese)))
    rows.append(("status", status))
    if promise.condition:
        rows.append(("condition", _wording(promise.condition)))
    for name, value in rows:
        yield f"{lead}{key('measure', name, chinese=chinese)}: {value}"
        lead = "    "


def _need(need: OpenNeed, chinese: bool) -> Iterator[str]:
    yield f"  - {key('need', 'id', chinese=chinese)}: {scalar(need.id)}"
    yield f"    {key('need', 'text', chinese=chinese)}: {_wording(need.text)}"
    if need.village:
        yield f"    {key('need', 'village', chinese=chinese)}: {scalar(need.village)}"
    if need.topic != "other":
        yield f"    {key('need', 'topic', chinese=chinese)}: {word('kind', need.topic, chinese=chinese)}"


def _wording(wording: Wording) -> str:
    if len(wording.texts) == 1 and not wording.texts[0][0]:
        return scalar(wording.texts[0][1])
    # A text without a language stands beside others only as that of the site, which a map cannot say.
    tagged = [(tag, text) for tag, text in wording.texts if tag]
    if len(tagged) != len(wording.texts):
        return scalar(wording.get(""))
    return f"{{{', '.join(f'{tag}: {scalar(text, inside=True)}' for tag, text in tagged)}}}"


def _remark(chinese: bool, said: Said) -> str:
    return f"# {said.get('zh' if chinese else 'en')}"


def _body(start: EntryStart, chinese: bool) -> Iterator[str]:
    follow = start.follow
    if follow is None or not follow.linked:
        return
    target = follow.id if "/" in follow.id else f"entry:{follow.id}"
    yield Said(f"This goes on from [[{target}]].", f"接[[{target}]]。").get("zh" if chinese else "en")
