"""The geometric quantities are UFL's."""

import pytest
from ufl import classes as uc

from femiec.engine.embedded.geometric import QUANTITIES


@pytest.mark.parametrize("name", QUANTITIES)
def test_each_name_is_a_geometric_quantity_of_ufl(name):
    assert issubclass(getattr(uc, name), uc.GeometricQuantity)
