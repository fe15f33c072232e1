"""What is said of figures: codes C320 to C349 with both languages and the mend."""

from __future__ import annotations

import re

from chronicle.model.diagnostic import NOTHING, Remark, Said, Severity

_BAD: dict[str, tuple[str, str, str, str, str]] = {
    "digits": ("C321", "a number has at most 30 digits", "数字不得超过 30 位",
               "write the number with a scale, such as 2万元", "请用“万”“亿”等单位书写，例如 2万元"),
    "exponent": ("C322", "numbers are not written with an exponent", "数字不能写成科学计数法",
                 "write it out: 20000, or 2万", "请写全：20000 或 2万"),
    "groups": ("C323", "the commas do not stand between groups of three digits", "数字中的逗号没有按三位分组",
               "write 1,200 or 1200; a decimal point is a dot: 1.5", "请写 1,200 或 1200；小数点用“.”：1.5"),
    "fraction": ("C324", "fractions are not read", "不能识别分数",
                 "write a decimal number (0.5亩) or percent (50%)", "请写小数（0.5亩）或百分数（50%）"),
    "numeral": ("C320", "this is not a number", "无法识别为数字",
                "write the number in digits, then the unit: 7.5公里", "请用阿拉伯数字加单位：7.5公里"),
    "tail": ("C325", "this number can be read in two ways", "这个数字有两种读法",
             "write 2.5万 or 25000 for 2万5", "“2万5”请写成 2.5万 或 25000"),
}  # fmt: skip


def bad_number(problem: str, start: int, end: int) -> Remark:
    """An error for a figure that cannot be read; `problem` as in `Figure.problem`."""
    code, en, zh, help_en, help_zh = _BAD[problem]
    return Remark(code, "error", Said(en, zh), Said(help_en, help_zh), start, end)


_SPLIT = re.compile(r"([0-9]{1,3}) ([0-9]{1,3}(?:\.[0-9]+)?[^0-9\s]*)")


def remark(code: str, severity: Severity, en: str, zh: str, mend: tuple[str, str] = ("", ""),
           span: tuple[int, int] = (0, 0)) -> Remark:  # fmt: skip
    """A remark from its texts."""
    return Remark(code, severity, Said(en, zh), Said(*mend) if any(mend) else NOTHING, *span)


def too_long(limit: int) -> Remark:
    """The text is no figure but prose."""
    return remark("C326", "error", f"a figure has at most {limit} characters", f"数量不得超过 {limit} 个字符",
                  ("write only the number and its unit here; the rest belongs into note",
                   "这里只写数字和单位，其余请写进“备注”"))  # fmt: skip


def no_figure(text: str) -> Remark:
    """Words without a number."""
    return remark("C327", "warning", f"no number in “{text}”: it counts as not recorded",
                  f"“{text}”里没有数字，算作未记录",
                  ("write a number and a unit, such as 300只, or 不详 if it is not known",
                   "请写数字和单位，如 300只；不清楚就写“不详”"))  # fmt: skip


def several(text: str, span: tuple[int, int]) -> Remark:
    """More than one figure in one value; or one that a space has split, as scanned text has it (`1 5km`)."""
    if split := _SPLIT.fullmatch(text.strip()):
        whole = "".join(split.groups())
        return remark("C328", "error", f"two figures stand here, or a space has split one: “{text.strip()}”",
                      f"这里有两个数，或一个数被空格断开了：“{text.strip()}”",
                      (f"write {whole}; or a list, if it is two: [7.5公里, 850米]",
                       f"请写 {whole}；如果是两个数量，请写成列表：[7.5公里, 850米]"), span)  # fmt: skip
    return remark("C328", "error", "more than one figure stands here", "这里有不止一个数量",
                  ("write a list, one figure each: [7.5公里, 850米]", "请写成列表，每项一个数量：[7.5公里, 850米]"),
                  span)  # fmt: skip


def backwards(span: tuple[int, int]) -> Remark:
    """A range whose first number is the greater."""
    return remark("C329", "error", "the range begins with the greater number", "范围把大数写在了前面",
                  ("write the lesser number first: 700-800元", "请把小的数写在前面：700-800元"), span)  # fmt: skip


def unlike(span: tuple[int, int]) -> Remark:
    """A range between units that do not measure the same."""
    return remark("C330", "error", "the two ends of the range have units that do not match",
                  "范围两端的单位不一致",
                  ("write both ends in one unit: 700-800元", "两端请用同一个单位：700-800元"), span)  # fmt: skip


def contradiction() -> Remark:
    """Two comparators that exclude each other."""
    return remark("C331", "error", "“more than” and “less than” stand beside one figure",
                  "同一个数量既写“超过”又写“不到”",
                  ("keep the one that is meant", "请只保留一个"))  # fmt: skip


