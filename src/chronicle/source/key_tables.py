"""The keys of every kind of record, and their other names in Chinese and English.

A line is `canonical: other names`. A key is read by where it stands: 单位 is a sending unit in a cadre's file
and a unit of measure in a measure. `*` marks wordings, which also take `<key>_en`; `-` marks keys that are
known, private, and dropped."""

from __future__ import annotations

_MEASURE = """
id: 编号
kind: 类别 类型 项目类别
*title: what 标题 题目 名称 村名 姓名 内容
village: villages 村 村庄 行政村 帮扶村 所在村
place: places 地点 走访地点
household: households 走访对象 走访户 贫困户 农户
quantity: quantities amount amounts 数量 规模
unit: 计量单位 单位
funds: fund 资金 金额 投入
funds_source: 资金来源
status: 状态 进度 办理情况 解决情况
*condition: 条件
due: 期限
date: 日期 时间
record: 记录性质
counting: 计数
answers: answer 对应需求 回应需求
*note: notes 备注
"""

_PHOTO = """
file: 文件
*caption: captions 图注 说明
*alt: 替代文字
date: 日期 时间 拍摄时间
place: places 地点
people: 人物
minors: minor 未成年人
guardian_consent: 监护人同意
blur: 打码
*credit: 摄影 作者
*rights: 版权
access: 公开 公开范围 密级
"""

