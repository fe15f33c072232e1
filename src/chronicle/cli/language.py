"""In which language the program speaks: `--lang`, else the site's own, else the system's."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chronicle.model.diagnostic import Said

CHINESE, ENGLISH = "zh-Hans", "en"
TAGS = {
    **dict.fromkeys(("zh", "zh-hans", "zh-cn", "zh_cn", "cn"), CHINESE),
    **dict.fromkeys(("en", "en-us", "en-gb"), ENGLISH),
}
"""What `--lang` takes, in small letters."""


@dataclass(slots=True)
class Voice:
    """The language that a run speaks: settled by `--lang`, or as soon as the site is known."""

    asked: str
    lang: str

    def words(self, en: str, zh: str) -> str:
        """Of the two wordings, the one to show."""
        return Said(en, zh).get(self.lang)

    def settle(self, site: str) -> str:
        """The language from here on; `site` is the site's own, "" if there is no site."""
        self.lang = self.asked or site or self.lang
        return self.lang


def voice(arguments: Sequence[str]) -> Voice:
    """The voice of a run with these arguments."""
    given = asked(arguments)
    return Voice(given, given or of_system(os.environ))


def asked(arguments: Sequence[str]) -> str:
    """The language that the arguments ask for, "" if none that is known. Read before anything is parsed, so that
    help and complaints about the arguments themselves are in it too."""
    for index, word in enumerate(arguments):
        if word == "--":
            break
        name, equals, value = word.partition("=")
        if name == "--lang":
            if not equals:
                value = arguments[index + 1] if index + 1 < len(arguments) else ""
            return TAGS.get(value.lower(), "")
    return ""


def of_system(environment: Mapping[str, str]) -> str:
    """The language of the system: Chinese where it is set to Chinese, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name, ""):
            return CHINESE if value.lower().startswith("zh") else ENGLISH
    return CHINESE if _windows().startswith("zh") else ENGLISH


def _windows() -> str:
    """The language of the Windows desktop, such as `zh_CN`; "" elsewhere."""
    if sys.platform == "win32":
        import ctypes
        import locale

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return ""
