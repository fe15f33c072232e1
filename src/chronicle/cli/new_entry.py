"""`chronicle new entry`: begins an entry, on its own or as the next one of an earlier entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from chronicle.cli import options, say
from chronicle.cli.begun import next_steps, write_all
from chronicle.cli.earlier import Earlier, earlier
from chronicle.cli.interview import Interview
from chronicle.cli.known import Known, completing
from chronicle.cli.language import Voice
from chronicle.cli.last_used import last_used, remember
from chronicle.cli.options import Command
from chronicle.cli.pictures import copies
from chronicle.cli.usage import UsageProblem
from chronicle.model.diagnostic import Said

if TYPE_CHECKING:
    from chronicle.start import Named

ENTRIES = "content/entries/"
DATES = "C35"
"""Codes of dates that do not fit what is registered."""
_NAME = re.compile(r"[a-z0-9_-][a-z0-9._-]*(?:/[a-z0-9_-][a-z0-9._-]*)*")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options say of an entry."""

    title: str
    village: tuple[str, ...]
    cadre: tuple[str, ...]
    household: tuple[str, ...]
    date: str
    follow: str
    name: str
    people: str
    keys: str
    draft: bool
    photos: tuple[str, ...]


def command(voice: Voice) -> click.Command:
    """The command, speaking with the voice of the run."""
    words = voice.words

    def run(
        site: str | None,
        photos: tuple[str, ...],
        title: str,
        village: tuple[str, ...],
        cadre: tuple[str, ...],
        household: tuple[str, ...],
        date: str,
        follow: str,
        name: str,
        people: str,
        draft: bool,
        keys: str,
    ) -> int:
        asked = Asked(title, village, cadre, household, date, follow, name, people, keys, draft, photos)
        return _begin(Interview.at(site, voice), asked)

    def naming(option: str, kind: str, said: str) -> click.Option:
        return click.Option([option], multiple=True, metavar="NAME", help=said, shell_complete=completing(kind))

    return Command(
        "entry",
        callback=run,
        help=words(
            "Begins an entry.\n\nPHOTOS are copied beside it, freed of hidden data, and listed in it. A village or "
            "cadre may be named in Chinese, by id, in pinyin or by initials: rjg finds 任家沟村.",
            "新建一篇日记。\n\nPHOTOS 是照片：去掉隐藏信息后放到日记旁边，并列在里面。村和干部可以写汉字、编号、"
            "拼音或拼音首字母：rjg 就是任家沟村。",
        ),
        params=[
            click.Argument(["photos"], nargs=-1, metavar="[PHOTOS...]", type=click.Path()),
            click.Option(["--title"], default="", metavar="TEXT", help=words("its title", "标题")),
            naming("--village", "village", words("village (default: as last time)", "村（默认同上次）")),
            naming(
                "--cadre",
                "cadre",
                words("cadre, - for none (default: as last time)", "干部，- 表示不写（默认同上次）"),
            ),
            click.Option(
                ["--date"], default="", metavar="DATE", help=words("the day that it tells of", "写的是哪一天")
            ),
            naming("--household", "household", words("household, by id or pseudonym", "走访的农户，写编号或化名")),
            click.Option(
                ["--follow"],
                default="",
                metavar="ENTRY",
                help=words(
                    "an earlier entry, by id or file: the same village, cadre and household, and what it left open",
                    "接着哪一篇写（编号或文件）：村、干部、农户相同，并列出还没办完的事",
                ),
            ),
            click.Option(
                ["--people"],
                default="",
                metavar="WORD",
                help=words(
                    "whether somebody can be recognised in the photos: none, consent or blurred",
                    "照片里有没有认得出的人：无、已同意、已模糊",
                ),
            ),
            click.Option(["--draft"], is_flag=True, help=words("not to be published yet", "先作草稿，不发布")),
            click.Option(
                ["--name"],
                default="",
                metavar="ID",
                help=words("the file's name and so the address, such as 2016/road", "文件名，也就是网址，如 2016/road"),
            ),
            options.keys(words),
            options.site(words),
            options.lang(words),
            options.helping(words),
        ],
    )


