"""When changes that come one after another are built: once, when they have calmed down. Pure: the time is told."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Patience:
    """How long it must have been quiet, in seconds, before a flurry is built, and how long its first change waits at
    most. One saved file is built nearly at once; of a flood of changes more are to be expected."""

    one: float = 0.02
    few: float = 0.05
    many: float = 0.15
    flood: int = 20
    """From so many paths on it is a flood."""
    at_most: float = 0.5
    flood_at_most: float = 5.0


PATIENCE = Patience()


@dataclass(frozen=True, slots=True)
class Flurry:
    """Changes that were seen and are not built yet: the time of the first and of the last, and their paths."""

    first: float
    last: float
    paths: frozenset[str]
    patience: Patience = field(default=PATIENCE, repr=False)

    def due(self) -> float:
        """The time at which it is built, if nothing more comes."""
        wait, count = self.patience, len(self.paths)
        if count >= wait.flood:
            return min(self.last + wait.many, self.first + wait.flood_at_most)
        return min(self.last + (wait.one if count == 1 else wait.few), self.first + wait.at_most)


def heard(flurry: Flurry | None, now: float, paths: frozenset[str], patience: Patience = PATIENCE) -> Flurry:
    """The flurry after one more event; None stands for quiet."""
    if flurry is None:
        return Flurry(now, now, paths, patience)
    return Flurry(flurry.first, now, flurry.paths | paths, patience)
