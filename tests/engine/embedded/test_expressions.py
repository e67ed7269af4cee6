"""Expressions at points of cells."""

import numpy as np
import pytest
import pyvista
import skfem
import ufl
from by_skfem import element
from scipy.spatial import cKDTree
from vtkmodules.vtkCommonDataModel import (
    vtkBiQuadraticQuad,
    vtkQuadraticEdge,
    vtkQuadraticTetra,
    vtkQuadraticTriangle,
    vtkTriQuadraticHexahedron,
)
from warped import CELLS, DIM, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.errors import InputError, MeshError, UnsupportedForm
from femiec.geometry import Mesh
from femiec.reading import VTK_CELL


def some_points(cell):
    return np.random.default_rng(0).uniform(0.05, 0.3, (5, DIM[cell]))


def in_skfem(mesh, name, points, function):
    """The function as scikit-fem evaluates it at reference points, in every cell."""
    basis = skfem.CellBasis(mesh.skfem, element(mesh.cell, *name), quadrature=(points.T.copy(), np.ones(len(points))))
    return basis, basis.interpolate(function.x.array)


@pytest.mark.parametrize("degree", [1, 2])
@pytest.mark.parametrize("cell", CELLS)
def test_values_gradients_and_tensors(cell, degree):
    mesh, points, dim = warped_mesh(cell), some_points(cell), DIM[cell]
    name = ("Lagrange", degree, (dim,))
    f = field(fem.functionspace(mesh, name))
    basis, known = in_skfem(mesh, name, points, f)
    cells = np.arange(mesh.skfem.nelements)[::-2]
    x, value, slope = basis.global_coordinates(), np.asarray(known), known.grad
    expected = {
        "coordinates": (mesh.x, np.asarray(x)),
        "value": (f, value),
        "component times coordinate": (f[dim - 1] * mesh.x[0], (value[-1] * x[0])[None]),
        "gradient": (ufl.grad(f), slope.reshape(dim * dim, *slope.shape[2:])),
        "divergence": (ufl.div(f), sum(slope[d, d] for d in range(dim))[None]),
        "tensor": (ufl.outer(f, mesh.x), np.einsum("i...,j...->ij...", value, x).reshape(dim * dim, *x.shape[1:])),
        "number": (ufl.as_ufl(2.5), np.full((1, *x.shape[1:]), 2.5)),
    }
    for what, (expression, reference) in expected.items():
        found = fem.Expression(expression, points).eval(mesh, cells)
        assert found.shape == (len(cells), len(points), *expression.ufl_shape)
        found = found.reshape(len(cells), len(points), -1)
        np.testing.assert_allclose(found, np.moveaxis(reference, 0, -1)[cells], rtol=1e-11, atol=1e-12, err_msg=what)


def test_values_are_read_at_each_evaluation():
    mesh = warped_mesh("triangle")
    f, c = field(fem.functionspace(mesh, ("DG", 0))), fem.Constant(mesh, 1.0)
    expression = fem.Expression(c * f, np.array([[0.2, 0.2]]))
    f.x.array[:], c.value = 3.0, 2.0
    assert expression.eval(mesh, np.array([4])).item() == 6.0


def test_more_cells_than_a_chunk(monkeypatch):
    mesh = warped_mesh("quadrilateral")
    expression, cells = fem.Expression(mesh.x[0] * mesh.x[1], some_points("quadrilateral")), mesh.cells_of()
    whole = expression.eval(mesh, cells)
    monkeypatch.setattr("femiec.engine.embedded.expressions.LARGEST", 5)
    np.testing.assert_allclose(expression.eval(mesh, cells), whole, rtol=1e-13)


