"""The files of photos: as they are kept, else made."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from chronicle.build.values import Progress
from chronicle.model.diagnostic import Diagnostic
from chronicle.render import Workshop
from chronicle.write import KeptPhotos, Output, Written


def stage_photos(
    workshop: Workshop, wanted: Mapping[str, str], place: Output, kept: KeptPhotos | None, progress: Progress
) -> tuple[Diagnostic, ...]:
    """Puts the files of photos aside; tells which photos cannot be made. `wanted`: paths and keys; `kept`: where files
    of earlier builds are looked for."""
    missing = []
    for path, key in wanted.items():
        laid = kept.fetch(key, place.aside.room(place.number(path), path)) if kept is not None else None
        if laid is None:
            missing.append(path)
        else:
            place.laid(path, laid)
    problems: list[Diagnostic] = []
    count, photos = workshop.photos(missing)
    progress.step("photos", count)
    for _, outputs in photos:
        progress.advance()
        for path, data, problem, _, _ in outputs:
            if data is not None:
                place.stage(path, data)
            elif problem is not None:
                problems.append(problem)
    return tuple(problems)


def keep_photos(keys: Mapping[str, str], known: Mapping[str, Written], place: Output, kept: KeptPhotos) -> None:
    """Keeps the files of photos that stand in a public output; where it cannot, they are made again some day. `keys`:
    of all, by path; `known`: what was written before."""
    made, folder = place.digests(), str(place.folder)
    with suppress(OSError):
        for path, key in keys.items():
            digest = made.get(path) or (known[path].digest if path in known else "")
            if digest:
                kept.add(key, digest, f"{folder}/{path}")
