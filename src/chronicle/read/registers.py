"""Villages, cadres and pages: Markdown with front matter -> records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from chronicle.model.body import Body
from chronicle.model.diagnostic import Diagnostic, Said
from chronicle.model.entry import Places
from chronicle.model.registers import Cadre, Fact, Page, Posting, StateAt, Village
from chronicle.model.value import Value
from chronicle.model.when import UNDATED, When
from chronicle.model.wording import Wording
from chronicle.read.identity import given_id, path_id
from chronicle.read.parts import read_photos
from chronicle.read.proofs import say_slips
from chronicle.source import (
    MapNode,
    Record,
    Sheet,
    decode,
    find_word,
    is_language,
    parse_date,
    split_front_matter,
)

Thing = TypeVar("Thing")
_MAX_BYTES = 2_000_000
_OPEN = When(text="..", edtf="..")
_OPEN_ENDS = frozenset({"..", "至今", "现在", "目前", "now", "present", "today", "ongoing"})
"""Ends of a service that goes on: open, which is not the same as unknown."""


class ReadFile(Value, Generic[Thing], frozen=True):
    """One file of a register as read. `lang` is the language of its body; `faulty`: it holds errors."""

    thing: Thing
    lang: str
    places: Places
    diagnostics: tuple[Diagnostic, ...]
    text: str
    faulty: bool
    translation_of: str = ""


@dataclass(frozen=True, slots=True)
class _Leaf:
    """The parts that every Markdown file has."""

    record: Record
    sheet: Sheet
    id: str
    lang: str
    body: Body
    prose: str
    text: str
    usable: bool
    translation_of: str

    def read(self, thing: Thing) -> ReadFile[Thing]:
        sheet = self.sheet
        faulty = not self.usable or any(
            d.severity == "error" and not d.code.startswith(("C4", "C5")) for d in sheet.diagnostics
        )
        return ReadFile(
            thing,
            self.lang,
            sheet.places,
            tuple(sheet.diagnostics),
            self.text if sheet.diagnostics else "",
            faulty or sheet.withhold,
            self.translation_of,
        )

    def name(self) -> Wording:
        """The name, or the first heading in its stead; in a translation tagged with its language."""
        wording = self.record.wording("title" if self.record.context == "page" else "name")
        if not wording:
            from chronicle.source import first_heading

            heading = first_heading(self.prose)
            wording = Wording((("", heading),)) if heading else wording
        return tagged(wording, self.lang) if self.translation_of else wording

    def say(self, key: str) -> Wording:
        """A wording, tagged with the file's language in a translation."""
        wording = self.record.wording(key)
        return tagged(wording, self.lang) if self.translation_of else wording

    def bodies(self) -> tuple[tuple[str, Body], ...]:
        return ((self.lang, self.body),) if self.body.pieces else ()


def tagged(wording: Wording, lang: str) -> Wording:
    """A wording whose untagged text is in `lang`."""
    return Wording(tuple((tag or lang, text) for tag, text in wording.texts))


def _leaf(file: str, data: bytes, folder: str, context: str, lang: str, original: str, max_bytes: int) -> _Leaf:
    from chronicle.source import parse_markdown  # large, so only when a file is read

    sheet = Sheet(file)
    path = original or file.removeprefix(folder)
    text = decode(data, sheet, max_bytes=max_bytes)
    if text is None:
        record = Record(MapNode((), (1, 1, 1, 1)), context, sheet)
        return _Leaf(record, sheet, _flat(path, sheet), lang, Body(), "", "", False, original)
    page = split_front_matter(text, sheet)
    usable = not (page.has_head and page.head is None and sheet.has_errors())
    record = Record(page.head or MapNode((), (1, 1, 1, 1)), context, sheet)
    headed = not record.has("title" if context == "page" else "name") and page.body.lstrip().startswith("#")
    body, diagnostics, withhold = parse_markdown(page.body, file=file, first_line=page.first_line, without_title=headed)
    sheet.diagnostics.extend(diagnostics)
    sheet.withhold |= withhold
    if not withhold:
        say_slips(sheet, text, page)
    tag = record.text("lang")
    if tag and is_language(tag):
        lang = tag
    return _Leaf(
        record,
        sheet,
        given_id(record) or _flat(path, sheet),
        lang,
        body,
        page.body,
        text,
        usable,
        record.text("translation_of") or (_flat(original, sheet) if original else ""),
    )


def _flat(path: str, sheet: Sheet) -> str:
    return path_id(path if path.endswith(".md") else path + ".md", sheet).replace("/", "-")


