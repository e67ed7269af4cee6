from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from made_up import stored, validated

from femiec.cli import main


@pytest.fixture(scope="session")
def verdicts(tmp_path_factory) -> Path:
    """A folder with what femiec validate wrote; not to be changed."""
    return validated(tmp_path_factory.mktemp("validated"))


@pytest.fixture(scope="session")
def made(verdicts, make_tubule, make_run) -> Path:
    """The page, with three scenes and a picture."""
    stored(verdicts, make_tubule(), make_run(20, 4))
    assert main(["report", str(verdicts)]) == 0
    return verdicts / "report.html"
