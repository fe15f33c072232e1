"""Collecting the linker's diagnostics, placed at the field that they are about."""

from __future__ import annotations

from dataclasses import dataclass, field

from chronicle.model.diagnostic import NOTHING, Diagnostic, Place, Related, Said, Severity
from chronicle.model.entry import Places


@dataclass(slots=True)
class Reporter:
    """Diagnostics of one file; `errors` counts those that leave the entry out."""

    places: Places
    found: list[Diagnostic] = field(default_factory=list)
    errors: int = 0

    def at(self, path: str) -> Place:
        """The place of a field, or the nearest enclosing one."""
        line, column, end_line, end_column = self.places.spot(path)
        return Place(self.places.file, line, column, end_line, end_column)

    def say(
        self,
        code: str,
        severity: Severity,
        path: str,
        message: Said,
        help: Said = NOTHING,
        related: tuple[Related, ...] = (),
    ) -> None:
        """Adds a diagnostic at a field."""
        self.put(Diagnostic(code, severity, self.at(path), message, help, related))
        if severity == "error":
            self.errors += 1

    def put(self, diagnostic: Diagnostic) -> None:
        """Adds a diagnostic that has its place already and that leaves nothing out."""
        self.found.append(diagnostic)


def did_you_mean(nearest: tuple[str, ...]) -> Said:
    """A help line with the nearest names, or nothing."""
    if not nearest:
        return NOTHING
    en, zh = " or ".join(f'"{name}"' for name in nearest), "”或“".join(nearest)
    return Said(f"did you mean {en}?", f"是不是“{zh}”？")
