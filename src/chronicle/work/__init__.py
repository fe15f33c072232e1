"""Work on all cores: values in, values out, the same for any number of workers.

with Crew(jobs) as crew:
    for item, result in run(crew.pool, function, items): …
Shared(value, folder)      a value that many calls need, read once by each worker
"""

from __future__ import annotations

from chronicle.work.crew import Crew, cores
from chronicle.work.deaths import worker_died
from chronicle.work.pool import DIED, Died, Inline, Pool, WorkerDiedError, ready
from chronicle.work.program import program
from chronicle.work.running import run
from chronicle.work.shared import Shared

__all__ = [
    "DIED",
    "Crew",
    "Died",
    "Inline",
    "Pool",
    "Shared",
    "WorkerDiedError",
    "cores",
    "program",
    "ready",
    "run",
    "worker_died",
]
