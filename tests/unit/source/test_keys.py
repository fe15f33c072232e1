"""Every key of the writers' table, in Chinese and English, by where it stands."""

import pytest

from chronicle.source import MapNode, Sheet, compose
from chronicle.source.keys import read_keys

TABLE = """
entry: 标题 题目 = title
entry: 日期 时间 走访时间 = date
entry: 天气 = weather
entry: 星期 = weekday
entry: 村 村庄 行政村 帮扶村 所在村 village Villages = villages
entry: 自然村 = hamlet
entry: 组 村民小组 社 = group
entry: 地点 走访地点 place = places
entry: 干部 驻村干部 第一书记 cadre = cadres
entry: 作者 记录人 = author
entry: 工作队 参加人员 走访人员 同行 = participants
entry: 走访对象 走访户 贫困户 农户 household = households
entry: 派出单位 帮扶单位 工作单位 单位 = organisations
entry: 措施 帮扶措施 工作内容 measure = measures
entry: 类别 类型 = type
entry: 需求 诉求 困难 反映问题 存在问题 need = needs
entry: 致贫原因 主要致贫原因 = cause_main
entry: 其他致贫原因 = causes
entry: 下一步 下步打算 后续计划 后续工作计划 next-steps = next_steps
entry: 照片 图片 photo = photos
entry: 标签 tag = tags
entry: 摘要 = summary
entry: 备注 = note
entry: 来源 = source
entry: 语言 = lang
entry: 公开 公开范围 密级 = access
entry: 草稿 = draft
entry: 档号 编号 = ref
entry: 四项职责 职责 = duty
measure: 编号 = id
measure: 类别 类型 项目类别 = kind
measure: 名称 村名 姓名 内容 标题 what = title
measure: 数量 规模 amount = quantity
measure: 计量单位 单位 = unit
measure: 资金 金额 投入 = funds
measure: 资金来源 = funds_source
measure: 状态 进度 办理情况 解决情况 = status
measure: 条件 = condition
measure: 期限 = due
need: 编号 = id
need: 类别 类型 项目类别 kind = topic
need: 内容 = text
photo: 文件 = file
photo: 图注 说明 = caption
photo: 人物 = people
village: 名称 村名 = name
village: 自然村 = hamlets
village: 组 村民小组 社 = groups
village: 户数 = households_count
village: 人口 = population
village: 海拔 = elevation
village: 经纬度 = coords
village: 区划代码 编码 = code
village: 别名 曾用名 = aliases
village: 所属 上级 = parent
place: 级别 = level
place: 区划代码 编码 = code
cadre: 姓名 名称 = name
cadre: 职务 身份 = role
cadre: 派出单位 帮扶单位 工作单位 单位 = organisation
posting: 职务 身份 = role
posting: 开始 起 = from
posting: 结束 止 = to
posting: 任期 = term
posting: 村 = village
posting: 单位 = organisation
household: 编号 = id
household: 化名 = pseudonym
household: 同意 = consent
household: 组 = group
settings: 标题 = title
settings: 语言 = languages
settings: 主题 = theme
settings: 网址 = url
settings: 出版者 = publisher
settings: 许可 = licence
"""
ROWS = [
    (line.partition(":")[0], name, line.rpartition("=")[2].strip())
    for line in TABLE.strip().splitlines()
    for name in line.partition(":")[2].rpartition("=")[0].split()
]


def keys(text: str, context: str) -> tuple[list[tuple[str, str]], Sheet]:
    sheet = Sheet("a.yaml")
    node = compose(text, sheet)
    assert isinstance(node, MapNode)
    return [(field.key, field.lang) for field in read_keys(node, context, sheet)], sheet


@pytest.mark.parametrize(("context", "written", "meant"), ROWS)
def test_each_name_means_its_key(context: str, written: str, meant: str) -> None:
    found, sheet = keys(f"{written}: x", context)

    assert found == [(meant, "")]
    assert sheet.diagnostics == []


@pytest.mark.parametrize("written", ["ＴＩＴＬＥ", " Title ", '"title "'])
def test_width_case_and_blanks_do_not_matter(written: str) -> None:
    assert keys(f"{written}: x", "entry")[0] == [("title", "")]


def test_hyphens_and_spaces_are_underscores() -> None:
    assert keys("Next Steps: x\nembargo-until: y", "entry")[0] == [("next_steps", ""), ("embargo_until", "")]


def test_a_wording_by_language() -> None:
    assert keys("name_en: x\nname: y", "village")[0] == [("name", "en"), ("name", "")]


