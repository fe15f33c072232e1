"""Reads content/chronicle.yaml; every problem is a value, and every setting that is not understood keeps its
default."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath

from chronicle.model.diagnostic import NOTHING, Diagnostic, Place, Said
from chronicle.model.value import replace
from chronicle.settings.languages import read_languages
from chronicle.settings.schema import Allowed, Cover, Licence, PhotoSettings, Privacy, Settings
from chronicle.settings.targets import TARGET_CHOICES, read_targets
from chronicle.source import WHOLE, MapNode, Record, Scalar, Sheet, compose, decode, is_key, is_language

FILE = "content/chronicle.yaml"
_CODES = {"C150": "C702", "C152": "C702", "C391": "C702", "C394": "C702", "C142": "C703", "C151": "C704"}
"""A wrong type or unknown key in the settings has a code of the settings."""
_THEME = re.compile(r"^[a-z0-9][a-z0-9_-]{0,63}$")
_ATTACHABLE = frozenset(
    (
        *("pdf", "csv", "tsv", "txt", "json", "geojson", "kml", "gpx", "ics", "epub", "zip"),
        *("doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "wps", "et"),
        *("mp3", "m4a", "ogg", "mp4", "webm"),
    )
)
"""What may be handed on as it is. No picture (an original keeps where it was taken), nothing that a browser runs."""
_MAX_BYTES = 2_000_000
CHOICES: Mapping[str, Mapping[str, str]] = {
    "register": {"required": "required", "必须": "required", "optional": "optional", "可选": "optional"},
    "names": {"error": "error", "报错": "error", "replace": "replace", "替换": "replace"},
    "unknown_people": {"publish": "publish", "发布": "publish", "withhold": "withhold", "不发布": "withhold"},
    "link_style": {"folders": "folders", "文件夹": "folders", "files": "files", "文件": "files"},
    "audience": {"public": "public", "公开": "public", "internal": "internal", "内部": "internal"},
    **TARGET_CHOICES,
}
"""By setting: the words that it takes, and what they mean."""


def load_settings(folder: Path) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings of the site in `folder`, with defaults where nothing usable is written. Errors have codes
    C700 to C716, or C1 for the form of the file; a missing file is C700."""
    return _load(folder, Sheet(FILE))


def load_placed_settings(folder: Path) -> tuple[Settings, tuple[Diagnostic, ...], Mapping[str, Place]]:
    """As `load_settings`, and where the settings stand that others judge: `theme`, `theme_options.<name>`,
    `languages`."""
    sheet = Sheet(FILE)
    settings, found = _load(folder, sheet)
    return settings, found, {key: sheet.place(spot) for key, spot in sheet.spots.items()}


def _load(folder: Path, sheet: Sheet) -> tuple[Settings, tuple[Diagnostic, ...]]:
    if not (folder / FILE).resolve().is_relative_to(folder.resolve()):
        sheet.error(
            "C170",
            WHOLE,
            Said("this is a symbolic link that leaves the site's folder", "这是指向网站文件夹之外的符号链接"),
            Said("put the file itself here", "请把文件本身放在这里"),
        )
        return Settings(), tuple(sheet.diagnostics)
    try:
        data = (folder / FILE).read_bytes() if (folder / FILE).is_file() else None
    except OSError:
        data = None
    if data is None:
        sheet.error(
            "C700",
            WHOLE,
            Said("there is no content/chronicle.yaml here", "这里没有 content/chronicle.yaml"),
            Said("run “chronicle init FOLDER” to begin a site", "请运行“chronicle init 文件夹”新建网站"),
        )
        return Settings(), tuple(sheet.diagnostics)
    text = decode(data, sheet, max_bytes=_MAX_BYTES, may_be_empty=True)
    return parse_settings(text or "", sheet)


