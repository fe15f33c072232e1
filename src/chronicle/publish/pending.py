"""What is about to be sent in place, and how far that went: a broken attempt can be told from other people's files."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

import msgspec

from chronicle.model.value import Value
from chronicle.publish.lists import damaged
from chronicle.publish.manifest import ManifestError, Sign, is_safe, packed, unpacked
from chronicle.publish.target import Store

PENDING = ".chronicle/pending.gz"
PROGRESS = ".chronicle/progress.json"


class Pending(Value, frozen=True):
    """Written once, before anything else. `files`: what is sent, in this order; `batches`: how many of them at a time;
    `removed`: what goes afterwards. `reached`, `unsure`: what attempts before this one had sent, and what they may have
    sent. `base`: the list of the new manifest; `mark`: tells this attempt from others."""

    mark: str
    files: dict[str, Sign]
    batches: tuple[int, ...]
    removed: tuple[str, ...] = ()
    reached: dict[str, Sign] = msgspec.field(default_factory=dict)
    unsure: tuple[str, ...] = ()
    base: str = ""


class Progress(Value, frozen=True):
    """How many batches of an attempt are done."""

    mark: str
    done: int


NONE = Pending("", {}, ())


def begun(store: Store) -> tuple[Pending, Mapping[str, Sign], frozenset[str]]:
    """The attempt that broke off, what is sure to stand there by it, and what nobody knows. PublishError if what stands
    there makes no sense."""
    data = store.read(PENDING)
    if data is None:
        return NONE, {}, frozenset()
    try:
        pending = msgspec.json.decode(unpacked(data), type=Pending)
        progress = msgspec.json.decode(store.read(PROGRESS) or b'{"mark":"","done":0}', type=Progress)
    except (ManifestError, msgspec.DecodeError) as error:
        raise damaged(PENDING) from error
    if not all(map(is_safe, (*pending.files, *pending.removed, *pending.reached, *pending.unsure))):
        raise damaged(PENDING)
    done = progress.done if progress.mark == pending.mark else 0
    return pending, *_so_far(pending, done)


def _so_far(pending: Pending, done: int) -> tuple[dict[str, Sign], frozenset[str]]:
    ends = (0, *accumulate(pending.batches))
    names = tuple(pending.files)
    sent = names[: ends[min(done, len(ends) - 1)]]
    under_way = pending.removed if done >= len(pending.batches) else names[ends[done] : ends[done + 1]]
    reached = {**pending.reached, **{path: pending.files[path] for path in sent}}
    return reached, frozenset(pending.unsure) - frozenset(sent) | frozenset(under_way)


def begin(store: Store, pending: Pending) -> None:
    """Says what will be sent."""
    store.write(PENDING, packed(msgspec.json.encode(pending)))


def advance(store: Store, pending: Pending, done: int) -> None:
    """Says how far it is."""
    store.write(PROGRESS, msgspec.json.encode(Progress(pending.mark, done)))


def end(store: Store) -> None:
    """All is done."""
    store.remove("", [PENDING, PROGRESS])
