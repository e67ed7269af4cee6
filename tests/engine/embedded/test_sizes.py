"""Sizes of cells and facets against values by hand."""

import itertools

import numpy as np
import pytest
import skfem
import ufl
from warped import CELLS, CLASSES, SECOND, SMALL, warped_mesh

from femiec.engine import embedded as fem
from femiec.errors import UnsupportedForm
from femiec.geometry import Mesh

MESHES = [(cell, 1) for cell in CELLS] + [(cell, 2) for cell in SECOND]
A = 1.7
REGULAR = {
    "interval": np.array([[0, A]]),
    "triangle": A * np.array([[0, 1, 0.5], [0, 0, np.sqrt(3) / 2]]),
    "tetrahedron": A / np.sqrt(8) * np.array([[1, 1, -1, -1], [1, -1, 1, -1], [1, -1, -1, 1.0]]),
}
"""The simplex with all edges of length A."""

OF_REGULAR = {
    "CellVolume": {"interval": A, "triangle": np.sqrt(3) / 4 * A**2, "tetrahedron": A**3 / (6 * np.sqrt(2))},
    "Circumradius": {"interval": A / 2, "triangle": A / np.sqrt(3), "tetrahedron": A * np.sqrt(6) / 4},
    "CellDiameter": {"interval": A, "triangle": A, "tetrahedron": A},
    "MinCellEdgeLength": {"interval": A, "triangle": A, "tetrahedron": A},
    "MaxCellEdgeLength": {"interval": A, "triangle": A, "tetrahedron": A},
    "FacetArea": {"interval": 1.0, "triangle": A, "tetrahedron": np.sqrt(3) / 4 * A**2},
    "MinFacetEdgeLength": {"tetrahedron": A},
    "MaxFacetEdgeLength": {"tetrahedron": A},
}


def one_cell(cell, points):
    points = np.asarray(points, float)
    return Mesh.from_skfem(CLASSES[cell](points, np.arange(points.shape[1])[:, None]))


def mean(mesh, name, facets=False):
    """The mean of a size over the cells, or over the boundary."""
    measure = mesh.ds() if facets else mesh.dx()
    size = getattr(ufl, name)(mesh)
    total, whole = (fem.assemble_scalar(fem.form(value * measure)) for value in (size, 1 + 0 * mesh.x[0]))
    return total / whole


@pytest.mark.parametrize(("name", "cell"), [(name, cell) for name, known in OF_REGULAR.items() for cell in known])
def test_of_a_regular_simplex(name, cell):
    mesh = one_cell(cell, REGULAR[cell])
    assert mean(mesh, name, facets=True) == pytest.approx(OF_REGULAR[name][cell], rel=1e-13)
    if "Facet" not in name:
        assert mean(mesh, name) == pytest.approx(OF_REGULAR[name][cell], rel=1e-13)


def test_of_a_right_triangle():
    mesh = one_cell("triangle", [[0, 4, 0], [0, 0, 3]])
    known = {"CellVolume": 6, "Circumradius": 2.5, "CellDiameter": 5, "MinCellEdgeLength": 3, "MaxCellEdgeLength": 5}
    assert {name: mean(mesh, name) for name in known} == pytest.approx(known, rel=1e-13)
    assert mean(mesh, "FacetArea", facets=True) == pytest.approx((3**2 + 4**2 + 5**2) / 12, rel=1e-13)


def test_of_a_corner_of_a_box():
    """Edges 1, 2, 3 that meet at right angles: the sphere is that of the box."""
    mesh = one_cell("tetrahedron", [[0, 1, 0, 0], [0, 0, 2, 0], [0, 0, 0, 3]])
    known = {
        "CellVolume": 1.0,
        "Circumradius": np.sqrt(14) / 2,
        "CellDiameter": np.sqrt(13),
        "MinCellEdgeLength": 1.0,
        "MaxCellEdgeLength": np.sqrt(13),
    }
    assert {name: mean(mesh, name) for name in known} == pytest.approx(known, rel=1e-13)


def test_edges_of_each_facet_of_a_box():
    """1 x 2 x 4: two faces of each kind."""
    mesh = Mesh.from_skfem(skfem.MeshHex.init_tensor([0.0, 1], [0.0, 2], [0.0, 4]))
    faces = [(1, 2), (1, 4), (2, 4)]
    area = sum(a * b for a, b in faces)
    assert mean(mesh, "FacetArea", facets=True) == pytest.approx(sum((a * b) ** 2 for a, b in faces) / area, rel=1e-13)
    assert mean(mesh, "MinFacetEdgeLength", facets=True) == pytest.approx(sum(a * b * a for a, b in faces) / area, rel=1e-13)
    assert mean(mesh, "MaxFacetEdgeLength", facets=True) == pytest.approx(sum(a * b * b for a, b in faces) / area, rel=1e-13)
    assert mean(mesh, "CellDiameter") == pytest.approx(np.sqrt(21), rel=1e-13)
    assert mean(mesh, "CellVolume") == pytest.approx(8, rel=1e-13)


QUAD = np.array([[0.0, 3.0, 4.0, 0.5], [0.0, 0.5, 3.0, 2.0]])
"""Counterclockwise, no two sides parallel."""


