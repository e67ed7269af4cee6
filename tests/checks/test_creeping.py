import numpy as np
import pytest

from femiec.checks.creeping import Creeping, velocity
from femiec.checks.section import section
from femiec.engine import embedded as fem
from femiec.laws.creep import DislocationCreep
from femiec.laws.kinematics import AXISYMMETRIC

GRADIENT, VISCOSITY, RADIUS, LENGTH = 3.0, 0.5, 2.0, 1.0


def no_slip(fem, V, mesh):
    places = [(V, "outer"), (V.sub(0), "inner"), (V.sub(0), "bottom"), (V.sub(0), "top")]
    return [fem.dirichletbc(0.0, fem.locate_dofs_topological(W, 1, mesh.facets_of(name)), W) for W, name in places]


@pytest.mark.parametrize("dislocations", [None, DislocationCreep(1.0, 1.0, 3 * 0.25)])
def test_a_pipe_flows_as_poiseuille_says(dislocations):
    """A second mechanism of n = 1 and eta = 0.25 carries twice the first one's flow."""
    mesh = section(0.0, RADIUS, LENGTH, across=2)
    pressures = {"bottom": GRADIENT * LENGTH}
    pipe = Creeping(
        mesh, AXISYMMETRIC, VISCOSITY, 6.0, RADIUS, lambda fem, V: no_slip(fem, V, mesh), pressures, creep=dislocations
    )
    places = np.array([[0.0, 0.5], [1.3, 0.2]])
    exact = GRADIENT / (4 * VISCOSITY) * (RADIUS**2 - places[:, 0] ** 2) * (1 if dislocations is None else 3)
    found = fem.evaluate_at(velocity(fem, pipe)[1], mesh, places).ravel()
    np.testing.assert_allclose(found, exact, rtol=1e-7)
