"""What stands behind the keys of every kind of record, for those who describe it (JSON Schemas). The readers in `read`
and `settings` take each key as it is told here; a test holds them to it.

A line is `canonical: shape`. Wordings (`*` in the table of keys) and dropped keys have no line of their own.

    text, texts          one text; one or a list
    one                  one reference
    number, decimal      a whole number; a number
    date, quantity, quantities, funds, coords, address
    code LENGTHS         an official code
    flag                 yes or no
    word LIST, words LIST, open LIST      a word of a closed list; one or several; other words are kept too
    record KIND [SHORT]  a map; with SHORT a text may stand for that key of it
    records KIND [SHORT] one map or a list
    choice NAME          a word of a setting
    areas, numbers, map  blurred areas; whole numbers; options of a theme
    consent, licence     a word or a map; a wording or a map
    any                  understood and passed over
"""

from __future__ import annotations

from chronicle.source.key_tables import ALIASES, DROPPED, WORDINGS

_TABLES: dict[str, str] = {
    "entry": """
id: text
ref: text
title: text
date: date
date_text: text
date_inferred: date
sort_inferred: flag
time: text
weather: text
weekday: text
type: word entry_type
lang: text
order: number
villages: texts
hamlet: any
group: any
places: texts
cadres: texts
author: texts
participants: texts
households: texts
organisations: texts
measures: records measure title
needs: records need text
cause_main: words cause
causes: words cause
next_steps: records measure title
photos: records photo file
tags: texts
duty: words duty
summary: text
note: text
source: record source text
access: word access
embargo_until: date
draft: flag
minors: flag
guardian_consent: flag
mentions: flag
translation_of: text
""",
    "measure": """
id: one
kind: open kind
village: one
place: one
household: one
quantity: quantities
unit: text
funds: funds
funds_source: word funds_source
status: word status
due: date
date: date
record: word record
counting: word counting
answers: texts
""",
    "need": """
id: one
topic: open kind
village: one
place: one
household: one
date: date
state: word need_state
answered_by: texts
""",
    "photo": """
file: text
date: date
place: one
people: word people
minors: flag
guardian_consent: flag
blur: areas
access: word access
""",
    "funds": """
amount: quantity
source: word funds_source
""",
    "source": """
url: address
translated_from: text
""",
    "village": """
id: text
pinyin: text
aliases: texts
code: code 12
parent: one
kind: text
hamlets: texts
groups: texts
households_count: quantity
population: quantity
elevation: quantity
coords: coords
facts: records fact text
status: records state state
valid: date
succeeded_by: texts
photos: records photo file
lang: text
translation_of: text
""",
    "fact": """
quantity: quantities
unit: text
date: date
entry: one
""",
    "state": """
state: word village_state
date: date
""",
    "place": """
id: text
level: word level
code: code 2 4 6 9 12
parent: one
aliases: texts
coords: coords
valid: date
succeeded_by: texts
""",
    "organisation": """
id: text
level: word organisation_level
parent: one
place: one
aliases: texts
""",
    "cadre": """
id: text
aliases: texts
organisation: one
count: number
postings: records posting term
photos: records photo file
lang: text
translation_of: text
""",
    "posting": """
village: one
place: one
organisation: one
from: date
to: date
term: date
""",
    "household": """
id: text
village: one
group: text
real_name: texts
members: records member name
also: texts
consent: consent
minors: flag
""",
    "member": """
name: texts
also: texts
minor: flag
""",
    "consent": """
status: word consent
""",
    "name": """
name: text
also: texts
say: text
""",
    "page": """
id: text
order: number
draft: flag
lang: text
translation_of: text
""",
    "settings": """
languages: texts
theme: text
theme_options: map
url: text
as_of: date
licence: licence
contact: text
privacy: record privacy
private: text
photos: record photo_settings
attachments: texts
mentions: flag
max_text_mb: decimal
cover: record cover file
link_style: choice link_style
audience: choice audience
publish: records publish
""",
    "publish": """
name: text
kind: choice kind
path: text
host: text
port: number
user: text
key: text
known_hosts: text
way: choice way
layout: choice layout
keep: number
remote: text
branch: text
history: choice history
bucket: text
endpoint: text
region: text
max_deletes: number
max_file_mb: number
gzip: flag
headers: flag
cname: text
""",
    "licence": """
url: address
""",
    "cover": """
file: text
""",
    "privacy": """
register: choice register
names: choice names
allow: records allow text
""",
    "allow": """
text: text
reason: text
""",
    "photo_settings": """
widths: numbers
large: number
formats: texts
quality: record quality
max_megapixels: number
max_megabytes: number
unknown_people: choice unknown_people
""",
    "quality": """
webp: number
jpeg: number
""",
}

Shape = tuple[str, ...]
"""The shape and what belongs to it: ("records", "measure", "title")."""

_OF_WORDINGS: dict[tuple[str, str], Shape] = {
    ("settings", "licence"): ("licence",),
    ("cadre", "role"): ("open", "role"),
    ("posting", "role"): ("open", "role"),
}


def _shapes(context: str) -> dict[str, Shape]:
    told: dict[str, Shape] = dict.fromkeys(DROPPED[context], ("any",))
    told |= dict.fromkeys(WORDINGS[context], ("wording",))
    for line in _TABLES[context].strip().split("\n"):
        key, _, shape = line.partition(": ")
        told[key] = tuple(shape.split())
    told |= {key: shape for (of, key), shape in _OF_WORDINGS.items() if of == context}
    return {key: told[key] for key in dict.fromkeys(ALIASES[context].values()) if key in told}


SHAPES: dict[str, dict[str, Shape]] = {context: _shapes(context) for context in ALIASES}
"""By kind of record and canonical key, in the order of the table of keys."""
