"""A job and a theme -> bytes.

make_renderer(theme).render(job) -> bytes     pages, feeds, sitemaps, small texts, files of the theme
render_photo_file(path, job) -> files         the sizes of one photo
Keys(theme).pack(path, job) -> (key, parcel)  what an output depends on; the job as it travels
Workshop(theme, site, content, register, crew) keys of all outputs, and making those that are wanted
rehearse(theme) -> diagnostics                what judges a theme
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
