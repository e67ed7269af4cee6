import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
collect_ignore = [
    "blocks_alike.py",
    "compiling.py",
    "gamg_on_ranks.py",
    "many_meshes.py",
    "splits_on_ranks.py",
    "validating.py",
]  # they need DOLFINx, which on_ranks.py finds
