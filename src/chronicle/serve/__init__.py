"""A preview that keeps itself fresh: builds when a source changes, and serves the result to the writer's browser.

serve(options, rebuild, listener): until it is interrupted
"""

from __future__ import annotations

from chronicle.serve.preview import Listener, Rebuild, ServeOptions, serve

__all__ = ["Listener", "Rebuild", "ServeOptions", "serve"]
