import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
collect_ignore = ["by_dolfinx.py"]  # needs DOLFINx, which compare.py finds in an environment of its own
