"""The two shipped themes: every kind of page in both languages, their words, their style sheets."""

from __future__ import annotations

import gzip
import re
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from chronicle.plan.views import KINDS
from chronicle.render import LANGUAGES, Renderer, rehearse, samples
from chronicle.theme import Theme, load_theme

ROOT = Path(__file__).parents[2]
THEMES = ("plain", "gazetteer")
VOID = {"meta", "link", "img", "br", "hr", "source", "input", "rect", "path"}
WORD_FILES = ("plain", "gazetteer")


@cache
def theme(name: str) -> Theme:
    found, diagnostics = load_theme(name, ROOT, options={})
    assert diagnostics == ()
    return found


@cache
def pages(name: str) -> tuple[tuple[str, str, str], ...]:
    """(language, sample, HTML) of all samples."""
    renderer = Renderer(theme(name))
    return tuple(
        (lang, sample.name, renderer.render(sample.job).decode()) for lang in LANGUAGES for sample in samples(lang)
    )


def style_sheet(name: str) -> str:
    return next(one.data.decode() for one in theme(name).published() if one.path == "css/site.css")


class Reader(HTMLParser):
    """Elements in order: tag and attributes; whether all that is opened is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.astray: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.astray.append(tag)


def each(name: str) -> list[tuple[str, Reader]]:
    return [(f"{lang} {sample}", Reader(html)) for lang, sample, html in pages(name)]


@pytest.mark.parametrize("name", THEMES)
def test_rehearsal_finds_nothing(name: str) -> None:
    assert rehearse(theme(name)) == ()


@pytest.mark.parametrize("name", THEMES)
def test_every_kind_in_both_languages(name: str) -> None:
    shown = {(lang, sample.removesuffix("-empty")) for lang, sample, _ in pages(name)}
    assert {(lang, kind) for lang in LANGUAGES for kind in KINDS} <= shown
    for lang, sample, html in pages(name):
        assert f'<html lang="{lang}">' in html, sample
        assert re.search(r"<title>[^<]+</title>", html), sample
        assert re.search(r'<meta name="description" content="[^"]+">', html), sample


@pytest.mark.parametrize("name", THEMES)
def test_elements_are_closed_and_ids_single(name: str) -> None:
    for page, read in each(name):
        assert not read.astray, page
        assert not read.open, page
        ids = [attributes["id"] for _, attributes in read.elements if "id" in attributes]
        assert len(ids) == len(set(ids)), page
        for _, attributes in read.elements:
            for wanted in attributes.get("aria-labelledby", "").split():
                assert wanted in ids, (page, wanted)


@pytest.mark.parametrize("name", THEMES)
def test_one_first_heading_and_no_level_left_out(name: str) -> None:
    for page, read in each(name):
        levels = [int(tag[1]) for tag, _ in read.elements if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1, page
        assert levels.count(1) == 1, page
        assert all(after <= before + 1 for before, after in pairwise(levels)), (page, levels)


@pytest.mark.parametrize("name", THEMES)
def test_landmarks_are_named_and_reached(name: str) -> None:
    for page, read in each(name):
        tags = [tag for tag, _ in read.elements]
        assert tags.count("main") == 1, page
        assert ("a", {"class": "skip-link", "href": "#content"}) in read.elements, page
        for tag, attributes in read.elements:
            if tag == "nav":
                assert attributes.get("aria-label"), page
            if tag == "th":
                assert attributes.get("scope"), page
            if tag == "img":
                assert "alt" in attributes, page


def test_the_current_section_is_marked() -> None:
    for lang, sample, html in pages("gazetteer"):
        word = {"zh-Hans": "村庄", "en": "Villages"}[lang]
        if sample == "village":
            assert f'aria-current="true">{word}</a>' in html
        if sample == "villages":
            assert f'aria-current="page">{word}</a>' in html


def test_no_table_cell_is_lost() -> None:
    for name in THEMES:
        for lang, sample, html in pages(name):
            for table in re.findall(r"<table.*?</table>", html, re.DOTALL):
                widths = set()
                for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL):
                    spans = re.findall(r"<t[hd]\b([^>]*)>", row)
                    widths.add(sum(int((re.search(r'colspan="(\d+)"', one) or ["", "1"])[1]) for one in spans))
                assert len(widths) == 1, (name, lang, sample, widths)


@pytest.mark.parametrize("name", THEMES)
def test_nothing_inline_and_nothing_from_elsewhere(name: str) -> None:
    for path in sorted((ROOT / "themes" / name).rglob("*")):
        if path.suffix not in (".html", ".css", ".js", ".svg"):
            continue
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"(?:https?:)?//[a-z0-9-]+\.[a-z]", text), path
        if path.suffix == ".html":
            assert not re.search(r"\sstyle\s*=|<style|\son[a-z]+\s*=|javascript:", text), path
            assert not re.search(r"<script(?![^>]*\ssrc=)", text), path


def test_the_script_comes_with_photos_only() -> None:
    renderer = Renderer(theme("gazetteer"))
    seen = set()
    for sample in samples("zh-Hans"):
        html = renderer.render(sample.job).decode()
        seen.add(sample.job.page.photos)
        assert ("<script" in html) == sample.job.page.photos, sample.name
        assert not re.search(r"<script[^>]*>[^<]", html), sample.name
    assert seen == {True, False}


def test_style_sheet_is_small() -> None:
    assert len(gzip.compress(style_sheet("gazetteer").encode(), 9)) <= 6000
    assert len(style_sheet("plain").encode()) <= 1500


def test_every_class_has_its_rule() -> None:
    known = set(re.findall(r"\.([a-z][a-z0-9-]*)", style_sheet("gazetteer")))
    script = (ROOT / "themes/gazetteer/assets/js/photo-viewer.js").read_text(encoding="utf-8")
    known |= set(re.findall(r"a\.([a-z-]+)", script))
    used = {
        one
        for _, read in each("gazetteer")
        for _, attributes in read.elements
        for one in attributes.get("class", "").split()
    }
    assert {"diary-list", "ledger", "seal", "margin-date", "status--conditional"} <= used
    assert used <= known, used - known


def test_tones_are_those_of_the_photos() -> None:
    from chronicle.model.recipe import TONES

    rules = dict(re.findall(r"\.(tone-\d+)\{background:(#[0-9a-f]{6})", style_sheet("gazetteer")))
    assert rules == {f"tone-{number}": colour for number, colour in enumerate(TONES)}


# --- colours ------------------------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb or #rgb (WCAG 2.2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def tokens(scheme: str) -> dict[str, str]:
    blocks = re.findall(r":root\{([^}]*)\}", style_sheet("gazetteer"))
    colours = [dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{3,6})", block)) for block in blocks]
    light = next(block for block in colours if "on-seal" in block)
    dark = next(block for block in colours if "on-seal" in block and block != light)
    return light if scheme == "light" else {**light, **dark}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(scheme: str) -> None:
    colour = tokens(scheme)
    assert (luminance(colour["paper"]) > 0.5) == (scheme == "light")
    for text in ("ink", "soft", "seal", "underway", "ready", "conditional", "dropped"):
        for ground in ("paper", "sheet"):
            assert contrast(colour[text], colour[ground]) >= 4.5, (text, ground)
    assert contrast(colour["on-seal"], colour["seal-ground"]) >= 4.5
    assert contrast(colour["on-done"], colour["done"]) >= 4.5
    assert contrast(colour["frame"], colour["paper"]) >= 3


def test_contrast_can_fail() -> None:
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#000", "#fff") == pytest.approx(21)


# --- words --------------------------------------------------------------------------------------------------


def words(name: str, lang: str) -> dict[str, str]:
    """Keys of a theme's own table of words, each with its lines as written."""
    found: dict[str, str] = {}
    for line in (ROOT / f"themes/{name}/strings/{lang}.yaml").read_text(encoding="utf-8").splitlines():
        if match := re.match(r"([a-zA-Z_.0-9-]+): (.*)", line):
            assert match[1] not in found, f"{match[1]} stands twice in {lang}"
            found[match[1]] = match[2]
    return found


