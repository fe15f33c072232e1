"""What translating machines make of the characters of names, as rows: character, English words.

ENDS are characters with which names of villages and places end, INNER those that stand before them, PEOPLE surnames
that are words too."""

ENDS = """
沟 Ditch Gully Gulch Ravine Trench Valley Creek
坪 Flat Plain Lawn
岭 Ridge Ridges Mountain Hill
梁 Beam Ridge
峁 Mound Hill
塬 Plateau Tableland
原 Plain Original
峰 Peak Summit
谷 Valley Grain
崖 Cliff
岩 Rock Cliff
岗 Post Hillock Hill
墩 Pier Mound
洞 Cave Hole
湾 Bay Bend Gulf
堡 Fort Fortress Castle Bunker
窑 Kiln Cave Caves
坡 Slope Hillside
河 River
江 River
川 River Plain
湖 Lake
溪 Creek Stream Brook
渠 Canal Channel
潭 Pool
池 Pool Pond
塘 Pond
泉 Spring Fountain
井 Well
滩 Beach Shoal
洲 Islet Continent
山 Mountain Hill
桥 Bridge
口 Mouth Pass Entrance
关 Pass Gate
门 Gate Door
庙 Temple
寺 Temple
观 Temple View
店 Shop Store Inn
铺 Shop Store Bed
坑 Pit
洼 Depression Hollow
寨 Stockade Camp Village
营 Camp Battalion
庄 Village Manor Farm
院 Courtyard Yard
楼 Building Tower
房 House Room
园 Garden Park
场 Field Ground Farm
坝 Dam
塔 Tower Pagoda
峪 Valley
台 Terrace Platform Taiwan
头 Head
嘴 Mouth
背 Back
林 Forest Woods Grove
树 Tree
石 Stone Rock
田 Field Fields
地 Land Ground
路 Road
街 Street
巷 Lane Alley
站 Station
集 Market Set Fair
屯 Village
城 City Town
村 Village
镇 Town
乡 Township Town
县 County
市 City
省 Province
"""

INNER = """
家 Family Families Home House
大 Big Great Large
小 Small Little
东 East
西 West
南 South
北 North
中 Middle Central Center
上 Upper
下 Lower Under
前 Front
后 Back Rear
左 Left
右 Right
里 Inner Inside
内 Inner
外 Outer Outside
新 New
老 Old
古 Ancient Old
高 High Tall
低 Low
深 Deep
长 Long
圆 Round
方 Square
双 Double Twin
平 Flat Peace
白 White
黑 Black
乌 Black Crow
红 Red
赤 Red
黄 Yellow
青 Green Blue
绿 Green
蓝 Blue
紫 Purple
金 Gold Golden
银 Silver
铜 Copper
铁 Iron
玉 Jade
宝 Treasure
龙 Dragon
凤 Phoenix
虎 Tiger
马 Horse
牛 Cow Ox Cattle
羊 Sheep Goat
鸡 Chicken Rooster
狗 Dog
猪 Pig
鱼 Fish
雁 Goose
鹤 Crane
狼 Wolf
熊 Bear
杨 Poplar
柳 Willow
松 Pine
柏 Cypress
槐 Locust
榆 Elm
桑 Mulberry
竹 Bamboo
桃 Peach
李 Plum
杏 Apricot
梨 Pear
枣 Date Jujube
柿 Persimmon
核 Nuclear
花 Flower
草 Grass
茶 Tea
麦 Wheat
谷 Grain
果 Fruit
水 Water
火 Fire
土 Earth Soil
木 Wood
沙 Sand
云 Cloud
雨 Rain
雪 Snow
风 Wind
雷 Thunder
天 Sky Heaven
日 Sun Day
月 Moon
星 Star
温 Warm
冷 Cold
清 Clear
明 Bright
光 Light
良 Good
善 Good Kind
德 Virtue
信 Letter Faith Trust
义 Righteousness Meaning Justice
仁 Benevolence
礼 Etiquette Gift
忠 Loyalty
孝 Filial
和 Harmony
安 Peace Safety
康 Health
福 Fortune Blessing
寿 Longevity
吉 Lucky
祥 Auspicious
喜 Joy
兴 Prosperity
旺 Prosperous
富 Rich
永 Forever Eternal
丰 Abundance Plentiful
太 Too
王 King
官 Official
军 Army
民 People
人 People Person
张 Sheet Piece
钱 Money
石 Stone
井 Well
桥 Bridge
江 River
河 River
山 Mountain Hill
林 Forest
泉 Spring
塔 Tower
庙 Temple
寺 Temple
店 Shop
窑 Kiln
沟 Ditch
湾 Bay
关 Pass
口 Mouth
头 Head
门 Gate
一 One First
二 Two Second
三 Three Third
四 Four
五 Five
六 Six
七 Seven
八 Eight
九 Nine
十 Ten
百 Hundred
千 Thousand
队 Team
组 Group
"""

PEOPLE = "梁黄王马白高林石金江龙牛雷田钱温杨柳李方叶夏熊毛钟路云苗车侯汤谷冷古安宁易连武文关花水时成"
SURNAMES = """
叶 Leaf
夏 Summer
毛 Hair
钟 Clock Bell
苗 Seedling
车 Car
侯 Marquis
汤 Soup
宁 Rather
易 Easy
连 Company
武 Martial
文 Text Literature
时 Time
成 Success
"""
