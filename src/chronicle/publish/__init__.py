"""A built site to a host: all of it or nothing.

publish(asked, speaker, progress) -> Published     the story; raises PublishError
ALLOWABLE                                          gates that may be opened by name
"""

from __future__ import annotations

from chronicle.publish.difference import Difference
from chronicle.publish.gates import ALLOWABLE
from chronicle.publish.story import Asked, Plan, Published, publish
from chronicle.publish.target import PublishError

__all__ = ["ALLOWABLE", "Asked", "Difference", "Plan", "PublishError", "Published", "publish"]
