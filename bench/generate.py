"""Makes a site of invented diaries: the same arguments give the same bytes.

python bench/generate.py FOLDER --entries 2000 --villages 60 --cadres 40 --photos 100
"""

from __future__ import annotations

import argparse
import io
import random
import struct
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops

from words import (
    HEADINGS,
    MEASURES,
    NEEDS,
    PLACE_NAMES,
    QUALIFIERS,
    STATUSES,
    TAGS,
    cadre_names,
    sentence,
    village_names,
)

FIRST_YEAR, LAST_YEAR = 2013, 2020
PHOTO_SIZE = (4000, 3000)
PREVIEW_SIZE = (160, 120)
"""Pixels: 12 megapixels, as a phone of those years took them."""

MOST_VILLAGES, MOST_CADRES = 900, 80


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is made."""

    entries: int = 2000
    villages: int = 60
    cadres: int = 40
    photos: int = 100
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Told:
    """A measure that an entry has told of: its id, its place in `MEASURES`, its status."""

    id: str
    kind: int
    status: str


def generate(folder: Path, sizes: Sizes) -> None:
    """Writes content/ into a folder that has none."""
    rng = random.Random(sizes.seed)
    content = folder / "content"
    content.mkdir(parents=True)
    (content / "chronicle.yaml").write_text(
        "title: {zh-Hans: 量速度用的日记, en: Diaries to measure with}\nurl: https://example.org/\n"
        f"as_of: {LAST_YEAR}-12-31\nlanguages: [zh-Hans]\n",
        encoding="utf-8",
    )
    _places(content)
    villages, cadres = _registers(content, sizes, rng)
    _entries(content, sizes, villages, cadres, rng)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _places(content: Path) -> None:
    lines = [
        "- {id: province, name: 青屏省, level: province}",
        "- {id: prefecture, name: 砚河市, level: prefecture, parent: province}",
    ]
    for number in range(4):
        lines.append(f"- {{id: county-{number}, name: {PLACE_NAMES[number]}县, level: county, parent: prefecture}}")
        lines.extend(
            f"- {{id: town-{number}-{at}, name: {PLACE_NAMES[number]}{name}镇, level: township, "
            f"parent: county-{number}}}"
            for at, name in enumerate(PLACE_NAMES[4:])
        )
    _write(content / "places.yaml", "\n".join(lines) + "\n")
    _write(content / "organisations.yaml", "- {id: bureau, name: 青屏水务局}\n- {id: office, name: 青屏乡村工作办}\n")


def _registers(content: Path, sizes: Sizes, rng: random.Random) -> tuple[list[str], list[str]]:
    """Villages and cadres with their postings; their ids."""
    villages = [f"v{number:03}" for number in range(sizes.villages)]
    for number, (id_, name) in enumerate(zip(villages, village_names(sizes.villages, rng), strict=True)):
        town = f"town-{number % 4}-{number // 4 % 4}"
        facts = f"人口: {rng.randint(180, 2600)}\n海拔: {rng.randint(600, 1900)}米\n"
        _write(content / f"villages/{id_}.md", f"---\n名称: {name}\n所属: {town}\n{facts}---\n{_prose(rng, 200)}\n")
    cadres = [f"c{number:03}" for number in range(sizes.cadres)]
    for id_, name in zip(cadres, cadre_names(sizes.cadres, rng), strict=True):
        since = rng.randint(FIRST_YEAR - 3, FIRST_YEAR)
        posting = f"{{village: {rng.choice(villages)}, role: 第一书记, from: {since}, to: {LAST_YEAR}}}"
        sent_by = rng.choice(("bureau", "office"))
        head = f"姓名: {name}\n职务: 第一书记\n派出单位: {sent_by}\npostings: [{posting}]"
        _write(content / f"cadres/{id_}.md", f"---\n{head}\n---\n")
    return villages, cadres


def _entries(content: Path, sizes: Sizes, villages: list[str], cadres: list[str], rng: random.Random) -> None:
    """Cadres write by Zipf's law: the most diligent about twice as much as the next."""
    zipf = [1 / rank for rank in range(1, len(cadres) + 1)]
    with_photo = set(rng.sample(range(sizes.entries), min(sizes.photos, sizes.entries)))
    told: dict[str, list[Told]] = {}
    for number in range(sizes.entries):
        year = rng.randint(FIRST_YEAR, LAST_YEAR)
        path = content / f"entries/{year}/e{number:05}.md"
        village = rng.choice(villages)
        author, *others = dict.fromkeys(rng.choices(cadres, zipf, k=rng.choice((1, 1, 1, 2, 3))))
        head = [f"标题: {rng.choice(HEADINGS)}第{number + 1}篇", *_date(year, rng), f"村: {village}", f"作者: {author}"]
        if others:
            head.append(f"干部: [{', '.join(others)}]")
        head.append(f"标签: [{', '.join(rng.sample(TAGS, rng.randint(0, 3)))}]")
        head += _measures(number, told.setdefault(village, []), rng)
        if rng.random() < 0.3:
            head += ["需求:", f"  - {{编号: n{number}, 内容: {rng.choice(NEEDS)}}}"]
        if number in with_photo:
            write_photo(path.with_suffix(".jpg"), rng)
            head += ["照片:", f"  - {{文件: {path.stem}.jpg, 图注: 村口, alt: 一片坡地, 人物: 无}}"]
        body = _prose(rng, rng.randint(300, 1500), (rng.choice(villages), rng.choice(cadres)))
        _write(path, "---\n" + "\n".join(head) + f"\n---\n{body}\n")


