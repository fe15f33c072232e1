"""`publish:` in the settings: the hosts that a site is sent to. Secrets have no place there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chronicle.model.diagnostic import Said
from chronicle.source import ListNode, MapNode, Node, Record, Scalar

KINDS = {
    **dict.fromkeys(("folder", "文件夹"), "folder"),
    **dict.fromkeys(("ssh", "sftp", "rsync"), "ssh"),
    **dict.fromkeys(("git",), "git"),
    **dict.fromkeys(("s3",), "s3"),
    **dict.fromkeys(("zip", "压缩包"), "zip"),
}
NEEDS = {"folder": ("path",), "ssh": ("host", "path"), "git": ("remote",), "s3": ("bucket",), "zip": ("path",)}
WAYS = {"auto": "auto", "自动": "auto", "rsync": "rsync", "sftp": "sftp"}
LAYOUTS = {"auto": "auto", "自动": "auto", "releases": "releases", "版本": "releases", "in-place": "in-place"}
HISTORIES = {"squash": "squash", "合并": "squash", "keep": "keep", "保留": "keep"}
TARGET_CHOICES = {"kind": KINDS, "way": WAYS, "layout": LAYOUTS, "history": HISTORIES}
"""By key of a target: the words that it takes, and what they mean."""
_SECRET_KEY = re.compile(
    r"pass(?:word|wd|phrase)?$|secret|token|credential|(?:access|api|private)[_-]?key|口令|密码|密钥"
)
_SECRET_VALUE = re.compile(
    r"-----BEGIN|^(?:AKIA|ASIA)[0-9A-Z]{12,}|(?:^|://)(?:gh[pousr]_[0-9A-Za-z]{16,}|github_pat_|glpat-)"
    r"|://[^/@:\s]*:[^/@\s]+@|://[0-9A-Za-z_-]{20,}@"
)
SECRET = "C715"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}")


@dataclass(frozen=True, slots=True)
class Target:
    """One host. What a kind does not know stays at its default."""

    name: str
    kind: str
    path: str = ""
    """A folder (at the host for ssh, the prefix for s3), or the file of a zip."""
    host: str = ""
    port: int = 0
    user: str = ""
    key: str = ""
    """A file with a private key; else ssh-agent and the usual files serve."""
    known_hosts: str = ""
    way: str = "auto"
    """"rsync", "sftp", or "auto": rsync where both sides have it."""
    layout: str = "auto"
    """"releases", "in-place", or "auto": releases where links are allowed."""
    keep: int = 5
    remote: str = ""
    branch: str = "pages"
    history: str = "squash"
    bucket: str = ""
    endpoint: str = ""
    region: str = ""
    max_deletes: int = 20
    """Per cent of what is at the host."""
    max_file_mb: int = 0
    """The largest file that the host takes; 0: what the kind is known for."""
    gzip: bool = False
    headers: bool = False
    cname: str = ""


def read_targets(record: Record) -> tuple[Target, ...]:
    """The targets, in the order written. A target with a fault is left out. Secrets are looked for in all of the
    settings."""
    faulty = _secrets(record, record.node)
    found: dict[str, Target] = {}
    for one in record.records("publish", "publish"):
        if faulty or not isinstance(one.node, MapNode):
            continue
        target = _target(one)
        if target is None:
            continue
        if target.name in found:
            _fault(one, "name", f"two targets are called “{target.name}”", f"有两个目标都叫“{target.name}”")
            continue
        found[target.name] = target
    return tuple(found.values())


def _target(record: Record) -> Target | None:
    faults = len(record.sheet.diagnostics)
    kind = _choice(record, "kind", KINDS, "")
    if not record.text("kind"):
        listed = "folder, ssh, git, s3, zip"
        _fault(
            record,
            "kind",
            "this target has no kind",
            "这个目标没有写类型",
            Said(f"one of: {listed}", f"可选：{listed}"),
        )
    for key in NEEDS.get(kind, ()):
        if not record.text(key):
            _fault(record, "kind", f"a target of kind {kind} wants “{key}”", f"{kind} 目标要写“{key}”")
    name = record.text("name") or kind
    if name and not _NAME.fullmatch(name):
        _fault(
            record,
            "name",
            f"“{name[:40]}” is no name of a target",
            f"“{name[:40]}”不能作目标名",
            Said("small letters, digits, - and _", "请用小写字母、数字、- 和 _"),
        )
    branch = record.text("branch") or "pages"
    if branch.startswith("-") or not re.fullmatch(r"[\w./-]{1,200}", branch):
        _fault(record, "branch", "this is no name of a branch", "这不是分支名")
    for key in ("host", "user", "remote"):
        if record.text(key).startswith("-"):
            _fault(record, key, "this may not begin with “-”", "不能以“-”开头")
    target = Target(
        name=name,
        kind=kind,
        path=record.text("path"),
        host=record.text("host"),
        port=_whole(record, "port", 0, 65535),
        user=record.text("user"),
        key=record.text("key"),
        known_hosts=record.text("known_hosts"),
        way=_choice(record, "way", WAYS, "auto"),
        layout=_choice(record, "layout", LAYOUTS, "auto"),
        keep=_whole(record, "keep", 5, 1000),
        remote=record.text("remote"),
        branch=branch,
        history=_choice(record, "history", HISTORIES, "squash"),
        bucket=record.text("bucket"),
        endpoint=record.text("endpoint"),
        region=record.text("region"),
        max_deletes=_whole(record, "max_deletes", 20, 100),
        max_file_mb=_whole(record, "max_file_mb", 0, 100_000),
        gzip=bool(record.flag("gzip")),
        headers=bool(record.flag("headers")),
        cname=record.text("cname"),
    )
    return target if len(record.sheet.diagnostics) == faults else None


def _secrets(record: Record, node: Node) -> bool:
    """Whether a secret stands in a part of the settings; it is reported without being repeated."""
    if isinstance(node, ListNode):
        return sum(_secrets(record, item) for item in node.items) > 0
    if isinstance(node, MapNode):
        return sum(_secret(record, key.text, value) for key, value in node.pairs) > 0
    if _looks_secret(node):
        _told(record, node)
        return True
    return False


def _secret(record: Record, key: str, value: Node) -> bool:
    known = key.strip().lower()
    if isinstance(value, Scalar) and value.text and _SECRET_KEY.search(known) and known != "密钥文件":
        _told(record, value)
        return True
    return _secrets(record, value)


def _told(record: Record, value: Node) -> None:
    record.sheet.error(
        SECRET,
        value.spot,
        Said("a secret may not stand in the settings", "设置里不能写口令、密钥等秘密"),
        Said(
            "take it out and change it; give it by the environment, ssh-agent or the host's own files "
            "(docs/publishing.md)",
            "请删去并更换；秘密由环境变量、ssh-agent 或主机自己的配置文件给出（见 docs/publishing.md）",
        ),
    )


def _looks_secret(node: Scalar) -> bool:
    return _SECRET_VALUE.search(node.text.strip()) is not None


def _choice(record: Record, key: str, words: dict[str, str], default: str) -> str:
    text = record.text(key)
    if text and text.lower() not in words:
        listed = ", ".join(words)
        _fault(
            record,
            key,
            f"“{text[:40]}” is not known here",
            f"这里不认识“{text[:40]}”",
            Said(f"one of: {listed}", f"可选：{listed}"),
        )
    return words.get(text.lower(), default)


def _whole(record: Record, key: str, default: int, high: int) -> int:
    value = record.number(key, default)
    if value is None or not 0 <= value <= high:
        _fault(
            record, key, f"{value} is out of range", f"{value} 超出范围", Said(f"0 to {high}", f"应在 0 到 {high} 之间")
        )
        return default
    return value


SEE = Said("see docs/publishing.md", "见 docs/publishing.md")


def _fault(record: Record, key: str, en: str, zh: str, help: Said = SEE) -> None:
    record.sheet.error("C716", record.key_node(key).spot, Said(en, zh), help)
