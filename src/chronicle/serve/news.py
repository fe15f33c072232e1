"""What the last build left behind, and waiting for the next one: shared by the builder and all open pages."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from chronicle.serve.overlay import NONE, Overlay


@dataclass(frozen=True, slots=True)
class Edition:
    """The state of the preview. `number` grows with everything that is made, 0 before the first build is done. `lang`:
    the site's own language. `base`: the path of its own address, such as `/diary/`."""

    number: int = 0
    overlay: Overlay = NONE
    lang: str = "zh-Hans"
    base: str = "/"


class News:
    """Holds the edition, and wakes those who wait for a newer one."""

    def __init__(self) -> None:
        self._edition = Edition()
        self._changed = threading.Condition()
        self._closed = False

    @property
    def edition(self) -> Edition:
        """The edition as it is now."""
        return self._edition

    def publish(self, overlay: Overlay, lang: str, base: str) -> None:
        """A build is done."""
        with self._changed:
            self._edition = Edition(self._edition.number + 1, overlay, lang, base)
            self._changed.notify_all()

    def refresh(self) -> None:
        """A page was made anew before its build is done; all else is as it was."""
        edition = self._edition
        self.publish(edition.overlay, edition.lang, edition.base)

    def wait(self, number: int, seconds: float) -> int | None:
        """The number of the edition as soon as it is another one than `number`, or after so many seconds; None
        when there will be no more."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._edition.number != number, seconds)
            return None if self._closed else self._edition.number

    def close(self) -> None:
        """Sends home all who wait."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