def asked() -> tuple[set[str], set[str]]:
    """Keys and families of keys that templates and the planner name."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "themes").rglob("*.html")]
    planner = [path.read_text(encoding="utf-8") for path in (ROOT / "src/chronicle/plan").rglob("*.py")]
    keys = {key for text in texts for key in re.findall(r'\bt\("([^"]+)"', text)}
    families = {family for text in texts for family in re.findall(r'\blabel\("([^"]+)"', text)}
    for text in planner:
        for key in re.findall(r'"((?:[a-z_]+\.)[a-z_]+)"', text):
            keys.add(key)
        families |= set(re.findall(r'f"([a-z_]+)\.\{', text))
        families |= {f"{family}_description" for family in re.findall(r'f"page\.\{(\w+)\}_description"', text)}
    return keys, families


@pytest.mark.parametrize("name", WORD_FILES)
def test_both_languages_have_the_same_words(name: str) -> None:
    zh, en = words(name, "zh-Hans"), words(name, "en")
    assert zh.keys() == en.keys()
    for key in zh:
        holes = [set(re.findall(r"\{([a-z_]+)\}", text)) for text in (zh[key], en[key])]
        assert holes[0] == holes[1], key


def test_every_word_asked_for_is_there() -> None:
    speech = {lang: theme("gazetteer").speech(lang) for lang in LANGUAGES}
    plain = {lang: theme("plain").speech(lang) for lang in LANGUAGES}
    for path in (ROOT / "themes").rglob("*.html"):
        of = plain if "plain" in path.parts else speech
        for key in re.findall(r'\bt\("([^"]+)"', path.read_text(encoding="utf-8")):
            for lang in LANGUAGES:
                assert of[lang].has(key), (path.name, key, lang)


def test_every_word_is_asked_for() -> None:
    keys, families = asked()
    for name in WORD_FILES:
        for key in words(name, "en"):
            family = key.rpartition(".")[0]
            assert key in keys or family in families or family == "page", (name, key)


def test_words_for_everything_that_has_a_name() -> None:
    from chronicle.model.entry import ENTRY_TYPES
    from chronicle.model.measure import CAUSES, DUTIES, STATUSES
    from chronicle.model.measure import KINDS as MEASURE_KINDS
    from chronicle.model.registers import LEVELS, ROLES

    needs = ("open", "promised", "in_hand", "answered", "partly_answered", "declined")
    families = {
        "status": STATUSES, "kind": MEASURE_KINDS, "cause": CAUSES, "duty": DUTIES, "role": ROLES, "level": LEVELS,
        "type": ENTRY_TYPES, "need": needs, "record": ("measure", "forecast", "stock"),
    }  # fmt: skip
    for lang in LANGUAGES:
        speech = theme("plain").speech(lang)
        for family, values in families.items():
            for value in values:
                assert speech.has(f"{family}.{value}"), (lang, family, value)


def test_what_is_not_known_is_said() -> None:
    """Uncertainty is drawn, never smoothed."""
    village = next(html for lang, sample, html in pages("gazetteer") if (lang, sample) == ("zh-Hans", "village"))
    assert "未记录" in village
    assert "超过9万元" in village
    assert "不同单位不相加" in village
    assert re.search(r"〔2015年7月？〕", village)
    assert 'class="status status--conditional"' in village
    calendar = next(html for lang, sample, html in pages("gazetteer") if (lang, sample) == ("zh-Hans", "timeline_year"))
    assert re.search(r'<path class="outline" d="M228', calendar), "a span of days is drawn as a bracket"
