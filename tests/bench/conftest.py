"""The harness is a folder of scripts; its modules are found as when one of them is run."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "bench"))
