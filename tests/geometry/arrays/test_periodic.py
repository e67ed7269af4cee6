"""Periodic arrays: sides that match, and fields that are periodic up to a uniform strain."""

from dataclasses import replace

import basix.ufl
import numpy as np
import pytest
import ufl
from scipy.sparse.linalg import spsolve
from sections import area, cell_areas, euler, length, lies_on, named_once

from femiec.engine import embedded as fem
from femiec.geometry.arrays import HEXAGON, ROUND, SQUARE, Array, Scatter, array_section, lattice_vectors
from femiec.quantities import nm

CELLS = pytest.mark.parametrize("cells", [(1, 1), (2, 1), (2, 2), (3, 2)], ids=str)
SHAPES = pytest.mark.parametrize("shape", [HEXAGON, ROUND, SQUARE], ids=lambda shape: shape.name)
STRAIN = np.array([[0.01, -0.004], [0.006, -0.02]])
SCATTER = Scatter(0.15, 0.04, 7)


def nodes_on(mesh, name):
    return mesh.skfem.p[:, np.unique(mesh.skfem.facets[:, mesh.facets_of(name)])]


@SHAPES
@CELLS
def test_sides_match(shape, cells):
    array = Array(shape, 100 * nm, 20 * nm, periodic=cells, scatter=SCATTER)
    mesh, vectors = array_section(array), lattice_vectors(array)
    assert len(vectors) == shape.sides // 2
    assert euler(mesh) == 1 - array.count
    assert named_once(mesh)
    assert (cell_areas(mesh) > 0).all()
    for name, vector in vectors.items():
        behind, ahead = (nodes_on(mesh, name + sign) for sign in "-+")
        assert behind.shape == ahead.shape
        assert lies_on(behind + vector[:, None], ahead) < 1e-9 * nm
        assert length(mesh, name + "+") == pytest.approx(length(mesh, name + "-"), rel=1e-9, abs=0)


@SHAPES
def test_the_cell_has_the_area_that_its_vectors_span(shape):
    array = Array(shape, 100 * nm, 20 * nm, periodic=(3, 2), scatter=SCATTER)
    vectors = lattice_vectors(array)
    spanned = np.linalg.det([vectors["side 0"], vectors["side 1"]])
    assert area(array_section(array, chambers=True)) == pytest.approx(spanned, rel=1e-9, abs=0)


def test_an_array_with_a_rim_has_no_vectors():
    assert lattice_vectors(Array(wall=10 * nm)) == {}


def strained(array, moduli):
    """The displacement under a mean strain with periodic deviations, its values with no deviation, and the tied space."""
    mesh = array_section(array, across=1, along=2, chambers=True)
    V = fem.functionspace(mesh, basix.ufl.element("Lagrange", "quadrilateral", 2, shape=(2,)))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)

    def work(E):
        stress = E * (2 * ufl.sym(ufl.grad(u)) + ufl.div(u) * ufl.Identity(2))
        return ufl.inner(stress, ufl.sym(ufl.grad(v)))

    chambers = [name for name in mesh.regions if name != "wall"]
    a = work(moduli[0]) * mesh.dx("wall", degree=4) + work(moduli[1]) * mesh.dx(*chambers, degree=4)
    uniform = fem.Function(V)
    uniform.interpolate(lambda x: STRAIN @ x[:2])
    affine = uniform.x.array.copy()
    ties = []
    for name, vector in lattice_vectors(array).items():
        rows = fem.periodic(V, mesh.facets_of(name + "+"), lambda x, back=vector: x[:2] - back[:, None])
        ties.append(replace(rows, offset=affine[rows.slaves] - rows.coefficients @ affine))
    corner = mesh.skfem.p[:, mesh.skfem.t[0, mesh.cells_of("chamber 0")[0]]]
    pinned = fem.locate_dofs_geometrical(V, lambda x: np.linalg.norm(x[:2] - corner[:, None], axis=0) < 1e-6 * nm)
    uniform.x.array[:] = affine
    constraint = fem.constrain(V, ties, [fem.dirichletbc(uniform, pinned)])
    A, b = constraint.reduce(fem.assemble_matrix(fem.form(a)), np.zeros(V.dim))
    return constraint.expand(spsolve(A.tocsc(), b)), affine


@SHAPES
@pytest.mark.parametrize("cells", [(1, 1), (2, 2)], ids=str)
def test_patch(shape, cells):
    """One material under a uniform strain has that strain everywhere; a stiffer wall has not."""
    array = Array(shape, 100 * nm, 40 * nm, periodic=cells, scatter=SCATTER)
    found, uniform = strained(array, (1.0, 1.0))
    np.testing.assert_allclose(found, uniform, atol=1e-9 * np.abs(uniform).max())
    found, uniform = strained(array, (10.0, 1.0))
    assert np.abs(found - uniform).max() > 1e-2 * np.abs(uniform).max()
