"""What each key is, in English: the sentences of the guide, for editors that show them while one writes."""

# ruff: noqa: E501 - a sentence is a line

SENTENCES: dict[str, str] = {
    "entry": """
id: the entry's id and so its address; without it, the path below entries/
ref: reference number in an archive
title: title; without it the first heading, else date and village, with a warning
date: the day of which it tells, as far as it is known
date_text: the date in the words of the source
date_inferred: a date that you infer; shown in brackets
sort_inferred: yes: the inferred date puts the entry in its place among the others
time: time of day
weather: weather
weekday: weekday; checked against the date, and not shown by itself
type: diary, visit, meeting, report or log
lang: language tag of the text, such as zh-Hans or en; without it, that of the site
order: a whole number that sorts entries of one day
villages: villages of which it tells: ids, names, aliases or codes
hamlet: understood and not shown: name the hamlet in the text
group: understood and not shown: name the group in the text
places: places of the register
cadres: all cadres who took part
author: those who wrote it; they count among the cadres
participants: further people; only registered cadres and role words such as 村主任 are shown, since other names may be villagers'
households: households, by id; readers see pseudonyms only
organisations: organisations that took part
measures: measures of which it tells
needs: needs that were raised
cause_main: main cause of poverty
causes: further causes, two at most
next_steps: measures that are to come: as `measures`, planned unless another status is given
photos: photos
tags: tags; each gets a page
duty: one or more of the four duties
summary: one or two sentences for lists; without it, the beginning of the text
note: a note for the editors; not shown
source: where the text comes from
access: public, restricted or closed; only public entries are published
embargo_until: the first day on which it may be public, as a full date
draft: yes: not published yet
minors: yes: minors can be recognised; withheld unless a guardian consents
guardian_consent: yes: the guardians have consented
mentions: no: names of villages and cadres in this text do not become links
translation_of: id of the entry that this is a translation of, if its file is not called `x.en.md` beside `x.md`
""",
    "measure": """
id: short name, such as road: entries of one village that use the same id tell of the same measure
kind: kind of measure
title: what was done.
village: village, if the entry names several
place: place, if it is no village's
household: household, by id; then only title, kind and status are told unless it consents
quantity: figure with unit, or a list of them
unit: unit of a bare number
funds: sum of money, a list of sums, or a map
funds_source: source of the money
status: status; without it, unknown, with a warning
condition: what has to come first, in words, or the id of another measure of the village.
due: date by which it is to be done
date: its own date, if not that of the entry
record: measure, forecast or stock; only measures are added up
counting: increment (new each time) or cumulative (so far)
answers: ids of the needs that it answers
note: a note, shown with the measure.
""",
    "need": """
id: short name, as for measures
text: what was asked for.
topic: topic, one of the kinds of measures
village: village, if the entry names several
place: place, if it is no village's
household: household, by id
raised_by: who raised it, as a role.
date: its own date
state: only partly_answered or declined; everything else is taken from the measures that answer it
answered_by: ids of measures that answer it
""",
    "photo": """
file: file beside the entry, or in a folder of the entry's name
caption: caption.
alt: what can be seen, for those who cannot see it.
date: when it was taken
place: where; not shown
people: none, consent, blurred or unknown
minors: yes: minors can be recognised
guardian_consent: yes: the guardians have consented
blur: areas to blur: [x, y, width, height], each a fraction from 0 to 1 of the picture
credit: who made it; shown after the caption.
rights: rights; not shown.
access: public, restricted or closed; only public photos are shown
""",
    "funds": """
amount: sum of money
source: source of the money
""",
    "source": """
text: title, page or archive.
url: web address
translated_from: language of which it is a translation
""",
    "village": """
id: id, and so the address; without it, the name of the file
name: name (required).
pinyin: the name in pinyin
aliases: other names by which entries may call it
code: official code, 12 digits, in quotation marks
parent: the place above it: id, name or code of places.yaml
kind: administrative, natural or community
hamlets: hamlets
groups: villagers' groups
households_count: number of households
population: number of people
elevation: height above the sea
coords: latitude and longitude; two decimals are kept
facts: facts and figures
status: states with their dates
valid: from when to when it existed under this name
succeeded_by: villages into which it went
summary: one or two sentences.
note: a note.
photos: photos
lang: language of the text
translation_of: id of the original, if the file is not called `x.en.md` beside `x.md`
""",
    "fact": """
what: what the figure says.
quantity: figure with unit
unit: unit of a bare number
text: a fact in words.
date: when it held
entry: id of the entry that says so
""",
    "state": """
state: state
date: since when
""",
    "place": """
id: id (required)
name: name (required).
level: province, prefecture, county, township or other
code: official code of 2, 4, 6, 9 or 12 digits, in quotation marks
parent: the place above it
aliases: other names
coords: latitude and longitude; two decimals are kept
valid: from when to when it existed under this name
succeeded_by: places into which it went
note: a note.
""",
    "organisation": """
id: id (required)
name: name (required).
level: level
parent: the organisation above it
place: where it is
aliases: other names
note: a note.
""",
    "cadre": """
id: id, and so the address; without it, the name of the file
name: name; or `label` (one of the two is required).
label: what to say instead of a name, for somebody unnamed or for a team.
aliases: other names
role: role; other words are kept as written.
organisation: sending unit
count: number of people, for a team
postings: postings
summary: one or two sentences.
note: a note.
photos: portrait
lang: language of the text
translation_of: id of the original
phone: dropped while reading
id_number: dropped while reading
address: dropped while reading
""",
    "posting": """
village: village
place: place, if it is no village
role: role there.
organisation: sending unit
from: first day, as far as it is known
to: last day; `..` or 至今 while it goes on
term: both at once, such as 2015-07/2017-08
team: name of the team.
""",
    "household": """
id: id, which entries use; it may be known to readers of the source, so let it say nothing
village: village
group: villagers' group
pseudonym: what readers see (required).
real_name: name of the head; looked for in everything, never published
members: members
also: further forms of the name
consent: consent, or its status alone
minors: yes: minors belong to it
cause_main: dropped while reading
causes: dropped while reading
attributes: dropped while reading
status: dropped while reading
helper: dropped while reading
note: dropped while reading
""",
    "member": """
name: name; looked for in everything
also: further forms of the name
minor: yes: a minor
relation: dropped while reading
note: dropped while reading
""",
    "consent": """
status: given, refused, withdrawn or unknown
date: dropped while reading
scope: dropped while reading
by: dropped while reading
""",
    "name": """
name: the real name, two characters at least
also: further forms
say: what to say instead (with `privacy.names: replace`)
""",
    "page": """
id: id; the page stands at `<id>/`
title: title.
order: a whole number that sorts the pages
draft: yes: not published yet
lang: language of the text
translation_of: id of the original
""",
    "settings": """
title: name of the site.
subtitle: a line under the title.
description: what the site is, in one or two sentences.
languages: language tags; the first is the site's own, each further one gets a tree such as `/en/`
theme: name of a theme: gazetteer, plain, or a folder of your own below themes/
theme_options: options of the theme
url: address of the site; feeds, sitemap and canonical links need it
as_of: the day against which embargoes are counted; without it, today in China
licence: terms of use, as a text or with name and url.
publisher: who publishes the site.
contact: how to reach the publisher
privacy: how names are protected
private: folder of the private register, inside the site's folder
photos: sizes, formats and limits of photos
attachments: extensions of files that texts may link to, such as pdf; they are copied as they are
mentions: no: names of villages and cadres in texts do not become links
max_text_mb: largest text file, in megabytes
cover: picture of the home page
link_style: folders (for the web) or files (every link names its index.html, to be opened without a server)
audience: public or internal; internal asks search engines to stay away
publish: the hosts that the site is sent to
""",
    "licence": """
name: name of the licence.
url: where it stands
""",
    "cover": """
file: path below content/
alt: what can be seen.
""",
    "privacy": """
register: required (no build without the register) or optional
names: error (a registered name stops the build) or replace
allow: phrases that hold a registered name and are free
""",
    "allow": """
text: the phrase
reason: why it is free
""",
    "photo_settings": """
widths: widths in pixels inside a page
large: width behind the tap; 0: none
formats: formats in order of preference: webp, jpeg
quality: quality
max_megapixels: largest picture, in millions of pixels
max_megabytes: largest file, in megabytes
unknown_people: publish or withhold: photos of which it is not said whether people can be recognised
""",
    "quality": """
webp: from 1 to 100
jpeg: from 1 to 100
""",
    "publish": """
name: the target's name; without it, its kind
kind: folder, ssh, git, s3 or zip
path: folder of the site at the host; for s3 the prefix, for zip the file
host: ssh: name of the host
port: ssh: port
user: ssh: who logs in
key: ssh: file of the private key, if not by ssh-agent
known_hosts: ssh: file with the keys of known hosts
way: ssh: auto, rsync or sftp
layout: folder, ssh: auto, releases or in-place
keep: how many releases are kept
remote: git: address of the repository
branch: git: the branch
history: git: squash (one commit) or keep
bucket: s3: the bucket
endpoint: s3: address of the store, if it is not Amazon's
region: s3: the region
max_deletes: per cent of the files at the host that may go without a question
max_file_mb: the largest file that the host takes, in megabytes
gzip: yes: a.gz beside each text
headers: yes: a file _headers, for hosts that read it
cname: a file CNAME with this name, for hosts that read it
""",
}
