"""What is said of dates: codes C301 to C319 with both languages and the mend."""

# ruff: noqa: E501 - a sentence is a line

from __future__ import annotations

import re

from chronicle.model.diagnostic import NOTHING, Remark, Said, Severity

_MONTH = re.compile("[0-9]{4}-(?:0[1-9]|1[0-2])-")
_FORMS = (
    "write 2015-12-23, 2015-12, 2015, 2015年12月23日 or, without a year, XXXX-12-23",
    "请写 2015-12-23、2015-12、2015、2015年12月23日；没有年份写 XXXX-12-23",
)
_FAULTS: dict[str, tuple[str, str, str, tuple[str, str]]] = {
    "form": ("C301", "“{}” is not a date", "“{}”无法识别为日期", _FORMS),
    "day": ("C302", "there is no such day: {}", "没有这一天：{}",
            ("check month and day; if only the month is sure, write {month}", "请核对月和日；只知道月份就写 {month}")),
    "month": ("C302", "there is no month {}", "没有{}月",
              ("a month is 01 to 12; for several years write 2015/2016", "月份为 01 至 12；跨年请写 2015/2016")),
    "year": ("C303", "the year {} is outside 1900 to 2100", "年份 {} 不在 1900 至 2100 之间",
             ("check the year: four digits, such as 2015", "请核对年份，写四位数字，如 2015")),
    "short": ("C304", "the year “{}” has not four digits", "年份“{}”不是四位数",
              ("write all four digits: 2015年3月", "请写四位年份：2015年3月")),
    "order": ("C305", "day, month and year stand in an order that can be read in two ways", "日、月、年的顺序有歧义",
              ("write the year first: 2015-12-23", "请先写年份：2015-12-23")),
    "reversed": ("C306", "the interval ends before it begins", "时间段的结束早于开始",
                 ("write the earlier date first: 2015-07/2015-09", "请把较早的日期写在前面：2015-07/2015-09")),
    "unsupported": ("C307", "this form of EDTF is not read: {}", "不支持这种 EDTF 写法：{}",
                    ("put ?, ~ or % at the end (2015-07?), several possible days in [ , ]",
                     "?、~、% 请写在末尾（2015-07?），几个可能的日子写在 [ , ] 中")),
    "several": ("C308", "more than one date stands here, or one that is not understood: {}", "这里有不止一个日期，或无法识别：{}",
                ("write one date; an interval as 2015-07-01/2015-07-05", "请只写一个日期；时间段写 2015-07-01/2015-07-05")),
    "long": ("C309", "a date has at most 200 characters", "日期不得超过 200 个字符", _FORMS),
}  # fmt: skip


def fault(name: str, detail: str = "") -> Remark:
    """An error; `name` is a fault of this floor's DateFaultError."""
    code, en, zh, mend = _FAULTS[name]
    short = detail if len(detail) <= 40 else detail[:40] + "…"
    month = detail[:7] if _MONTH.match(detail) else "2015-02"
    help_en, help_zh = (text.replace("{month}", month) for text in mend)
    return Remark(code, "error", Said(en.replace("{}", short), zh.replace("{}", short)), Said(help_en, help_zh))


def _note(code: str, severity: Severity, en: str, zh: str, mend: tuple[str, str] = ("", ""),
          span: tuple[int, int] = (0, 0)) -> Remark:  # fmt: skip
    return Remark(code, severity, Said(en, zh), Said(*mend) if any(mend) else NOTHING, *span)


def repaired(text: str, edtf: str) -> Remark:
    """Stray spaces were taken out."""
    return _note("C310", "warning", f"“{text}” is read as {edtf}", f"“{text}”按 {edtf} 读取",
                 (f"write {edtf}", f"请写 {edtf}"))  # fmt: skip


def relative(text: str) -> Remark:
    """A date told from another, unnamed day."""
    return _note("C311", "warning", f"“{text}” depends on a day that is not named, so it stays text",
                 f"“{text}”是相对的日期，不知道从哪天算起，只按原文保留",
                 ("write the date itself, with ? if it is inferred: 2015-07?, or ../2015-12-23 for “before”",
                  "请写出日期，推断的加“?”：2015-07?；“此前”写 ../2015-12-23"))  # fmt: skip


def lunar(text: str) -> Remark:
    """A day of the lunar calendar."""
    return _note("C312", "hint", f"“{text}” is a lunar date and stays text", f"“{text}”是农历日期，只按原文保留",
                 ("write the solar date too if it is known: 2015-10-15", "知道公历日期的，请写公历，如 2015-10-15"))  # fmt: skip


def rest(words: str, span: tuple[int, int]) -> Remark:
    """Words behind the date, as in the head line of a diary."""
    return _note("C313", "hint", f"“{words}” is not part of the date", f"“{words}”不属于日期",
                 ("give it keys of its own: time, weekday, weather; or date_text for the words",
                  "请分别写进“时刻”“星期”“天气”，原话可以写进“原文日期”"), span)  # fmt: skip


def vague(word: str) -> Remark:
    """年底, 月初, early 2015: kept as the whole year or month."""
    return _note("C314", "hint", f"“{word}” has no fixed bounds: the whole year or month is taken",
                 f"“{word}”没有固定的界限，按整年或整月计",
                 ("write an interval if you know more: 2015-11/2015-12", "知道得更细就写时间段：2015-11/2015-12"))  # fmt: skip


def only_day() -> Remark:
    """8日 without a month."""
    return _note("C315", "hint", "the date has a day but no month, so it counts as undated",
                 "日期只有日，没有月，算作无日期",
                 ("write the month too if it is known: XXXX-09-08 or 2015-09-08",
                  "知道月份的，请写 XXXX-09-08 或 2015-09-08"))  # fmt: skip


def wrong_weekday(said: str, true_en: str, true_zh: str, day: str) -> Remark:
    """The weekday is not that of the date."""
    return _note("C316", "warning", f"{day} was a {true_en}, not “{said}”", f"{day} 是{true_zh}，不是“{said}”",
                 ("check the date, or remove the weekday", "请核对日期，或删去星期"))  # fmt: skip


def weekday_years(years: tuple[int, ...]) -> Remark:
    """A day and a weekday without a year."""
    told = ", ".join(map(str, years)) or "none"
    zh = "、".join(map(str, years)) or "无"
    return _note("C317", "hint", f"day and weekday go together in: {told}", f"日期与星期相符的年份：{zh}",
                 ("if other evidence names the year, write it with ?: 2015-12-23?",
                  "另有依据的，可以写上年份并加“?”：2015-12-23?"))  # fmt: skip


def unknown_weekday(said: str) -> Remark:
    """No weekday of any kind."""
    return _note("C318", "warning", f"“{said}” is not a weekday", f"“{said}”不是星期",
                 ("write 星期一 … 星期日, or Monday … Sunday", "请写“星期一”至“星期日”"))  # fmt: skip


def compact(edtf: str) -> Remark:
    """20151223."""
    return _note("C319", "hint", f"read as {edtf}", f"按 {edtf} 读取", (f"write {edtf}", f"请写 {edtf}"))


def timed(edtf: str) -> Remark:
    """A date with a time of day, as programs stamp files."""
    return _note("C319", "hint", "the time of day behind the date is not kept", "日期后面的钟点不保留",
                 (f"write {edtf}; a time of day belongs into the key time", f"请写 {edtf}；钟点请写进“时刻”"))  # fmt: skip