def unknown_unit(unit: str, near: tuple[str, ...], span: tuple[int, int]) -> Remark:
    """A unit that is in no table."""
    en = f"; did you mean {' or '.join(near)}?" if near else ""
    zh = f"；是不是“{'”或“'.join(near)}”？" if near else ""
    return remark("C332", "warning", f"unknown unit “{unit}”: it is shown as written and added to nothing else",
                  f"不认识单位“{unit}”：照原样显示，不与别的数量相加",
                  (f"write a unit that the guide lists, such as 亩, 公里, 户, 元{en}",
                   f"请写指南里列出的单位，如亩、公里、户、元{zh}"), span)  # fmt: skip


def no_unit() -> Remark:
    """A bare number."""
    return remark("C333", "hint", "the number has no unit", "数字后面没有单位",
                  ("write the unit after it (300只), or in the key unit",
                   "请在数字后面写单位（300只），或写进“计量单位”"))  # fmt: skip


def two_units(inner: str, outer: str, span: tuple[int, int]) -> Remark:
    """The unit in the text and the one given apart differ."""
    return remark("C334", "warning", f"the figure says {inner}, but the key unit says {outer}; the figure holds",
                  f"数量里写“{inner}”，“计量单位”写“{outer}”；以数量里的为准",
                  ("keep one of the two", "请保留一处"), span)  # fmt: skip


def acres(span: tuple[int, int]) -> Remark:
    """Acres are mostly a mistranslated 亩."""
    return remark("C335", "warning", "acres are often a mistranslated 亩 (1 acre is 6.07 mu)",
                  "“英亩”常是“亩”的误译（1 英亩约合 6.07 亩）",
                  ("write mu if the original says 亩", "原文若是“亩”，请写“亩”"), span)  # fmt: skip


def noun(words: str, span: tuple[int, int]) -> Remark:
    """Words beside the figure that are neither number nor unit."""
    return remark("C336", "hint", f"“{words}” stands beside the figure and is not counted with it",
                  f"“{words}”不属于数量，只照原样显示",
                  ("what is counted belongs into the title of the measure",
                   "数的是什么，请写进名称"), span)  # fmt: skip


def below_zero(span: tuple[int, int]) -> Remark:
    """A negative amount."""
    return remark("C337", "error", "an amount cannot be below zero", "数量不能小于零",
                  ("write a range as 700-800元, an unknown number as 不详", "范围请写 700-800元；不清楚请写“不详”"),
                  span)  # fmt: skip


def cumulative(span: tuple[int, int]) -> Remark:
    """累计 in a figure."""
    return remark("C338", "hint", "累计 means a running total", "“累计”表示累计数",
                  ("add counting: cumulative, so that it is not added to earlier figures",
                   "请加上“计数: 累计”，以免与以前的数量相加"), span)  # fmt: skip


def bare_none() -> Remark:
    """无 or none: zero or not recorded?"""
    return remark("C339", "warning", "“none” counts as not recorded, not as 0", "“无”算作未记录，不算 0",
                  ("write 0 with its unit, such as 0户, if there truly was none",
                   "确实是零的，请写 0 加单位，如 0户"))  # fmt: skip


def not_money(span: tuple[int, int]) -> Remark:
    """Funds in something else than yuan."""
    return remark("C340", "error", "this is not a sum in yuan", "这不是以元计的金额",
                  ("write an amount such as 2万元; things given belong into quantity",
                   "请写金额，如 2万元；实物请写进“数量”"), span)  # fmt: skip


def yuan_assumed() -> Remark:
    """A bare number of money."""
    return remark("C341", "hint", "a sum without a unit is read as yuan", "金额没有单位，按“元”读入",
                  ("write 元 or 万元 after the number", "请在数字后写“元”或“万元”"))  # fmt: skip


def parts_in_total(span: tuple[int, int]) -> Remark:
    """A total with its parts in brackets."""
    return remark("C342", "warning", "the sums in brackets are not read, only the total before them",
                  "括号里的金额没有读，只读了括号前面的总数",
                  ("write the parts only: 中央5万元；省3万元",
                   "请只写各分项：中央5万元；省3万元"), span)  # fmt: skip


def ambiguous_fen(span: tuple[int, int]) -> Remark:
    """分 alone may be land, money or time."""
    return remark("C343", "warning", "分 alone is read as a tenth of a mu", "单写“分”，按十分之一亩读入",
                  ("write 0.5亩 for land, 0.05元 for money, 5分钟 for time",
                   "土地请写 0.5亩，钱请写 0.05元，时间请写 5分钟"), span)  # fmt: skip


def no_sum(span: tuple[int, int]) -> Remark:
    """A source of money without a sum."""
    return remark("C344", "error", "a source of money stands here without its sum", "只写了资金来源，没有金额",
                  ("give each source its own sum: 中央3万元；省2万元", "请分别写明各来源的金额：中央3万元；省2万元"),
                  span)  # fmt: skip