def test_a_field_on_a_region_is_evaluated_there_only():
    mesh = warped_mesh("triangle")
    f = fem.Function(fem.functionspace(mesh, ("Lagrange", 2), on="left"))
    f.interpolate(lambda x: x[0] + 2 * x[1])
    points = some_points("triangle")
    left = mesh.cells_of("left")
    x = fem.Expression(mesh.x, points).eval(mesh, left)
    np.testing.assert_allclose(fem.Expression(f, points).eval(mesh, left), x[..., 0] + 2 * x[..., 1], rtol=1e-12)
    with pytest.raises(InputError, match="a field on left, beside it"):
        fem.Expression(f, points).eval(mesh, mesh.cells_of("right"))


@pytest.mark.parametrize("number", ["test", "trial"])
def test_an_argument_has_no_value(number):
    V = fem.functionspace(warped_mesh("triangle"), ("Lagrange", 1))
    argument = ufl.TestFunction(V) if number == "test" else ufl.TrialFunction(V)
    with pytest.raises(UnsupportedForm, match=r"an expression with a test or trial function .*: integrate it in a form"):
        fem.Expression(2 * argument, np.array([[0.2, 0.2]]))


# ------------------------------------------------------------ samples of a region
VTK_TYPES = {
    "interval": vtkQuadraticEdge,
    "triangle": vtkQuadraticTriangle,
    "quadrilateral": vtkBiQuadraticQuad,
    "tetrahedron": vtkQuadraticTetra,
    "hexahedron": vtkTriQuadraticHexahedron,
}


def nodes_by_vtk(cell):
    """The nodes of the reference cell as VTK numbers them."""
    return np.reshape(VTK_TYPES[cell]().GetParametricCoords(), (-1, 3))[:, : DIM[cell]]


@pytest.mark.parametrize("cell", CELLS)
def test_samples_lie_at_the_nodes_of_the_second_degree(cell):
    """In VTK's order, from cell to cell of the region."""
    mesh = warped_mesh(cell)
    V = fem.functionspace(mesh, ("Lagrange", 2))
    f, cells = field(V), mesh.cells_of("right")
    points, values = fem.sample(mesh, "right", {"f": f, "slope": ufl.grad(f)})
    nodes = nodes_by_vtk(cell)
    at_nodes = fem.Expression(mesh.x, nodes).eval(mesh, cells)
    if DIM[cell] == 3:  # the mesh numbers some cells as in a mirror
        at_mirrored = fem.Expression(mesh.x, nodes[:, [1, 0, 2]]).eval(mesh, cells)
        left = fem.Expression(ufl.JacobianDeterminant(mesh.ufl_domain()), nodes[:1]).eval(mesh, cells) < 0
        assert 0 < left.sum() < len(cells)
        at_nodes = np.where(left[:, :, None], at_mirrored, at_nodes)
    np.testing.assert_allclose(points, at_nodes, atol=1e-14)
    _, dof = cKDTree(V.dof_coordinates().T).query(points)
    np.testing.assert_allclose(values["f"][..., 0], f.x.array[dof], rtol=1e-4)
    assert values["slope"].shape == (len(cells), V.blocks[0].cells.shape[0], mesh.dim)


@pytest.mark.parametrize("cell", ["tetrahedron", "hexahedron"])
def test_samples_are_solid_cells_of_vtk(cell):
    """Of positive volume, in sum that of the mesh, and VTK's field between the nodes is the field."""
    mesh = warped_mesh(cell)
    f = field(fem.functionspace(mesh, ("Lagrange", 2)))
    points, values = fem.sample(mesh, None, {"f": f})
    grid = vtk_grid(mesh, points)
    volumes = grid.compute_cell_sizes()["Volume"]
    assert volumes.min() > 0
    # VTK's volume is that of plane pieces, which bent faces leave.
    assert volumes.sum() == pytest.approx(fem.assemble_scalar(fem.form(1.0 * mesh.dx(degree=6))), rel=2e-3)
    for k in (0, 7, 20):
        place, value = inside_by_vtk(grid, k, (0.2, 0.3, 0.1), values["f"][k, :, 0])
        assert fem.evaluate_at(f, mesh, place[None]).item() == pytest.approx(value, rel=1e-6)


