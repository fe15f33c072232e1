"""A short text that may be given once or by language: `{zh-Hans: 田间道路, en: Field roads}`."""

from __future__ import annotations

from chronicle.model.value import Value


class Wording(Value, frozen=True):
    """Texts by language tag, in the order written. The tag "" stands for "no language given"."""

    texts: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return any(text for _, text in self.texts)

    def get(self, lang: str) -> str:
        """The text for a language: exact tag, same primary tag, untagged, else the first; "" if empty."""
        texts = self.texts
        if not texts:
            return ""
        if len(texts) == 1 or texts[0][0] == lang:
            return texts[0][1]
        primary = lang.split("-")[0]
        for wanted in (lang, primary, ""):
            for tag, text in self.texts:
                if tag == wanted or (wanted == primary and tag.split("-")[0] == primary):
                    return text
        return self.texts[0][1] if self.texts else ""

    def all(self) -> tuple[str, ...]:
        """Every text, each once."""
        return tuple(dict.fromkeys(text for _, text in self.texts))


def plain(text: str) -> Wording:
    """A wording with one text for all languages."""
    return Wording((("", text),)) if text else Wording()


UNSAID = Wording()