def _date(year: int, rng: random.Random) -> list[str]:
    """Most days are known; some only by month, some without their year, some not at all."""
    kind, month, day = rng.random(), rng.randint(1, 12), rng.randint(1, 28)
    if kind < 0.03:
        return []
    if kind < 0.06:
        return [f"日期: XXXX-{month:02}-{day:02}"]
    return [f"日期: {year}-{month:02}" if kind < 0.12 else f"日期: {year}-{month:02}-{day:02}"]


def _measures(number: int, told: list[Told], rng: random.Random) -> list[str]:
    """None to four; one in five tells again of a measure of the same village."""
    lines: dict[str, str] = {}
    for at in range(rng.choice((0, 1, 1, 2, 2, 3, 4))):
        if told and rng.random() < 0.2:
            one = rng.choice(told)
        else:
            one = Told(f"m{number}-{at}", rng.randrange(len(MEASURES)), rng.choice(STATUSES))
            told.append(one)
        key, title, unit, most, price = MEASURES[one.kind]
        amount = rng.randint(1, most)
        lines[one.id] = (
            f"  - 编号: {one.id}\n    类别: {key}\n    名称: {title}\n    状态: {one.status}\n"
            f"    数量: {rng.choice(QUALIFIERS)}{amount}{unit}"
        )
        if one.status == "有条件启动":
            lines[one.id] += "\n    条件: 资金到位"
        if price and rng.random() < 0.7:
            lines[one.id] += f"\n    资金: {rng.choice(QUALIFIERS)}{amount * price}元"
    return ["措施:", *lines.values()] if lines else []


def _prose(rng: random.Random, characters: int, links: tuple[str, ...] = ()) -> str:
    """Paragraphs of so many characters, some headings, a list, and a link or two."""
    paragraphs, length = [], 0
    while length < characters:
        paragraph = "".join(sentence(rng) for _ in range(rng.randint(2, 6)))
        length += len(paragraph)
        paragraphs.append(paragraph)
        if length < characters and rng.random() < 0.12:
            paragraphs.append(f"## {rng.choice(HEADINGS)}")
        elif rng.random() < 0.06:
            paragraphs.append("\n".join(f"- {sentence(rng)}" for _ in range(3)))
    paragraphs.extend(f"另见[[{link}]]。{sentence(rng)}" for link in links if rng.random() < 0.4)
    return "\n\n".join(paragraphs)


def write_photo(path: Path, rng: random.Random) -> None:
    """Hills of light and dark with grain: a JPEG of a few megabytes, with a small preview as cameras write it."""
    width, height = PHOTO_SIZE
    bands = []
    for _ in range(3):
        rough = Image.frombytes("L", (16, 12), rng.randbytes(192)).resize(PHOTO_SIZE, Image.Resampling.BICUBIC)
        bands.append(rough)
    grain = Image.frombytes("L", (width // 4, height // 4), rng.randbytes(width * height // 16)).resize(PHOTO_SIZE)
    grain = grain.point([value // 6 for value in range(256)])
    picture = Image.merge("RGB", [ImageChops.subtract(band, grain) for band in bands])
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, "JPEG", quality=88, exif=_exif(picture.resize(PREVIEW_SIZE)))


def _exif(preview: Image.Image) -> bytes:
    """A first directory with the orientation, a second one that names the preview behind it."""
    out = io.BytesIO()
    preview.save(out, "JPEG")
    data = out.getvalue()
    first = struct.pack(">H HHIHH I", 1, 274, 3, 1, 1, 0, 26)
    second = struct.pack(">H HHIHH HHII HHII I", 3, 259, 3, 1, 6, 0, 513, 4, 1, 68, 514, 4, 1, len(data), 0)
    return b"Exif\0\0MM\0*\0\0\0\x08" + first + second + data


def sizes_from(parser: argparse.ArgumentParser) -> None:
    """The options that say how much is made."""
    parser.add_argument("--villages", type=int, default=60, help=f"at most {MOST_VILLAGES}")
    parser.add_argument("--cadres", type=int, default=40, help=f"at most {MOST_CADRES}")
    parser.add_argument("--photos", type=int, default=100, help="of 12 megapixels each, one to an entry")
    parser.add_argument("--seed", type=int, default=1)


def main() -> None:
    """Reads the arguments and writes the site."""
    parser = argparse.ArgumentParser(description="Makes a site of invented diaries.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--entries", type=int, default=2000)
    sizes_from(parser)
    given = parser.parse_args()
    generate(given.folder, Sizes(given.entries, given.villages, given.cadres, given.photos, given.seed))


if __name__ == "__main__":
    main()
