"""Public archive -> jobs.

    plan_site(archive, settings, speeches, assets, sizes, attachments) -> Planned(site, diagnostics)

The views are what a template sees, the jobs what `render` gets.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
