"""Villages are Pelican's categories and cadres its authors, so that it makes their lists itself."""

import json
from pathlib import Path

HERE = Path(__file__).parent
VILLAGES = json.loads((HERE / "data/villages.json").read_text(encoding="utf-8"))
CADRES = json.loads((HERE / "data/cadres.json").read_text(encoding="utf-8"))

SITENAME = "Diaries to measure with"
SITEURL = "https://example.org"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PLUGIN_PATHS = [str(HERE)]
PLUGINS = ["diaries"]

ARTICLE_PATHS = ["entries"]
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_DIR = "."
WITH_FUTURE_DATES = True
FORMATTED_FIELDS: list[str] = []
ARTICLE_ORDER_BY = "reversed-date"

CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
GZIP_CACHE = False
CACHE_PATH = "cache"

ARTICLE_URL = "entries/{date:%Y}/{date:%m}/{slug}/"
CATEGORY_URL = "villages/{slug}/"
AUTHOR_URL = "cadres/{slug}/"
YEAR_ARCHIVE_URL = "timeline/{date:%Y}/"
MONTH_ARCHIVE_URL = "timeline/{date:%Y}/{date:%m}/"
ARTICLE_SAVE_AS, CATEGORY_SAVE_AS, AUTHOR_SAVE_AS, YEAR_ARCHIVE_SAVE_AS, MONTH_ARCHIVE_SAVE_AS = (
    f"{url}index.html" for url in (ARTICLE_URL, CATEGORY_URL, AUTHOR_URL, YEAR_ARCHIVE_URL, MONTH_ARCHIVE_URL)
)
CATEGORIES_SAVE_AS = "villages/index.html"
AUTHORS_SAVE_AS = "cadres/index.html"
ARCHIVES_SAVE_AS = "timeline/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
DIRECT_TEMPLATES = ["index", "categories", "authors", "archives", "sitemap"]
TAG_SAVE_AS = DRAFT_SAVE_AS = ""

PAGINATED_TEMPLATES = {"category": 100, "author": 100}
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/{number}/", "{base_name}/{number}/index.html"),
)

FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = TAG_FEED_ATOM = None
