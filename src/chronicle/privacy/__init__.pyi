from .disclosure import Disclosed, PrivacyRules, disclose
from .finds import Finder
from .leaks import LeakGate
from .names import NameSearch, Register, register
from .required import register_missing
from .rules import Today
from .settled import Settled
from .texts import PublicTexts, ReadBody

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
