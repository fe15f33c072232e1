"""Small sites that several tests begin with."""

ROAD_AND_WELL = """
-- content/entries/2016/road.md --
---
title: 修路
date: 2016-01-02
village: liuping
cadre: zhang
summary: 路。
---
## 经过

路通了，见[井](well.md)。
-- content/entries/2016/road.en.md --
---
title: The road
---
It is open.
-- content/entries/2016/well.md --
---
title: 打井
date: 2016-01-03
village: liuping
---
井深二十米。
-- content/villages/liuping.md --
---
name: 柳坪村
---
-- content/cadres/zhang.md --
---
name: 张一山
---
-- content/private/names.yaml --
- {name: 龚小满, say: 龚某}
"""
"""Two entries, one with a translation, and a registered name that stands nowhere."""

PICTURE_OF_A_WELL = """
-- content/villages/hewan.md --
---
name: 河湾村
---
-- content/entries/well/index.md --
---
title: 打井
date: 2015-05-06
village: hewan
photos: [{file: well.jpg, caption: 井, alt: 一口井}]
---
有水了。
"""
"""One entry with a photo, which is to be written beside it."""

A_DRAFT = """
-- content/entries/2016/secret.md --
---
title: 草稿
date: 2016-01-04
village: liuping
draft: true
---
还没写完。
"""
"""One more entry of the same village."""