def parse_settings(text: str, sheet: Sheet) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings that a text with LF line ends holds."""
    node = compose(text, sheet, is_key=is_key)
    settings = Settings()
    if isinstance(node, MapNode):
        settings = _settings(Record(node, "settings", sheet))
    elif node is not None:
        sheet.error(
            "C701",
            node.spot,
            Said("the settings are no “key: value” lines", "设置不是“键: 值”的形式"),
            Said("write each setting as “title: …”", "每项设置写成“标题: …”"),
        )
    return settings, tuple(replace(d, code=_CODES.get(d.code, d.code)) for d in sheet.diagnostics)


def _settings(record: Record) -> Settings:
    plain = Settings()
    mentions = record.flag("mentions", plain.mentions)
    return Settings(
        title=record.wording("title") or plain.title,
        subtitle=record.wording("subtitle"),
        description=record.wording("description"),
        languages=read_languages(record) or plain.languages,
        theme=_theme(record) or plain.theme,
        theme_options=_options(record),
        url=_url(record),
        as_of=_as_of(record),
        licence=_licence(record),
        publisher=record.wording("publisher"),
        contact=record.text("contact"),
        privacy=_privacy(record),
        private=_private(record) or plain.private,
        photos=_photos(record),
        attachments=_attachments(record),
        mentions=plain.mentions if mentions is None else mentions,
        max_text_mb=_megabytes(record, plain.max_text_mb),
        cover=_cover(record),
        link_style="files" if _choice(record, "link_style") == "files" else "folders",
        audience=_choice(record, "audience") or plain.audience,
        publish=read_targets(record),
    )


def _choice(record: Record, key: str) -> str:
    """One of the words of CHOICES; "" if not given or not known (C707)."""
    words = CHOICES[key]
    text = record.text(key)
    if not text:
        return ""
    found = words.get(text.lower(), "")
    if not found:
        listed = ", ".join(words)
        _fault(
            record,
            key,
            "C707",
            f"“{text[:40]}” is not known here",
            f"这里不认识“{text[:40]}”",
            Said(f"one of: {listed}", f"可选：{listed}"),
        )
    return found


def _fault(record: Record, key: str, code: str, en: str, zh: str, help: Said = NOTHING) -> None:
    record.sheet.error(code, record.key_node(key).spot, Said(en, zh), help)


def _theme(record: Record) -> str:
    name = record.text("theme")
    if name:
        record.sheet.spots["theme"] = record.key_node("theme").spot
    if name and not _THEME.match(name):
        _fault(
            record,
            "theme",
            "C706",
            f"“{name[:40]}” is no name of a theme",
            f"“{name[:40]}”不是主题名",
            Said("the name of a folder below themes/", "请写 themes/ 下的文件夹名"),
        )
        return ""
    return name


def _options(record: Record) -> tuple[tuple[str, str], ...]:
    node = record.value("theme_options")
    if node is None:
        return ()
    if not isinstance(node, MapNode):
        record.wrong(node, "a map of options", "选项的键值对")
        return ()
    found: dict[str, str] = {}
    for key, value in node.pairs:
        record.sheet.spots[f"theme_options.{key.text}"] = value.spot
        if isinstance(value, Scalar):
            found.setdefault(key.text.strip(), value.text.strip())
        else:
            record.wrong(value, "one text", "一个文字值")
    return tuple(found.items())


def _url(record: Record) -> str:
    url = record.text("url")
    if url and not re.match(r"^https?://[^\s/?#]+(?:/[^\s?#]*)?$", url):
        _fault(
            record,
            "url",
            "C704",
            f"“{url[:60]}” is no web address",
            f"“{url[:60]}”不是网址",
            Said("write https://example.org/chronicle/", "请写成 https://example.org/chronicle/"),
        )
        return ""
    return url if not url or url.endswith("/") else url + "/"


def _as_of(record: Record) -> date | None:
    when = record.date("as_of")
    if not when.text:
        return None
    if when.is_day and when.certainty == "sure":
        return when.lower
    _fault(
        record,
        "as_of",
        "C712",
        "as_of must be a full day",
        "截至日期必须写到日",
        Said("write 2016-01-31", "请写成 2016-01-31"),
    )
    return None


def _licence(record: Record) -> Licence:
    node = record.value("licence")
    if isinstance(node, MapNode) and not all(is_language(key.text.strip()) for key, _ in node.pairs):
        inner = record.record("licence", "licence")
        if inner is not None:
            return Licence(inner.wording("name"), inner.address("url"))
    return Licence(record.wording("licence"))


def _privacy(record: Record) -> Privacy:
    inner = record.record("privacy", "privacy")
    if inner is None:
        return Privacy()
    register = _choice(inner, "register")
    names = _choice(inner, "names")
    allowed = []
    for one in inner.records("allow", "allow", "text"):
        text = one.text("text")
        if text:
            allowed.append(Allowed(text, one.text("reason")))
        else:
            _fault(
                one,
                "text",
                "C714",
                "here the phrase is missing",
                "这里缺少词句",
                Said("write {text: …, reason: …}", "请写成 {text: …, reason: …}"),
            )
    # A word that is not understood must not loosen what it was meant to tighten.
    strict = bool(inner.text("register")) and not register
    return Privacy(
        "required" if register == "required" or strict else "optional",
        "replace" if names == "replace" else "error",
        tuple(allowed),
    )


def _private(record: Record) -> str:
    text = record.text("private").replace("\\", "/").rstrip("/")
    path = PurePosixPath(text)
    if text and (path.is_absolute() or ".." in path.parts or ":" in text or path == PurePosixPath(".")):
        _fault(
            record,
            "private",
            "C709",
            "the private folder must lie inside the site's folder",
            "私密文件夹必须在网站文件夹之内",
            Said("write content/private", "请写成 content/private"),
        )
        return ""
    return path.as_posix() if text else ""


def _photos(record: Record) -> PhotoSettings:
    plain = PhotoSettings()
    inner = record.record("photos", "photo_settings")
    if inner is None:
        return plain
    quality = inner.record("quality", "quality")
    unknown = _choice(inner, "unknown_people")
    strict = bool(inner.text("unknown_people")) and not unknown
    given = {key for key in ("widths", "large", "formats", "max_megapixels", "max_megabytes") if inner.has(key)}
    given |= {f"{key}_quality" for key in ("webp", "jpeg") if quality is not None and quality.has(key)}
    return PhotoSettings(
        widths=_widths(inner) or plain.widths,
        large=_whole(inner, "large", plain.large, 0, 10_000),
        formats=_formats(inner) or plain.formats,
        webp_quality=_whole(quality, "webp", plain.webp_quality, 1, 100),
        jpeg_quality=_whole(quality, "jpeg", plain.jpeg_quality, 1, 100),
        max_megapixels=_whole(inner, "max_megapixels", plain.max_megapixels, 1, 1000),
        max_megabytes=_whole(inner, "max_megabytes", plain.max_megabytes, 1, 1000),
        unknown_people="withhold" if unknown == "withhold" or strict else "publish",
        given=frozenset(given),
    )


def _whole(record: Record | None, key: str, default: int, low: int, high: int) -> int:
    if record is None:
        return default
    value = record.number(key, default)
    if value is not None and low <= value <= high:
        return value
    _fault(
        record,
        key,
        "C708",
        f"{value} is out of range",
        f"{value} 超出范围",
        Said(f"from {low} to {high}", f"应在 {low} 到 {high} 之间"),
    )
    return default


def _widths(record: Record) -> tuple[int, ...]:
    found: list[int] = []
    for node in record.nodes("widths"):
        text = record.scalar(node)
        if re.fullmatch(r"[0-9]{2,5}", text) and 16 <= int(text) <= 10_000:
            found.append(int(text))
        else:
            record.sheet.error(
                "C708",
                node.spot,
                Said(f"“{text[:40]}” is no width in pixels", f"“{text[:40]}”不是像素宽度"),
                Said("write widths: [480, 960]", "请写成 widths: [480, 960]"),
            )
    return tuple(sorted(set(found)))


def _formats(record: Record) -> tuple[str, ...]:
    names = tuple({"jpg": "jpeg"}.get(name.lower(), name.lower()) for name in record.texts("formats"))
    bad = [name for name in names if name not in ("webp", "jpeg")]
    if bad:
        _fault(
            record,
            "formats",
            "C708",
            f"“{bad[0][:40]}” is no format of photos",
            f"不支持格式“{bad[0][:40]}”",
            Said("one of: webp, jpeg", "可选：webp, jpeg"),
        )
    return tuple(name for name in names if name not in bad)


def _attachments(record: Record) -> tuple[str, ...]:
    names = tuple(name.lower().lstrip(".") for name in record.texts("attachments"))
    bad = [name for name in names if name not in _ATTACHABLE]
    if bad:
        _fault(
            record,
            "attachments",
            "C711",
            f"“{bad[0][:40]}” may not be an attachment",
            f"“{bad[0][:40]}”不能作附件",
            Said(
                "documents, tables, sound and film may, such as [pdf, csv]; pictures are shown with ![…](…)",
                "文档、表格、音像可以，如 [pdf, csv]；图片请用 ![…](…) 显示",
            ),
        )
    return tuple(name for name in names if name not in bad)


def _megabytes(record: Record, default: float) -> float:
    text = record.text("max_text_mb")
    if not text:
        return default
    value = record.decimal(text)
    if value is not None and 0 < value <= 100:
        return value
    _fault(
        record,
        "max_text_mb",
        "C702",
        "this must be a number of megabytes",
        "这里要写兆字节数",
        Said("write 2", "请写成 2"),
    )
    return default


def _cover(record: Record) -> Cover | None:
    inner = record.record("cover", "cover", "file")
    if inner is None:
        return None
    file = inner.text("file")
    path = PurePosixPath(file)
    if not file or path.is_absolute() or ".." in path.parts or re.search(r"[\\%:]", file):
        _fault(
            inner,
            "file",
            "C713",
            "the cover must be a picture below content/",
            "封面必须是 content/ 下的图片",
            Said("write cover: {file: pictures/cover.jpg}", "请写成 cover: {file: pictures/cover.jpg}"),
        )
        return None
    return Cover(path.as_posix(), inner.wording("alt"))
