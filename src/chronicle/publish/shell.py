"""A shell at a host: work on many files by one command, so that their names need not go over the line."""

from __future__ import annotations

import hashlib
import shlex
from collections.abc import Callable, Iterable, Set

Run = Callable[[str, bytes], tuple[int, bytes]]
"""Runs a command with an input; gives its status and output."""
WANTED = ("cp", "cut", "find", "mv", "rm", "rmdir", "sha256sum", "sort", "xargs")


class Shell:
    """What a shell at a host can do with folders, by their whole paths."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def is_there(self) -> bool:
        """Whether there is one that knows all that is wanted."""
        return self.knows(*WANTED)

    def knows(self, *programs: str) -> bool:
        """Whether there is a shell that finds these programs. A host may answer every command by another one, so it
        must say so."""
        asked = f"for it in {' '.join(programs)}; do command -v $it >/dev/null || exit 1; done; echo chronicle"
        return self._run(asked, b"") == (0, b"chronicle\n")

    def link_tree(self, old: str, new: str, held: Set[str], but: Set[str]) -> bool:
        """As `Linked`. `new` appears whole."""
        aside, source, target = shlex.quote(f"{new}-links"), shlex.quote(old), shlex.quote(new)
        steps = (
            f"rm -rf {aside}",
            _holds(source, held),
            f"cp -al {source} {aside}",
            f"cd {aside}",
            "xargs -0 rm -f --",
            _without_empty("."),
            "cd ..",
            f"if test -d {target}; then {_without_empty(target)}; rmdir {target}; fi",
            f"test ! -e {target}",
            f"mv {aside} {target}",
        )
        # What is removed is named in any case: xargs runs once even without a name.
        return self._done(" && ".join(steps), listed(f"./{path}" for path in {*but, ".none"}))

    def remove_tree(self, folder: str, held: Set[str]) -> bool:
        """As `Linked`."""
        at = shlex.quote(folder)
        return self._done(f"{_holds(at, held)} && rm -rf {at}")

    def _done(self, command: str, given: bytes = b"") -> bool:
        return self._run(command, given)[0] == 0


def _holds(folder: str, held: Set[str]) -> str:
    """A command that fails if a folder holds other files than these."""
    paths = sorted(f"./{path}".encode("utf-8", "surrogateescape") for path in held)
    digest = hashlib.sha256(b"".join(path + b"\n" for path in paths)).hexdigest()
    return f'test "$(cd {folder} && find . ! -type d -print | LC_ALL=C sort | sha256sum | cut -c1-64)" = {digest}'


def _without_empty(folder: str) -> str:
    return f"{{ find {folder} -mindepth 1 -depth -type d -exec rmdir {{}} + 2>/dev/null || true; }}"


def listed(paths: Iterable[str]) -> bytes:
    """Paths as `xargs -0` reads them."""
    return b"".join(path.encode("utf-8", "surrogateescape") + b"\0" for path in sorted(paths))
