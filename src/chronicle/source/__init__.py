"""Text that remembers its lines: encodings, YAML, front matter, keys, typed fields, Markdown, dates, quantities,
words, names, ids. Everything here is a pure function of text; nothing touches the disk."""

from importlib import import_module
from typing import TYPE_CHECKING

from chronicle.source.dates import parse_date
from chronicle.source.encoding import MEGABYTE, decode, line_spot, too_large
from chronicle.source.escaping import escape_text, escaped, unescape_text
from chronicle.source.fields import Record
from chronicle.source.folding import folded
from chronicle.source.frontmatter import Page as FrontMatter
from chronicle.source.frontmatter import split as split_front_matter
from chronicle.source.key_tables import ALIASES, WORDINGS
from chronicle.source.keys import LANGUAGE_ENDINGS, is_key, nearest_keys
from chronicle.source.nearest import did_you_mean, nearest_names
from chronicle.source.nodes import ListNode, MapNode, Node, Scalar
from chronicle.source.pinyin import spelling
from chronicle.source.quantities import parse_funds, parse_quantity
from chronicle.source.shape_table import SHAPES, Shape
from chronicle.source.sheet import WHOLE, Sheet
from chronicle.source.slugs import id_remarks, pinyin, slug, stub_id
from chronicle.source.texts import LANGUAGE, is_language
from chronicle.source.units import BASE_UNITS, UNITS, find_unit
from chronicle.source.visible import TAG, excerpt, head_of, visible_runs
from chronicle.source.visible import of_html as text_of_html
from chronicle.source.vocabulary import LABELS, VOCABULARY
from chronicle.source.vocabulary import find as find_word
from chronicle.source.vocabulary import nearest as nearest_words
from chronicle.source.weekdays import weekday_remarks
from chronicle.source.yaml import compose

if TYPE_CHECKING:
    from chronicle.source.markdown import REDACTED_MARK, first_heading, parse_markdown, plain_text, strip_private
    from chronicle.source.names import NameFinder

__all__ = [
    "ALIASES",
    "BASE_UNITS",
    "LABELS",
    "LANGUAGE",
    "LANGUAGE_ENDINGS",
    "MEGABYTE",
    "REDACTED_MARK",
    "SHAPES",
    "TAG",
    "UNITS",
    "VOCABULARY",
    "WHOLE",
    "WORDINGS",
    "FrontMatter",
    "ListNode",
    "MapNode",
    "NameFinder",
    "Node",
    "Record",
    "Scalar",
    "Shape",
    "Sheet",
    "compose",
    "decode",
    "did_you_mean",
    "escape_text",
    "escaped",
    "excerpt",
    "find_unit",
    "find_word",
    "first_heading",
    "folded",
    "head_of",
    "id_remarks",
    "is_key",
    "is_language",
    "line_spot",
    "nearest_keys",
    "nearest_names",
    "nearest_words",
    "parse_date",
    "parse_funds",
    "parse_markdown",
    "parse_quantity",
    "pinyin",
    "plain_text",
    "slug",
    "spelling",
    "split_front_matter",
    "strip_private",
    "stub_id",
    "text_of_html",
    "too_large",
    "unescape_text",
    "visible_runs",
    "weekday_remarks",
]

_LATER = {"NameFinder": "names"} | dict.fromkeys(
    ("REDACTED_MARK", "first_heading", "parse_markdown", "plain_text", "strip_private"), "markdown"
)


def __getattr__(name: str) -> object:
    """Markdown and the finder of names are large: they are imported when first asked for."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    return found
