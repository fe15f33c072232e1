"""What one build knew, for the next one of the same process: `serve` builds again and again, and most edits change the
text of one entry and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field

from chronicle.build.alike import but_for_text, files_of
from chronicle.build.values import Prepared
from chronicle.model.contents import Contents, EntryFile
from chronicle.model.digest import digest
from chronicle.model.entry import Entry
from chronicle.model.value import replace
from chronicle.privacy import ReadBody
from chronicle.read import Decoded


@dataclass
class Memory:
    """`records`: the records of entries as they were decoded. The rest is what was prepared last, and of what."""

    records: Decoded = field(default_factory=dict)
    _asked: object = None
    _contents: Contents = field(default_factory=Contents)
    _prepared: Prepared | None = None

    def keep(self, asked: object, contents: Contents, prepared: Prepared) -> None:
        """Keeps what was prepared. `asked`: what else than the contents it depends on."""
        self._asked, self._contents, self._prepared = asked, contents, prepared

    def known(self) -> tuple[Prepared, Contents] | None:
        """What was prepared last, and of what; None if nothing was, or nothing that may be shown."""
        return None if self._prepared is None or self._prepared.stops else (self._prepared, self._contents)

    def only_text(self, new: EntryFile) -> bool:
        """True if an entry differs from what was known of it in its text only, as in `again`."""
        if self._prepared is None or self._prepared.disclosed is None:
            return False
        if self._prepared.disclosed.texts.whole.masks is not None or new.entry.file in files_of(
            self._prepared.diagnostics
        ):
            return False
        old = next((one for one in self._contents.entries if one.entry.file == new.entry.file), None)
        return old is not None and (old == new or but_for_text(old, new))

    def again(self, asked: object, contents: Contents, read: ReadBody) -> Prepared | None:
        """What was prepared last, with the texts of these contents, if nothing but texts of entries has changed since.
        None if more has changed, or if that is not certain. `read`: gives the body of a file."""
        prepared, before = self._prepared, self._contents
        self._prepared = None
        if prepared is None or prepared.disclosed is None or prepared.stops or asked != self._asked:
            return None
        if _registers(contents) != _registers(before) or len(contents.entries) != len(before.entries):
            return None
        texts = prepared.disclosed.texts
        names = digest(tuple(texts.whole.names.mentioned))
        told = files_of(prepared.diagnostics)
        changed: list[Entry] = []
        for old, new in zip(before.entries, contents.entries, strict=True):
            if old.entry is new.entry or old == new:
                continue
            file = new.entry.file
            if file in told or contents.searched.get(file) != names or not but_for_text(old, new):
                return None
            changed.append(new.entry)
        files = [file for file, own in contents.digests.items() if before.digests.get(file) != own]
        if not {entry.file for entry in changed} <= set(files) or texts.whole.masks is not None:
            return None
        by_file = {one.entry.file: one.entry for one in contents.entries}
        texts.read_from(read, contents.digests.__getitem__)
        if not all(file in by_file and texts.renew(by_file[file]) for file in files):
            return None
        self.keep(asked, contents, prepared)
        return prepared


def _registers(contents: Contents) -> Contents:
    """Everything but the entries."""
    return replace(contents, entries=(), digests={}, searched={})
