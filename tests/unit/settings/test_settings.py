"""chronicle.yaml: every setting, in both languages, and what is wrong with it."""

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from chronicle.settings import Allowed, Settings, load_settings
from chronicle.settings.load import parse_settings
from chronicle.source import Sheet
from chronicle.source.key_tables import ALIASES

FULL = """
标题: {zh-Hans: 日记, en: Diaries}
副标题: 五村
描述: 一段话
languages: [zh-Hans, en]
theme: plain
theme_options: {seal: no, accent: red}
url: https://example.org/a
as_of: 2016-01-31
licence: {name: CC BY-SA 4.0, url: "https://creativecommons.org/licenses/by-sa/4.0/"}
publisher: {zh-Hans: 编辑组, en: The editors}
contact: mail@example.org
privacy:
  register: required
  names: replace
  allow:
    - {text: 王家沟, reason: 地名}
    - 李家湾
private: geheim/register
photos:
  widths: [960, 320]
  large: 2000
  formats: [jpeg]
  quality: {webp: 60, jpeg: 70}
  max_megapixels: 50
  unknown_people: withhold
attachments: [PDF, .csv]
mentions: 否
max_text_mb: 0.5
cover: {file: pictures/a.jpg, alt: 图}
link_style: files
audience: internal
"""


def read(text: str) -> tuple[Settings, list[tuple[str, str, int, int]]]:
    settings, problems = parse_settings(text, Sheet("content/chronicle.yaml"))
    return settings, [(d.code, d.severity, d.place.line, d.place.column) for d in problems]


def test_every_setting() -> None:
    settings, problems = read(FULL)

    assert problems == []
    assert settings.title.texts == (("zh-Hans", "日记"), ("en", "Diaries"))
    assert settings.subtitle.get("zh-Hans") == "五村"
    assert settings.languages == ("zh-Hans", "en")
    assert (settings.theme, settings.theme_options) == ("plain", (("seal", "no"), ("accent", "red")))
    assert settings.url == "https://example.org/a/"
    assert settings.as_of == date(2016, 1, 31)
    assert (settings.licence.name.get("en"), settings.licence.url[-4:]) == ("CC BY-SA 4.0", "4.0/")
    assert settings.publisher.get("en") == "The editors"
    assert (settings.privacy.register, settings.privacy.names) == ("required", "replace")
    assert settings.privacy.allow == (Allowed("王家沟", "地名"), Allowed("李家湾"))
    assert settings.private == "geheim/register"
    photos = settings.photos
    assert (photos.widths, photos.large, photos.formats) == ((320, 960), 2000, ("jpeg",))
    assert (photos.webp_quality, photos.jpeg_quality, photos.limits.max_megapixels) == (60, 70, 50)
    assert photos.given == {"widths", "large", "formats", "max_megapixels", "webp_quality", "jpeg_quality"}
    assert photos.unknown_people == "withhold"
    assert settings.attachments == ("pdf", "csv")
    assert (settings.mentions, settings.max_text_mb) == (False, 0.5)
    assert settings.cover is not None
    assert settings.cover.file == "pictures/a.jpg"
    assert (settings.link_style, settings.audience) == ("files", "internal")


def test_every_field_has_a_key() -> None:
    assert {one.name for one in fields(Settings)} == set(ALIASES["settings"].values())


def test_nothing_gives_the_defaults() -> None:
    assert read("") == (Settings(), [])


def test_a_licence_by_language_is_a_wording() -> None:
    settings, problems = read("licence: {zh-Hans: 甲, en: b}")

    assert (settings.licence.name.get("en"), settings.licence.url, problems) == ("b", "", [])


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("- a", "C701", 1),
        ("title: [a]", "C702", 8),
        ("mentions: 也许", "C702", 11),
        ("max_text_mb: viel", "C702", 14),
        ("theme_options: a", "C702", 16),
        ("url: ftp://example.org", "C704", 6),
        ("licence: {name: a, url: 'javascript:x'}", "C704", 25),
        ("languages: [zh-Hans, 中文]", "C705", 22),
        ("languages: {a: b}", "C705", 12),
        ("theme: ../x", "C706", 8),
        ("privacy: {register: 也许}", "C707", 21),
        ("privacy: {names: ignore}", "C707", 18),
        ("link_style: x", "C707", 13),
        ("photos: {widths: [9]}", "C708", 19),
        ("photos: {quality: {webp: 101}}", "C708", 26),
        ("photos: {formats: [gif]}", "C708", 19),
        ("private: ../x", "C709", 10),
        ("private: C:/x", "C709", 10),
        ("attachments: [html]", "C711", 14),
        ("as_of: 2016-01", "C712", 8),
        ("cover: ../a.jpg", "C713", 8),
        ("title: a: b", "C130", 9),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(text: str, code: str, column: int) -> None:
    assert read(text)[1] == [(code, "error", 1, column)]


def test_an_unknown_key_is_a_warning_with_the_nearest() -> None:
    _, problems = parse_settings("titel: a", Sheet("content/chronicle.yaml"))

    assert [(d.code, d.severity) for d in problems] == [("C703", "warning")]
    assert "title" in problems[0].help.en


def test_a_word_of_privacy_that_is_not_understood_is_taken_strictly() -> None:
    settings, _ = read("privacy: {register: 也许, names: 也许}\nphotos: {unknown_people: 也许}")

    assert (settings.privacy.register, settings.privacy.names) == ("required", "error")
    assert settings.photos.unknown_people == "withhold"


def test_a_missing_file_tells_of_init(tmp_path: Path) -> None:
    settings, (problem,) = load_settings(tmp_path)

    assert (settings, problem.code, problem.severity) == (Settings(), "C700", "error")
    assert "chronicle init" in problem.help.en


def test_a_byte_order_mark_and_gb18030(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    file = tmp_path / "content" / "chronicle.yaml"
    file.write_bytes("标题: 村里的日记\r\n".encode("utf-8-sig"))
    assert load_settings(tmp_path)[0].title.get("en") == "村里的日记"
    file.write_bytes("标题: 村里的日记\r\n".encode("gb18030"))
    settings, problems = load_settings(tmp_path)
    assert settings.title.get("en") == "村里的日记"
    assert [d.code for d in problems] == ["C102"]