def read_village(
    file: str, data: bytes, *, lang: str = "zh-Hans", original: str = "", max_bytes: int = _MAX_BYTES
) -> ReadFile[Village]:
    """One village's file. `original`: for `x.en.md`, the path of `x.md` below villages/ without `.md`."""
    leaf = _leaf(file, data, "content/villages/", "village", lang, original, max_bytes)
    record = leaf.record
    name = leaf.name()
    if not name and not original and leaf.usable:
        _nameless(record)
    village = Village(
        id=leaf.id,
        name=name,
        pinyin=record.text("pinyin"),
        aliases=record.texts("aliases"),
        code=record.code("code", (12,)),
        parent=record.one("parent"),
        kind=record.text("kind"),
        hamlets=record.texts("hamlets"),
        groups=record.texts("groups"),
        households_count=record.quantity("households_count", "户"),
        population=record.quantity("population", "人"),
        elevation=record.quantity("elevation", "米"),
        coords=record.coords("coords"),
        facts=tuple(_fact(one) for one in record.records("facts", "fact", "text")),
        states=_states(record),
        valid=record.date("valid"),
        succeeded_by=record.texts("succeeded_by"),
        summary=leaf.say("summary"),
        note=leaf.say("note"),
        photos=read_photos(record, "villages"),
        bodies=leaf.bodies(),
    )
    return leaf.read(village)


def _nameless(record: Record) -> None:
    if record.sheet.has_errors():  # a name of another shape has been told
        return
    record.sheet.error(
        "C154",
        (1, 1, 1, 1),
        Said("the name is missing", "缺少名称"),
        Said("write “name: …” in the front matter", "请在文首写“名称: …”"),
    )


def _fact(record: Record) -> Fact:
    quantities = record.quantities("quantity")
    return Fact(
        what=record.wording("what"),
        quantity=quantities[0] if quantities else None,
        text=record.wording("text"),
        date=record.date("date"),
        entry=record.one("entry"),
    )


def _states(record: Record) -> tuple[StateAt, ...]:
    found = []
    for one in record.records("status", "state", "state"):
        state = one.word("state", "village_state", "", code="C389")
        if state:
            found.append(StateAt(state, one.date("date")))
    return tuple(found)


def read_cadre(
    file: str, data: bytes, *, lang: str = "zh-Hans", original: str = "", max_bytes: int = _MAX_BYTES
) -> ReadFile[Cadre]:
    """One cadre's file; parameters as for a village."""
    leaf = _leaf(file, data, "content/cadres/", "cadre", lang, original, max_bytes)
    record = leaf.record
    label = leaf.say("label")
    name = leaf.name() if record.has("name") or not label or original else Wording()
    if not name and not label and not original and leaf.usable:
        _nameless(record)
    roles, role_text = _roles(record)
    cadre = Cadre(
        id=leaf.id,
        name=name,
        label=label,
        aliases=record.texts("aliases"),
        roles=roles,
        role_text=tagged(role_text, leaf.lang) if original else role_text,
        organisation=record.one("organisation"),
        count=record.number("count"),
        postings=tuple(_posting(one) for one in record.records("postings", "posting", "term")),
        summary=leaf.say("summary"),
        note=leaf.say("note"),
        photos=read_photos(record, "cadres"),
        bodies=leaf.bodies(),
    )
    return leaf.read(cadre)


def _roles(record: Record) -> tuple[tuple[str, ...], Wording]:
    """Known roles as ids; other words, or words by language, stay as text."""
    node = record.value("role")
    if node is None or isinstance(node, MapNode):
        wording = record.wording("role")
        known = (find_word("role", text) for text in wording.all())
        found = tuple(dict.fromkeys(role for role in known if role))
        return found or (("other",) if wording else ()), wording
    words = record.texts("role", prose=True)
    roles = [find_word("role", word) for word in words]
    others = [word for word, role in zip(words, roles, strict=True) if not role]
    text = Wording((("", "、".join(others)),)) if others else Wording()
    return tuple(dict.fromkeys(role or "other" for role in roles)), text


def _posting(record: Record) -> Posting:
    roles, text = _roles(record)
    start = record.date("from")
    open_end = record.text("to").lower() in _OPEN_ENDS
    end = When(text=record.text("to"), edtf="..") if open_end else record.date("to")
    term = record.date("term")
    if term.text:
        start, end = _both_ends(term) if not start.text and not end.text else (start, end)
    return Posting(
        village=record.one("village"),
        place=record.one("place"),
        role=roles[0] if roles else "other",
        role_text=text,
        organisation=record.one("organisation"),
        start=start,
        end=end,
        team=record.wording("team"),
    )


def _both_ends(term: When) -> tuple[When, When]:
    """Start and end of a service given as one interval, such as 2015-07/2017-08 or 2014年至今."""
    first, stroke, last = term.edtf.partition("/")
    if not stroke:
        return term, UNDATED
    ends = [_OPEN if part == ".." else parse_date(part)[0] if part else UNDATED for part in (first, last)]
    return ends[0], ends[1]


def read_page(
    file: str, data: bytes, *, lang: str = "zh-Hans", original: str = "", max_bytes: int = _MAX_BYTES
) -> ReadFile[Page]:
    """One plain page; parameters as for a village."""
    leaf = _leaf(file, data, "content/pages/", "page", lang, original, max_bytes)
    record = leaf.record
    title = leaf.name() or Wording((("", leaf.id),))
    draft = record.flag("draft", code="C611")
    page = Page(
        id=leaf.id,
        title=title,
        bodies=leaf.bodies(),
        order=record.number("order", 0) or 0,
        draft=draft is not False,
    )
    return leaf.read(page)
