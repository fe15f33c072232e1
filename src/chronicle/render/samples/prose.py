"""The prose of the samples, and numbers that they share."""

from __future__ import annotations

from chronicle.model.body import Html, LinkClose, PhotoRef, Redacted, RefOpen, RefText, Target, Text
from chronicle.plan import BodyView, Counts, Heading, Ref
from chronicle.render.samples.making import Making
from chronicle.render.samples.rows import NOBODY

COUNTS = Counts(2, 15, 1209, 2)


def body(m: Making) -> BodyView:
    """Prose with every sort of piece."""
    village = Target("village", "liushuping")
    web = Target("external", "https://maps.example/?a=1&b=2")
    nobody = Target("cadre", "someone")
    note = Target("here", "h-account")
    pieces = (
        Html("<p>"),
        Text(m.say("早上七点出发，去", "I left at seven for ")),
        RefText(village, ""),
        Text(m.say("。路上 <遇见> ", ". On the way I met <a man>, ")),
        RefText(nobody, m.say("陆会计", "Lu the accountant")),
        Text(m.say("，问起还缺什么，", "; asked what was wanting, ")),
        Redacted(),
        Text(m.say("。见", ". See ")),
        RefOpen(note),
        Text(m.say("下文", "below"), False),
        LinkClose(),
        Text(m.say("与", " and ")),
        RefOpen(web, m.say("地图 & 其他", "Map & more")),
        Text(m.say("地图", "the map"), False),
        LinkClose(),
        Html("。</p>\n"),
        PhotoRef("a.jpg", "", "", True),
        Html('<h2 id="h-account">'),
        Text(m.say("账为什么写“多”", "Why the account says “over”"), False),
        Html("</h2>\n<p>"),
        Text(m.say("路花了2万多元。", "The road cost over 20,000 yuan. ")),
        PhotoRef("b.jpg", m.say("小图", "small"), "", False),
        Html("</p>\n<blockquote>\n<p>"),
        Text(m.say("路修了，水通了，树谁来管？", "The road is made. Who looks after the trees?")),
        Html("</p>\n</blockquote>\n"),
        PhotoRef("c.jpg", "", m.say("原文的图说 <b>", "A caption <b>"), True),
    )
    targets = (
        (village, m.village()),
        (nobody, NOBODY),
        (note, Ref("", "#h-account")),
        (web, Ref("", web.id)),
    )
    pictures = (("a.jpg", m.picture(1)), ("b.jpg", m.picture(2)), ("c.jpg", m.picture(3, False)))
    return BodyView(pieces, targets, pictures)


def headings(m: Making) -> tuple[Heading, ...]:
    """The outline of `body`."""
    return (Heading(2, "h-account", m.say("账为什么写“多”", "Why the account says “over”")),)