def vtk_grid(mesh, points):
    """The sampled cells as PyVista has them."""
    cells = np.arange(points[..., 0].size).reshape(len(points), -1)
    return pyvista.UnstructuredGrid({VTK_CELL[mesh.cell]: cells}, points.reshape(-1, 3))


def inside_by_vtk(grid, k, parametric, values):
    """The place in cell k that VTK's shape functions give, and the value there."""
    cell = grid.GetCell(k)
    weights = np.zeros(len(values))
    cell.InterpolateFunctions(parametric, weights)
    points = np.array([grid.points[cell.GetPointId(i)] for i in range(len(values))])
    return weights @ points, weights @ values


def test_samples_of_a_quotient_are_finite_on_the_axis():
    """u_r / r where r = 0, with u_r = 3 r."""
    mesh = Mesh.from_skfem(skfem.MeshQuad.init_tensor(np.linspace(0, 1, 3), np.linspace(0, 1, 3)), {"all": np.arange(4)})
    u = fem.Function(fem.functionspace(mesh, ("Lagrange", 2)))
    u.interpolate(lambda x: 3 * x[0])
    points, values = fem.sample(mesh, "all", {"hoop": u / mesh.x[0]})
    assert points[..., 0].min() == 0
    np.testing.assert_allclose(values["hoop"], 3, rtol=1e-6)


def test_samples_of_an_unknown_region():
    with pytest.raises(MeshError, match="region = 'nowhere'"):
        fem.sample(warped_mesh("triangle"), "nowhere", {})


def test_samples_of_a_mesh_without_regions():
    mesh = Mesh.from_skfem(skfem.MeshTri().refined(1))
    points, values = fem.sample(mesh, None, {"x": mesh.x})
    assert points.shape == values["x"].shape == (8, 6, 2)
    np.testing.assert_allclose(values["x"], points, atol=1e-6)


@pytest.mark.parametrize(
    ("cells", "match"), [([3, -1], "entities = -1"), ([10**6], "entities = 1000000"), ([1.7], "of type float"), ([True], "bool")]
)
def test_cells_that_are_none_of_the_mesh_are_refused(cells, match):
    """-1 is what locate_cells gives for a point outside."""
    mesh = warped_mesh("triangle")
    with pytest.raises(InputError, match=match):
        fem.Expression(mesh.x[0], some_points("triangle")).eval(mesh, np.array(cells))


def test_a_field_of_another_mesh_is_refused():
    mesh, other = warped_mesh("triangle"), warped_mesh("triangle")
    f = field(fem.functionspace(other, ("Lagrange", 1)))
    for attempt in (
        lambda: fem.Expression(f * mesh.x[0], some_points("triangle")).eval(mesh, np.array([0])),
        lambda: fem.Expression(f, some_points("triangle")).eval(mesh, np.array([0])),
        lambda: fem.evaluate_at(f, mesh, [[0.5, 0.5]]),
    ):
        with pytest.raises(InputError, match="mesh = not that of the expression"):
            attempt()


def test_a_sampler_follows_its_fields():
    mesh = Mesh.from_skfem(skfem.MeshTri().refined(1))
    f = fem.Function(fem.functionspace(mesh, ("Lagrange", 1)))
    now = fem.sampler(mesh, None, {"f": f, "slope": ufl.grad(f)})
    for factor in (1.0, -2.0):
        f.interpolate(lambda x, factor=factor: factor * (x[0] + 3 * x[1]))
        points, values = now()
        np.testing.assert_allclose(values["f"][..., 0], factor * (points[..., 0] + 3 * points[..., 1]), atol=1e-6)
        np.testing.assert_allclose(values["slope"], np.broadcast_to([factor, 3 * factor], values["slope"].shape), rtol=1e-12)
