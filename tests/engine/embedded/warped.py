"""Small meshes whose cells are no two alike, and fields on them."""

from itertools import permutations, product

import numpy as np
import skfem

from femiec.engine import embedded as fem
from femiec.geometry import Mesh

CLASSES = {
    "interval": skfem.MeshLine1,
    "triangle": skfem.MeshTri1,
    "quadrilateral": skfem.MeshQuad1,
    "tetrahedron": skfem.MeshTet1,
    "hexahedron": skfem.MeshHex1,
}
SECOND = {
    "triangle": skfem.MeshTri2,
    "quadrilateral": skfem.MeshQuad2,
    "tetrahedron": skfem.MeshTet2,
    "hexahedron": skfem.MeshHex2,
}
DIM = {"interval": 1, "triangle": 2, "quadrilateral": 2, "tetrahedron": 3, "hexahedron": 3}
CELLS = list(CLASSES)
PLANE = ["triangle", "quadrilateral"]
SMALL = (2, 2, 2)
SIDES = {"west": (0, 0.2), "east": (0, 1.2), "south": (1, 0.2), "north": (1, 1.2)}


def bend(points):
    """A smooth map without a straight coordinate line; it keeps no face of the unit cube flat."""
    shift = [0.06 * np.sin(3 * points[(d + 1) % len(points)] + d) + 0.05 * points[d] ** 2 for d in range(len(points))]
    return points + np.array(shift)


def quadratic_map(points):
    """A smooth map of degree two, which cells of second order follow exactly, and its inverse Jacobian is no polynomial."""
    shift = [
        0.2 * points[d] * points[(d + 1) % len(points)] - 0.1 * points[(d + 1) % len(points)] ** 2 for d in range(len(points))
    ]
    return points + np.array(shift)


def warped_mesh(cell, counts=(4, 3, 3), degree=1, by=bend):
    """0.2 < x < 1.2 in each direction, in ``counts`` boxes, bent; regions left and right, a surface for each of four sides.

    The cells are straight-sided, or of second order with all nodes bent.
    """
    dim = DIM[cell]
    ticks = [np.linspace(0.2, 1.2, n + 1) for n in counts[:dim]]
    plain = _shuffled(CLASSES[cell].init_tensor(*ticks))
    centre = plain.p[:, plain.t].mean(axis=1)
    regions = {"left": np.nonzero(centre[0] < 0.7)[0], "right": np.nonzero(centre[0] > 0.7)[0]}
    where = plain.p[:, plain.facets].mean(axis=1) if dim > 1 else plain.p[:, plain.facets.ravel()]
    sides = {name: np.nonzero(np.isclose(where[axis], at))[0] for name, (axis, at) in SIDES.items() if axis < dim}
    whole = plain if degree == 1 else SECOND[cell].from_mesh(plain)
    return Mesh.from_skfem(type(whole)(by(whole.doflocs), whole.t), regions, sides)


def _shuffled(mesh):
    """Vertices numbered at random and each cell turned or mirrored at random: cells and facets start anywhere, either way."""
    rng = np.random.default_rng(1)
    new = rng.permutation(mesh.nvertices)
    points = np.empty_like(mesh.p)
    points[:, new] = mesh.p
    order = rng.choice(_symmetries(mesh), mesh.nelements)
    return type(mesh)(points, np.take_along_axis(new[mesh.t], order.T, axis=0))


def _symmetries(mesh):
    """The ways of numbering the vertices of a cell, shape (ways, vertices)."""
    corners = np.asarray(mesh.init_refdom().p)
    dim, count = corners.shape
    if count == dim + 1:
        return list(permutations(range(count)))
    mirrors = [np.eye(dim)[list(order)] * signs for order in permutations(range(dim)) for signs in product((1, -1), repeat=dim)]
    images = [mirror @ (corners - 0.5) + 0.5 for mirror in mirrors]
    return [np.argmin(np.abs(image[:, :, None] - corners[:, None]).sum(axis=0), axis=1) for image in images]


def field(V, seed=0):
    """A Function with dofs between 0.2 and 0.8, all different."""
    function = fem.Function(V)
    function.x.array[:] = np.random.default_rng(seed).uniform(0.2, 0.8, V.dim)
    return function
