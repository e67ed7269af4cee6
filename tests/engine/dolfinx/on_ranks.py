"""A script of this folder, run by MPI in the environment with DOLFINx; none is an error, not a skip."""

import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(ROOT / "tests" / "corpus"))

from environment import mpi_python  # noqa: E402


def run(script, ranks, folder):
    """What it wrote."""
    file = folder / "record.json"
    launch(ranks, script, file)
    return json.loads(file.read_text())


def launch(ranks, script, *arguments):
    """Run it on so many ranks; it has to end well."""
    done = ended(ranks, script, *arguments)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def ended(ranks, script, *arguments):
    """Run it on so many ranks; how that ended."""
    python = mpi_python()
    command = [str(python.parent / "mpiexec"), "-n", str(ranks), str(python), str(HERE / script), *map(str, arguments)]
    environ = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "VIRTUAL_ENV")}
    environ |= {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    return subprocess.run(command, capture_output=True, text=True, env=environ, timeout=600)
