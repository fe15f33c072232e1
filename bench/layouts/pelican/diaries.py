"""Reads YAML front matter, which Pelican does not by itself, and knows the neighbours of an entry in its village."""

from itertools import pairwise
from pathlib import Path

import yaml
from markdown import Markdown
from pelican import signals
from pelican.readers import BaseReader


class EntryReader(BaseReader):
    """Front matter by the C loader of PyYAML, text by Python-Markdown with tables."""

    enabled = True
    file_extensions = ("md",)

    def __init__(self, settings):
        super().__init__(settings)
        self.markdown = Markdown(extensions=["tables"], output_format="html")

    def read(self, source_path):
        """Text and metadata; what Pelican knows by other names is given these."""
        path = Path(source_path)
        _, head, text = path.read_text(encoding="utf-8").split("---\n", 2)
        given = yaml.load(head, Loader=yaml.CSafeLoader)
        known = {
            "slug": path.stem,
            "date": str(given.pop("date")),
            "category": given.pop("village"),
            "authors": given.pop("cadres"),
            "tags": given.pop("tags"),
        }
        metadata = given | {key: self.process_metadata(key, value) for key, value in known.items()}
        return self.markdown.reset().convert(text), metadata


def add_reader(readers):
    """For files that end in .md."""
    readers.reader_classes["md"] = EntryReader


def add_neighbours(generator):
    """Previous and next in the village; lists run from the newest."""
    for _, articles in generator.categories:
        for newer, older in pairwise(articles):
            newer.older, older.newer = older, newer


def register():
    """Pelican calls this."""
    signals.readers_init.connect(add_reader)
    signals.article_generator_finalized.connect(add_neighbours)
