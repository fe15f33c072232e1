"""Keys that other programs put into the front matter of posts (Jekyll, Hexo, Hugo, and their themes)."""

from __future__ import annotations

from collections.abc import Container, Mapping

from chronicle.model.value import Value


class ForeignKey(Value, frozen=True):
    """`right`: the key of ours that says the same, "" if none. `harmless`: values, in small letters, with which it
    kept nothing from being shown."""

    right: str = ""
    harmless: Container[str] = ()


class _Any(frozenset[str]):
    """Holds every text."""

    def __contains__(self, item: object) -> bool:
        return True


ANY = _Any()
_YES = ("", "true", "yes", "on", "是", "~", "null")
_NO = ("", "false", "no", "off", "否", "~", "null")

FOREIGN: Mapping[str, ForeignKey] = {
    **{
        name: ForeignKey("", ANY)
        for name in (
            *("layout", "permalink", "comments", "comment", "toc", "mathjax", "math", "katex", "mermaid", "sequence"),
            *(
                "flow",
                "mindmap",
                "mindmap2",
                "plchart",
                "iframe",
                "catalog",
                "header_img",
                "header_style",
                "header_mask",
            ),
            *("header_bg_css", "header_img_credit", "header_img_credit_href", "banner_img", "index_img", "cover"),
            *(
                "thumbnail",
                "top",
                "sticky",
                "topmost",
                "weight",
                "slug",
                "url",
                "aliases",
                "updated",
                "lastmod",
                "license",
            ),
            *(
                "copyright",
                "navcolor",
                "nav_style",
                "multilingual",
                "keywords",
                "reward",
                "abbrlink",
                "music",
                "series",
            ),
        )
    },
    **dict.fromkeys(("categories", "category", "分类"), ForeignKey("tags", ANY)),
    **dict.fromkeys(("description", "excerpt", "subtitle", "摘录", "副标题"), ForeignKey("summary", ANY)),
    **dict.fromkeys(("published", "publish", "isshow"), ForeignKey("", _YES)),
    **dict.fromkeys(("hidden", "hide", "private", "password", "secret", "encrypt", "noindex"), ForeignKey("", _NO)),
}
"""By normalised name; only where an entry does not know the key itself."""