def test_of_a_warped_quadrilateral():
    """Its area by the shoelace formula."""
    mesh = one_cell("quadrilateral", QUAD)
    x, y = QUAD
    sides = np.hypot(*(np.roll(QUAD, -1, axis=1) - QUAD))
    diagonals = np.hypot(*(QUAD[:, 2:] - QUAD[:, :2]))
    known = {
        "CellVolume": np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)) / 2,
        "CellDiameter": diagonals.max(),
        "MinCellEdgeLength": sides.min(),
        "MaxCellEdgeLength": sides.max(),
    }
    assert {name: mean(mesh, name) for name in known} == pytest.approx(known, rel=1e-13)
    assert mean(mesh, "FacetArea", facets=True) == pytest.approx(np.sum(sides**2) / np.sum(sides), rel=1e-13)


def tetrahedra_volume(corners):
    """The volume of a trilinear cell: the mean of two divisions into five tetrahedra, which bend each face either way."""
    number = {vertex: 4 * vertex[0] + 2 * vertex[1] + vertex[2] for vertex in itertools.product((0, 1), repeat=3)}
    total = 0.0
    for parity in (0, 1):
        inner = [v for v in number if sum(v) % 2 == parity]
        parts = [inner]
        for v in number:
            if sum(v) % 2 != parity:
                parts.append([v, *(tuple(a ^ (k == d) for k, a in enumerate(v)) for d in range(3))])
        for part in parts:
            points = corners[:, [number[v] for v in part]]
            total += abs(np.linalg.det(points[:, 1:] - points[:, :1])) / 6
    return total / 2


def test_volume_of_a_warped_hexahedron():
    mesh = warped_mesh("hexahedron", SMALL)
    mesh.move(mesh.nodes + np.random.default_rng(0).uniform(-0.06, 0.06, mesh.nodes.shape))
    lattice = list(itertools.product((0, 1), repeat=3))
    order = [4 * z + 2 * y + x for x, y, z in lattice]  # basix counts the first coordinate fastest
    expected = sum(tetrahedra_volume(mesh.nodes[:, cell[order]]) ** 2 for cell in mesh.cell_vertices.T)
    found = fem.assemble_scalar(fem.form(ufl.CellVolume(mesh) * mesh.dx()))
    assert found == pytest.approx(expected, rel=1e-13)


@pytest.mark.parametrize("kind", MESHES, ids=str)
def test_each_entity_is_counted_once(kind):
    """int dx / volume counts cells, int ds / area facets: on straight and on curved ones."""
    cell, degree = kind
    mesh = warped_mesh(cell, SMALL, degree)
    facets = mesh.skfem.f2t
    inside = np.count_nonzero(facets[1] != -1)
    counts = (
        (mesh.skfem.nelements, 1 / ufl.CellVolume(mesh) * mesh.dx(degree=8)),
        (facets.shape[1] - inside, 1 / ufl.FacetArea(mesh) * mesh.ds(degree=8)),
        (3 * inside, (1 / ufl.FacetArea(mesh)("+") + 2 / ufl.FacetArea(mesh)("-")) * mesh.dS(degree=8)),
    )
    for count, form in counts:
        assert fem.assemble_scalar(fem.form(form)) == pytest.approx(count, rel=1e-12)


@pytest.mark.parametrize("cell", CELLS)
def test_sizes_of_the_two_sides_of_a_facet(cell):
    """The cells' volumes on '+' and '-', weighted differently so that they cannot be exchanged."""
    mesh = warped_mesh(cell)
    volume = fem.Function(fem.functionspace(mesh, ("DG", 0)))
    volume.x.array[:] = fem.assemble_vector(fem.form(ufl.TestFunction(volume.function_space) * mesh.dx()))
    size, dS = ufl.CellVolume(mesh), mesh.interface("left", "right")
    found = fem.assemble_scalar(fem.form((size("+") - 3 * size("-")) * dS))
    assert found == pytest.approx(fem.assemble_scalar(fem.form((volume("+") - 3 * volume("-")) * dS)), rel=1e-12)


def test_sizes_follow_a_moving_mesh():
    mesh = warped_mesh("tetrahedron", SMALL)
    compiled = fem.form(ufl.Circumradius(mesh) * mesh.dx())
    before = fem.assemble_scalar(compiled)
    mesh.move(2 * mesh.nodes)
    assert fem.assemble_scalar(compiled) == pytest.approx(2**4 * before, rel=1e-12)


REFUSED = {
    "circumradius of a quadrilateral": ("quadrilateral", 1, "Circumradius", "dx", "Circumradius of a quadrilateral of degree 1"),
    "circumradius of a curved triangle": ("triangle", 2, "Circumradius", "dx", "triangle of degree 2: use CellDiameter"),
    "edges of an edge": ("triangle", 1, "MinFacetEdgeLength", "ds", "the edges of a facet that is an edge or a point: use Facet"),
    "facets inside cells": ("triangle", 1, "FacetArea", "dx", r"a quantity of a facet .* inside cells: integrate it with ds"),
    "facet edges inside cells": ("hexahedron", 1, "MaxFacetEdgeLength", "dx", r"a quantity of a facet .* inside cells"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusals(name):
    cell, degree, size, measure, message = REFUSED[name]
    mesh = warped_mesh(cell, SMALL, degree)
    with pytest.raises(UnsupportedForm, match=message):
        fem.assemble_scalar(fem.form(getattr(ufl, size)(mesh) * getattr(mesh, measure)(degree=2)))
