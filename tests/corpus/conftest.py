import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
collect_ignore = ["by_dolfinx.py", "shared.py"]  # need DOLFINx, in an environment of its own
