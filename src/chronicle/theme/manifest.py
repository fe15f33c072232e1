"""theme.yaml: what a theme says of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from chronicle.model.diagnostic import Said
from chronicle.model.recipe import PhotoSizes
from chronicle.model.value import Value
from chronicle.source import ListNode, MapNode, Node, Scalar, Sheet

CONTRACT = 1
"""The version of the theme contract that this program fulfils."""

KEYS = ("title", "extends", "contract", "options", "photos", "languages")
_SIZES = ("inline", "large", "fallback", "webp_quality", "jpeg_quality")


class Option(Value, frozen=True):
    """An option that a site may set. `values` empty: any text."""

    name: str
    default: str = ""
    values: tuple[str, ...] = ()
    help: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """One theme.yaml. `extends` "" at the end of a chain; `photos` None if it leaves the sizes to its parent."""

    name: str
    title: str = ""
    extends: str = ""
    options: tuple[Option, ...] = ()
    photos: PhotoSizes | None = None
    languages: tuple[str, ...] = ()
    extends_spot: tuple[int, int, int, int] = (0, 0, 0, 0)


def read_manifest(name: str, root: Node | None, sheet: Sheet) -> Manifest:
    """The manifest of a theme; what is wrong goes to the sheet (C752 to C755) and is left out."""
    if not isinstance(root, MapNode):
        sheet.error(
            "C752",
            root.spot if root else (0, 0, 0, 0),
            Said("theme.yaml holds no settings", "theme.yaml 里没有设置"),
            Said("write at least “contract: 1”", "至少写“contract: 1”"),
        )
        return Manifest(name)
    manifest = Manifest(name)
    fields: dict[str, Node] = {}
    for key, node in root.pairs:
        if key.text not in KEYS:
            listed = ", ".join(KEYS)
            sheet.warn(
                "C754",
                key.spot,
                Said(f"theme.yaml has no key “{key.text[:40]}”", f"theme.yaml 没有“{key.text[:40]}”这一项"),
                Said(f"known keys: {listed}", f"可用的键：{listed}"),
            )
        fields.setdefault(key.text, node)
    _contract(fields.get("contract"), root, sheet)
    extends = fields.get("extends")
    manifest = replace(
        manifest,
        title=_text(fields.get("title"), sheet) or name,
        extends=_text(extends, sheet),
        extends_spot=extends.spot if extends else (0, 0, 0, 0),
        languages=_texts(fields.get("languages"), sheet),
        options=_options(fields.get("options"), sheet),
    )
    photos = fields.get("photos")
    return replace(manifest, photos=_photos(photos, sheet)) if photos else manifest


def _wrong(node: Node, sheet: Sheet, en: str, zh: str) -> None:
    sheet.error("C755", node.spot, Said(f"this must be {en}", f"这里应是{zh}"))


def _text(node: Node | None, sheet: Sheet) -> str:
    if node is None:
        return ""
    if isinstance(node, Scalar):
        return "" if node.empty else node.text.strip()
    _wrong(node, sheet, "one text", "一段文字")
    return ""


def _texts(node: Node | None, sheet: Sheet) -> tuple[str, ...]:
    if isinstance(node, ListNode):
        return tuple(text for item in node.items if (text := _text(item, sheet)))
    text = _text(node, sheet)
    return (text,) if text else ()


def _contract(node: Node | None, root: MapNode, sheet: Sheet) -> None:
    text = _text(node, sheet)
    if text == str(CONTRACT):
        return
    says = f"“{text}”" if text else "nothing"
    sheet.error(
        "C753",
        node.spot if node else root.pairs[0][0].spot,
        Said(
            f"the theme is written for contract {says}; this program has contract {CONTRACT}",
            f"主题所写的约定版本是“{text or '（空）'}”，本程序的版本是 {CONTRACT}",
        ),
        Said(
            f"compare it with docs/theme-contract.md and write “contract: {CONTRACT}”",
            f"请对照 docs/theme-contract.md，并写“contract: {CONTRACT}”",
        ),
    )


def _options(node: Node | None, sheet: Sheet) -> tuple[Option, ...]:
    if node is None:
        return ()
    if not isinstance(node, MapNode):
        _wrong(node, sheet, "a map of options", "选项的键值对")
        return ()
    found: list[Option] = []
    for key, value in node.pairs:
        if not isinstance(value, MapNode):
            found.append(Option(key.text, _text(value, sheet)))
            continue
        inner: dict[str, Node] = {k.text: v for k, v in value.pairs}
        values = _texts(inner.get("values"), sheet)
        default = _text(inner.get("default"), sheet)
        if values and default not in values:
            listed = ", ".join(values)
            sheet.error(
                "C755",
                (inner.get("default") or value).spot,
                Said(
                    f"the default of “{key.text}” is none of: {listed}", f"“{key.text}”的默认值不在可选值中：{listed}"
                ),
            )
        help_text = inner.get("help")
        words = _text(help_text, sheet) if isinstance(help_text, Scalar) else ""
        found.append(Option(key.text, default, values, words))
    return tuple(found)


def _photos(node: Node, sheet: Sheet) -> PhotoSizes | None:
    if not isinstance(node, MapNode):
        _wrong(node, sheet, "a map of sizes", "尺寸的键值对")
        return None
    sizes = PhotoSizes()
    setters: dict[str, Callable[[PhotoSizes, tuple[int, ...]], PhotoSizes]] = {
        "inline": lambda s, n: replace(s, inline=tuple(sorted(set(n)))),
        "large": lambda s, n: replace(s, large=n[0]),
        "fallback": lambda s, n: replace(s, fallback=n[0]),
        "webp_quality": lambda s, n: replace(s, webp_quality=n[0]),
        "jpeg_quality": lambda s, n: replace(s, jpeg_quality=n[0]),
    }
    for key, value in node.pairs:
        texts = _texts(value, sheet)
        limit = 100 if key.text.endswith("quality") else 8000
        lowest = 0 if key.text == "large" else 1
        good = [int(t) for t in texts if t.isascii() and t.isdigit() and lowest <= int(t) <= limit]
        if key.text not in setters:
            listed = ", ".join(_SIZES)
            sheet.warn(
                "C754",
                key.spot,
                Said(f"photos has no key “{key.text[:40]}”", f"photos 没有“{key.text[:40]}”这一项"),
                Said(f"known keys: {listed}", f"可用的键：{listed}"),
            )
        elif not good or len(good) != len(texts) or (key.text != "inline" and len(good) > 1):
            _wrong(value, sheet, f"a whole number up to {limit}", f"不超过 {limit} 的整数")
        else:
            sizes = setters[key.text](sizes, tuple(good))
    return sizes
