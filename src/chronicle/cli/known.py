"""What a site knows by name, for those who type a few letters of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from chronicle.cli.sites import SETTINGS, folder_of, is_site
from chronicle.cli.usage import UsageProblem
from chronicle.model.diagnostic import Said
from chronicle.model.wording import Wording

if TYPE_CHECKING:
    from chronicle.link import Registry
    from chronicle.model.contents import Contents
    from chronicle.read import Scanned
    from chronicle.settings import Settings
    from chronicle.start import Named

CHINA = timezone(timedelta(hours=8))
SAMPLE = 30
"""Entries whose keys are looked at to know in which language they are written."""
SHOWN = 8
"""Names that are listed of those that fit."""
WORDS = {
    "village": Said("village", "村"),
    "cadre": Said("cadre", "干部"),
    "place": Said("place", "地点"),
    "organisation": Said("organisation", "单位"),
    "household": Said("household", "农户"),
}
REGISTERED_BY = {
    "village": Said("register it with “chronicle new village”", "用“chronicle new village”登记"),
    "cadre": Said("register them with “chronicle new cadre”", "用“chronicle new cadre”登记"),
    "household": Said("register it with “chronicle new household”", "用“chronicle new household”登记"),
    "place": Said("register it in content/places.yaml", "登记到 content/places.yaml"),
    "organisation": Said("register it in content/organisations.yaml", "登记到 content/organisations.yaml"),
}


def site_of(given: str | None) -> Path:
    """The site that is meant: FOLDER, else the one in which one stands."""
    if given is not None:
        folder = folder_of(given)
        if not is_site(folder):
            raise UsageProblem(
                f"“{given}” is no site: it holds no {SETTINGS}", f"“{given}”不是网站：里面没有 {SETTINGS}"
            )
        return folder
    here = Path.cwd()
    found = next((folder for folder in (here, *here.parents) if is_site(folder)), None)
    if found is None:
        raise UsageProblem(
            "this folder belongs to no site; go to one, or name it with --site FOLDER "
            "(“chronicle init FOLDER” makes one)",
            "当前文件夹不在任何网站里；请进入网站的文件夹，或用 --site 写明（“chronicle init 文件夹”可新建）",
        )
    return found


@dataclass(frozen=True)
class Known:
    """A site's registers, as far as names go."""

    folder: Path
    settings: Settings
    scanned: Scanned
    contents: Contents
    lang: str
    """In which the site wants to be spoken of; "" if that is not to be known."""

    @classmethod
    def of(cls, folder: Path) -> Known:
        """Reads the registers; no entry is read."""
        from chronicle.read import read_registers, scan_site
        from chronicle.settings import load_settings, spoken

        settings, found = load_settings(folder)
        scanned = scan_site(folder, settings.private)
        return cls(folder, settings, scanned, read_registers(settings, scanned), spoken(settings, found))

    @property
    def day(self) -> date:
        """The day that counts as today."""
        return self.settings.as_of or datetime.now(CHINA).date()

    @property
    def chinese(self) -> bool:
        """Whether the site's own language is Chinese."""
        return self.settings.languages[0].startswith("zh")

    def writes_chinese(self, keys: str = "", first: str = "") -> bool:
        """Whether keys are written in Chinese here. `keys`: the language that was asked for; `first`: an entry's
        text that decides if it can."""
        from chronicle.start import writes_chinese

        if keys:
            return keys.startswith("zh")
        if first:
            return writes_chinese((first,), default=self.chinese)
        files = [one for one in self.scanned.found if one.file.startswith("content/entries/")]
        told = [one for one in files if one.file.endswith(".md") and not one.file.endswith(".en.md")]
        newest = sorted(told, key=lambda one: one.stat[1], reverse=True)[:SAMPLE]
        return writes_chinese((_head(Path(one.path)) for one in newest), default=self.chinese)

    def things(self, kind: str) -> tuple[Named, ...]:
        """All things of a kind. Of a household the real names are not among its texts."""
        return self._things[kind]

    def find(self, kind: str, typed: str) -> Named | Said:
        """The thing that is meant, or why that is not clear."""
        from chronicle.source import did_you_mean, nearest_names
        from chronicle.start import meant

        by_id = {thing.id: thing for thing in self.things(kind)}
        exact = self._registries[kind].find(typed)
        found = tuple(by_id[id_] for id_ in exact if id_ in by_id) or meant(typed, by_id.values())
        if len(found) == 1:
            return found[0]
        word = WORDS[kind]
        if found:
            shown = [f"{thing.name} ({thing.id})" for thing in found[:SHOWN]]
            more = "…" * (len(found) > SHOWN)
            return Said(f"“{typed}” could be {', '.join(shown)}{more}", f"“{typed}”可以是：{'、'.join(shown)}{more}")
        names = {text: thing.id for thing in by_id.values() for text in (thing.name, thing.id)}
        near = [name for name, _ in nearest_names(typed, names)] if kind != "household" else []
        asked, mend = did_you_mean(near), REGISTERED_BY[kind]
        en = f"{asked.en} Or {mend.en}" if near else mend.en
        zh = f"{asked.zh}或者{mend.zh}" if near else mend.zh
        return Said(f"no {word.en} is called “{typed}”; {en}", f"没有叫“{typed}”的{word.zh}；{zh}")

    def reference(self, kind: str, thing: Named, *, chinese: bool) -> str:
        """How a thing is named in a file: in Chinese by its name if that names it alone, else by its id."""
        alone = self._registries[kind].find(thing.name) == (thing.id,)
        return thing.name if chinese and alone and kind != "household" else thing.id

    def like(self, kind: str, typed: str) -> list[Named]:
        """What the letters may mean, best first; all for none."""
        from chronicle.start import ranked

        return [thing for _, thing in ranked(typed, self.things(kind))] if typed else list(self.things(kind))

    @cached_property
    def _registries(self) -> dict[str, Registry]:
        from chronicle.link import registries

        made = registries(self.contents)
        return {kind: made.of(kind) for kind in WORDS}

    @cached_property
    def _things(self) -> dict[str, tuple[Named, ...]]:
        contents = self.contents
        return {
            "village": self._named((v.id, v.name, (v.pinyin, *v.aliases, v.code)) for v in contents.villages),
            "cadre": self._named((c.id, c.shown, (*c.label.all(), *c.aliases)) for c in contents.cadres),
            "place": self._named((p.id, p.name, (*p.aliases, p.code)) for p in contents.admin_places),
            "organisation": self._named((o.id, o.name, o.aliases) for o in contents.organisations),
            "household": self._named((h.id, h.pseudonym, ()) for h in contents.households),
        }

    def _named(self, rows: Iterable[tuple[str, Wording, tuple[str, ...]]]) -> tuple[Named, ...]:
        from chronicle.start import Named

        lang = self.settings.languages[0]
        return tuple(
            Named(id_, name.get(lang) or id_, (*name.all(), *filter(None, texts))) for id_, name, texts in rows
        )


def _head(path: Path) -> str:
    try:
        with path.open("rb") as opened:
            return opened.read(4096).decode("utf-8", errors="replace").replace("\r\n", "\n")
    except OSError:
        return ""


Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def completing(kind: str) -> Complete:
    """What a shell offers for an option that names a thing of a kind: ids for Latin letters, names for Han."""

    def complete(ctx: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
        try:
            found = Known.of(site_of(ctx.params.get("site"))).like(kind, typed)
        except UsageProblem:
            return []
        by_id = not typed or typed.isascii()
        return [
            CompletionItem(thing.id if by_id else thing.name, help=thing.name if by_id else thing.id) for thing in found
        ]

    return complete


def completing_words(words: Sequence[str]) -> Complete:
    """What a shell offers of a few words."""

    def complete(_ctx: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
        return [CompletionItem(word) for word in words if word.startswith(typed)]

    return complete
