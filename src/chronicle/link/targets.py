"""What a written link or wiki link points at."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote, urlsplit

from chronicle.link.photos import safe_join
from chronicle.link.registry import Registries, fold
from chronicle.link.report import did_you_mean
from chronicle.model.body import Target, TargetKind
from chronicle.model.diagnostic import NOTHING, Said

KIND_WORDS: Mapping[str, TargetKind] = {
    "village": "village", "村": "village", "cadre": "cadre", "干部": "cadre", "place": "place", "地点": "place",
    "organisation": "organisation", "organization": "organisation", "单位": "organisation", "entry": "entry",
    "日记": "entry", "page": "page", "页面": "page", "household": "here", "农户": "here",
}  # fmt: skip
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
PICTURES = frozenset(("jpg", "jpeg", "png", "webp", "heic", "heif", "avif", "gif", "tif", "tiff", "bmp", "svg"))
_PLAIN = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:[/?#]|$)")
"""A web address that needs no closer look."""
_HOST = re.compile(
    r"(?:www\.|[a-z0-9-]{1,63}\.)(?:[a-z0-9-]{1,63}\.){0,5}(?:com|org|net|cn|io|be|gov|edu)(?:/|\Z)", re.IGNORECASE
)
ORDER: tuple[TargetKind, ...] = ("village", "cadre", "place", "organisation", "entry", "page")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a link has no target: a code, what is wrong, what to write instead."""

    code: str
    message: Said
    help: Said = NOTHING


@dataclass
class Titles:
    """Ids by id and title. Most archives are never asked for one, so that the table is made when it is."""

    rows: list[tuple[str, ...]] = field(default_factory=list)
    """Ids with their titles."""

    def add(self, id_: str, *texts: str) -> None:
        """Gives a thing its id and its titles as names."""
        self.rows.append((id_, *texts))

    def find(self, name: str) -> tuple[str, ...]:
        """The ids of what is called so, in the order of their registration."""
        return self._table.get(fold(name), ())

    @cached_property
    def _table(self) -> Mapping[str, tuple[str, ...]]:
        table: dict[str, dict[str, None]] = {}
        for names in self.rows:
            for text in filter(None, names):
                table.setdefault(fold(text), {})[names[0]] = None
        return {text: tuple(ids) for text, ids in table.items()}


