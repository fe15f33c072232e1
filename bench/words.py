"""Word lists for invented diaries. No name of a person or a village here is anyone's."""

from __future__ import annotations

import random

AREA = tuple("前后上下大小东西南北")
LAND = tuple("松柳石枣梨榆桐柏槐杏泉云")
FORM = tuple("坪沟湾岭坡洼塬峪")
SURNAMES = tuple("霍柴阎乔郗苗柏窦")
GIVEN = ("青禾", "望山", "砚田", "秋实", "长庚", "晓渠", "立春", "同舟", "润土", "知远")
PLACE_NAMES = ("柿川", "砚河", "青屏", "石鼓", "枫岔", "云台", "苇泊", "白杏")
TAGS = ("修路", "饮水", "养殖", "种植", "危房", "教育", "座谈会", "走访", "核桃", "培训")

SUBJECTS = ("工作队", "村两委", "驻村干部", "几位老党员", "水利站的同志", "合作社", "村民代表", "施工队")
TIMES = ("一早", "上午", "午饭以后", "傍晚", "散会以后", "雨停了", "赶集回来", "入户的路上")
DEEDS = (
    "把{place}到{place}的路线走了一遍",
    "量了水渠的长度，一共{number}米",
    "核对了{number}户的登记表",
    "商量{thing}的事，说到天黑才散",
    "看了{thing}，又问了去年的收成",
    "把{thing}的账目贴在村部门口",
    "分三组入户，走了{small}户",
    "请人来教{thing}，来听的有{number}人",
)
PLACES = ("村口", "上湾", "学校", "老井", "三组", "水库", "打谷场", "卫生室", "河对岸")
THINGS = ("核桃嫁接", "蓄水池", "通组路", "危房改造", "养羊", "大棚", "小额贷款", "秋季开学", "药材种植", "光伏板")
WORRIES = (
    "大家最担心的还是水，天一旱就要到沟底去挑",
    "路不通，东西就卖不上价，这话家家都说",
    "钱从哪里来，谁也没有说准，先记在本子上",
    "年轻人都出去了，留在家里的人手不够",
    "有人问，明年还来不来；我说来",
    "这件事**还没有定**，要等镇里的回话",
    "说好月底再碰一次头，把没有办的一件一件过",
)
QUOTES = ("路修到哪里，心就放到哪里", "先把水接进来再说", "账要算清楚", "种什么都行，就怕卖不掉", "说了就要办")
HEADINGS = ("上午", "入户", "座谈", "要办的事", "路上", "水的事", "下一步", "账目")

MEASURES = (
    # key, Chinese title, unit, most, yuan a unit
    ("infrastructure", "通组路硬化", "公里", 9, 350_000),
    ("drinking_water", "人畜饮水管网", "米", 3000, 90),
    ("housing", "危房改造", "户", 30, 28_000),
    ("industry", "核桃管护", "亩", 800, 300),
    ("training", "养殖技术培训", "人", 60, 200),
    ("education", "助学补助", "人", 40, 1_000),
    ("employment", "外出务工组织", "人", 50, 0),
    ("survey", "入户走访", "户", 90, 0),
    ("meeting", "村民座谈会", "次", 3, 0),
    ("irrigation", "水渠清淤", "米", 2000, 30),
)
QUALIFIERS = ("", "", "", "", "约", "超过", "至少")
STATUSES = ("已完成", "已完成", "已完成", "进行中", "计划", "有条件启动", "待办")
NEEDS = ("通组路要修", "饮水不够", "贷款难", "缺技术", "学生上学远", "老人没有人照看", "药材没有销路")


def village_names(count: int, rng: random.Random) -> list[str]:
    """So many different names of villages."""
    names = [f"{a}{b}{c}村" for a in AREA for b in LAND for c in FORM]
    return rng.sample(names, count)


def cadre_names(count: int, rng: random.Random) -> list[str]:
    """So many different names of cadres."""
    return rng.sample([a + b for a in SURNAMES for b in GIVEN], count)


def sentence(rng: random.Random) -> str:
    """One sentence of prose."""
    kind = rng.random()
    if kind < 0.2:
        return f"{rng.choice(WORRIES)}。"
    if kind < 0.3:
        return f"{rng.choice(SUBJECTS)}里有人说：“{rng.choice(QUOTES)}。”"
    deed = rng.choice(DEEDS)
    while "{place}" in deed:
        deed = deed.replace("{place}", rng.choice(PLACES), 1)
    deed = deed.replace("{thing}", rng.choice(THINGS))
    deed = deed.replace("{number}", str(rng.randint(12, 980))).replace("{small}", str(rng.randint(3, 19)))
    return f"{rng.choice(TIMES)}，{rng.choice(SUBJECTS)}{deed}。"
