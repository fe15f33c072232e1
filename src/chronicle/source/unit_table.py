"""The units of village records, as rows: id | Chinese | English one | many | dimension | base | further words.

Area is added in mu, because every factor is exact there (1 ha = 15 mu, 1 m2 = 0.0015 mu), while a mu is 2000/3
square metres. Classifiers that count different things are dimensions of their own: households and persons never
add, and person-times are no persons."""

# ruff: noqa: E501 - a row is a line

TABLE = """
mu | 亩 | mu | mu | area | 1 | 市亩, mus
fen | 分 | fen | fen | area | 0.1 | 分地
m2 | 平方米 | m² | m² | area | 0.0015 | 平米, 平方公尺, m2, sq m, sqm, square metre, square metres, square meter, square meters
ha | 公顷 | hectare | hectares | area | 15 | ha
km2 | 平方公里 | km² | km² | area | 1500 | 平方千米, km2, sq km, square kilometre, square kilometres, square kilometer, square kilometers
acre | 英亩 | acre | acres | area | 6.0702846336 |
m | 米 | metre | metres | length | 1 | 公尺, 延米, 延长米, m, meter, meters
km | 公里 | kilometre | kilometres | length | 1000 | 千米, km, kms, kilometer, kilometers
li | 里 | li | li | length | 500 | 华里, 里路, 里地
cm | 厘米 | centimetre | centimetres | length | 0.01 | 公分, cm, centimeter, centimeters
kg | 公斤 | kilogram | kilograms | mass | 1 | 千克, kg, kgs, kilo, kilos, kilogramme, kilogrammes
jin | 斤 | jin | jin | mass | 0.5 | 市斤, catty, catties
dan | 担 | dan | dan | mass | 50 | 市担, picul, piculs
t | 吨 | tonne | tonnes | mass | 1000 | t, ton, tons, metric ton, metric tons
g | 克 | gram | grams | mass | 0.001 | g, gramme, grammes
yuan | 元 | yuan | yuan | money | 1 | 块, 块钱, 元钱, 元整, 圆, 元人民币, 人民币, rmb, cny, rmb yuan, yuan rmb, renminbi
jiao | 角 | jiao | jiao | money | 0.1 | 毛钱
household | 户 | household | households | household | 1 | 户人家, 户人, 户家庭, 户农户, 个家庭, 户村民, family, families
person | 人 | person | persons | person | 1 | 口人, 口, 名, 个人, 位, 人口, people, cadre, cadres, resident, residents, worker, workers, farmer, farmers, student, students, villagers, villager, inhabitant, inhabitants
person_time | 人次 | person-time | person-times | person_time | 1 | 人次数, person time, person times, people-times, visits by persons
head | 头 | head | head | head | 1 | heads, 头牲畜, 头驴, donkey, donkeys
pig | 头猪 | pig | pigs | pig | 1 | 口猪, 头生猪
cattle | 头牛 | head of cattle | head of cattle | cattle | 1 | 头黄牛, 头肉牛, cattle, cow, cows
sheep | 只羊 | sheep | sheep | sheep | 1 | 头羊, 只绵羊, 只山羊, goat, goats
hen | 只鸡 | hen | hens | hen | 1 | 羽鸡, 只母鸡, 只土鸡, chicken, chickens
animal | 只 | animal | animals | animal | 1 |
horse | 匹 | horse | horses | horse | 1 | 匹马
bird | 羽 | bird | birds | bird | 1 | 羽家禽
hive | 箱蜂 | hive | hives | hive | 1 | 箱蜜蜂, 群蜂, beehive, beehives
plant | 株 | plant | plants | plant | 1 | 棵, 株树苗, 棵树, tree, trees, sapling, saplings, seedling, seedlings
lamp | 盏 | lamp | lamps | lamp | 1 | 盏灯, 盏路灯, 盏太阳能路灯, street lamp, street lamps, street light, street lights, light, lights
building | 座 | building | buildings | building | 1 | 栋, 幢, 座楼
well | 口井 | well | wells | well | 1 | 眼井, 眼机井, 口水井, 眼, 眼水井
set | 套 | set | sets | set | 1 |
room | 间 | room | rooms | room | 1 | 间房, 孔窑洞, 孔
site | 处 | site | sites | site | 1 | 个点, place, places
machine | 台 | machine | machines | machine | 1 | 台机器
vehicle | 辆 | vehicle | vehicles | vehicle | 1 | 辆车
item | 件 | item | items | item | 1 |
thing | 个 | piece | pieces | thing | 1 |
copy | 份 | copy | copies | copy | 1 | 册, 本
road | 条 | line | lines | road | 1 | 条路
project | 个项目 | project | projects | project | 1 | 项, 项目, 项工程
bag | 袋 | bag | bags | bag | 1 |
box | 箱 | box | boxes | box | 1 |
village | 个村 | village | villages | village | 1 | 个行政村, 个贫困村, 村
hamlet | 个自然村 | hamlet | hamlets | hamlet | 1 | 自然村, natural village, natural villages
group | 个组 | group | groups | group | 1 | 组, 个村民小组, 村民小组, 个小组, 社, 个社, villager group, villager groups, villagers' groups
company | 家企业 | company | companies | company | 1 | 家公司, 家, 个企业
cooperative | 个合作社 | cooperative | cooperatives | cooperative | 1 | 家合作社, 合作社
team | 支 | team | teams | team | 1 | 支队伍, 个工作队, 支工作队
meeting | 次会议 | meeting | meetings | meeting | 1 | 次会, 场会, 场会议, 个会, 场座谈会, 次座谈会, forum, forums
session | 场 | session | sessions | session | 1 | 堂, 堂课, event, events
term | 期 | course | courses | term | 1 | 期班, 期培训, training course, training courses
time | 次 | time | times | time | 1 | 趟, 遍, 回, visit, visits
job | 个岗位 | job | jobs | job | 1 | 个公益性岗位, 个就业岗位, 岗位, post, posts
kw | 千瓦 | kW | kW | power | 1 | kw, kilowatt, kilowatts, kwp
mw | 兆瓦 | MW | MW | power | 1000 | mw, megawatt, megawatts
kwh | 千瓦时 | kWh | kWh | energy | 1 | 度, 度电, kwh, kilowatt hour, kilowatt hours, kilowatt-hour, kilowatt-hours
m3 | 立方米 | m³ | m³ | volume | 1 | 方, 立方, m3, cubic metre, cubic metres, cubic meter, cubic meters
litre | 升 | litre | litres | litre | 1 | 公升, liter, liters
minute | 分钟 | minute | minutes | duration | 1 | min, mins
hour | 小时 | hour | hours | duration | 60 | 个小时, 个钟头, 钟头, h, hr, hrs
day | 天 | day | days | duration_days | 1 | 日, 个工作日
week | 周 | week | weeks | duration_days | 7 | 个星期, 星期, 个礼拜
month | 个月 | month | months | duration_months | 1 | 月, 月份
year | 年 | year | years | duration_months | 12 | 周年, 个年头
age | 岁 | year of age | years of age | age | 1 | years old, year old
percent | % | percent | percent | percent | 1 | per cent, percentage
cheng | 成 | tenth | tenths | percent | 10 |
percentage_point | 个百分点 | percentage point | percentage points | percentage_point | 1 | 百分点
"""
