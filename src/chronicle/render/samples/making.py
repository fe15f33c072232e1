"""Helps to write samples: texts in two languages, addresses relative to the page, dates and quantities."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chronicle.model.quantity import Comparator, Funds, Quantity
from chronicle.model.when import Certainty, When
from chronicle.plan import Alternate, Content, PageJob, PageView, Picture, Ref, SiteView, Variant

SECTIONS = (
    ("villages", "村庄", "Villages"),
    ("timeline", "时间", "Timeline"),
    ("measures", "措施", "Measures"),
    ("cadres", "人物", "People"),
    ("places", "地方", "Places"),
    ("organisations", "单位", "Organisations"),
)


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample page: `name` says what it shows, `path` where it would be written."""

    name: str
    path: str
    job: PageJob


def day(text: str, iso: str, *, inferred: bool = False, certainty: Certainty = "sure") -> When:
    """A full day."""
    known = date.fromisoformat(iso)
    return When(text, iso, known, known, certainty, known.month, known.day, inferred)


def span(
    text: str,
    edtf: str,
    lower: str,
    upper: str,
    *,
    inferred: bool = False,
    certainty: Certainty = "sure",
) -> When:
    """A month, a year or an interval; "" for an open end."""
    first = date.fromisoformat(lower) if lower else None
    last = date.fromisoformat(upper) if upper else None
    return When(text, edtf, first, last, certainty, inferred=inferred)


NO_YEAR = When("9月29日", "XXXX-09-29", month=9, day=29)


def amount(
    text: str,
    low: str | None,
    unit: str,
    dimension: str = "",
    comparator: Comparator = "eq",
    high: str | None = None,
    per: str = "",
) -> Quantity:
    """A quantity; `low` None: not recorded."""
    return Quantity(
        text,
        None if low is None else Decimal(low),
        None if high is None else Decimal(high),
        comparator,
        unit,
        dimension or unit,
        Decimal(1),
        per,
    )


def yuan(text: str, low: str | None, comparator: Comparator = "eq", source: str = "") -> Funds:
    """A sum of money."""
    return Funds(amount(text, low, "yuan", "money", comparator), source)


@dataclass(frozen=True, slots=True)
class Making:
    """Makes the views of one page: `path` is where it lies, `lang` its language."""

    lang: str
    path: str
    section: str = ""
    trail: tuple[tuple[str, str], ...] = ()

    def say(self, zh: str, en: str) -> str:
        """The text in the language of the page."""
        return zh if self.lang.startswith("zh") else en

    def root(self, path: str) -> str:
        """A path of the site in the tree of this language."""
        return path if self.lang.startswith("zh") else f"en/{path}"

    def href(self, path: str) -> str:
        """A path below the site, relative to this page."""
        return posixpath.relpath(path, posixpath.dirname(self.root(self.path)) or ".")

    def ref(self, zh: str, en: str, path: str = "", lang: str = "") -> Ref:
        """A link to a page of the same language; without a path, plain text. `lang`: of the other language."""
        if lang:
            return Ref(self.say(zh, en), self.href(path), lang)
        return Ref(self.say(zh, en), self.href(self.root(path)) if path else "")

    def picture(self, number: int = 1, caption: bool = True) -> Picture:
        """A sample photo."""

        def file(width: int, kind: str, height: int) -> Variant:
            return Variant(self.href(f"photos/sample{number}-{width}.{kind}"), width, height)

        return Picture(
            (file(480, "webp", 320), file(960, "webp", 640)),
            file(960, "jpg", 640),
            self.href(f"photos/sample{number}-1600.webp"),
            self.say("土路弯向远处几间屋子，路旁有杨树", "An earth road winds towards a few houses"),
            self.say("从第二道弯往回看", "Looking back from the second bend") if caption else "",
            self.say("沈 摄", "Photo: Shen") if caption else "",
            f"tone-{number * 4}",
        )

    def village(self) -> Ref:
        """The village of most samples."""
        return self.ref("柳树坪村", "Liushuping", "villages/liushuping/index.html")

    def other_village(self) -> Ref:
        """A second village."""
        return self.ref("石鼓村", "Shigu", "villages/shigu/index.html")

    def cadre(self) -> Ref:
        """The cadre of most samples."""
        return self.ref("沈", "Shen", "cadres/shen/index.html")

    def township(self) -> Ref:
        """The township of the villages."""
        return self.ref("松岭镇", "Songling Town", "places/songling/index.html")

    def county(self) -> Ref:
        """The county of the township."""
        return self.ref("石桥县", "Shiqiao County", "places/shiqiao/index.html")

    def unit(self) -> Ref:
        """The organisation that sent the cadre."""
        return self.ref("省水利厅 <甲处>", "Water Office <A>", "organisations/water/index.html")

    def entry(self) -> Ref:
        """The rich sample entry."""
        return self.ref("田间路修到了核桃林", "The field road has reached the walnuts", "entries/road/index.html")

    def site(self) -> SiteView:
        """What all pages share."""
        return SiteView(
            title=self.say("驻村日记", "Village Diaries"),
            subtitle=self.say("石桥县五村", "Five villages of Shiqiao"),
            description=self.say("驻村干部的日记与措施。", "Diaries and measures of village cadres."),
            lang=self.lang,
            home=self.ref("驻村日记", "Village Diaries", "index.html"),
            nav=tuple((name, self.ref(zh, en, f"{name}/index.html")) for name, zh, en in SECTIONS),
            pages=(self.ref("关于本站", "About", "about/index.html"),),
            url="https://diaries.example/",
            licence=Ref("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
            publisher=self.say("石桥县档案馆", "Shiqiao County Archive"),
            contact="archive@diaries.example",
            as_of=day("2016年1月31日", "2016-01-31"),
            options=(),
        )

    def page(self, kind: str, zh: str, en: str, photos: bool = False) -> PageView:
        """The page itself."""
        other = ("en", "English") if self.lang.startswith("zh") else ("zh-Hans", "中文")
        there = f"en/{self.path}" if self.lang.startswith("zh") else self.path
        url = "https://diaries.example/" + self.root(self.path).removesuffix("index.html")
        crumbs = {
            "village": self.village(),
            "township": self.township(),
            "county": self.county(),
            "year": self.ref("2015年", "2015", "timeline/2015/index.html"),
            "timeline": self.ref("时间", "Timeline", "timeline/index.html"),
        }
        return PageView(
            kind=kind,
            title=self.say(zh, en),
            description=self.say("7.5公里修到核桃林边。", "7.5 km, up to the walnut trees."),
            lang=self.lang,
            section=self.section,
            canonical=url,
            trail=tuple(crumbs.get(zh_, self.ref(zh_, en_)) for zh_, en_ in self.trail),
            alternates=(Alternate(*other, self.href(there)),),
            feeds=(self.ref("驻村日记", "Village Diaries", "feed.xml"),),
            running=(self.say("石桥", "Shiqiao"), self.say(zh, en)),
            photos=photos,
            image="https://diaries.example/photos/sample1-960.jpg" if photos else "",
            draft=kind in ("entry", "page"),
        )

    def sample(self, kind: str, zh: str, en: str, content: Content, photos: bool = False) -> Sample:
        """The sample with its job."""
        path = self.root(self.path)
        job = PageJob(f"{kind}.html", self.site(), self.page(kind, zh, en, photos), content, path.count("/"))
        return Sample(kind, path, job)
