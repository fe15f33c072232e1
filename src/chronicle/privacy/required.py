"""The private register must be there where names are to be protected by it."""

from __future__ import annotations

from chronicle.model.contents import Contents
from chronicle.model.diagnostic import Diagnostic, Place, Said
from chronicle.settings import Settings


def register_missing(settings: Settings, contents: Contents) -> tuple[Diagnostic, ...]:
    """The private register is missing or empty though the settings require it, or an entry names a household."""
    if contents.households or contents.private_names:
        return ()
    named = next(
        (
            file
            for file in contents.entries
            if file.entry.households
            or any(measure.household for measure in file.entry.measures)
            or any(need.household for need in file.entry.needs)
        ),
        None,
    )
    if settings.privacy.register != "required" and named is None:
        return ()
    place = Place("content/chronicle.yaml")
    if named is not None:
        place = Place(named.entry.file, *named.places.spot("households"))
    return (
        Diagnostic(
            "C659",
            "error",
            place,
            Said(
                f"the private register ({settings.private}) is missing or empty, so names could not be protected",
                f"不公开的登记册（{settings.private}）缺失或是空的，无法保护姓名",
            ),
            Said(
                "bring the folder here, or build with --no-register: households are then nameless and the output "
                "cannot be published",
                "请把该文件夹放到这里；或加 --no-register 生成，农户一律写作“某户”，且不能发布",
            ),
        ),
    )
