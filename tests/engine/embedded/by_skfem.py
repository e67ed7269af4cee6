"""The spaces and measures of the engine, by hand in scikit-fem, with the same quadrature rules."""

import basix
import numpy as np
import scipy.sparse as sp
import skfem
from skfem.generic_utils import OrientedBoundary

DEGREE = 6
"""The quadrature degree of both sides of a comparison."""


class InBasixOrder(skfem.ElementDG):
    """A discontinuous element with the nodes of each cell in basix's order, which the engine takes."""

    def __init__(self, element, cell):
        super().__init__(element)
        vertices = basix.geometry(basix.CellType[cell])
        self.order = [int(np.argmin(np.abs(element.doflocs - vertex).sum(axis=1))) for vertex in vertices]
        self.doflocs = element.doflocs[self.order]

    def gbasis(self, mapping, X, i, tind=None):
        return super().gbasis(mapping, X, self.order[i], tind)


ELEMENTS = {
    ("interval", "Lagrange", 1): skfem.ElementLineP1(),
    ("interval", "Lagrange", 2): skfem.ElementLineP2(),
    ("interval", "DG", 0): skfem.ElementLineP0(),
    ("interval", "DG", 1): InBasixOrder(skfem.ElementLineP1(), "interval"),
    ("triangle", "Lagrange", 1): skfem.ElementTriP1(),
    ("triangle", "Lagrange", 2): skfem.ElementTriP2(),
    ("triangle", "DG", 0): skfem.ElementTriP0(),
    ("triangle", "DG", 1): InBasixOrder(skfem.ElementTriP1(), "triangle"),
    ("quadrilateral", "Lagrange", 1): skfem.ElementQuad1(),
    ("quadrilateral", "Lagrange", 2): skfem.ElementQuad2(),
    ("quadrilateral", "DG", 0): skfem.ElementQuad0(),
    ("quadrilateral", "DG", 1): InBasixOrder(skfem.ElementQuad1(), "quadrilateral"),
    ("tetrahedron", "Lagrange", 1): skfem.ElementTetP1(),
    ("tetrahedron", "Lagrange", 2): skfem.ElementTetP2(),
    ("tetrahedron", "DG", 0): skfem.ElementTetP0(),
    ("tetrahedron", "DG", 1): InBasixOrder(skfem.ElementTetP1(), "tetrahedron"),
    ("hexahedron", "Lagrange", 1): skfem.ElementHex1(),
    ("hexahedron", "Lagrange", 2): skfem.ElementHex2(),
    ("hexahedron", "DG", 0): skfem.ElementHex0(),
    ("hexahedron", "DG", 1): InBasixOrder(skfem.ElementHex1(), "hexahedron"),
}
FACETS = {"triangle": "interval", "quadrilateral": "interval", "tetrahedron": "triangle", "hexahedron": "quadrilateral"}


def element(cell, family, degree, shape=None):
    """The scikit-fem element of a name that the engine takes."""
    scalar = ELEMENTS[cell, family, degree]
    return skfem.ElementVector(scalar, shape[0]) if shape else scalar


def rule(cell, degree=DEGREE):
    points, weights = basix.make_quadrature(basix.CellType[cell], degree)
    return points.T.copy(), weights


def cell_basis(mesh, *name, regions=()):
    """A basis over all cells, or over those of some regions."""
    cells = mesh.cells_of(*regions) if regions else None
    return skfem.CellBasis(mesh.skfem, element(mesh.cell, *name), elements=cells, quadrature=rule(mesh.cell))


def facet_basis(mesh, *name, facets, cells=None):
    """A basis over facets, seen from the only cell or from the given one of the two; normals point out of that cell."""
    if cells is not None:
        facets = OrientedBoundary(facets, (mesh.skfem.f2t[1, facets] == cells).astype(int))
    points = rule(FACETS[mesh.cell]) if mesh.dim > 1 else (np.zeros((0, 1)), np.ones(1))
    return skfem.FacetBasis(mesh.skfem, element(mesh.cell, *name), facets=facets, quadrature=points)


def both_sides(mesh, *name, facets, plus):
    """The bases of the two sides of interior facets: that of the cells ``plus``, and the other."""
    first, second = mesh.skfem.f2t[:, facets]
    minus = np.where(first == plus, second, first)
    return tuple(facet_basis(mesh, *name, facets=facets, cells=cells) for cells in (plus, minus))


def assert_same(ours, by_hand, tolerance=1e-12):
    """Equal entry by entry: the Frobenius norm of the difference is nothing beside that of the reference."""
    ours, by_hand = (matrix.toarray() if sp.issparse(matrix) else np.asarray(matrix) for matrix in (ours, by_hand))
    assert ours.shape == by_hand.shape
    assert np.linalg.norm(ours - by_hand) <= tolerance * np.linalg.norm(by_hand)