@dataclass
class Targets:
    """Everything that a link may name, by file and by name."""

    registries: Registries
    files: Mapping[str, Target]
    """Markdown files below content/ to what they are."""
    headings: Mapping[tuple[str, str], Collection[str]]
    """(kind, id) to the ids of its headings."""
    titles: Mapping[str, Titles]
    """By kind: entry, page."""
    photos: frozenset[str]
    known: frozenset[str]
    attachments: frozenset[str]

    def of_href(self, href: str, file: str) -> Target | Problem:
        """The target of a Markdown link in `file`."""
        if href.startswith("#"):
            return Target("here", "", unquote(href[1:]))
        if _PLAIN.match(href):
            return Target("external", href)
        if ":" in href or "//" in href:
            try:
                parts = urlsplit(href)
            except ValueError:
                return _outside(href)
            if parts.scheme in SCHEMES:
                return Target("external", href)
            if parts.scheme or parts.netloc:
                return _outside(href)
        path, _, fragment = href.partition("#")
        path = path.partition("?")[0]
        joined = safe_join(file, path)
        if "%" in href:
            fragment = unquote(fragment)
            joined = safe_join(file, unquote(path)) if joined is not None else None
        if joined is None:
            return _outside(href)
        if joined in self.files:
            return self._with_fragment(self.files[joined], fragment)
        if joined in self.photos:
            return Target("photo", joined)
        if joined in self.known:
            extension = posixpath.splitext(joined)[1].lower().lstrip(".")
            if extension in self.attachments:
                return Target("attachment", joined)
            return Problem(
                "C403",
                Said(
                    f'a file of this sort (".{extension}") is not published',
                    f"这类文件（.{extension}）不发布",
                ),
                _how_to_publish(extension),
            )
        if _HOST.match(href):
            return Problem(
                "C404",
                Said(f'the link leads nowhere: "{href}"', f"链接没有着落：“{href}”"),
                Said(f"a web address wants its beginning: https://{href}", f"网址要写全：https://{href}"),
            )
        return Problem(
            "C404",
            Said(f'the link leads nowhere: "{href}"', f"链接没有着落：“{href}”"),
            Said(
                "write the path from this file, such as ../villages/renjiagou.md, or [[name]]",
                "请从本文件写起，如 ../villages/renjiagou.md，或写 [[名称]]",
            ),
        )

    def means_household(self, kind: str) -> bool:
        """True for the first word of `[[household:…]]`."""
        return bool(kind) and KIND_WORDS.get(fold(kind)) == "here"

    def of_wiki(self, name: str, kind: str, heading: str) -> Target | Problem:
        """The target of `[[kind:name#heading]]`; a household gives Target("here", "household:<id>")."""
        wanted = KIND_WORDS.get(fold(kind)) if kind else None
        if kind and wanted is None:
            return Problem(
                "C405",
                Said(f'"{kind}" is no kind of thing to link to', f"“{kind}”不是可以链接的种类"),
                Said(
                    "write village, cadre, place, organisation, entry or page",
                    "请写 村、干部、地点、单位、日记 或 页面",
                ),
            )
        if wanted in (None, "here"):
            households = self.registries.households.find(name)
            if len(households) == 1 and (wanted == "here" or not any(self._ids(k, name) for k in ORDER)):
                return Target("here", f"household:{households[0]}")
        found = [(k, id_) for k in ORDER if wanted in (None, k) for id_ in self._ids(k, name)]
        if len(found) == 1:
            return self._with_fragment(Target(found[0][0], found[0][1]), heading)
        if found:
            forms = [f"[[{k}:{id_}]]" for k, id_ in found]
            return Problem(
                "C406",
                Said(f'"{name}" could be several things', f"“{name}”可以指几样东西"),
                Said(f"write one of {', '.join(forms)}", f"请写其中之一：{'、'.join(forms)}"),
            )
        nearest = self.registries.villages.nearest(name) or self.registries.cadres.nearest(name)
        return Problem(
            "C407",
            Said(f'nothing is called "{name}"', f"没有叫“{name}”的村、干部、地点、单位、日记或页面"),
            _nearest(nearest) if nearest or not name.isascii() else _perhaps_code(name),
        )

    def _ids(self, kind: TargetKind, name: str) -> tuple[str, ...]:
        if kind in ("entry", "page"):
            return self.titles[kind].find(name)
        return self.registries.of(kind).find(name)

    def _with_fragment(self, target: Target, fragment: str) -> Target | Problem:
        if not fragment:
            return target
        ids = self.headings.get((target.kind, target.id), ())
        for candidate in anchors(fragment):
            if candidate in ids:
                return Target(target.kind, target.id, candidate)
        return no_anchor(fragment, ids)


def _how_to_publish(extension: str) -> Said:
    if extension in PICTURES:
        return Said(
            "a picture is shown with ![…](…); is this one broken, or of a kind that cannot be shown?",
            "照片请用 ![…](…) 显示；这一张是不是坏了，或格式不支持？",
        )
    return Said(
        f"take the link out, or list the extension in the settings: attachments: [{extension}]",
        f"请删去链接，或在设置里写 attachments: [{extension}]",
    )


def anchors(fragment: str) -> tuple[str, ...]:
    """The heading ids that a written fragment may mean: as it is, or as the id of a heading of that text."""
    made = "h-" + "-".join(fragment.lower().split())
    return (fragment, f"h-{fragment}", made)


def no_anchor(fragment: str, ids: Collection[str]) -> Problem:
    """A heading that is not there."""
    listed = ", ".join(f"#{id_}" for id_ in sorted(ids)[:3])
    help_ = (
        Said(f"its headings are {listed}", f"那一页的标题有 {listed}")
        if listed
        else Said("it has no headings; link to it without “#…”", "那里没有任何标题，请去掉“#…”，只链接到那一页")
    )
    return Problem("C408", Said(f'there is no heading "{fragment}" there', f"那里没有标题“{fragment}”"), help_)


def _outside(href: str) -> Problem:
    return Problem(
        "C402",
        Said(f'"{href}" is not a path below content/', f"“{href}”不是 content/ 之内的路径"),
        Said("write a path relative to this file", "请写相对于本文件的路径"),
    )


def _perhaps_code(name: str) -> Said:
    """`[[Scope]]` stands in texts about programs too."""
    code = f"`[[{name}]]`"
    return Said(
        f"register it, or take the brackets out; as code it is written {code}",
        f"请先登记，或去掉方括号；若是代码，请写成 {code}",
    )


def _nearest(names: tuple[str, ...]) -> Said:
    if not names:
        return Said("register it, or take the brackets out", "请先登记，或去掉方括号")
    return did_you_mean(names)
