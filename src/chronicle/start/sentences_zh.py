"""What each key is, in Chinese: the sentences of the guide, for editors that show them while one writes."""

SENTENCES: dict[str, str] = {
    "entry": """
id: 编号，也就是网址；不写则用 entries/ 下的路径
ref: 档号
title: 标题；不写则用第一个标题，再没有就用日期和村名，并给出警告
date: 所记的日子，知道多少写多少
date_text: 原文里的日期说法
date_inferred: 推定的日期，加括号显示
sort_inferred: 写“是”则按推定日期排序
time: 时刻
weather: 天气
weekday: 星期；用来核对日期，不单独显示
type: 日记、走访、会议、报道或台账
lang: 正文的语言标签，如 zh-Hans、en；不写则为网站的语言
order: 整数，同一天的几篇按它排列
villages: 所记的村：编号、名称、别名或区划代码
hamlet: 认识，但不显示；请写进正文
group: 认识，但不显示；请写进正文
places: 登记过的地点
cadres: 所有参加的干部
author: 执笔人，也算在干部之内
participants: 其他参加者；只显示登记的干部和“村主任”一类职务，其余可能是村民姓名，不显示
households: 农户编号；读者只看到化名
organisations: 参加的单位
measures: 所记的措施
needs: 提出的需求
cause_main: 主要致贫原因
causes: 其他致贫原因，至多两个
next_steps: 下一步要办的事；写法同措施，不写状态即为计划
photos: 照片
tags: 标签，每个标签有一页
duty: 四项职责中的一项或几项
summary: 一两句摘要，用在列表里；不写则取正文开头
note: 给编者的备注，不显示
source: 文字的来源
access: 公开、内部或不公开；只发布公开的
embargo_until: 可以公开的第一天，写到日
draft: 写“是”则暂不发布
minors: 写“是”表示能认出未成年人；没有监护人同意就不发布
guardian_consent: 写“是”表示监护人已同意
mentions: 写“否”则本篇里的村名、人名不自动变成链接
translation_of: 所译原文的编号；译文若按 `x.md`、`x.en.md` 命名并排放置则不必写
""",
    "measure": """
id: 简短的编号，如 road：同一个村里编号相同的就是同一项措施
kind: 措施类别
title: 做了什么。
village: 哪个村；一篇写了几个村时必须写
place: 哪个地点；不属于某个村时写
household: 农户编号；未经同意只公开名称、类别和状态
quantity: 带单位的数量，可以是列表
unit: 光写数字时的单位
funds: 金额，可以是列表或键值对
funds_source: 资金来源
status: 状态；不写即为不详，并有警告
condition: 前提条件，用文字写，或写同村另一项措施的编号。
due: 期限
date: 日期；与本篇不同时写
record: 措施、预测或存量；合计只加措施
counting: 新增（每次另计）或累计
answers: 所回应需求的编号
note: 备注，随措施显示。
""",
    "need": """
id: 编号，同措施
text: 要求什么。
topic: 类别，用措施的类别
village: 哪个村；一篇写了几个村时必须写
place: 哪个地点
household: 农户编号
raised_by: 由谁提出，写身份。
date: 日期
state: 只写部分解决或未采纳；其余由回应它的措施得出
answered_by: 回应它的措施编号
""",
    "photo": """
file: 日记旁边的文件，或同名文件夹里的文件
caption: 图注。
alt: 画面内容，供看不见的人了解。
date: 拍摄时间
place: 地点，不显示
people: 无、已同意、已模糊或不详
minors: 写“是”表示能认出未成年人
guardian_consent: 写“是”表示监护人已同意
blur: 打码区域：[左, 上, 宽, 高]，都是占画面的比例，0 到 1
credit: 摄影者，显示在图注后。
rights: 版权，不显示。
access: 公开、内部或不公开；只显示公开的
""",
    "funds": """
amount: 金额
source: 资金来源
""",
    "source": """
text: 题名、页码或馆藏。
url: 网址
translated_from: 译自哪种语言
""",
    "village": """
id: 编号，也就是网址；不写则用文件名
name: 名称（必填）。
pinyin: 拼音
aliases: 别名，日记里也可以这样称呼
code: 区划代码，12 位，加引号
parent: 上级地点：places.yaml 里的编号、名称或代码
kind: 行政村、自然村或社区
hamlets: 自然村
groups: 村民小组
households_count: 户数
population: 人口
elevation: 海拔
coords: 纬度和经度；只保留两位小数
facts: 村情数据
status: 状态及日期
valid: 这个名称存在的起止
succeeded_by: 并入的村
summary: 一两句摘要。
note: 备注。
photos: 照片
lang: 正文语言
translation_of: 原文编号；按 `x.md`、`x.en.md` 命名时不必写
""",
    "fact": """
what: 数据名称。
quantity: 带单位的数量
unit: 光写数字时的单位
text: 用文字写的情况。
date: 日期
entry: 出处，写日记编号
""",
    "state": """
state: 状态
date: 从何时起
""",
    "place": """
id: 编号（必填）
name: 名称（必填）。
level: 省、市、县、乡镇或其他
code: 区划代码，2、4、6、9 或 12 位，加引号
parent: 上级
aliases: 别名
coords: 纬度和经度；只保留两位小数
valid: 存在的起止
succeeded_by: 并入的地方
note: 备注。
""",
    "organisation": """
id: 编号（必填）
name: 名称（必填）。
level: 级别
parent: 上级单位
place: 所在地点
aliases: 别名
note: 备注。
""",
    "cadre": """
id: 编号，也就是网址；不写则用文件名
name: 姓名；或写 `label`，两者必填其一。
label: 代替姓名的称呼，用于不具名者或集体。
aliases: 别名
role: 职务；其他文字照原样保留。
organisation: 派出单位
count: 人数，用于集体
postings: 任职
summary: 一两句简介。
note: 备注。
photos: 照片
lang: 正文语言
translation_of: 原文编号
phone: 读入时即丢弃
id_number: 读入时即丢弃
address: 读入时即丢弃
""",
    "posting": """
village: 村
place: 地点，不是村时写
role: 在那里的职务。
organisation: 派出单位
from: 开始，知道多少写多少
to: 结束；仍在任写 `..` 或“至今”
term: 起止写在一起，如 2015-07/2017-08
team: 工作队名称。
""",
    "household": """
id: 编号，日记里用它；编号本身不要透露什么
village: 村
group: 村民小组
pseudonym: 化名，读者看到的就是它（必填）。
real_name: 户主姓名；会在所有内容中查找，绝不发布
members: 家庭成员
also: 姓名的其他写法
consent: 同意情况，也可以只写状态
minors: 有未成年人
cause_main: 读入时即丢弃
causes: 读入时即丢弃
attributes: 读入时即丢弃
status: 读入时即丢弃
helper: 读入时即丢弃
note: 读入时即丢弃
""",
    "member": """
name: 姓名；会在所有内容中查找
also: 其他写法
minor: 未成年
relation: 读入时即丢弃
note: 读入时即丢弃
""",
    "consent": """
status: 已同意、不同意、已撤回或不详
date: 读入时即丢弃
scope: 读入时即丢弃
by: 读入时即丢弃
""",
    "name": """
name: 真实姓名，至少两个字
also: 其他写法
say: 代替的写法（配合 `privacy.names: replace`）
""",
    "page": """
id: 编号；页面地址是 `<id>/`
title: 标题。
order: 整数，页面按它排列
draft: 写“是”则暂不发布
lang: 正文语言
translation_of: 原文编号
""",
    "settings": """
title: 网站名称。
subtitle: 副标题。
description: 一两句话介绍网站。
languages: 语言标签；第一个是网站本来的语言，其余各有一套页面，如 `/en/`
theme: 主题：gazetteer、plain，或 themes/ 下自己的文件夹
theme_options: 主题的选项
url: 网站地址；订阅源、站点地图和规范链接要用它
as_of: 计算解密日期所用的日子；不写则用中国的今天
licence: 许可；写文字，或分名称和网址写。
publisher: 发布者。
contact: 联系方式
privacy: 姓名的保护
private: 不公开的登记册所在的文件夹，须在网站文件夹之内
photos: 照片的尺寸、格式与上限
attachments: 正文可以链接的文件扩展名，如 pdf；原样复制
mentions: 写“否”则正文里的村名、人名不自动变成链接
max_text_mb: 文本文件的上限，以兆字节计
cover: 首页的图片
link_style: folders（用于网站）或 files（链接都写明 index.html，不用服务器也能打开）
audience: public（公开）或 internal（内部）；内部时请搜索引擎不要收录
publish: 网站发到哪些主机
""",
    "licence": """
name: 许可名称。
url: 许可全文的网址
""",
    "cover": """
file: content/ 下的路径
alt: 画面内容。
""",
    "privacy": """
register: required（没有登记册就不生成）或 optional
names: error（出现登记的姓名就停止）或 replace（替换）
allow: 含有登记的姓名、但可以出现的词句
""",
    "allow": """
text: 词句
reason: 理由
""",
    "photo_settings": """
widths: 页面内的宽度，以像素计
large: 点开后的宽度；0 表示没有
formats: 格式，先后为序：webp、jpeg
quality: 质量
max_megapixels: 照片的像素上限，以百万计
max_megabytes: 照片文件的上限，以兆字节计
unknown_people: publish（发布）或 withhold（不发布）：没有写明人物情况的照片
""",
    "quality": """
webp: 1 到 100
jpeg: 1 到 100
""",
    "publish": """
name: 目标名；不写则用类型
kind: folder（文件夹）、ssh、git、s3 或 zip（压缩包）
path: 主机上的文件夹；s3 是前缀，zip 是文件
host: ssh：主机名
port: ssh：端口
user: ssh：登录用户
key: ssh：私钥文件；用 ssh-agent 则不必写
known_hosts: ssh：已知主机密钥的文件
way: ssh：auto（自动）、rsync 或 sftp
layout: folder、ssh：auto（自动）、releases（版本）或 in-place
keep: 保留几个版本
remote: git：仓库地址
branch: git：分支
history: git：squash（合并，只一次提交）或 keep（保留）
bucket: s3：存储桶
endpoint: s3：存储的地址，不是亚马逊时要写
region: s3：地域
max_deletes: 不询问即可删除的文件占百分之几
max_file_mb: 主机接收的最大文件，兆字节
gzip: 是：每个文本旁再放一个.gz
headers: 是：放一个 _headers 文件，供识别它的主机用
cname: 放一个写有此域名的 CNAME 文件
""",
}
