"""XML that is well-formed whatever the text."""

from __future__ import annotations

import re

# XML 1.0, section 2.2: these characters cannot stand in a document, not even as references.
_FORBIDDEN = r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def text(value: str) -> str:
    """Escaped for element content and for attributes in double quotation marks."""
    # The pattern takes milliseconds to compile, and few texts hold what cannot be printed.
    clean = value if value.isprintable() else re.sub(_FORBIDDEN, "", value)
    return clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def element(name: str, content: str, **attributes: str) -> str:
    """An element with text; an underscore in an attribute's name stands for a colon."""
    return f"<{name}{attributes_of(attributes)}>{text(content)}</{name}>"


def empty(name: str, **attributes: str) -> str:
    """An element without content."""
    return f"<{name}{attributes_of(attributes)}/>"


def attributes_of(attributes: dict[str, str]) -> str:
    """Attributes in the order given; empty ones are left out."""
    return "".join(f' {key.replace("_", ":")}="{text(value)}"' for key, value in attributes.items() if value)
