"""Prose: the pieces of a body joined, each with its address or picture, everything else escaped."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from chronicle.model.body import (
    HouseholdRef,
    Html,
    LinkClose,
    LinkOpen,
    PhotoRef,
    Piece,
    Redacted,
    RefOpen,
    RefText,
    Target,
    Text,
    WikiLink,
)
from chronicle.plan import BodyView, Picture, Ref
from chronicle.render.pictures import caption, photo_link, picture
from chronicle.source import escape_text, escaped

_NOWHERE = Ref("")


def body_html(view: BodyView, access: Ref, redacted: str) -> Markup:
    """The HTML of a body. `access`: where withheld passages lead, if it has an address; `redacted`: what stands in
    their place. A picture that is not among the body's pictures is left out without a trace."""
    return Markup(_Joiner(view, access, redacted).join())


class _Joiner:
    def __init__(self, view: BodyView, access: Ref, redacted: str) -> None:
        self.pieces = view.pieces
        self.targets: dict[Target, Ref] = dict(view.targets)
        self.pictures: dict[str, Picture] = dict(view.pictures)
        self.access, self.redacted = access, redacted
        self.closers: list[str] = []
        self.first = True

    def join(self) -> str:
        out: list[str] = []
        for piece in self.pieces:
            if isinstance(piece, Html):
                out.append(piece.html)
            elif isinstance(piece, Text):
                out.append(escape_text(piece.text))
            elif type(piece) in _HANDLERS:
                out.append(_HANDLERS[type(piece)](self, piece))
        out.extend(reversed(self.closers))
        return "".join(out).strip("\n")

    @property
    def linked(self) -> bool:
        return any(self.closers)

    def open(self, piece: RefOpen) -> str:
        ref = self.targets.get(piece.target, _NOWHERE)
        if not ref.href or self.linked:
            self.closers.append("")
            return ""
        self.closers.append("</a>")
        title = f' title="{escaped(piece.title)}"' if piece.title else ""
        return f"<a{_attributes(piece.target, ref, False)}{title}>"

    def close(self, _: LinkClose) -> str:
        return self.closers.pop() if self.closers else ""

    def unresolved(self, _: LinkOpen) -> str:
        self.closers.append("")
        return ""

    def text(self, piece: RefText) -> str:
        ref = self.targets.get(piece.target, _NOWHERE)
        said = escaped(piece.text or ref.text)
        if not ref.href or self.linked:
            return said
        return f"<a{_attributes(piece.target, ref, not piece.text)}>{said}</a>"

    def photo(self, piece: PhotoRef) -> str:
        view = self.pictures.get(piece.photo)
        if view is None:
            return ""
        # The first picture is often seen at once; the others wait until they are near.
        image = picture(view, "body", eager=self.first, alt=piece.alt)
        self.first = False
        if not piece.block:
            return image if self.linked else photo_link(view, image)
        text = caption(piece.caption or view.caption, view.credit)
        return f'<figure class="plate">{photo_link(view, image)}{text}</figure>\n'

    def withheld(self, _: Piece) -> str:
        said = escaped(self.redacted)
        if self.access.href and not self.linked:
            return f'<a class="withheld" href="{escaped(self.access.href)}">{said}</a>'
        return f'<span class="withheld">{said}</span>'

    def words(self, piece: WikiLink) -> str:
        return escaped(piece.label or piece.name)


def _attributes(target: Target, ref: Ref, own_name: bool) -> str:
    found = f' href="{escaped(ref.href)}"'
    if ref.lang:
        lang = escaped(ref.lang)
        found += f' hreflang="{lang}" lang="{lang}"' if own_name else f' hreflang="{lang}"'
    return found + ' rel="external noreferrer"' if target.kind == "external" else found


# A household in a body that did not pass `privacy` is shown as withheld, never by name.
_HANDLERS: dict[type, Callable[..., str]] = {
    RefOpen: _Joiner.open,
    LinkClose: _Joiner.close,
    LinkOpen: _Joiner.unresolved,
    RefText: _Joiner.text,
    PhotoRef: _Joiner.photo,
    Redacted: _Joiner.withheld,
    HouseholdRef: _Joiner.withheld,
    WikiLink: _Joiner.words,
}
