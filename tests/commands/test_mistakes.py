"""mistakes.txt: one folder with every kind of mistake that a text can have. That each is told with its line and its
caret is held by the transcript; here, that both languages tell of the same places and say everything."""

import re
from collections.abc import Iterator
from pathlib import Path

AT_LEAST = 60
TRANSCRIPT = (Path(__file__).parent / "mistakes.txt").read_text(encoding="utf-8")
HEAD = re.compile(r"^(content/\S+:\d+:\d+:) (error|warning|hint|错误|警告|提示) (C\d{3}): (.+)$", re.MULTILINE)
HAN = re.compile(r"[\u4e00-\u9fff]")


def told(lang: str) -> list[tuple[str, ...]]:
    """(place, severity, code, message) of every diagnostic that the transcript tells in a language."""
    _, _, rest = TRANSCRIPT.partition(f"$ chronicle check --lang {lang}\n")
    return HEAD.findall(rest.partition("\n$ ")[0])


def test_there_are_mistakes_of_many_kinds() -> None:
    codes = [code for _, _, code, _ in told("en")]
    assert len(set(codes)) >= 2 * AT_LEAST
    assert {code[:2] for code in codes} == {"C1", "C2", "C3", "C4", "C5", "C6", "C7"}


def test_both_languages_tell_of_the_same_places() -> None:
    assert [(place, code) for place, _, code, _ in told("en")] == [(place, code) for place, _, code, _ in told("zh")]


def test_a_message_is_no_full_sentence() -> None:
    texts = [message for lang in ("en", "zh") for *_, message in told(lang)]
    texts += [text for lang, word in (("en", "help"), ("zh", "改法")) for text in helps(lang, word)]
    assert [text for text in texts if re.search(r"[^.…][.。]$", text)] == []
    assert [text for text in texts if re.match(r"[A-Z][a-z]+ ", text)] == []


def quoted(text: str) -> str:
    """A message without what it repeats of the file."""
    return re.sub(r"“[^”]*”|\"[^\"]*\"", "", text)


def helps(lang: str, word: str) -> Iterator[str]:
    """The lines that say what to write instead."""
    _, _, rest = TRANSCRIPT.partition(f"$ chronicle check --lang {lang}\n")
    yield from re.findall(rf"^    {word}: (.+)$", rest.partition("\n$ ")[0], re.MULTILINE)


def test_chinese_is_spoken_in_chinese_and_each_help_is_given_in_both() -> None:
    assert all(HAN.search(quoted(message)) for *_, message in told("zh"))
    assert len(list(helps("en", "help"))) == len(list(helps("zh", "改法")))
