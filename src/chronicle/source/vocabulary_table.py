"""The words of every closed list, as rows: id | Chinese label | English label | further accepted words."""

# ruff: noqa: E501 - a row is a line

TABLES: dict[str, str] = {
    "status": """
planned | 计划 | planned | 拟, 打算, 拟办, 计划中, 已计划, 准备, 承诺, 答应, to do, todo, plan, promised, promise, intended
conditional | 有条件启动 | conditional start | 有条件, 待条件成熟, 条件成熟后启动, 视条件, conditional
ready | 待办 | ready to do | 待启动, 准备就绪, 已批复, 批复, 已立项, 立项, 已审批, 待实施, ready, approved
underway | 进行中 | under way | 实施中, 在建, 办理中, 推进中, 正在实施, 正在办理, 已开工, 开工, 施工中, ongoing, in progress, started
done | 已完成 | completed | 完成, 竣工, 已竣工, 办结, 已办结, 已解决, 解决, 建成, 已建成, 完工, 已完工, 落实, 已落实, done, complete, finished, built
dropped | 已取消 | dropped | 取消, 终止, 已终止, 搁置, 已搁置, 停止, 放弃, cancelled, canceled, abandoned, suspended
unknown | 状态不详 | status unknown | 不详, 不明, 未知, unknown
""",
    "kind": """
industry | 产业 | industry | 产业发展, 发展生产, 生产, 特色产业, 种植, 养殖, 种养殖, 种植业, 养殖业, production, industrial development, farming
employment | 就业 | employment | 劳务输出, 就业务工, 外出务工, 务工, 劳务, 转移就业, jobs, work, labour services, labor services
public_job | 公益性岗位 | public-welfare jobs | 公益岗位, 公岗, public welfare job, public welfare jobs, public-welfare job
training | 技能培训 | skills training | 培训, 雨露计划, 职业培训, 技术培训, rain and dew program, rain and dew, vocational training
education | 教育 | education | 助学, 教育资助, 控辍保学, 义务教育, schooling
health | 健康 | health | 医疗, 健康医疗, 卫生, 基本医疗, 医疗保障, medical, medical care, health care
housing | 住房安全 | housing | 危房改造, 住房, 危改, 安全住房, house renovation, safe housing
drinking_water | 饮水安全 | drinking water | 饮水, 人畜饮水, 安全饮水, 自来水, safe drinking water, water supply
relocation | 易地搬迁 | relocation | 搬迁, 易地扶贫搬迁, 移民搬迁, resettlement
ecology | 生态 | ecology | 生态补偿, 护林员, 生态护林员, 退耕还林, ecological compensation, forest rangers
social_security | 社会保障兜底 | social security | 兜底, 低保, 特困, 特困供养, 五保, 养老, 社会保障, 社保, 兜底保障, subsistence allowance, welfare
finance | 金融 | finance | 小额信贷, 互助金, 信贷, 贷款, 扶贫小额信贷, microcredit, loans, credit
asset_income | 资产收益 | asset income | 光伏, 光伏发电, 入股分红, photovoltaic, solar power, solar
infrastructure | 基础设施 | infrastructure | 基建, 道路, 修路, 交通, 通路, 通电, 用电, 电网, 网络, 桥梁, 路灯, roads, road, bridges, electricity
irrigation | 水利 | irrigation | 农田水利, 农田, 灌溉, 高标准农田, 小型水利, farmland
consumption | 消费 | consumption and e-commerce | 电商, 电子商务, 产销对接, 消费电商, consumption, e-commerce
tourism | 乡村旅游 | rural tourism | 旅游, 农家乐, tourism
science | 科技 | science and technology | 科学技术, science, technology
public_services | 公共服务 | public services | 卫生室, 文化, 文化广场, 公共文化, 文化服务, clinic, culture
disability_care | 残疾人 | care for persons with disabilities | 残疾人帮扶, 助残, disability care, disability
relief | 救灾救助 | relief | 救灾, 临时救助, 救助, emergency relief
donation | 捐赠慰问 | donations | 捐赠, 慰问, 捐款, 捐物, 爱心捐赠, donation, gifts, condolence
motivation | 扶志扶智 | motivation | 扶志, 扶智, 心理, 心理疏导, 志智双扶, counselling
monitoring | 防返贫监测 | monitoring | 防返贫, 返贫监测, 动态监测, monitoring against return to poverty
environment | 人居环境 | living environment | 厕所, 厕所革命, 改厕, 环境整治, 环境卫生, 垃圾处理, environment, sanitation, toilets
survey | 走访调查 | visits and surveys | 走访, 调查, 调研, 入户, 入户走访, 摸底, visit, visits, survey
meeting | 会议座谈 | meetings | 会议, 座谈, 座谈会, 村民大会, meeting, forum
planning | 规划 | planning | 计划制定, 制定规划, 发展规划, plan
party_building | 党建 | Party building | 党组织建设, 党建工作, party building
governance | 治理 | governance | 村级治理, 乡村治理, 矛盾调解, mediation
publicity | 政策宣传 | publicity | 宣传, 宣讲, 政策宣讲, policy publicity
other | 其他 | other | 其它, 杂项, others, miscellaneous
""",
    "cause": """
illness | 因病 | illness | 疾病, 患病, 因病致贫, disease, sickness
disability | 因残 | disability | 残疾, 因残致贫
schooling | 因学 | schooling | 上学, 因学致贫, 教育负担, education
disaster | 因灾 | disaster | 灾害, 受灾, 因灾致贫, natural disaster
land | 缺土地 | lack of land | 缺地, 土地, lack of farmland
water | 缺水 | lack of water | 水, water shortage
technology | 缺技术 | lack of skills | 技术, lack of technology, skills
labour | 缺劳力 | lack of labour | 缺劳动力, 劳力, 劳动力, labor, lack of labor
capital | 缺资金 | lack of capital | 资金, 缺钱, lack of funds, funds
transport | 交通条件落后 | poor transport | 交通落后, 交通, 交通不便, poor roads, traffic
motivation | 自身发展动力不足 | lack of motivation | 发展力不足, 自身发展力不足, 动力不足, 内生动力不足
other | 其他 | other | 其它, 因婚, 因丧, 缺电, others
""",
    "duty": """
party | 建强村党组织 | strengthening the village Party organisation | 党组织, 党建, party building, party organisation
prosperity | 推进强村富民 | making the village stronger and richer | 强村富民, 富民
governance | 提升治理水平 | improving governance | 治理, 治理水平
service | 为民办事服务 | serving the people | 为民服务, 办事服务, 服务, services
""",
    "role": """
first_secretary | 第一书记 | first Party secretary | 驻村第一书记, 村第一书记, first secretary
team_leader | 驻村工作队队长 | leader of the resident work team | 队长, 工作队队长, 驻村队长, 工作队长, team leader, captain, captain of the resident work team
team_member | 驻村工作队队员 | member of the resident work team | 队员, 工作队队员, 驻村队员, 工作队员, 驻村干部, team member
helper | 帮扶责任人 | paired helper | 结对帮扶, 帮扶干部, 结对干部, 包户干部, 帮扶人, person responsible for assistance
township_cadre | 包村干部 | township cadre | 乡镇干部, 乡干部, 镇干部, 镇长, 乡长, 镇党委书记, 乡党委书记, mayor, town mayor, township mayor
village_secretary | 村党支部书记 | village Party secretary | 村支书, 支书, 村书记, 党支部书记, 村党总支书记, village secretary, village party branch secretary
village_head | 村委会主任 | village head | 村主任, 主任, 村长, village director, head of the village
two_committees | 村两委 | village committees | 村两委干部, 两委, 村干部, 村两委成员, village cadre, village cadres, two committees, the two village committees
other | 其他 | other | 其它
""",
    "entry_type": """
diary | 日记 | diary | 驻村日记, 扶贫日志, 日志, 民情日记, 第一书记日记, 扶贫日记, 帮扶日记, journal
visit | 走访 | visit | 走访记录, 入户走访, 走访日记, household visit
meeting | 会议 | meeting | 会议记录, 座谈, 座谈会, minutes
report | 报道 | report | 新闻, 通讯, 报告, 新闻报道, press report, press, article
log | 台账 | log | 工作日志, 工作台账, 工作记录, work log
""",
    "access": """
public | 公开 | public | 可公开, 全部公开, 是, 对外公开, open, yes, true
restricted | 内部 | restricted | 限制, 受限, 内部公开, 部分公开, 限内部, internal
closed | 不公开 | closed | 封闭, 保密, 秘密, 机密, 绝密, 否, 密, private, secret, no, false
""",
    "people": """
none | 无 | no people | 没有, 无人, 无人物, 没有人, nobody, no, no one
consent | 已同意 | with consent | 同意, 经同意, 本人同意, 有同意, 已获同意, consented, with permission
blurred | 已模糊 | blurred | 模糊, 打码, 已打码, 马赛克, 已处理, 已遮挡, pixelated
unknown | 不详 | unknown | 未知, 不明, 不清楚
""",
    "level": """
province | 省 | province | 省级, 自治区, 直辖市, provincial
prefecture | 市 | prefecture | 地市, 地级市, 市级, 地区, 自治州, 州, 盟, prefecture-level city, city
county | 县 | county | 县级, 区, 县级市, 旗, 市辖区, 自治县, district
township | 乡镇 | township | 乡, 镇, 街道, 乡镇级, 乡级, 镇级, 民族乡, 苏木, town, subdistrict
other | 其他 | other | 其它, 道路, 公园, road
""",
    "record": """
measure | 措施 | measure | 帮扶措施, 实绩, actual
forecast | 预测 | forecast | 预计, 预期, 目标, estimate, expected
stock | 存量 | stock | 现有, 已有, 原有, existing
""",
    "counting": """
increment | 新增 | increment | 增量, 本次, 当次, 逐次, new
cumulative | 累计 | cumulative | 累积, 总计, 累计数, total, running total
""",
    "organisation_level": """
central | 中央 | central | 中央级, 国家, 中直, 国家级, national
province | 省 | province | 省级, 省直, 自治区, provincial
city | 市 | city | 市级, 市直, 地市, prefecture, municipal
county | 县 | county | 县级, 县直, 区, 区级, 区直, district
township | 乡镇 | township | 乡, 镇, 乡镇级, 街道, town
village | 村 | village | 村级
company | 企业 | company | 公司, 国企, 民企, 国有企业, enterprise, business
social | 社会组织 | social organisation | 社会, 协会, 基金会, 高校, 志愿者, social organization, ngo, charity, association
""",
    "village_state": """
registered | 建档立卡 | registered as poor | 贫困村, 识别, 已识别, 建档立卡贫困村, registered poor village, registered poor
delisted | 出列 | delisted | 已出列, 退出, 已退出, 脱贫, 已脱贫, 脱贫村, 摘帽, removed from the list
relapsed | 返贫 | returned to poverty | 已返贫, return to poverty
monitored | 监测 | monitored | 防返贫监测, 监测中
risk_removed | 风险已消除 | risk removed | 风险消除
merged | 合并 | merged | 撤并, 已合并, 并村
unknown | 不详 | unknown | 未知, 不明
""",
    "need_state": """
open | 待回应 | open | 未回应, 未解决, 未答复, unanswered
promised | 已承诺 | promised | 承诺, 已答应, 答应
in_hand | 办理中 | in hand | 解决中, 正在办理, 进行中, under way, underway
answered | 已解决 | answered | 已办结, 已回应, 解决, 办结, 已答复, done, solved
partly_answered | 部分解决 | partly answered | 部分回应, 部分办结, 部分答复, partially answered, partly
declined | 未采纳 | declined | 不予办理, 拒绝, 无法解决, 不采纳, rejected, refused
""",
    "yes_no": """
yes | 是 | yes | true, y, 有, 对
no | 否 | no | false, n, 不是, 没有, 无
""",
    "funds_source": """
central | 中央 | central government | 中央财政, 国家, 国家财政, 中央级, central, state, national
province | 省 | province | 省级, 省财政, 省级财政, 自治区, 省直, provincial, provincial government
city | 市 | city | 市级, 市财政, 市级财政, 市直, municipal, prefecture
county | 县 | county | 县级, 县财政, 县级财政, 区级, 区财政, 区, 县直, 乡镇, county government, district
unit | 单位 | sending unit | 派出单位, 帮扶单位, 本单位, 单位自有, 工作队, 包村单位, unit, organisation, organization
society | 社会 | society | 社会捐赠, 捐赠, 捐款, 社会资金, 社会力量, 企业, 企业捐赠, 爱心捐赠, donations, donation, social, companies
self | 自筹 | self-raised | 群众自筹, 村民自筹, 自有, 村集体, 农户自筹, 村自筹, self, villagers, own funds, self raised
""",
    "consent": """
given | 已同意 | given | 同意, 是, 书面同意, 已获同意, yes, consented, true
refused | 不同意 | refused | 拒绝, 否, 未同意, no, denied, false
withdrawn | 已撤回 | withdrawn | 撤回, 撤销, revoked
unknown | 不详 | unknown | 未知, 未征求, 未询问, not asked
""",
}
