"""Resolving the slots of one body: links, wiki links, photos, and the first mention of each known name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from chronicle.link.photos import PhotoLinker
from chronicle.link.targets import Problem, Targets, anchors, no_anchor
from chronicle.model.body import (
    Body,
    HouseholdRef,
    Html,
    LinkClose,
    LinkOpen,
    PhotoRef,
    PhotoSlot,
    Piece,
    RefOpen,
    RefText,
    Target,
    Text,
    WikiLink,
)
from chronicle.model.diagnostic import Diagnostic, Place
from chronicle.source import NameFinder


@dataclass
class BodyLinker:
    """Turns written slots into resolved ones. A link that leads nowhere becomes its own text."""

    targets: Targets
    photos: PhotoLinker
    finder: NameFinder
    mentioned: Mapping[str, Target]
    """Names that may be linked in prose, with what they mean."""
    unregistered: frozenset[Target] = frozenset()
    """Villages, cadres and organisations that are named and registered nowhere."""
    found: list[Diagnostic] = field(default_factory=list)

    def link(self, body: Body, file: str, *, own: Target | None, mentions: bool) -> Body:
        """The body with resolved pieces. `own`: the page that it stands on, which is not linked from itself."""
        pieces: list[Piece] = []
        spots: list[tuple[int, int, int]] = []
        said: set[Target] = {own} if own else set()
        said |= self._written(body, file)
        dropped = False
        own_ids = frozenset(heading.id for heading in body.headings)
        for index, piece in enumerate(body.pieces):
            place = _place(body, index, file)
            if isinstance(piece, LinkOpen):
                target = self._href(piece.href, file, place, own_ids)
                dropped = target is None
                if target is not None:
                    pieces.append(RefOpen(target, piece.title))
            elif isinstance(piece, LinkClose):
                if not dropped:
                    pieces.append(piece)
                dropped = False
            elif isinstance(piece, WikiLink):
                pieces.append(self._wiki(piece, place))
            elif isinstance(piece, PhotoSlot):
                pieces.append(self._photo(piece, file, place))
            elif isinstance(piece, Text) and piece.prose and mentions:
                pieces.extend(self._mentions(piece, said))
            else:
                pieces.append(piece)
            spot = body.spots[index] if index < len(body.spots) else (0, 0, 0)
            spots += [spot] * (len(pieces) - len(spots))
        return Body(tuple(pieces), body.headings, body.excerpt, body.words, tuple(spots))

    def _written(self, body: Body, file: str) -> set[Target]:
        """What the writer linked by hand, so that a mention is not linked a second time."""
        found = set()
        for piece in body.pieces:
            target: Target | Problem | None = None
            if isinstance(piece, LinkOpen):
                target = self.targets.of_href(piece.href, file)
            elif isinstance(piece, WikiLink):
                target = self.targets.of_wiki(piece.name, piece.kind, piece.heading)
            if isinstance(target, Target):
                found.add(Target(target.kind, target.id))
        return found

    def _href(self, href: str, file: str, place: Place, own_ids: frozenset[str]) -> Target | None:
        target = self.targets.of_href(href, file)
        if isinstance(target, Target) and target.kind == "here":
            if target.fragment.startswith("fn"):
                return target
            for candidate in anchors(target.fragment):
                if candidate in own_ids:
                    return Target("here", "", candidate)
            target = no_anchor(target.fragment, own_ids)
        if isinstance(target, Problem):
            self._report(target, place)
            return None
        return target

    def _wiki(self, piece: WikiLink, place: Place) -> Piece:
        target = self.targets.of_wiki(piece.name, piece.kind, piece.heading)
        if isinstance(target, Problem):
            self._report(target, place)
            if self.targets.means_household(piece.kind):
                # What stands there may be a real name: never shown, found or not.
                return HouseholdRef("", piece.label or "")
            return Text(piece.label or piece.name)
        if target.kind == "here":
            return HouseholdRef(target.id.removeprefix("household:"), piece.label or "")
        if target in self.unregistered:
            # Its name is what the writer wrote; should nobody else be shown naming it, that stays.
            return RefText(target, piece.label or piece.name)
        return RefText(target, piece.label or "")

    def _photo(self, piece: PhotoSlot, file: str, place: Place) -> Piece:
        key = self.photos.find(piece.file, file, place, self.found)
        if key is None:
            return Html("") if not piece.alt else Text(piece.alt)
        return PhotoRef(key, piece.alt, piece.caption, piece.block)

    def _mentions(self, piece: Text, said: set[Target]) -> list[Piece]:
        cut: list[Piece] = []
        at = 0
        for start, end, name in self.finder.find(piece.text):
            target = self.mentioned[name]
            if target in said or start < at:
                continue
            said.add(target)
            if start > at:
                cut.append(Text(piece.text[at:start]))
            cut.append(RefText(target, piece.text[start:end]))
            at = end
        if at < len(piece.text) or not cut:
            cut.append(Text(piece.text[at:]))
        return cut

    def _report(self, problem: Problem, place: Place) -> None:
        self.found.append(Diagnostic(problem.code, "error", place, problem.message, problem.help))


def _place(body: Body, index: int, file: str) -> Place:
    if index >= len(body.spots):
        return Place(file)
    line, column, end = body.spots[index]
    return Place(file, line, column, line, end)
