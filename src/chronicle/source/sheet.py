"""What is gathered while one file is read: its problems, and where its fields stand."""

from __future__ import annotations

from collections.abc import Iterable

from chronicle.model.diagnostic import NOTHING, Diagnostic, Place, Related, Remark, Said, Severity
from chronicle.model.entry import Places, Spot
from chronicle.source.nodes import Node, Scalar

WHOLE: Spot = (0, 0, 0, 0)
"""The file as a whole."""


class Sheet:
    """Problems and spots of one file. `withhold` is set when something private could not be understood.

    `file` is the path below the site's folder, with `/`."""

    __slots__ = ("diagnostics", "file", "redactions", "spots", "withhold")

    def __init__(self, file: str) -> None:
        self.file = file
        self.diagnostics: list[Diagnostic] = []
        self.spots: dict[str, Spot] = {}
        self.redactions = 0
        self.withhold = False

    @property
    def places(self) -> Places:
        """The spots in the order in which the fields were read."""
        return Places.of(self.file, self.spots)

    def place(self, spot: Spot) -> Place:
        """A spot of this file as a place."""
        return Place(self.file, *spot)

    def say(
        self,
        code: str,
        severity: Severity,
        spot: Spot,
        message: Said,
        help: Said = NOTHING,
        related: tuple[Related, ...] = (),
    ) -> None:
        """Adds one problem. After 200 a file's warnings, and after 1,000 its errors, are not told any more: a
        file of nothing but faults must not fill the memory."""
        if len(self.diagnostics) >= (1000 if severity == "error" else 200):
            return
        self.diagnostics.append(Diagnostic(code, severity, self.place(spot), message, help, related))

    def error(self, code: str, spot: Spot, message: Said, help: Said = NOTHING) -> None:
        """Adds an error."""
        self.say(code, "error", spot, message, help)

    def warn(self, code: str, spot: Spot, message: Said, help: Said = NOTHING) -> None:
        """Adds a warning."""
        self.say(code, "warning", spot, message, help)

    def remark(self, remark: Remark, node: Node) -> None:
        """Adds a remark on the text of a scalar, at its exact columns where they can be known."""
        self.say(remark.code, remark.severity, spot_in(node, remark), remark.message, remark.help)

    def keep_spots(self, path: str, kept: Iterable[int]) -> None:
        """Some items of the list at `path` were left out: the spots of those kept get the items' new numbers."""
        for new, old in enumerate(kept):
            if new == old:
                continue
            here, there = f"{path}.{old}", f"{path}.{new}"
            for key in [key for key in self.spots if key == there or key.startswith(f"{there}.")]:
                del self.spots[key]
            for key in [key for key in self.spots if key == here or key.startswith(f"{here}.")]:
                self.spots[there + key[len(here) :]] = self.spots.pop(key)

    def has_errors(self) -> bool:
        """True if any problem so far is an error."""
        return any(d.severity == "error" for d in self.diagnostics)


def spot_in(node: Node, remark: Remark) -> Spot:
    """Where a remark's offsets fall. Exact for plain and quoted texts of one line without escapes; else the
    whole value."""
    line, column, end_line, end_column = node.spot
    if not isinstance(node, Scalar) or node.style in ("|", ">") or line != end_line or remark.end <= remark.start:
        return node.spot
    quotes = 1 if node.style else 0
    if end_column - column != len(node.text) + 2 * quotes:
        return node.spot
    start = column + quotes + remark.start
    return (line, start, line, start + remark.end - remark.start)
