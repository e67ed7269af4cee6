import os
import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))

settings.register_profile("few", derandomize=True, max_examples=40, deadline=None, database=None)
settings.register_profile("many", max_examples=5000, deadline=None, database=None)
settings.load_profile(os.environ.get("FEMIEC_FUZZ", "few"))
