import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def finished(tmp_path_factory):
    """The folder of a run that nothing disturbed."""
    from running import small_run

    folder = tmp_path_factory.mktemp("rough") / "finished"
    assert small_run(folder) == 0
    return folder
