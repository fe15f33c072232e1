"""Resolving the slots of one body: links, wiki links, photos, and the first mention of each known name.

`resolve` says what the slots lead to, without the text; `linked` puts the answers into the text. A body of an entry is
resolved in every build, and put together only for the page that shows it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from chronicle.link.photos import PhotoLinker
from chronicle.link.targets import Problem, Targets, anchors, no_anchor
from chronicle.model.body import (
    Ask,
    Body,
    Find,
    HouseholdRef,
    Html,
    LinkClose,
    LinkOpen,
    Links,
    PhotoRef,
    PhotoSlot,
    Piece,
    Prose,
    RefOpen,
    RefText,
    Target,
    Text,
    WikiLink,
)
from chronicle.model.contents import EntryFile
from chronicle.model.diagnostic import Diagnostic, Place
from chronicle.read import Same, finder_of, finds_in, prose_of
from chronicle.source import NameFinder, unescape_text

HOUSEHOLD = "household:"


@dataclass
class BodyLinker:
    """Finds what written slots lead to. A link that leads nowhere becomes its own text."""

    targets: Targets
    photos: PhotoLinker
    same: Same
    mentioned: Mapping[str, Target]
    """Names that may be linked in prose, with what they mean."""
    unregistered: frozenset[Target] = frozenset()
    """Villages, cadres and organisations that are named and registered nowhere."""
    found: list[Diagnostic] = field(default_factory=list)
    _finder: NameFinder | None = None

    def with_headings(self, files: Iterable[tuple[EntryFile, object]]) -> BodyLinker:
        """A linker that also knows the headings of these translations; it reports to the same list."""
        headings = dict(self.targets.headings)
        for file, _ in files:
            key = ("entry", file.entry.translation_of)
            headings[key] = {*headings.get(key, ()), *file.entry.prose.headings}
        return dataclasses.replace(self, targets=dataclasses.replace(self.targets, headings=headings))

    def resolve(self, prose: Prose, file: str, *, own: Target, mentions: bool) -> Links:
        """What the slots and names of a body lead to. `own`: the page that it stands on, which is not linked from
        itself."""
        answers = tuple([self.same(self._answer(ask, file, prose.headings)) for ask in prose.asks])
        if not mentions or not prose.finds:
            return Links(answers)
        said = {own, *(_page(answer) for answer in answers if answer is not None)}
        meant = dict.fromkeys(self.mentioned[find.name] for find in prose.finds if find.name in self.mentioned)
        return Links(answers, tuple(target for target in meant if target not in said))

    def link(self, body: Body, file: str, *, own: Target, mentions: bool) -> Body:
        """The whole body with resolved pieces: of a village, a cadre, a page."""
        if self._finder is None:
            self._finder = NameFinder(self.mentioned)
        prose = prose_of(body, self._finder if mentions else None)
        links = self.resolve(prose, file, own=own, mentions=mentions)
        return linked(body, links, prose.finds, self.mentioned, self.unregistered)

    def _answer(self, ask: Ask, file: str, headings: Sequence[str]) -> Target | None:
        line, column, end = ask.spot
        place = Place(file, line, column, line, end) if line else Place(file)
        piece = ask.piece
        if isinstance(piece, LinkOpen):
            return self._href(piece.href, file, place, headings)
        if isinstance(piece, WikiLink):
            target = self.targets.of_wiki(piece.name, piece.kind, piece.heading)
            if isinstance(target, Problem):
                self._report(target, place)
                # What stands there may be a real name: never shown, found or not.
                return Target("here", HOUSEHOLD) if self.targets.means_household(piece.kind) else None
            return target
        key = self.photos.find(piece.file, file, place, self.found)
        return Target("photo", key) if key is not None else None

    def _href(self, href: str, file: str, place: Place, headings: Sequence[str]) -> Target | None:
        target = self.targets.of_href(href, file)
        if isinstance(target, Target) and target.kind == "here":
            if target.fragment.startswith("fn"):
                return target
            for candidate in anchors(target.fragment):
                if candidate in headings:
                    return Target("here", "", candidate)
            target = no_anchor(target.fragment, headings)
        if isinstance(target, Problem):
            self._report(target, place)
            return None
        return target

    def _report(self, problem: Problem, place: Place) -> None:
        self.found.append(Diagnostic(problem.code, "error", place, problem.message, problem.help))


def linked(
    body: Body,
    links: Links,
    finds: Sequence[Find],
    mentioned: Mapping[str, Target],
    unregistered: frozenset[Target] = frozenset(),
) -> Body:
    """The body with its slots as the links say. `finds` and what they mean are needed for mentions only."""
    answers = iter(links.answers)
    by_piece = _by_piece(links.mentions, finds, mentioned)
    if not links.answers and not by_piece:
        return body
    pieces: list[Piece] = []
    spots: list[tuple[int, int, int]] = []
    dropped = False
    for index, piece in enumerate(body.pieces):
        kind = type(piece)
        if kind is Html or kind is Text:
            pieces += _cut(piece, by_piece[index]) if index in by_piece else (piece,)  # type: ignore[arg-type]
        elif isinstance(piece, LinkOpen):
            answer = next(answers, None)
            dropped = answer is None
            if answer is not None:
                pieces.append(RefOpen(answer, piece.title))
        elif isinstance(piece, LinkClose):
            if not dropped:
                pieces.append(piece)
            dropped = False
        elif isinstance(piece, WikiLink):
            pieces.append(_wiki(piece, next(answers, None), unregistered))
        elif isinstance(piece, PhotoSlot):
            pieces.append(_photo(piece, next(answers, None)))
        else:
            pieces.append(piece)
        if body.spots:
            spots += [body.spots[index]] * (len(pieces) - len(spots))
    return Body(tuple(pieces), body.headings, spots=tuple(spots))


def _by_piece(
    mentions: Sequence[Target], finds: Sequence[Find], mentioned: Mapping[str, Target]
) -> dict[int, list[tuple[Find, Target]]]:
    """The first find of each thing that is to be linked, by the piece that it stands in."""
    wanted = set(mentions)
    found: dict[int, list[tuple[Find, Target]]] = {}
    for find in finds if wanted else ():
        target = mentioned.get(find.name)
        if target in wanted:
            wanted.discard(target)
            found.setdefault(find.piece, []).append((find, target))
    return found


@dataclass(frozen=True, slots=True)
class Meanings:
    """`mentioned`: names that are linked in prose, with what they mean. `unregistered`: villages, cadres and
    organisations that are named and registered nowhere."""

    mentioned: Mapping[str, Target]
    unregistered: frozenset[Target]

    def body(self, body: Body, links: Links, finds: Sequence[Find]) -> Body:
        """The body of an entry, as read, with its slots resolved."""
        return linked(body, links, finds, self.mentioned, self.unregistered)

    def finds(self, body: Body) -> tuple[Find, ...]:
        """The names that are linked in prose, in a body that is not woven."""
        return tuple(finds_in(body.pieces, finder_of(tuple(self.mentioned))))

    def code(self, links: Links, finds: Sequence[Find]) -> bytes:
        """All that `body` adds to a body as read, encoded."""
        if not links.answers and not links.mentions:
            return b""
        meant = [(find, self.mentioned.get(find.name)) for find in finds] if links.mentions else []
        known = [answer not in self.unregistered for answer in links.answers]
        return msgspec.msgpack.encode((links, meant, known))


def head_linked(prose: Prose, links: Links, unregistered: frozenset[Target] = frozenset()) -> tuple[Piece, ...]:
    """The beginning of a body with its slots as the links say."""
    return linked(Body(prose.head), Links(links.answers), (), {}, unregistered).pieces


def all_targets(links: Links) -> tuple[Target, ...]:
    """Everything that a body names, each once, without the place in a page."""
    return tuple(dict.fromkeys((*(_page(answer) for answer in links.answers if answer is not None), *links.mentions)))


def _page(target: Target) -> Target:
    return Target(target.kind, target.id) if target.fragment else target


def _wiki(piece: WikiLink, target: Target | None, unregistered: frozenset[Target]) -> Piece:
    if target is None:
        return Text(piece.label or piece.name)
    if target.kind == "here":
        return HouseholdRef(target.id.removeprefix(HOUSEHOLD), piece.label or "")
    if target in unregistered:
        # Its name is what the writer wrote; should nobody else be shown naming it, that stays.
        return RefText(target, piece.label or piece.name)
    return RefText(target, piece.label or "")


def _photo(piece: PhotoSlot, target: Target | None) -> Piece:
    if target is None:
        return Html("") if not piece.alt else Text(piece.alt)
    return PhotoRef(target.id, piece.alt, piece.caption, piece.block)


def _cut(piece: Html | Text, finds: Sequence[tuple[Find, Target]]) -> list[Piece]:
    """A piece with links at some finds."""
    kind = type(piece)
    told = piece.html if isinstance(piece, Html) else piece.text
    cut: list[Piece] = []
    at = 0
    for find, target in sorted(finds, key=lambda row: row[0].start):
        if find.start > at:
            cut.append(kind(told[at : find.start]))
        name = told[find.start : find.end]
        cut.append(RefText(target, unescape_text(name) if kind is Html else name))
        at = find.end
    if at < len(told):
        cut.append(kind(told[at:]))
    return cut
