"""`chronicle new`: begins an entry, a village, a cadre or a household. Asks for what is not given as an option."""

from __future__ import annotations

from collections.abc import Callable

import click

from chronicle.cli import options, say
from chronicle.cli.begun import next_steps, write_all
from chronicle.cli.interview import Interview
from chronicle.cli.known import completing
from chronicle.cli.language import Voice
from chronicle.cli.new_entry import command as entry
from chronicle.cli.options import Command, Commands
from chronicle.cli.usage import UsageProblem
from chronicle.model.diagnostic import Said


def command(voice: Voice) -> click.Command:
    """The group, speaking with the voice of the run."""
    words = voice.words
    makers: dict[str, Callable[[Voice], click.Command]] = {
        "entry": entry,
        "village": village,
        "cadre": cadre,
        "household": household,
    }
    return Commands(
        "new",
        tuple(makers),
        lambda name: makers[name](voice),
        help=words(
            "Begins a file: an entry, a village, a cadre, a household. Asks for what is not given as an option.",
            "新建一个文件：日记、村、干部或农户。没有用选项写明的，逐项询问。",
        ),
        params=[options.lang(words), options.helping(words)],
    )


def village(voice: Voice) -> click.Command:
    """`chronicle new village`."""
    words = voice.words

    def run(site: str | None, name: str, parent: str, id_: str, keys: str) -> int:
        from chronicle.start import VillageStart, free, village_id, village_text

        asked = Interview.at(site, voice)
        known = asked.known
        asked.require({"--name": bool(name)})
        told = asked.text("--name", name, Said("Name of the village", "村名"))
        asked.is_new("village", told)
        question = Said("Place above it, such as its township", "所属地点，如乡镇")
        above = asked.one("place", "--parent", parent, question)
        chinese = known.writes_chinese(keys)
        taken = {thing.id for thing in known.things("village")}
        own = asked.own_id("village", id_) or free(taken, village_id(told))
        start = VillageStart(told, known.reference("place", above, chinese=chinese) if above else "")
        path = known.folder / f"content/villages/{own}.md"
        write_all({path: village_text(start, chinese=chinese).encode()})
        step = Said("write the village's story below the second ---", "在第二个 --- 下面写写这个村")
        say.lines(next_steps(path, known.folder, voice, [step]))
        return 0

    return Command(
        "village",
        callback=run,
        help=words("Begins a village.", "新建一个村。"),
        params=[
            _name(words),
            _naming("--parent", "place", words("the place above it, as registered", "所属的地点（已登记的）")),
            _own_id(words),
            *_shared(words),
        ],
    )


def cadre(voice: Voice) -> click.Command:
    """`chronicle new cadre`."""
    words = voice.words

    def run(
        site: str | None, name: str, role: str, organisation: str, village: str, since: str, id_: str, keys: str
    ) -> int:
        from chronicle.source import slug
        from chronicle.start import CadreStart, cadre_text, free

        asked = Interview.at(site, voice)
        known = asked.known
        asked.require({"--name": bool(name)})
        told = asked.text("--name", name, Said("Name of the cadre", "姓名"))
        asked.is_new("cadre", told)
        service = asked.word("role", "--role", role, Said("Role", "职务"))
        unit = asked.one("organisation", "--organisation", organisation, Said("Sending unit", "派出单位"))
        where = asked.one("village", "--village", village, Said("Village of service", "驻在哪个村"))
        question = Said("First day of the service, as far as it is known", "到任日期，知道多少写多少")
        first = asked.date("--since", since, question, optional=True) if where else ""
        chinese = known.writes_chinese(keys)
        taken = {thing.id for thing in known.things("cadre")}
        own = asked.own_id("cadre", id_) or free(taken, slug(told))
        start = CadreStart(
            told,
            service,
            known.reference("organisation", unit, chinese=chinese) if unit else "",
            known.reference("village", where, chinese=chinese) if where else "",
            first,
        )
        path = known.folder / f"content/cadres/{own}.md"
        write_all({path: cadre_text(start, chinese=chinese).encode()})
        step = Said("write a portrait below the second ---, if you like", "愿意的话，在第二个 --- 下面写几句介绍")
        say.lines(next_steps(path, known.folder, voice, [step]))
        return 0

    return Command(
        "cadre",
        callback=run,
        help=words("Begins a cadre.", "新建一名干部。"),
        params=[
            _name(words),
            click.Option(
                ["--role"],
                default="",
                metavar="WORD",
                help=words("such as “first Party secretary”", "如“第一书记”"),
            ),
            _naming("--organisation", "organisation", words("sending unit, as registered", "派出单位（已登记的）")),
            _naming("--village", "village", words("where the cadre serves", "驻在哪个村")),
            click.Option(["--since"], default="", metavar="DATE", help=words("first day of the service", "到任日期")),
            _own_id(words),
            *_shared(words),
        ],
    )


def household(voice: Voice) -> click.Command:
    """`chronicle new household`."""
    words = voice.words

    def run(site: str | None, village: str, pseudonym: str, id_: str, keys: str) -> int:
        from chronicle.start import HouseholdStart, household_text, next_household

        asked = Interview.at(site, voice)
        known = asked.known
        asked.require({"--village": bool(village)})
        usual = asked.usual("village")[:1]
        where = asked.one("village", "--village", village, Said("Village", "村"), default=usual, needed=True)
        assert where is not None
        chinese = known.writes_chinese(keys)
        taken = {thing.id for thing in known.things("household")}
        said = {text for thing in known.things("household") for text in (thing.name, *thing.texts)}
        next_id, next_name = next_household(taken, said, chinese=chinese)
        told = asked.text("--pseudonym", pseudonym, Said("Pseudonym", "化名"), default=next_name)
        if told in said:
            raise UsageProblem(f"another household is called “{told}” already", f"已有一户化名叫“{told}”")
        own = asked.own_id("household", id_) or next_id
        path = known.folder / known.settings.private / f"households/{own}.yaml"
        start = HouseholdStart(own, known.reference("village", where, chinese=chinese), told)
        write_all({path: household_text(start, chinese=chinese).encode()})
        steps = [
            Said(
                "write the real name into the line with the # and take the # away: it is never published, and looked "
                "for in every text",
                "把实名写在带 # 的那一行，并去掉 #：实名绝不发布，还会在所有文字里查找",
            ),
            Said(f"entries name the household as {own}", f"日记里用 {own} 指这一户"),
        ]
        say.lines(next_steps(path, known.folder, voice, steps))
        return 0

    return Command(
        "household",
        callback=run,
        help=words("Begins a household of the private register.", "在私密登记里新建一户。"),
        params=[
            _naming("--village", "village", words("where it lives", "住在哪个村")),
            click.Option(
                ["--pseudonym"],
                default="",
                metavar="TEXT",
                help=words("what readers see (default: the next free one)", "读者看到的化名（默认：下一个）"),
            ),
            _own_id(words),
            *_shared(words),
        ],
    )


def _name(words: options.Words) -> click.Option:
    return click.Option(["--name"], default="", metavar="TEXT", help=words("the name", "名称"))


def _own_id(words: options.Words) -> click.Option:
    said = words("its id, which makes the address (default: made of the name)", "编号，也就是网址（默认：由名称得出）")
    return click.Option(["--id", "id_"], default="", metavar="ID", help=said)


def _naming(option: str, kind: str, said: str) -> click.Option:
    return click.Option([option], default="", metavar="NAME", help=said, shell_complete=completing(kind))


def _shared(words: options.Words) -> list[click.Parameter]:
    return [options.keys(words), options.site(words), options.lang(words), options.helping(words)]
