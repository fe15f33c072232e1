"""What can be wrong with a picture file, in words (codes C502 to C512)."""

from __future__ import annotations

from chronicle.model.diagnostic import NOTHING, Diagnostic, Place, Said, Severity

_ADVICE = {
    "SVG": Said(
        "an SVG may hold scripts and links; export it as PNG",
        "SVG 可能带有脚本和外部链接，请导出为 PNG",
    ),
    "GIF": Said("save the picture you want as PNG or JPEG", "请将需要的画面另存为 PNG 或 JPEG"),
    "PDF": Said(
        "export the page as JPEG or PNG; or link to the file in the text and add pdf to `attachments:` in the settings",
        "请将页面导出为 JPEG 或 PNG；或在正文中链接该文件，并在设置的 `attachments:` 中加入 pdf",
    ),
    "raw": Said(
        "develop it on the computer or camera and save it as JPEG",
        "请用相机或电脑软件转换并另存为 JPEG",
    ),
    "film": Said("take one picture from it and save it as JPEG", "请截取一幅画面并另存为 JPEG"),
}
_SAVE_AS = Said("save it as JPEG (photos) or PNG (drawings)", "请另存为 JPEG（照片）或 PNG（图画）")


def fault(code: str, file: str, message: Said, help: Said = NOTHING, severity: Severity = "error") -> Diagnostic:
    """A diagnostic for a whole file; `file` relative to content/."""
    return Diagnostic(code, severity, Place(f"content/{file}"), message, help)


def unreadable(file: str, en: str, zh: str) -> Diagnostic:
    """C502."""
    return fault(
        "C502",
        file,
        Said(f"the picture cannot be read: {en}", f"图片无法读取：{zh}"),
        Said(
            "put the picture itself below content/ and check its permissions",
            "请将图片文件本身放入 content/ 之下，并检查读取权限",
        ),
    )


def empty(file: str) -> Diagnostic:
    """C503."""
    return fault(
        "C503",
        file,
        Said("the picture file is empty (0 bytes)", "图片文件是空的（0 字节）"),
        Said("copy it again from the camera or phone", "请从相机或手机重新复制"),
    )


def pointer(file: str) -> Diagnostic:
    """C504."""
    return fault(
        "C504",
        file,
        Said("this is a pointer of Git LFS, not the picture itself", "这只是 Git LFS 的指针文件，不是图片本身"),
        Said("run `git lfs pull`", "请运行 `git lfs pull`"),
    )


def no_picture(file: str, kind: str) -> Diagnostic:
    """C505. `kind` is HTML or ""."""
    if kind == "HTML":
        message = Said(
            "this is a web page that was saved under a picture's name",
            "这是以图片文件名保存的网页",
        )
        help = Said("open the page in a browser and save the picture itself", "请在浏览器中打开网页，另存图片本身")
    else:
        message = Said("this is not a picture", "这不是图片文件")
        help = Said("name a JPEG, PNG, WebP or HEIC file", "请使用 JPEG、PNG、WebP 或 HEIC 文件")
    return fault("C505", file, message, help)


def refused(file: str, kind: str) -> Diagnostic:
    """C506."""
    names = {"raw": ("raw camera", "相机原始格式"), "film": ("film", "视频"), "icon": ("icon", "图标")}
    en, zh = names.get(kind, (kind, f" {kind} "))
    return fault(
        "C506",
        file,
        Said(f"{en} files are not taken as photos", f"不接受{zh}文件作为照片"),
        _ADVICE.get(kind, _SAVE_AS),
    )


def needs_heic(file: str) -> Diagnostic:
    """C507."""
    return fault(
        "C507",
        file,
        Said(
            "HEIC pictures need the extra chronicle[heic], which is not installed",
            "读取 HEIC 图片需要可选组件 chronicle[heic]，目前没有安装",
        ),
        Said(
            'run `pip install "chronicle[heic]"`, or save the picture as JPEG',
            '请运行 `pip install "chronicle[heic]"`，或将图片另存为 JPEG',
        ),
    )


def too_heavy(file: str, size: int, most: int) -> Diagnostic:
    """C508. `size` in bytes, `most` in millions of bytes."""
    shown = f"{size / 1_000_000:.1f} MB"
    return fault(
        "C508",
        file,
        Said(f"the file is too large: {shown}, at most {most} MB", f"文件过大：{shown}，最多 {most} MB"),
        Said(
            "save it smaller, or raise the limit in the settings",
            "请缩小后另存，或在设置中提高上限",
        ),
    )


def too_many_pixels(file: str, width: int, height: int, most: int) -> Diagnostic:
    """C509. `most` in millions of pixels."""
    shown = f"{width} × {height}"
    count = f"{width * height / 1_000_000:.1f}"
    return fault(
        "C509",
        file,
        Said(
            f"the picture is too large: {shown} = {count} megapixels, at most {most}",
            f"图片尺寸过大：{shown}，即 {count} 百万像素，最多 {most} 百万像素",
        ),
        Said(
            "save it smaller (6000 pixels wide is plenty), or raise the limit in the settings",
            "请缩小后另存（6000 像素宽已足够），或在设置中提高上限",
        ),
    )


def broken(file: str, truncated: bool) -> Diagnostic:
    """C510."""
    if truncated:
        message = Said("the picture is truncated: its end is missing", "图片不完整：文件末尾缺失（可能没有复制完）")
    else:
        message = Said("the picture is broken and cannot be decoded", "图片已损坏，无法解码")
    return fault("C510", file, message, Said("copy it again from the camera or phone", "请从相机或手机重新复制"))


def other_ending(file: str, kind: str, ending: str, better: str) -> Diagnostic:
    """C511, a warning: the picture is taken all the same."""
    named = ending or "no ending"
    named_zh = ending or "无扩展名"
    shown = "HEIC" if kind == "HEIF" else kind
    return fault(
        "C511",
        file,
        Said(f"this is a {shown} picture, but its name says {named}", f"这是 {shown} 图片，但文件名是 {named_zh}"),
        Said(f"rename it to end in {better}, here and where it is named", f"请将扩展名改为 {better}，引用处也一并修改"),
        "warning",
    )  # fmt: skip


def moving(file: str) -> Diagnostic:
    """C512, a hint."""
    return fault(
        "C512",
        file,
        Said("a moving picture: only its first image is shown", "动态图片：只显示第一帧"),
        severity="hint",
    )
