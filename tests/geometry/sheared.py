"""A quadratic map that second-order cells reproduce, and measures of meshes that it has bent."""

import basix
import basix.ufl
import numpy as np

from femiec.geometry import Mesh


def shear(x: np.ndarray) -> np.ndarray:
    """A quadratic map, one to one: each coordinate moves with the squares of those after it."""
    return np.array([x[d] + 0.2 * (x[d + 1 :] ** 2).sum(axis=0) for d in range(len(x))])


def unshear(x: np.ndarray) -> np.ndarray:
    """Its inverse."""
    out = np.array(x)
    for d in reversed(range(len(x))):
        out[d] = x[d] - 0.2 * (out[d + 1 :] ** 2).sum(axis=0)
    return out


def assert_nodes_in_order(mesh: Mesh) -> None:
    """Taken back through the quadratic map, each node lies where the vertices of its cell put that reference point."""
    reference = basix.ufl.element("Lagrange", mesh.cell, mesh.degree)._element.points
    linear = basix.ufl.element("Lagrange", mesh.cell, 1).tabulate(0, reference)[0]
    back = unshear(mesh.nodes)
    expected = np.einsum("qk,dkc->dqc", linear, back[:, mesh.cell_vertices])
    np.testing.assert_allclose(back[:, mesh.cell_nodes], expected, atol=1e-12 * np.ptp(back))


def volume(mesh: Mesh) -> float:
    """The volume [m^dim] by a quadrature that is exact for the Jacobian of second-order cells."""
    points, weights = basix.make_quadrature(getattr(basix.CellType, mesh.cell), 6)
    slopes = mesh.ufl_domain().ufl_coordinate_element().sub_elements[0].tabulate(1, points)[1:]
    matrix = np.einsum("dkc,mqk->cqdm", mesh.nodes[:, mesh.cell_nodes], slopes)
    return float((abs(np.linalg.det(matrix)) @ weights).sum())
