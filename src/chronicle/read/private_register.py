"""The private register as a whole. Its raw texts are not kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from chronicle.model.diagnostic import Diagnostic, Said
from chronicle.model.entry import Places
from chronicle.model.registers import Household, PrivateName
from chronicle.model.value import replace
from chronicle.read.private import read_household, read_names
from chronicle.read.raw import bytes_of
from chronicle.read.scan import Found
from chronicle.settings import Settings
from chronicle.source import MEGABYTE, WHOLE, Sheet


class PrivateRegister(NamedTuple):
    """Everything in it, as written; `places` as those of Contents. `there`: it has a file."""

    households: tuple[Household, ...] = ()
    names: tuple[PrivateName, ...] = ()
    places: tuple[tuple[str, Places], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    there: bool = False

    @property
    def secret(self) -> tuple[str, ...]:
        """All registered names in all their forms, each once."""
        forms = [form for one in self.names for form in (one.name, *one.also)]
        forms += [name for household in self.households for name in household.names]
        return tuple(dict.fromkeys(forms))


def read_private_register(settings: Settings, found: Iterable[Found]) -> PrivateRegister:
    """Reads it. `found`: the files of the site."""
    private, limit = f"{settings.private}/", int(settings.max_text_mb * MEGABYTE)
    households: list[Household] = []
    names: list[PrivateName] = []
    places: list[tuple[str, Places]] = []
    diagnostics: list[Diagnostic] = []
    there = False
    for one in found:
        name = one.file.removeprefix(private)
        if not one.file.startswith(private) or not name.lower().endswith((".yaml", ".yml")):
            continue
        there = True
        data = bytes_of(one, limit)
        if isinstance(data, Sheet):
            diagnostics.extend(replace(d, code="C650") for d in data.diagnostics)
            continue
        if name.startswith("households/"):
            result = read_household(one.file, data, max_bytes=limit)
        elif name in ("names.yaml", "names.yml"):
            result = read_names(one.file, data, max_bytes=limit)
        else:
            diagnostics.append(_no_part(one.file))
            continue
        diagnostics.extend(result.diagnostics)
        households.extend(result.households)
        names.extend(result.names)
        places.extend(result.places)
    return PrivateRegister(tuple(households), tuple(names), tuple(places), tuple(diagnostics), there)


def _no_part(file: str) -> Diagnostic:
    sheet = Sheet(file)
    sheet.error(
        "C654",
        WHOLE,
        Said("this file is no part of the private register", "这个文件不属于私密登记"),
        Said("households go into households/, names into names.yaml", "户放进 households/，姓名写进 names.yaml"),
    )
    return sheet.diagnostics[0]
