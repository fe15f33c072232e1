"""The neutral corpus: the same diary entries for every tool. The same arguments give the same bytes, and the first
thousand of ten thousand entries are the thousand.

python bench/corpus.py --entries 1000     tells what it looks like, in figures
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markdown_it import MarkdownIt

from prose import body, is_han, plain
from words import HEADINGS, MEASURES, STATUSES, TAGS, THINGS, cadre_names, sentence, village_names

FIRST_YEAR, LAST_YEAR = 2013, 2020
AS_OF = f"{LAST_YEAR + 1}-01-01"
"""After the last entry."""

TITLE = "Diaries to measure with"
URL = "https://example.org/"
LEAST, MOST = 300, 1500
"""Chinese characters in the text of an entry."""

NAMES = {
    "inline": "inline contents",
    "em_open": "emphasis",
    "strong_open": "emphasis",
    "link_open": "links",
    "code_inline": "code spans",
    "table_open": "tables",
}
"""What is counted, by markdown-it's names of tokens."""


@dataclass(frozen=True, slots=True)
class Named:
    """A village or a cadre."""

    id: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A file: the id is its path below the folder of entries, without ending."""

    id: str
    head: str
    body: str

    @property
    def text(self) -> str:
        """The whole file."""
        return f"---\n{self.head}---\n\n{self.body}\n"


@dataclass(frozen=True)
class Corpus:
    """So many entries, in 60 villages by 40 cadres, both by Zipf's law."""

    entries: int
    villages_count: int = 60
    cadres_count: int = 40
    seed: int = 1

    @cached_property
    def villages(self) -> list[Named]:
        """The registered villages."""
        rng = random.Random(f"{self.seed}/villages")
        names = village_names(self.villages_count, rng)
        return [Named(f"v{number:03}", name, _few(rng)) for number, name in enumerate(names)]

    @cached_property
    def cadres(self) -> list[Named]:
        """The registered cadres."""
        rng = random.Random(f"{self.seed}/cadres")
        return [
            Named(f"c{number:03}", name, _few(rng)) for number, name in enumerate(cadre_names(self.cadres_count, rng))
        ]

    def __iter__(self) -> Iterator[Entry]:
        """One after the other; none is kept."""
        return (self[number] for number in range(self.entries))

    def __getitem__(self, number: int) -> Entry:
        """An entry by its number: it depends on nothing else, least of all on how many there are."""
        if not 0 <= number < self.entries:
            raise IndexError(number)
        rng = random.Random(f"{self.seed}/{number}")
        village = rng.choices(self.villages, self._village_weights)[0]
        cadres = list(dict.fromkeys(rng.choices(self.cadres, self._cadre_weights, k=rng.choice((1, 1, 2, 2, 3)))))
        year, month, day = rng.randint(FIRST_YEAR, LAST_YEAR), rng.randint(1, 12), rng.randint(1, 28)
        head = [
            f"title: {rng.choice(HEADINGS)}：{rng.choice(THINGS)}，第{number + 1}篇",
            f"date: {year}-{month:02}-{day:02}",
            f"village: {village.id}",
            f"cadres: [{', '.join(cadre.id for cadre in cadres)}]",
            f"tags: [{', '.join(rng.sample(TAGS, rng.randint(1, 3)))}]",
            f"summary: {plain(rng)}{plain(rng)}",
            "measures:",
            *(_measure(rng) for _ in range(rng.choice((1, 2, 2, 2)))),
        ]
        text = body(rng, rng.randint(LEAST, MOST), (village.name, cadres[0].name))
        return Entry(f"{year}/{month:02}/e{number:06}", "\n".join(head) + "\n", text)

    @cached_property
    def _village_weights(self) -> list[float]:
        return _zipf(self.villages_count)

    @cached_property
    def _cadre_weights(self) -> list[float]:
        return _zipf(self.cadres_count)


def _zipf(count: int) -> list[float]:
    return [1 / rank for rank in range(1, count + 1)]


def _few(rng: random.Random) -> str:
    return "".join(sentence(rng) for _ in range(4))


def _measure(rng: random.Random) -> str:
    key, title, unit, most, _ = rng.choice(MEASURES)
    amount = rng.randint(1, most)
    status = rng.choice(STATUSES)
    condition = "\n    condition: 资金到位" if status == "有条件启动" else ""
    return f"  - kind: {key}\n    title: {title}\n    status: {status}{condition}\n    quantity: {amount}{unit}"


def main() -> None:
    """Reads the arguments and tells what an entry is like on average."""
    parser = argparse.ArgumentParser(description="Tells what the neutral corpus looks like.")
    parser.add_argument("--entries", type=int, default=1000)
    for what, mean in averages(Corpus(parser.parse_args().entries)).items():
        print(f"{what}: {mean:,.2f}")


def averages(corpus: Corpus) -> dict[str, float]:
    """By CommonMark's own reading of the texts, tables among it."""
    markdown = MarkdownIt("commonmark").enable("table")
    sums: Counter[str] = Counter()
    for entry in corpus:
        sums["bytes of front matter"] += len(entry.head.encode())
        sums["bytes of text"] += len(entry.body.encode())
        sums["Chinese characters"] += sum(map(is_han, entry.body))
        sums["lines"] += entry.body.count("\n") + 1
        tokens = markdown.parse(entry.body)
        sums.update(NAMES[token.type] for token in tokens if token.type in NAMES)
        for children in (token.children or [] for token in tokens if token.type == "inline"):
            sums["inline contents without a mark"] += len(children) == 1
            sums.update(NAMES[child.type] for child in children if child.type in NAMES)
    return {what: count / corpus.entries for what, count in sums.items()}


if __name__ == "__main__":
    main()
