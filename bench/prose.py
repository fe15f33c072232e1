"""Text of neutral entries: Chinese with English beside it, and the Markdown that people write."""

from __future__ import annotations

import random

from words import HEADINGS, PLACES, QUOTES, SUBJECTS, THINGS, sentence

ENGLISH = (
    "The road from the school to the upper hamlet was walked again, and the {n} culverts were counted one by one.",
    "We asked for the ledger of last year, and nobody could say where the second copy had been put.",
    "Rain had taken the edge of the terrace, so that the meeting was moved to the clinic and began an hour late.",
    "About {n} metres of pipe lie ready by the reservoir; the trench can be dug as soon as the frost is over.",
    "Of {n} walnut trees grafted in spring nearly all have taken, which is better than the station had foretold.",
    "The price that the buyer offered was lower than in autumn, and the cooperative decided to wait another month.",
    "A technician from the county looked at the panels and wrote down which of the inverters have to be replaced.",
    "It was agreed that the list stays on the wall for seven days, and that questions are answered in the evening.",
)
EMPHASIS = (
    "{thing}**要先办**，不能再拖到明年。",
    "大家说*水的事*比什么都急，{thing}可以放一放。",
    "这一条写进了记录：**{thing}**由村里自己管。",
    "The *second* pump can wait, the **first one** cannot.",
    "到月底**两件事**要有着落，一件是{thing}，*另一件*是账目。",
    "What counts is **who keeps the key**, said the oldest man at the table.",
)
LINKS = (
    "办法见[{thing}的说明](https://example.org/guide/{n})，照着做就行。",
    "The table is in [the county's notice](https://example.org/notice/{n}) of last week.",
    "上次的记录在[这里](https://example.net/notes/{n})。",
)
CODE = ("登记号是`QP-{n}`，写在本子第一页。", "The form is called `form-{n}` and has two pages.")
COLUMNS = (("项目", "数量", "负责"), ("Item", "Amount", "Who"))

HAN_PER_ENGLISH = 43
"""So many Chinese characters to one English sentence."""

SPARE = 70
"""Half a paragraph: the last one goes beyond the measure as often as it stays below."""


def body(rng: random.Random, han: int, named: tuple[str, ...]) -> str:
    """Paragraphs, headings, lists, now and then a table: so many Chinese characters, each of `named` told of once."""
    blocks = [f"{rng.choice(SUBJECTS)}和{'、'.join(named)}一起看了{rng.choice(THINGS)}。"]
    count = 0
    while count < han - SPARE:
        kind = rng.random()
        if kind < 0.16:
            blocks.append(f"## {rng.choice(HEADINGS)}")
            lines = [_content(rng, 1)]
        elif kind < 0.3:
            lines = [_content(rng, 1) for _ in range(rng.randint(2, 4))]
            blocks.append("\n".join(f"- {line}" for line in lines))
            count += sum(map(_han, lines))
            continue
        elif kind < 0.34:
            lines = [f"{rng.choice(QUOTES)}。{sentence(rng)}"]
            blocks.append(f"> {lines[0]}")
            count += _han(lines[0])
            continue
        else:
            lines = [_content(rng, rng.randint(2, 4))]
        blocks.extend(lines)
        count += sum(map(_han, lines))
    if rng.random() < 0.44:
        blocks.insert(rng.randint(1, len(blocks)), _table(rng))
    return "\n\n".join(blocks)


def is_han(character: str) -> bool:
    """Whether it is Chinese, marks included."""
    return character > "\u2e80"


def _han(text: str) -> int:
    return sum(map(is_han, text))


def _content(rng: random.Random, sentences: int) -> str:
    """One paragraph or item; most have no mark at all."""
    parts = [plain(rng) for _ in range(sentences)]
    parts += [_filled(rng, ENGLISH) for part in parts if rng.random() < len(part) / HAN_PER_ENGLISH]
    if rng.random() < 0.54:
        parts += [_filled(rng, EMPHASIS) for _ in range(rng.choice((0, 1, 1, 2)))]
        parts += [_filled(rng, LINKS)] if rng.random() < 0.4 else []
        parts += [_filled(rng, CODE)] if rng.random() < 0.2 else []
    rng.shuffle(parts)
    return "".join(part + " " * part.endswith(".") for part in parts).rstrip()


def plain(rng: random.Random) -> str:
    """One Chinese sentence without a mark."""
    return sentence(rng).replace("**", "")


def _filled(rng: random.Random, forms: tuple[str, ...]) -> str:
    return rng.choice(forms).format(thing=rng.choice(THINGS), n=rng.randint(12, 980))


def _table(rng: random.Random) -> str:
    rows = [rng.choice(COLUMNS), ("---", "---:", "---")]
    rows += [(rng.choice(THINGS), str(rng.randint(2, 900)), rng.choice(PLACES)) for _ in range(rng.randint(2, 6))]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
