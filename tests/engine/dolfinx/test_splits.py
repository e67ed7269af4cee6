"""Field splits of the DOLFINx engine: as many iterations on a fine mesh as on a coarse one."""

import pytest
from on_ranks import run

FLAT = 1.5


@pytest.fixture(scope="module", params=[1, 2])
def found(request, tmp_path_factory):
    """What splits_on_ranks.py found on so many ranks."""
    return run("splits_on_ranks.py", request.param, tmp_path_factory.mktemp("splits"))


def test_iterations_do_not_depend_on_the_mesh(found):
    for records in found.values():
        few, many = records
        assert many["unknowns"] > 3 * few["unknowns"]
        assert 2 < many["iterations"] < FLAT * few["iterations"] < 45
        assert max(few["error"], many["error"]) <= 1.1e-8
