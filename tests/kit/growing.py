"""A generated site: any number of invented entries over villages, cadres, tags and years, in two languages."""

from __future__ import annotations

from pathlib import Path

from kit.pictures import corners, saved
from kit.site import Site

SETTINGS = """title: {zh-Hans: 样例, en: Sample}
theme: plain
languages: [zh-Hans, en]
url: https://example.org/diary/
"""
PLACES = """- {id: sheng, name: 青石省, level: province, code: "99"}
- {id: xian, name: 白水县, level: county, code: "990101", parent: sheng}
- {id: zhen, name: 柳林镇, level: township, code: "990101101", parent: xian}
"""


def grown(folder: Path, entries: int, **options: object) -> Site:
    """A site of so many entries; the same for the same number."""
    files: dict[str, str | bytes] = {
        "content/chronicle.yaml": SETTINGS,
        "content/places.yaml": PLACES,
        "content/organisations.yaml": "- {id: ju, name: 白水县水务局, level: county}\n",
        "content/pages/about.md": "---\ntitle: 关于\n---\n说明。\n",
    }
    for number, name in enumerate(("石梨屯村", "河湾村", "上坪村")):
        files[f"content/villages/v{number}.md"] = (
            f'---\nid: v{number}\nname: {name}\ncode: "99010110120{number}"\nparent: zhen\n---\n{name}的介绍。\n'
        )
    for number, name in enumerate(("张一山", "李二河")):
        files[f"content/cadres/c{number}.md"] = (
            f"---\nid: c{number}\nname: {name}\norganisation: ju\n"
            f"postings: [{{village: v{number}, role: first_secretary, from: 2015-08, to: 2017-08}}]\n---\n"
        )
    for number in range(2):
        files[f"content/entries/{number}.jpg"] = saved(corners(64 + number, 48))
    for number in range(entries):
        year, month, day = 2014 + number % 5, 1 + number % 12, 1 + number % 28
        photo = f"photos: [{{file: {number}.jpg, caption: 图}}]\n" if number < 2 else ""
        files[f"content/entries/e{number:03}.md"] = (
            f"---\ntitle: 第{number}篇\ndate: {year}-{month:02}-{day:02}\nvillage: v{number % 3}\n"
            f"cadre: c{number % 2}\ntags: [道路, 饮水]\n{photo}"
            f"measures:\n  - {{id: m{number % 7}, title: 修路, kind: roads, quantity: {number} 米, status: done}}\n"
            f"---\n河湾村的路修了{number}米。\n"
        )
        if number % 2:
            files[f"content/entries/e{number:03}.en.md"] = f"---\ntitle: No. {number}\n---\nThe road.\n"
    site = Site.of(folder, **options)
    site.write(files)
    return site
