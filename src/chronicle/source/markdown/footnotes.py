"""The footnotes of one body: taken out of its blocks, and numbered as they are met."""

from __future__ import annotations

from markdown_it.token import Token


class Footnotes:
    """`labels`: those that were cited, in order; it grows while notes that cite others are written."""

    def __init__(self) -> None:
        self.labels: list[str] = []
        self._times: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._tokens: dict[str, list[Token]] = {}
        self._lines: dict[str, int] = {}

    def take(self, tokens: list[Token]) -> list[Token]:
        """Keeps the definitions, and returns the other tokens."""
        main: list[Token] = []
        open_notes: list[list[Token]] = []
        for token in tokens:
            if token.type == "footnote_reference_open":
                found: list[Token] = []
                label = token.meta["label"]
                if label not in self._tokens:  # the first definition counts, as with links
                    self._tokens[label] = found
                    self._lines[label] = token.map[0] if token.map else 0
                open_notes.append(found)
            elif token.type == "footnote_reference_close":
                open_notes.pop()
            elif open_notes:
                open_notes[-1].append(token)
            else:
                main.append(token)
        return main

    def cite(self, label: str) -> tuple[int, int]:
        """(number of the note, how many times it was cited before plus one)."""
        if label not in self._numbers:
            self.labels.append(label)
            self._numbers[label] = len(self.labels)
        self._times[label] = self._times.get(label, 0) + 1
        return self._numbers[label], self._times[label]

    def tokens(self, label: str) -> list[Token]:
        """What the note says."""
        return self._tokens[label]

    def times(self, label: str) -> int:
        """How many times it was cited."""
        return self._times[label]

    def unused(self) -> list[int]:
        """The lines of notes that nobody cites."""
        return [line for label, line in self._lines.items() if label not in self._numbers]
