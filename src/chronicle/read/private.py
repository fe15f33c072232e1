"""The private register: households and names. Read, never published; a fault in it stops the build.

All its errors have codes C650 to C659, and nothing that is said repeats what stands in the file: it may land in a log
that others read."""

from __future__ import annotations

from pathlib import PurePosixPath

from chronicle.model.diagnostic import NOTHING, Diagnostic, Said
from chronicle.model.entry import Places
from chronicle.model.registers import Household, PrivateName
from chronicle.model.value import Value, replace
from chronicle.model.wording import Wording
from chronicle.read.causes import MAX_CAUSES, SEVERAL, too_many, two_main
from chronicle.source import (
    ALIASES,
    ListNode,
    MapNode,
    Node,
    Record,
    Scalar,
    Sheet,
    compose,
    decode,
    id_remarks,
    is_key,
    slug,
)

_HAN_AT_LEAST = 2
_FAULTS = {
    "C650": Said("the private register cannot be read here", "私密登记在这里无法读取"),
    "C651": Said("a field of the private register is not understood here", "私密登记的这个字段看不懂"),
}
_HELPS = {
    "C650": NOTHING,
    "C651": Said(
        "write one of its keys (docs/guide/en/front-matter.md lists them), and a value of its kind",
        "请只用登记册的键（见 docs/guide/zh/front-matter.md），并按各键的要求写值",
    ),
}


class ReadRegister(Value, frozen=True):
    """What one file of the register gave. Raw text is never handed on."""

    households: tuple[Household, ...] = ()
    names: tuple[PrivateName, ...] = ()
    places: tuple[tuple[str, Places], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def read_household(file: str, data: bytes, *, max_bytes: int = 2_000_000) -> ReadRegister:
    """One household's file."""
    sheet = Sheet(file)
    text = decode(data, sheet, max_bytes=max_bytes)
    node = compose(text, sheet, is_key=is_key) if text is not None else None
    if not isinstance(node, MapNode):
        if not sheet.has_errors():
            sheet.error(
                "C650",
                node.spot if node else (0, 0, 0, 0),
                _FAULTS["C650"],
                Said("write id, village and pseudonym as “key: value”", "请按“键: 值”写 id、村、化名"),
            )
        return ReadRegister(diagnostics=_closed(sheet))
    record = Record(node, "household", sheet)
    household = _household(record, file)
    return ReadRegister((household,), (), ((f"household:{household.id}", sheet.places),), _closed(sheet))


def _household(record: Record, file: str) -> Household:
    sheet = record.sheet
    given = record.text("id")
    id_ = given or PurePosixPath(file).stem
    if any(remark.severity == "error" for remark in id_remarks(id_)):
        if given:
            sheet.error(
                "C651",
                record.key_node("id").spot,
                Said("this is no id", "这不是编号"),
                Said("small letters, digits and - only", "只用小写字母、数字和 -"),
            )
        id_ = slug(id_)
    pseudonym = record.wording("pseudonym")
    if not pseudonym:
        sheet.error(
            "C652",
            (1, 1, 1, 1),
            Said("the household has no pseudonym", "这一户没有化名"),
            Said("write “pseudonym: Household A”", "请写“化名: 户甲”"),
        )
    _count_causes(record)
    names, minors = _names(record)
    flag = record.flag("minors")
    return Household(
        id=id_,
        village=record.one("village"),
        pseudonym=pseudonym or Wording((("", "一户"), ("en", "A household"))),
        group=record.text("group"),
        names=names,
        consent=_consent(record),
        minors=minors or flag is not False,
    )


def _count_causes(record: Record) -> None:
    """The national form has one main cause and at most two further. What the causes are is not read (C395, C399)."""
    counts = {"cause_main": 0, "causes": 0}
    for written, value in record.node.pairs if isinstance(record.node, MapNode) else ():
        key = ALIASES["household"].get(written.text.strip(), "")
        if key not in counts:
            continue
        counts[key] = len(value.items) if isinstance(value, ListNode) else len(_several(value))
        if key == "cause_main" and counts[key] > 1:
            record.sheet.warn("C399", value.spot, *two_main(counts[key]))
        elif sum(counts.values()) > MAX_CAUSES:
            record.sheet.warn("C395", value.spot, *too_many(sum(counts.values())))


def _several(node: Node) -> list[str]:
    return [part for part in SEVERAL.split(node.text) if part.strip()] if isinstance(node, Scalar) else [""]


def _names(record: Record) -> tuple[tuple[str, ...], bool]:
    """Every registered name of a household, and whether a member is a minor."""
    found = [*record.texts("real_name"), *record.texts("also")]
    minors = False
    for member in record.records("members", "member", "name"):
        found += [*member.texts("name"), *member.texts("also")]
        minors |= member.flag("minor") is not False
    names = tuple(dict.fromkeys(found))
    for name in names:
        if not long_enough(name):
            _too_short(record, "real_name" if record.has("real_name") else "members")
    return names, minors


def _consent(record: Record) -> str:
    node = record.value("consent")
    if isinstance(node, MapNode):
        inner = Record(node, "consent", record.sheet, "consent")
        return inner.word("status", "consent", "unknown", code="C651")
    return record.word("consent", "consent", "unknown", code="C651")


def read_names(file: str, data: bytes, *, max_bytes: int = 2_000_000) -> ReadRegister:
    """names.yaml: a list of {name, also, say}, or of plain names."""
    sheet = Sheet(file)
    text = decode(data, sheet, max_bytes=max_bytes, may_be_empty=True)
    node = compose(text, sheet, is_key=is_key) if text else None
    found: list[PrivateName] = []
    if isinstance(node, ListNode):
        for index, item in enumerate(node.items):
            record = Record(item, "name", sheet, str(index), "name")
            name = PrivateName(record.text("name"), record.texts("also"), record.text("say"))
            if not all(long_enough(form) for form in (name.name, *name.also)):
                _too_short(record, "name")
            found.append(name)
    elif node is not None:
        sheet.error(
            "C650",
            (*node.spot[:2], node.spot[0], node.spot[1] + 1),
            Said("the register of names must be a list", "姓名登记应是一个列表"),
            Said("write “- {name: …, say: …}”", "请写“- {name: …, say: …}”"),
        )
    return ReadRegister((), tuple(found), (("names", sheet.places),), _closed(sheet))


def long_enough(name: str) -> bool:
    """False for a name too short to be looked for: it would be found everywhere."""
    return len(name) >= _HAN_AT_LEAST


def _too_short(record: Record, key: str) -> None:
    record.sheet.error(
        "C653",
        record.key_node(key).spot,
        Said("a registered name needs two characters at least", "登记的姓名至少要两个字"),
        Said(
            "write the full name; put short forms of two characters under “also”",
            "请写全名；两个字以上的简称写在“又名”下",
        ),
    )


def _closed(sheet: Sheet) -> tuple[Diagnostic, ...]:
    """The problems with codes of the register and without words from the file. What is no error elsewhere but
    not understood (a key nobody knows) may hold a name that would go unprotected: an error too."""
    closed = []
    for one in sheet.diagnostics:
        if one.code.startswith("C65") or one.code in ("C395", "C399"):
            closed.append(one)
            continue
        if one.severity == "hint" or one.code in ("C102", "C125", "C126", "C128"):
            continue
        code = "C650" if one.code < "C140" else "C651"
        closed.append(
            replace(
                one,
                code=code,
                severity="error",
                message=_FAULTS[code],
                help=one.help if one.code < "C140" and "“" not in one.help.en else _HELPS[code],
            )
        )
    return tuple(closed)
