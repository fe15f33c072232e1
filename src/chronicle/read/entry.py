"""One entry file -> one Entry. A pure function of the file's path, its bytes and a few words."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import cast

from chronicle.model.body import EMPTY_BODY, Body
from chronicle.model.contents import EntryFile
from chronicle.model.diagnostic import Diagnostic, Said
from chronicle.model.entry import NO_SOURCE, Entry, Source
from chronicle.model.photo import Access, Photo
from chronicle.model.value import Value, replace
from chronicle.model.when import UNDATED, When
from chronicle.read.causes import MAX_CAUSES, too_many, two_main
from chronicle.read.identity import entry_id, given_id
from chronicle.read.parts import read_measures, read_needs, read_photos
from chronicle.read.proofs import proofread
from chronicle.source import (
    WHOLE,
    FrontMatter,
    MapNode,
    Record,
    Scalar,
    Sheet,
    decode,
    is_language,
    split_front_matter,
    weekday_remarks,
)

_MAX_BYTES = 2_000_000


class ReadEntry(Value, frozen=True):
    """What one entry file gave. `text` is the raw text for showing lines, "" if there are no diagnostics; `phrases` as
    in `Prose`."""

    entry: EntryFile
    diagnostics: tuple[Diagnostic, ...] = ()
    text: str = ""
    phrases: tuple[tuple[str, int, int, int], ...] = ()


def read_entry(
    file: str, data: bytes, *, lang: str = "zh-Hans", original: str = "", max_bytes: int = _MAX_BYTES
) -> ReadEntry:
    """Reads one entry. `file`: path below the site's folder. `lang`: the language when the file gives none.
    `original`: for a translation named like `road.en.md`, the path of `road.md` below entries/ without `.md`.

    Any bytes give an entry: with errors it is `faulty`, and when something private could not be understood
    `Entry.withheld` is "fault"."""
    sheet = Sheet(file)
    text = decode(data, sheet, max_bytes=max_bytes)
    if text is None:
        return stub(sheet, lang=lang, original=original)
    page = split_front_matter(text, sheet)
    node = page.head or MapNode((), (1, 1, 1, 1))
    record = Record(node, "entry", sheet)
    # A heading that stands for the title would be told twice.
    headed = not record.has("title") and _begins_with_heading(page.body)
    body, withhold = _body(page.body, page.first_line, sheet, headed)
    unreadable = page.has_head and page.head is None and sheet.has_errors()
    reader = _Reader(record, lang, original, unreadable)
    reader.withhold = withhold or unreadable
    entry = reader.read(page, body)
    phrases = () if entry.withheld else proofread(sheet, text, page, entry)
    faulty = any(d.severity == "error" and not d.code.startswith(("C4", "C5")) for d in sheet.diagnostics)
    return ReadEntry(
        EntryFile(entry, sheet.places, faulty or entry.withheld != ""),
        tuple(sheet.diagnostics),
        text if sheet.diagnostics else "",
        phrases,
    )


def stub(sheet: Sheet, *, lang: str, original: str = "") -> ReadEntry:
    """What stands for a file that cannot be read: something to link to, never published."""
    title = PurePosixPath(sheet.file).stem
    entry = Entry(entry_id(sheet.file, sheet), sheet.file, title, lang, translation_of=original, withheld="fault")
    return ReadEntry(EntryFile(entry, sheet.places, True), tuple(sheet.diagnostics))


def _begins_with_heading(text: str) -> bool:
    return text.lstrip().startswith("#") and bool(_heading(text))


def _heading(text: str) -> str:
    from chronicle.source import first_heading

    return first_heading(text)


def _body(text: str, first_line: int, sheet: Sheet, without_title: bool) -> tuple[Body, bool]:
    from chronicle.source import parse_markdown  # large; a build that finds all entries in its cache needs it not

    body, diagnostics, withhold = parse_markdown(
        text, file=sheet.file, first_line=first_line, without_title=without_title
    )
    sheet.diagnostics.extend(diagnostics)
    return body, withhold


class _Reader:
    def __init__(self, record: Record, lang: str, original: str, unreadable: bool) -> None:
        self.record = record
        self.sheet = record.sheet
        self.lang = lang
        self.original = original
        self.unreadable = unreadable
        self.withhold = False

    def read(self, page: FrontMatter, body: Body) -> Entry:
        record = self.record
        date = record.date("date")
        self._weekday(date)
        villages = record.texts("villages")
        original = record.text("translation_of") or self.original
        access = record.word("access", "access", "", code="C610")
        draft = record.flag("draft", code="C611")
        embargo = self._embargo()
        minors = record.flag("minors", code="C613")
        consent = record.flag("guardian_consent", code="C613")
        if (record.has("access") and not access) or None in (draft, minors, consent):
            self.withhold = True
        self._blank()
        mentions = record.flag("mentions", True)
        self._without_effect()
        return Entry(
            id=given_id(record) or entry_id(self.sheet.file, self.sheet),
            file=self.sheet.file,
            title=self._title(page, date, villages, bool(original)),
            lang=self._lang(),
            date=date,
            date_text=record.text("date_text", prose=True),
            inferred=_inferred(record.date("date_inferred")),
            sort_inferred=record.flag("sort_inferred") is True,
            time=record.text("time"),
            weather=record.text("weather", prose=True),
            weekday=record.text("weekday"),
            type=record.word("type", "entry_type", "diary", code="C384"),
            ref=record.text("ref", prose=True),
            order=record.number("order", 0) or 0,
            villages=villages,
            places=record.texts("places"),
            cadres=record.texts("cadres"),
            authors=record.texts("author"),
            participants=record.texts("participants", prose=True),
            organisations=record.texts("organisations"),
            households=record.texts("households"),
            measures=read_measures(record, "measures", "unknown", date),
            next_steps=read_measures(record, "next_steps", "planned", date),
            needs=read_needs(record, date),
            causes=self._causes(),
            photos=self._photos(),
            tags=record.texts("tags", prose=True),
            duties=record.words("duty", "duty", code="C383"),
            summary=record.text("summary", prose=True),
            note=record.text("note", prose=True),
            source=self._source(),
            access=cast(Access, access or ("closed" if record.has("access") else "public")),
            embargo_until=embargo,
            draft=draft is not False,
            minors=minors is not False,
            guardian_consent=consent is True,
            mentions=mentions is not False,
            translation_of=original,
            # Last: each of the values above may have been what withholds the entry.
            body=EMPTY_BODY if self._withheld() else body,
            withheld=self._withheld(),
        )

    def _withheld(self) -> str:
        return "fault" if self.withhold or self.sheet.withhold else ""

    def _photos(self) -> tuple[Photo, ...]:
        if not self.record.has("photos"):
            return ()
        folder = PurePosixPath(self.sheet.file).parent.as_posix().removeprefix("content").strip("/")
        return read_photos(self.record, folder)

    def _weekday(self, date: When) -> None:
        node = self.record.value("weekday")
        if isinstance(node, Scalar):
            for remark in weekday_remarks(node.text, date):
                self.sheet.remark(remark, node)

    def _blank(self) -> None:
        """A key that decides what is public and says nothing: perhaps it was meant to close the entry."""
        for key, code in (("access", "C610"), ("draft", "C611"), ("embargo_until", "C612"), ("minors", "C613")):
            if self.record.blank(key):
                self.withhold = True
                self.sheet.error(
                    code,
                    self.record.key_spot(key),
                    Said("this decides what is public, and says nothing", "此键决定是否公开，却没有写值"),
                    Said("write a value, or take the line out", "请写明，或删去这一行"),
                )

    def _embargo(self) -> When:
        when = self.record.date("embargo_until")
        if self.record.has("embargo_until") and not (when.is_day and when.certainty == "sure"):
            self.withhold = True
            self.sheet.error(
                "C612",
                self.record.key_node("embargo_until").spot,
                Said(
                    "embargo_until must be one full day; until then the entry is withheld",
                    "解密日期必须写到日；写明之前此篇不发布",
                ),
                Said("write 2030-01-01", "请写成 2030-01-01"),
            )
        return when

    def _lang(self) -> str:
        tag = self.record.text("lang")
        if tag and not is_language(tag):
            self.sheet.error(
                "C152",
                self.record.key_node("lang").spot,
                Said(f"“{tag[:40]}” is no language tag", f"“{tag[:40]}”不是语言标签"),
                Said("write zh-Hans or en", "请写 zh-Hans 或 en"),
            )
            return self.lang
        return tag or self.lang

    def _title(self, page: FrontMatter, date: When, villages: tuple[str, ...], derived: bool) -> str:
        title = self.record.text("title", prose=True)
        if title:
            return title
        heading = _heading(page.body)
        title = heading or " ".join(part for part in (date.text, *villages[:1]) if part)
        title = title or PurePosixPath(self.sheet.file).stem
        if (derived and heading) or self.unreadable:
            return title
        if page.has_head:
            self.sheet.warn(
                "C160",
                WHOLE,
                Said(f"there is no title; “{title[:60]}” stands for it", f"没有标题，暂用“{title[:60]}”"),
                Said("write “title: …” in the front matter", "请在文首写“标题: …”"),
            )
        else:
            self.sheet.warn(
                "C135",
                (1, 1, 1, 1),
                Said(
                    f"there is no front matter; the title is taken to be “{title[:60]}”",
                    f"没有文首信息，标题暂用“{title[:60]}”",
                ),
                Said(
                    "begin the file with: ---, title: …, date: …, villages: …, ---",
                    "文件开头请写：---、标题: …、日期: …、村: …、---",
                ),
            )
        return title

    def _causes(self) -> tuple[str, ...]:
        main = self.record.words("cause_main", "cause", code="C382")
        if len(main) > 1:
            self.sheet.warn("C399", self.record.key_node("cause_main").spot, *two_main(len(main)))
        causes = tuple(dict.fromkeys((*main, *self.record.words("causes", "cause", code="C382"))))
        if len(causes) > MAX_CAUSES:
            key = "causes" if self.record.has("causes") else "cause_main"
            self.sheet.warn("C395", self.record.key_node(key).spot, *too_many(len(causes)))
        return causes

    def _source(self) -> Source:
        inner = self.record.record("source", "source", "text")
        if inner is None:
            return NO_SOURCE
        text = inner.wording("text")
        if not inner.has("url") and text.get("").startswith(("https://", "http://")):
            return Source(url=text.get(""))
        return Source(text, inner.address("url"), inner.text("translated_from"))

    def _without_effect(self) -> None:
        for key in ("hamlet", "group"):
            node = self.record.value(key)
            if node is not None:
                self.sheet.say(
                    "C143",
                    "hint",
                    node.spot,
                    Said(
                        "this key is understood, but an entry does not show it",
                        "认识这个键，但日记页面不显示它",
                    ),
                    Said("name the hamlet or group in the text or under places", "请写在正文里，或写入“地点”"),
                )


def _inferred(when: When) -> When:
    return replace(when, inferred=True) if when.text else UNDATED