_TABLES: dict[str, str] = {
    "entry": """
id:
ref: 档号 编号
title: 标题 题目 名称
date: 日期 时间 走访时间
date_text: 原文日期
date_inferred: 推定日期
sort_inferred: 按推定日期排序
time: 时刻
weather: 天气
weekday: 星期
type: 类型 类别
lang: language 语言
order: 次序
villages: village 村 村庄 行政村 帮扶村 所在村
hamlet: hamlets 自然村
group: groups 组 村民小组 社
places: place 地点 走访地点
cadres: cadre 干部 驻村干部 第一书记
author: authors 作者 记录人
participants: participant 工作队 参加人员 走访人员 同行
households: household 走访对象 走访户 贫困户 农户
organisations: organisation organizations organization 派出单位 帮扶单位 工作单位 单位
measures: measure 措施 帮扶措施 工作内容
needs: need 需求 诉求 困难 反映问题 存在问题
cause_main: 致贫原因 主要致贫原因
causes: cause 其他致贫原因
next_steps: next_step 下一步 下步打算 后续计划 后续工作计划
photos: photo 照片 图片
tags: tag 标签
duty: duties 四项职责 职责
summary: 摘要
note: notes 备注
source: sources 来源
access: 公开 公开范围 密级
embargo_until: embargo 解密日期 开放日期
draft: 草稿
minors: minor 未成年人
guardian_consent: 监护人同意
mentions: 自动链接
translation_of: 译自
""",
    "measure": _MEASURE,
    "need": """
id: 编号
*text: title 内容 标题 名称
topic: kind 类别 类型 项目类别
village: villages 村 村庄 行政村 帮扶村 所在村
place: places 地点 走访地点
household: households 走访对象 走访户 贫困户 农户
*raised_by: 提出人
date: 日期 时间
state: status 状态 进度 办理情况 解决情况
answered_by: 回应措施
""",
    "photo": _PHOTO,
    "funds": """
amount: quantity fund funds 金额 资金 数量
source: 来源 资金来源
""",
    "source": """
*text: 内容 说明
url: 网址
translated_from: 译自语言
""",
    "village": """
id: 编号
*name: title 名称 村名 标题
pinyin: 拼音
aliases: alias 别名 曾用名
code: 区划代码 编码
parent: 所属 上级
kind: 类别 类型
hamlets: hamlet 自然村
groups: group 组 村民小组 社
households_count: 户数
population: 人口
elevation: 海拔
coords: coordinates 经纬度
facts: fact 数据 村情
status: states 状态
valid: 有效期
succeeded_by: 并入
*summary: 摘要
*note: notes 备注
photos: photo 照片 图片
lang: language 语言
translation_of: 译自
""",
    "fact": """
*what: title 名称 项目 标题
quantity: amount 数量 规模
unit: 计量单位 单位
*text: 内容
date: 日期 时间
entry: 出处
""",
    "state": """
state: status 状态
date: year 日期 时间 年份
""",
    "place": """
id: 编号
*name: title 名称
level: 级别
code: 区划代码 编码
parent: 所属 上级
aliases: alias 别名 曾用名
coords: coordinates 经纬度
valid: 有效期
succeeded_by: 并入
*note: notes 备注
""",
    "organisation": """
id: 编号
*name: title 名称
level: 级别
parent: 所属 上级
place: places 地点
aliases: alias 别名 曾用名
*note: notes 备注
""",
    "cadre": """
id: 编号
*name: title 名称 姓名 标题
*label: 称呼
aliases: alias 别名 曾用名
*role: roles 职务 身份
organisation: organization 派出单位 帮扶单位 工作单位 单位
count: 人数
postings: posting 任职 任期
*summary: bio 简介 摘要
*note: notes 备注
photos: photo 照片 图片
lang: language 语言
translation_of: 译自
-phone: tel mobile 电话 手机 联系电话
-id_number: 身份证 身份证号
-address: 住址
""",
    "posting": """
village: villages 村 村庄 行政村 帮扶村 所在村
place: places 地点
*role: roles 职务 身份
organisation: organization 派出单位 帮扶单位 工作单位 单位
from: start 开始 起
to: end 结束 止
term: 任期
*team: 工作队
""",
    "household": """
id: 编号
village: villages 村 村庄 行政村 所在村
group: 组 村民小组 社
*pseudonym: 化名
real_name: name 姓名 户主
members: member 家庭成员 成员
also: aliases alias 别名 又名
consent: 同意
minors: minor 未成年人
-cause_main: 致贫原因 主要致贫原因
-causes: cause 其他致贫原因
-attributes: 属性
-status: 状态
-helper: 帮扶责任人
-note: notes 备注
""",
    "member": """
name: real_name 姓名
also: aliases alias 别名 又名
minor: minors 未成年人
-relation: 关系
-note: notes 备注
""",
    "consent": """
status: 状态
-date: 日期 时间
-scope: 范围
-by: 同意人
""",
    "name": """
name: 姓名 名称
also: aliases alias 别名 又名
say: 写作 化名
""",
    "page": """
id:
*title: 标题 题目
order: 次序
draft: 草稿
lang: language 语言
translation_of: 译自
""",
    "settings": """
*title: 标题 题目 名称
*subtitle: 副标题
*description: summary 描述 简介 摘要
languages: language lang 语言
theme: 主题
theme_options: 主题选项
url: 网址
as_of: 截至日期 截至
*licence: license 许可 许可证
*publisher: 出版者 发布者
contact: 联系方式
privacy: 隐私
private: 私密文件夹
photos: photo 照片 图片
attachments: attachment 附件
mentions: 自动链接
max_text_mb: 文本上限
cover: 封面
link_style: 链接形式
audience: 读者范围
publish: 发布
""",
    "publish": """
name: 名称
kind: 类型
path: 路径
host: 主机
port: 端口
user: 用户
key: 密钥文件
known_hosts: 已知主机
way: 方式
layout: 布局
keep: 保留
remote: 仓库
branch: 分支
history: 历史
bucket: 存储桶
endpoint: 接入点
region: 地域
max_deletes: 删除上限
max_file_mb: 单个文件上限
gzip: 预压缩
headers: 响应头
cname: 域名
""",
    "licence": """
*name: text 名称
url: 网址
""",
    "cover": """
file: 文件
*alt: 替代文字
""",
    "privacy": """
register: 登记
names: name 姓名
allow: 放行
""",
    "allow": """
text: 内容 文字
reason: 理由
""",
    "photo_settings": """
widths: width 宽度
large: 大图
formats: format 格式
quality: 质量
max_megapixels: 像素上限
max_megabytes: 大小上限
unknown_people: 人物不明
""",
    "quality": """
webp:
jpeg: jpg
""",
}


def _parse(table: str) -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    aliases: dict[str, str] = {}
    wordings: set[str] = set()
    dropped: set[str] = set()
    for line in table.strip().splitlines():
        head, _, others = line.partition(":")
        key = head.lstrip("*-")
        if head.startswith("*"):
            wordings.add(key)
        elif head.startswith("-"):
            dropped.add(key)
        for name in (key, *others.split()):
            aliases[name] = key
    return aliases, frozenset(wordings), frozenset(dropped)


_PARSED = {context: _parse(table) for context, table in _TABLES.items()}
ALIASES: dict[str, dict[str, str]] = {context: parsed[0] for context, parsed in _PARSED.items()}
"""By kind of record: every accepted name -> canonical key."""
WORDINGS: dict[str, frozenset[str]] = {context: parsed[1] for context, parsed in _PARSED.items()}
DROPPED: dict[str, frozenset[str]] = {context: parsed[2] for context, parsed in _PARSED.items()}
ALL_NAMES = frozenset(name for aliases in ALIASES.values() for name in aliases)
PRIVACY_KEYS = frozenset({"access", "draft", "embargo_until", "minors", "guardian_consent"})
"""Keys that may not be misunderstood: a word near to one of them withholds the entry."""
