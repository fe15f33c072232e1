"""Public archive -> jobs.

    plan_site(archive, settings, speeches, assets, sizes, attachments) -> Planned(site, diagnostics)

`views` is what a template sees, `jobs` what `render` gets, `urls` the only place that names an output.
"""

from __future__ import annotations

from chronicle.plan import jobs, photos, urls, views
from chronicle.plan.site import Planned, plan_site

__all__ = ["Planned", "jobs", "photos", "plan_site", "urls", "views"]
