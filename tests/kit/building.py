"""One build in a process of its own: `python building.py FOLDER KEY=VALUE…` prints its report as JSON.

Keys: output, jobs, as_of, force, plus what a test does to the process: `shuffle` (a seed: folders are listed in
another order), `file_size` (bytes: no file may grow beyond), `die_at` (the process kills itself when it has moved so
many files into place; or staged so many by `die_staged`; or when it records them, by `die_recorded`)."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).resolve()


def built(folder: Path | str, *, env: dict[str, str] | None = None, cwd: Path | None = None, **options: object) -> Any:
    """The report of a build in a process of its own; None if the process was killed."""
    return finished(started(folder, env=env, cwd=cwd, **options))


def started(
    folder: Path | str, *, env: dict[str, str] | None = None, cwd: Path | None = None, **options: object
) -> subprocess.Popen[str]:
    """A build that has been started in a process of its own."""
    told = [f"{key}={value}" for key, value in options.items()]
    return subprocess.Popen(
        [sys.executable, str(SCRIPT), str(folder), *told],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **(env or {})},
    )


def finished(process: subprocess.Popen[str]) -> Any:
    """Its report. A traceback fails the test."""
    out, err = process.communicate(timeout=120)
    if process.returncode == -signal.SIGKILL:
        return None
    assert process.returncode == 0, err
    assert "Traceback" not in err, err
    return json.loads(out)


def main(folder: str, *told: str) -> None:
    from chronicle.build import BuildOptions, build
    from kit.site import AS_OF, Quiet

    options = dict(pair.split("=", 1) for pair in told)
    if seed := options.get("shuffle"):
        _shuffled(int(seed))
    if size := options.get("file_size"):
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), int(size)))
    if number := options.get("die_at"):
        from chronicle.write.moves import Moves

        Moves.put = _deadly(Moves.put, int(number))  # type: ignore[method-assign]
    if number := options.get("die_staged"):
        from chronicle.write import Output

        Output.laid = _deadly(Output.laid, int(number))  # type: ignore[method-assign]
    if number := options.get("die_recorded"):
        from chronicle.write import Record

        Record.replace = _deadly(Record.replace, int(number))  # type: ignore[method-assign]
    report = build(
        BuildOptions(
            Path(folder),
            output=Path(options["output"]) if "output" in options else None,
            as_of=date.fromisoformat(options["as_of"]) if "as_of" in options else AS_OF,
            jobs=int(options.get("jobs", "1")),
            force="force" in options,
        ),
        Quiet(),
    )
    sys.stdout.write(
        json.dumps(
            {
                "status": report.status,
                "codes": [d.code for d in report.diagnostics if d.severity == "error"],
                "messages": [d.message.en for d in report.diagnostics if d.severity == "error"],
                "diagnostics": [f"{d.place.file}:{d.place.line}:{d.place.column} {d.code}" for d in report.diagnostics],
                "rendered": report.rendered,
                "kept": report.kept,
                "removed": report.removed,
            }
        )
    )


def _shuffled(seed: int) -> None:
    """Folders are listed in an order that the seed decides."""
    dice = random.Random(seed)
    scandir, listdir = os.scandir, os.listdir

    class Shuffled:
        def __init__(self, path: Any = ".") -> None:
            with scandir(path) as entries:
                self._entries = sorted(entries, key=lambda entry: entry.name)
            dice.shuffle(self._entries)

        def __enter__(self) -> Shuffled:
            return self

        def __exit__(self, *_: object) -> None: ...

        def close(self) -> None: ...

        def __iter__(self) -> Any:
            return iter(self._entries)

        def __next__(self) -> Any:
            if not self._entries:
                raise StopIteration
            return self._entries.pop()

    def other_order(path: Any = ".") -> list[Any]:
        names = sorted(listdir(path))
        dice.shuffle(names)
        return names

    os.scandir = Shuffled  # type: ignore[assignment]
    os.listdir = other_order  # type: ignore[assignment]


def _deadly(function: Callable[..., Any], number: int) -> Callable[..., Any]:
    """The function, but the process is killed when it is called for the `number`th time."""
    calls = iter(range(1, number + 1))

    def called(*args: Any) -> Any:
        if next(calls) == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args)

    return called


if __name__ == "__main__":
    sys.path[:0] = [str(SCRIPT.parents[1]), str(SCRIPT.parents[2] / "src")]
    main(*sys.argv[1:])