def _begin(asked_at: Interview, asked: Asked) -> int:
    from chronicle.start import EntryStart, entry_text

    known, voice = asked_at.known, asked_at.voice
    before = earlier(known, asked.follow) if asked.follow else None
    last = last_used(known.folder)
    there = {
        "--village": bool(asked.village or before),
        "--cadre": bool(asked.cadre or before or not known.things("cadre")),
        "--date": bool(asked.date),
        "--title": bool(asked.title),
        "--people": bool(asked.people or not asked.photos),
    }
    asked_at.require(there, _as_options(known, last, there))
    villages = _things(asked_at, "village", asked.village, before, Said("Village", "村"))
    cadres = _things(asked_at, "cadre", asked.cadre, before, Said("Cadre", "干部"))
    households = asked_at.several("household", "--household", asked.household, Said("", "")) if asked.household else ()
    date = asked_at.date("--date", asked.date, Said("Date", "日期"), default=known.day.isoformat())
    title = asked_at.text("--title", asked.title, Said("Title", "标题"))
    question = Said(
        "Can somebody be recognised in the photos (none, consent, blurred)",
        "照片里有没有认得出的人（无、已同意、已模糊）",
    )
    people = asked_at.word("people", "--people", asked.people, question, needed=True) if asked.photos else ""

    chinese = known.writes_chinese(asked.keys, before.text if before else "")
    name = _name(known, asked.name, title, date)
    file = known.folder / f"{ENTRIES}{name}.md"
    pictures = copies(asked.photos, file, known.settings.photos.limits)
    start = EntryStart(
        title,
        date,
        tuple(known.reference("village", one, chinese=chinese) for one in villages),
        tuple(known.reference("cadre", one, chinese=chinese) for one in cadres),
        tuple(one.id for one in households) or (before.households if before else ()),
        tuple(path.name for path in pictures),
        people,
        asked.draft,
        before.follow if before else None,
    )
    data = entry_text(start, chinese=chinese).encode()
    _judge(known, f"{ENTRIES}{name}.md", data)
    write_all({**pictures, file: data})
    remember(known.folder, {"village": tuple(v.id for v in villages), "cadre": tuple(c.id for c in cadres)})
    steps = [Said("write the text below the second ---", "在第二个 --- 下面写正文")]
    if pictures:
        steps.append(Said("give each photo a caption", "给每张照片写上图注"))
    say.lines(next_steps(file, known.folder, voice, steps))
    return 0


def _things(
    asked_at: Interview,
    kind: str,
    given: tuple[str, ...],
    before: Earlier | None,
    question: Said,
) -> tuple[Named, ...]:
    """Villages or cadres: as given, else those of the earlier entry, else asked for, with those of last time."""
    if not given and before is not None:
        by_id = {thing.id: thing for thing in asked_at.known.things(kind)}
        return tuple(by_id[id_] for id_ in before.ids[kind] if id_ in by_id)
    return asked_at.several(kind, f"--{kind}", given, question, default=asked_at.usual(kind))


def _as_options(known: Known, last: Mapping[str, tuple[str, ...]], there: dict[str, bool]) -> list[str]:
    """What was used last time, as options that may be repeated."""
    told = []
    for kind, ids in last.items():
        known_ids = {thing.id for thing in known.things(kind)} if kind in ("village", "cadre") else set()
        told += [f"--{kind} {id_}" for id_ in ids if id_ in known_ids and not there.get(f"--{kind}", True)]
    return told


def _name(known: Known, given: str, title: str, date: str) -> str:
    """The entry's path below entries/ without `.md`, which no other entry has, nor the id that it makes."""
    from chronicle.read import entry_id
    from chronicle.source import Sheet, parse_date
    from chronicle.start import entry_name, free

    files = [one.file for one in known.scanned.found if one.file.startswith(ENTRIES) and one.file.endswith(".md")]
    taken = {file.removeprefix(ENTRIES).removesuffix(".md").lower() for file in files}
    taken |= {entry_id(file, Sheet(file)) for file in files if not file.isascii()}
    if given:
        name = given.removeprefix(ENTRIES).removesuffix(".md")
        if not _NAME.fullmatch(name):
            raise UsageProblem(
                f"--name: “{given}” is no id; use a-z, 0-9, -, _ and /, such as 2016/road",
                f"--name：“{given}”不能作编号；只用 a-z、0-9、-、_ 和 /，如 2016/road",
            )
        if name in taken:
            raise UsageProblem(f"--name: there is an entry “{name}” already", f"--name：已有日记“{name}”")
        return name
    when = parse_date(date)[0]
    day = when.lower or when.upper
    folder = f"{day.year}" if day else "year-unknown" if when.month else "undated"
    name = entry_name(title, folder)
    if name in taken and day and when.is_day:
        name = entry_name(title, folder, f"{day:%m%d}")
    return free(taken, name)


def _judge(known: Known, file: str, data: bytes) -> None:
    """Reads the entry as a build would, with the registers in mind; a complaint about what was given ends the command.
    What only all entries together can show is left to `chronicle check`."""
    from chronicle.check import check_archive
    from chronicle.link import link_contents
    from chronicle.model.value import replace
    from chronicle.read import read_entry

    read = read_entry(file, data, lang=known.settings.languages[0])
    archive = link_contents(replace(known.contents, entries=(read.entry,)), mentions=False).archive
    found = [told for told in check_archive(archive, known.day) if told.place.file == file]
    for told in (*read.diagnostics, *(told for told in found if told.code.startswith(DATES))):
        raise UsageProblem(
            f"check would complain: {told.message.en}; {told.help.en}",
            f"检查会有提示：{told.message.zh}；{told.help.zh}",
        )
