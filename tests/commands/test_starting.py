"""A rank that fails before MPI connects it with the others, which would wait for it for ever."""

from __future__ import annotations

from pathlib import Path

import pytest
from launching import errors, femiec

RUN = ("run", Path(__file__).parent / "small_run.py", "--engine", "dolfinx", "--out", "nowhere")
OLD = "sys.version_info = (3, 11, 7)"
CONNECTED = "sys.modules['dolfinx.fem.petsc'] = None"  # which is imported after MPI

ALL = f"""
import os, sys, time
from femiec.commands import together
together.PATIENCE = 100.0
time.sleep(os.environ["PMI_RANK"] == "0")
{OLD}
"""


def on_one(rank, harm, wait=600.0):
    """Python that runs before femiec: a rank comes to harm, and the patience of all is short."""
    return f"""
import os, sys
from femiec.commands import together
together.WAIT, together.PATIENCE = {wait}, 1.0
if os.environ["PMI_RANK"] == "{rank}":
    {harm}
"""


@pytest.mark.parametrize(
    ("rank", "harm", "said"),
    [
        (0, OLD, "femiec: error: engine = dolfinx on Python 3.11.7: expected"),
        (1, OLD, "rank 1 of 2: femiec: error: engine = dolfinx on Python 3.11.7: expected"),
        (1, CONNECTED, "rank 1 of 2: femiec: error: engine = dolfinx that does not load"),
    ],
)
def test_a_rank_that_cannot_load_the_engine_ends_all_and_says_so(rank, harm, said):
    done = femiec(*RUN, ranks=2, first=on_one(rank, harm))
    assert done.returncode == 2
    assert len(errors(done)) == 1
    assert errors(done)[0].startswith(said)


def test_of_what_keeps_all_from_loading_it_the_first_one_speaks_though_it_comes_last():
    done = femiec(*RUN, ranks=2, first=ALL)
    assert done.returncode == 2
    assert len(errors(done)) == 1
    assert errors(done)[0].startswith("femiec: error: engine = dolfinx on Python 3.11.7: expected")


def test_a_rank_that_never_comes_is_not_waited_for_for_ever():
    done = femiec(*RUN, ranks=2, first=on_one(1, "sys.exit(3)", wait=2.0))
    assert done.returncode == 1
    assert len(errors(done)) == 1
    assert errors(done)[0].startswith("femiec: error: mpiexec = 2 processes of which some did not load MPI in 2 s: expected")