def test_the_same_value_twice_under_two_names_is_fine() -> None:
    found, sheet = keys("title: x\n标题: x", "entry")

    assert (found, sheet.diagnostics) == ([("title", "")], [])


def test_two_values_under_two_names_are_an_error_with_both_places() -> None:
    _, sheet = keys("title: x\n标题: y", "entry")

    (one,) = sheet.diagnostics
    assert (one.code, one.severity, one.place.line, one.place.column) == ("C141", "error", 2, 1)
    assert [(r.place.line, r.place.column) for r in one.related] == [(1, 1)]


def test_an_unknown_key_gets_the_nearest_one() -> None:
    _, sheet = keys("sumary: x", "entry")

    (one,) = sheet.diagnostics
    assert (one.code, one.severity, one.place.end_column) == ("C142", "warning", 7)
    assert "summary" in one.help.en


def test_private_keys_are_dropped_without_a_word() -> None:
    assert keys("电话: '1'\n姓名: 王", "cadre")[0] == [("name", "")]


@pytest.mark.parametrize("written", ["acces", "draf", "Minor s", "embargo_untill", "公开范圍"])
def test_what_looks_like_a_key_of_privacy_withholds(written: str) -> None:
    _, sheet = keys(f"{written}: x", "entry")

    assert [d.code for d in sheet.diagnostics] == ["C614"]
    assert sheet.withhold


@pytest.mark.parametrize("line", ["layout: post", "categories: 路", "published: true", "hidden: 否", "password:"])
def test_keys_of_other_programs_are_hints(line: str) -> None:
    _, sheet = keys(f"title: 路\n{line}", "entry")
    assert [(d.code, d.severity) for d in sheet.diagnostics] == [("C145", "hint")]
    assert not sheet.withhold


@pytest.mark.parametrize("line", ["published: false", "hidden: true", "password: abc", "private: [a]", "secret: 也许"])
def test_what_was_not_shown_by_another_program_is_withheld(line: str) -> None:
    _, sheet = keys(f"title: 路\n{line}", "entry")
    assert [(d.code, d.severity) for d in sheet.diagnostics] == [("C614", "error")]
    assert sheet.withhold


@pytest.mark.parametrize(
    ("written", "meant"), [("日其", "日期"), ("天汽", "天气"), ("标提", "标题"), ("titel", "title"), ("路况", "")]
)
def test_a_key_that_was_mistyped_is_told(written: str, meant: str) -> None:
    sheet = Sheet("content/entries/a.md")
    node = compose(f"{written}: 一\n", sheet)
    assert isinstance(node, MapNode)
    read_keys(node, "entry", sheet)
    (found,) = sheet.diagnostics
    assert (found.code, meant in found.help.zh) == ("C142", True)
    assert bool(found.help.zh) == bool(meant)


@pytest.mark.parametrize("written", ["草搞", "密集", "acces"])
def test_a_key_typed_like_one_of_privacy_withholds(written: str) -> None:
    sheet = Sheet("content/entries/a.md")
    node = compose(f"{written}: 是\n", sheet)
    assert isinstance(node, MapNode)
    read_keys(node, "entry", sheet)
    assert [found.code for found in sheet.diagnostics] == ["C614"]
    assert sheet.withhold


@pytest.mark.parametrize("dash", ["－ ", "— ", "-", "· "])
def test_a_dash_that_is_none_is_told(dash: str) -> None:
    sheet = Sheet("content/entries/a.md")
    node = compose(f"{dash}名称: 路\n", sheet)
    assert isinstance(node, MapNode)
    read_keys(node, "measure", sheet)
    (found,) = sheet.diagnostics
    assert (found.code, found.help.zh) == ("C142", "列表的一项以“- ”开头：“- 名称: …”")


def test_full_width_marks_in_braces_are_told_all_at_once() -> None:
    sheet = Sheet("content/entries/a.md")
    node = compose("{名称：路，状态：完成}\n", sheet)
    assert isinstance(node, MapNode)
    read_keys(node, "measure", sheet)
    (found,) = sheet.diagnostics
    assert (found.code, found.help.zh) == ("C125", "请写成“名称: 路, 状态: 完成”")


def test_a_comma_in_braces_that_cut_a_number_is_told() -> None:
    sheet = Sheet("content/entries/a.md")
    node = compose("{title: Bridge, funds: 20,000 yuan}\n", sheet)
    assert isinstance(node, MapNode)
    read_keys(node, "measure", sheet)
    (found,) = sheet.diagnostics
    assert found.help.en == 'inside braces a comma ends the value; put the number in quotation marks: "…,000 yuan"'
