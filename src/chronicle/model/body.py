"""A parsed body: runs of HTML and of text, with slots where later floors decide what is shown.

`read` makes the pieces, `link` turns slots into resolved ones, `privacy` removes what is withheld, `render`
joins them. The text of a private span is dropped when read: its slot holds nothing."""

from __future__ import annotations

from typing import Literal

from chronicle.model.value import Value


class Html(Value, frozen=True, tag=True):
    """Markup made by the parser, safe as it is."""

    html: str


class Text(Value, frozen=True, tag=True):
    """Raw text, to be escaped. `prose`: names in it may be linked (not in headings, links or code)."""

    text: str
    prose: bool = True


class LinkOpen(Value, frozen=True, tag=True):
    """Start of a Markdown link as written: a web address, a path to an entry, page or photo, or `#anchor`."""

    href: str
    title: str = ""


class LinkClose(Value, frozen=True, tag=True):
    """End of a link. Links do not nest."""


class WikiLink(Value, frozen=True, tag=True):
    """`[[name]]`, `[[kind:name#heading|label]]`. `kind` and `heading` may be ""; `label` None if not given."""

    name: str
    label: str | None = None
    kind: str = ""
    heading: str = ""


class PhotoSlot(Value, frozen=True, tag=True):
    """`![alt](file "caption")` with a local file. `block` if it stands alone in its paragraph (a figure)."""

    file: str
    alt: str = ""
    caption: str = ""
    block: bool = False


class Redacted(Value, frozen=True, tag=True):
    """A private span was here. Says nothing of what, or how much."""


TargetKind = Literal[
    "village", "cadre", "place", "organisation", "entry", "page", "photo", "attachment", "external", "here"
]


class Target(Value, frozen=True):
    """What a resolved link points at: an id of its kind, an address (`external`), or an anchor of the same
    page (`here`). `fragment` is an id in that page, without `#`."""

    kind: TargetKind
    id: str
    fragment: str = ""


class RefOpen(Value, frozen=True, tag=True):
    """Start of a resolved link; a LinkClose ends it. `title` as written."""

    target: Target
    title: str = ""


class RefText(Value, frozen=True, tag=True):
    """A whole resolved link with its own text (wiki links, linked names). `text` "" means the target's name
    in the language of the page."""

    target: Target
    text: str


class HouseholdRef(Value, frozen=True, tag=True):
    """A household named in the text, shown by its pseudonym (or `label`) only."""

    household: str
    label: str = ""


class PhotoRef(Value, frozen=True, tag=True):
    """A resolved picture: `photo` is a key of the archive's photos."""

    photo: str
    alt: str = ""
    caption: str = ""
    block: bool = False


Piece = (
    Html | Text | LinkOpen | LinkClose | WikiLink | PhotoSlot | Redacted | RefOpen | RefText | HouseholdRef | PhotoRef
)


class Heading(Value, frozen=True):
    """A heading of a body: level 2 to 6, id (starts with `h-`), plain text."""

    level: int
    id: str
    text: str


class Body(Value, frozen=True):
    """Pieces in order, the outline, and in a public body the plain beginning for descriptions.

    `excerpt`: up to 160 characters of its prose, without markup. `spots[i]` is (line, column, end column) in the file
    for `pieces[i]`, (0, 0, 0) where unknown; it is () in public bodies."""

    pieces: tuple[Piece, ...] = ()
    headings: tuple[Heading, ...] = ()
    excerpt: str = ""
    spots: tuple[tuple[int, int, int], ...] = ()


EMPTY_BODY = Body()


class Ask(Value, frozen=True):
    """A slot of a body that other floors must resolve, as written, and where it stands: line, column, end column."""

    piece: LinkOpen | WikiLink | PhotoSlot
    spot: tuple[int, int, int] = (0, 0, 0)


class Find(Value, frozen=True, array_like=True):
    """The first place of a known name in a body's prose: the index of the piece, and offsets into its text or markup.
    Those of an entry count in its body as it is kept, woven into stretches of markup."""

    piece: int
    start: int
    end: int
    name: str


class Links(Value, frozen=True):
    """What the slots of a body lead to. `answers`: for each ask its target (a photo's is its key; a household is
    `here`, `household:<id>`), None where it leads nowhere. `mentions`: what known names in its prose mean."""

    answers: tuple[Target | None, ...] = ()
    mentions: tuple[Target, ...] = ()


NO_LINKS = Links()


class Prose(Value, frozen=True):
    """What an archive must know of a body without holding its text.

    `headings`: their ids. `asks`: its slots in order. `finds`: known names.
    `excerpt`: its beginning, "" where a summary is shown instead; where it depends on slots, `head` holds the pieces
    that it is made of. `redactions`: how many private spans it has. `phrases`: words of an English text that may have
    been a name, with line, column and end column."""

    headings: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    finds: tuple[Find, ...] = ()
    excerpt: str = ""
    head: tuple[Piece, ...] = ()
    redactions: int = 0
    phrases: tuple[tuple[str, int, int, int], ...] = ()


NO_PROSE = Prose()
