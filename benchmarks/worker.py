"""One case on one code, in a process of its own; prints its record as the last line.

``python -m benchmarks.worker JOB`` with JOB in JSON: case, code, settings, and the cores to run on.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module


def main(job: str) -> None:
    """Run the job."""
    asked = json.loads(job)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, asked["cores"])
    module = import_module(f"benchmarks.cases.{asked['case']}.by_{asked['code']}")
    record = module.measure(**asked["settings"])
    print("\n" + json.dumps(record, default=float))


if __name__ == "__main__":
    main(sys.argv[1])
