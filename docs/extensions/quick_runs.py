"""What the scripts of the gallery need beside the study: settings that make it quick, and a folder."""

from __future__ import annotations

import atexit
import shutil
from pathlib import Path
from tempfile import mkdtemp

from benchmarks.agreement.cases import CASES
from femiec.cli import show

__all__ = ["folder", "quick", "show"]


def quick(study: str) -> dict[str, str]:
    """The settings of a study's smallest run, those of the comparison of the engines; the run's command is printed."""
    case = next(case for case in CASES if case.study == study)
    settings = case.smallest.settings
    print(" ".join(["femiec run", f"studies/{study}.py", "--out out", *(f'--set "{setting}"' for setting in settings)]))
    return dict(setting.split("=", 1) for setting in settings)


def folder() -> Path:
    """An empty folder, which is gone with the process."""
    path = Path(mkdtemp(prefix="femiec-gallery-"))
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    return path
