"""What must be sent and what must go, and in which order. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chronicle.publish.manifest import Manifest, Sign, is_hashed, is_personal


@dataclass(frozen=True, slots=True)
class Difference:
    """Paths, in the order in which they are sent or removed."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    same: int = 0

    @property
    def send(self) -> tuple[str, ...]:
        """All that must be sent: what pages name, new pages, the pages that name these, the home page last."""
        return tuple(path for step in self.steps for path in step)

    @property
    def steps(self) -> tuple[tuple[str, ...], ...]:
        """The same in steps, of which none may begin before the one before it has ended."""
        fresh = frozenset(self.new)
        steps: dict[int, list[str]] = {}
        for path in (*self.new, *self.changed):
            steps.setdefault(_rank(path, path in fresh), []).append(path)
        return tuple(tuple(sorted(steps[rank])) for rank in sorted(steps))

    @property
    def withdrawn(self) -> tuple[str, ...]:
        """What goes and may have been withdrawn."""
        return tuple(path for path in self.removed if is_personal(path))

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.removed)


def difference(wanted: Mapping[str, Sign], stands: Mapping[str, Sign]) -> Difference:
    """From what stands at the host to what is wanted."""
    new = sorted(path for path in wanted if path not in stands)
    changed = sorted(path for path, sign in wanted.items() if path in stands and tuple(stands[path]) != tuple(sign))
    removed = sorted(path for path in stands if path not in wanted)
    return Difference(tuple(new), tuple(changed), tuple(removed), len(wanted) - len(new) - len(changed))


def _rank(path: str, fresh: bool) -> int:
    name = path.removesuffix(".gz")
    if is_hashed(path):
        return 0
    if not name.endswith((".html", ".xml", ".txt")):
        return 1
    return 4 if "/" not in name else 2 if fresh else 3


def with_grace(wanted: Mapping[str, Sign], before: Manifest) -> tuple[dict[str, Sign], tuple[str, ...]]:
    """What is wanted and, for one release more, the styles and scripts of the pages that readers have open now. When
    nothing else has changed, what had been kept so stays."""
    old = {path: sign for path, sign in before.files.items() if path not in before.grace and sign[0] >= 0}
    if dict(wanted) == old:
        return dict(before.files), before.grace
    grace = tuple(sorted(p for p in old if p not in wanted and is_hashed(p) and p.startswith("assets/")))
    return {**wanted, **{path: old[path] for path in grace}}, grace


def too_many(removed: int, stands: int, per_cent: int) -> bool:
    """Whether more would be removed than a publisher expects. A handful never is too many."""
    return removed > 3 and removed * 100 > per_cent * stands
