"""The small structures of tests/models/walls."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "models/walls"))
