"""Archive -> public archive, under the privacy rules.

disclose(archive, rules, text_of) -> Disclosed(public, withheld, diagnostics, register, names_found)
LeakGate(find).leaks(path, data)          registered names in an output
register_missing(settings, contents) -> an error if the private register is not there and must be
"""

from __future__ import annotations

from chronicle.privacy.disclose import Disclosed, PrivacyRules, disclose
from chronicle.privacy.finds import Finder
from chronicle.privacy.leaks import LeakGate
from chronicle.privacy.names import NameSearch, Register, register
from chronicle.privacy.required import register_missing
from chronicle.privacy.rules import Today
from chronicle.privacy.settled import Settled
from chronicle.privacy.texts import PublicTexts, ReadBody

__all__ = [
    "Disclosed",
    "Finder",
    "LeakGate",
    "NameSearch",
    "PrivacyRules",
    "PublicTexts",
    "ReadBody",
    "Register",
    "Settled",
    "Today",
    "disclose",
    "register",
    "register_missing",
]
