"""Small meshes of second-order cells, and points that are known to lie in cells of any mesh."""

import numpy as np
import skfem
from warped import CELLS, CLASSES, DIM, bend

from femiec.engine.embedded.elements import lagrange
from femiec.engine.embedded.pullback import SIMPLICES
from femiec.geometry import Mesh

CURVED = {
    "triangle": skfem.MeshTri2,
    "quadrilateral": skfem.MeshQuad2,
    "tetrahedron": skfem.MeshTet2,
    "hexahedron": skfem.MeshHex2,
}
ALL = [(cell, degree) for cell in CELLS for degree in (1, 2) if degree == 1 or cell in CURVED]
"""Every cell type and the degrees of its map."""


def bent_mesh(cell, degree, counts=(4, 3, 3)):
    """0 < x < 1 in each direction, in ``counts`` boxes, every node bent; regions left and right."""
    plain = CLASSES[cell].init_tensor(*(np.linspace(0, 1, n + 1) for n in counts[: DIM[cell]]))
    centre = plain.p[:, plain.t].mean(axis=1)[0]
    regions = {"left": np.nonzero(centre < 0.5)[0], "right": np.nonzero(centre > 0.5)[0]}
    if degree == 2:
        plain = CURVED[cell].from_mesh(plain)
        return Mesh.from_skfem(type(plain)(bend(plain.doflocs), plain.t), regions)
    return Mesh.from_skfem(type(plain)(bend(plain.p), plain.t), regions)


def reference_points(cell, n, seed=0):
    """Points in the reference cell, shape (dimension, n)."""
    rng, dim = np.random.default_rng(seed), DIM[cell]
    if cell in SIMPLICES:
        return rng.dirichlet(np.ones(dim + 1), n).T[1:].copy()
    return rng.uniform(0, 1, (dim, n))


def push_forward(mesh, cells, X):
    """x(X) with each point in a cell of its own, by the definition of the map."""
    table = lagrange(mesh.cell, mesh.degree).tabulate(X, 0)[0]
    return np.einsum("kn,dnk->dk", table, mesh.nodes[:, mesh.cell_nodes[:, cells]])


def points_inside(mesh, n, seed=0):
    """Cells at random, and reference and physical points in them, shape (dimension, n)."""
    cells = np.random.default_rng(seed).integers(0, mesh.skfem.nelements, n)
    X = reference_points(mesh.cell, n, seed)
    return cells, X, push_forward(mesh, cells, X)
