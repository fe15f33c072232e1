"""Every output has one owner: who claims what, and what is said when two claim the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from chronicle.model.diagnostic import Diagnostic, Place, Related, Said
from chronicle.plan.jobs import Output

TWO_OWNERS = "C230"


class Owner(NamedTuple):
    """What an output is made for: (village, renjiagou). `kind` "" for lists and files of the site itself."""

    kind: str = ""
    id: str = ""


SITE = Owner()


@dataclass
class Claims:
    """The outputs of a site. `file_of`: the file below the site's folder that says a thing, by its kind and id, ""
    where none does."""

    file_of: Callable[[str, str], str]
    outputs: dict[str, Output] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    losers: set[Owner] = field(default_factory=set)
    """One of the two of each conflict: the plain page if there is one, since its name is the easiest to change."""
    _owners: dict[str, Owner] = field(default_factory=dict)
    _folders: dict[str, Owner] = field(default_factory=dict)

    def claim(self, path: str, output: Output, owner: Owner = SITE) -> None:
        """Gives a path to an output. Paths that differ by case only are one, as on many disks; a file and a folder
        of one name cannot be."""
        # Where a folder of the path is claimed as a file, or the path itself as a file or folder.
        key = path.casefold()
        parts = key.split("/")
        above = ["/".join(parts[:end]) for end in range(1, len(parts))]
        for known in (self._owners.get(key), self._folders.get(key), *(self._owners.get(at) for at in above)):
            if known is not None:
                self._two_owners(path, known, owner)
                return
        self.outputs[path] = output
        self._owners[key] = owner
        for at in above:
            self._folders.setdefault(at, owner)

    def _two_owners(self, path: str, first: Owner, second: Owner) -> None:
        loser = first if first.kind == "page" else second
        winner = second if loser is first else first
        if loser in self.losers:
            return
        self.losers.add(loser)
        file, other = self._file(loser), self._file(winner)
        if not file:
            file, other = other, file
        names = (other or "a page of the site", other or "网站自己的页面")
        self.diagnostics.append(
            Diagnostic(
                TWO_OWNERS,
                "error",
                Place(file or "content"),
                Said(f"this and {names[0]} would both be written to {path}", f"它和 {names[1]} 都要写到 {path}"),
                Said("give one of them another id, or another file name", "请给其中之一换一个编号（id）或文件名"),
                (Related(Place(other), Said("the other one", "另一个")),) if other else (),
            )
        )

    def _file(self, owner: Owner) -> str:
        return self.file_of(*owner)
