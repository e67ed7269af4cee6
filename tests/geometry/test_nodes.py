"""The nodes of cells in basix's order, for meshes of scikit-fem of either order, and what a mesh does when it moves."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import basix
import basix.ufl
import numpy as np
import pytest
import skfem
from sheared import assert_nodes_in_order, shear, volume

from femiec.errors import MeshError
from femiec.geometry import Mesh, check_mesh
from femiec.geometry.nodes import CELLS, FIRST_ORDER, MIDDLES, TO_BASIX, jacobians


def curved(kind: type) -> skfem.Mesh:
    """A sheared box of second-order cells, their vertices numbered anyhow."""
    straight = FIRST_ORDER[kind]().refined(1)
    new = np.random.default_rng(2).permutation(straight.nvertices)
    points = np.empty_like(straight.p)
    points[:, new] = straight.p
    mesh = kind.from_mesh(FIRST_ORDER[kind](points, new[straight.t], sort_t=False))  # type: ignore[attr-defined]
    return replace(mesh, doflocs=shear(mesh.doflocs))


# ---------------------------------------------------------------- orders of nodes
@pytest.mark.parametrize(("kind", "cell"), CELLS.items())
def test_vertices_of_the_reference_cells(kind: type, cell: str) -> None:
    np.testing.assert_array_equal(kind.elem.refdom.p[:, TO_BASIX[cell]].T, basix.geometry(getattr(basix.CellType, cell)))


@pytest.mark.parametrize("cell", MIDDLES)
def test_other_nodes_of_the_reference_cells(cell: str) -> None:
    vertices = basix.geometry(getattr(basix.CellType, cell))
    points = basix.ufl.element("Lagrange", cell, 2)._element.points
    np.testing.assert_allclose(points[len(vertices) :], [vertices[list(on)].mean(axis=0) for on in MIDDLES[cell]], atol=1e-15)


@pytest.mark.parametrize(("kind", "cell"), CELLS.items())
def test_straight_cells(kind: type, cell: str) -> None:
    mesh = Mesh.from_skfem(kind().refined(1))
    assert mesh.degree == 1
    assert mesh.nodes is mesh.skfem.p
    assert mesh.cell_nodes.dtype == np.int32
    np.testing.assert_array_equal(mesh.cell_nodes, mesh.cell_vertices)
    # The linear map of a cell is the one of scikit-fem, whose reference coordinates are the same.
    points = np.random.default_rng(0).uniform(0, 1 / 3, (5, mesh.dim))
    values = basix.ufl.element("Lagrange", cell, 1).tabulate(0, points)[0]
    found = np.einsum("qk,dkc->dcq", values, mesh.nodes[:, mesh.cell_nodes])
    np.testing.assert_allclose(found, mesh.skfem.mapping().F(points.T), atol=1e-14)


@pytest.mark.parametrize("kind", FIRST_ORDER)
def test_curved_cells(kind: type) -> None:
    made = curved(kind)
    mesh = Mesh.from_skfem(made)
    assert mesh.degree == 2
    assert type(mesh.skfem) is FIRST_ORDER[kind]
    assert mesh.cell_nodes.dtype == np.int32
    np.testing.assert_array_equal(np.unique(mesh.cell_nodes), np.arange(mesh.nodes.shape[1]))
    np.testing.assert_array_equal(mesh.skfem.facets, made.facets)
    assert_nodes_in_order(mesh)
    assert volume(mesh) == pytest.approx(1, rel=1e-13)  # a shear keeps the volume


@pytest.mark.parametrize(("kind", "cell"), CELLS.items())
def test_the_symbol_of_the_mesh_has_its_degree(kind: type, cell: str) -> None:
    meshes = [kind().refined(1), *(curved(second) for second, first in FIRST_ORDER.items() if first is kind)]
    for degree, made in enumerate(meshes, start=1):
        expected = basix.ufl.element("Lagrange", cell, degree, shape=(made.dim(),))
        assert Mesh.from_skfem(made).ufl_domain().ufl_coordinate_element() == expected


# ---------------------------------------------------------------- order of the geometry
@pytest.mark.parametrize(
    ("make", "finest", "exact"),
    [(skfem.MeshTri2.init_circle, 4, np.pi), (skfem.MeshTet2.init_ball, 3, 4 * np.pi / 3)],
    ids=["disc", "ball"],
)
def test_the_volume_of_curved_cells_is_of_fourth_order(make: Callable[[int], Any], finest: int, exact: float) -> None:
    errors = [abs(volume(Mesh.from_skfem(make(finest - k))) - exact) / exact for k in (2, 1, 0)]
    rates = -np.diff(np.log2(errors))
    assert (rates > 3.7).all()
    assert errors[-1] < 1e-3


# ---------------------------------------------------------------- moving
@pytest.mark.parametrize("kind", [*FIRST_ORDER, *FIRST_ORDER.values()])
def test_vertices_follow_the_nodes(kind: type) -> None:
    mesh = Mesh.from_skfem(curved(kind) if kind in FIRST_ORDER else kind().refined(1))
    before, nodes = volume(mesh), mesh.nodes
    old = mesh.skfem.mapping().F(np.full((mesh.dim, 1), 0.2))
    mesh.move(2 * mesh.nodes)
    assert mesh.nodes is nodes
    assert volume(mesh) == pytest.approx(2**mesh.dim * before)
    np.testing.assert_array_equal(mesh.skfem.p, mesh.nodes[:, : mesh.skfem.nvertices])
    np.testing.assert_allclose(mesh.skfem.mapping().F(np.full((mesh.dim, 1), 0.2)), 2 * old)
    mesh.nodes[0] += 1
    np.testing.assert_array_equal(mesh.skfem.p, mesh.nodes[:, : mesh.skfem.nvertices])
    renamed = replace(mesh, surfaces={"some": np.array([0])})
    renamed.nodes[0] += 1
    np.testing.assert_array_equal(renamed.skfem.p, mesh.nodes[:, : mesh.skfem.nvertices])


@pytest.mark.parametrize("kind", [*FIRST_ORDER, *FIRST_ORDER.values()])
def test_a_move_that_no_mesh_can_make(kind: type) -> None:
    mesh = Mesh.from_skfem(curved(kind) if kind in FIRST_ORDER else kind().refined(1))
    before = mesh.nodes.copy()
    last = mesh.cell_nodes[-1, 0]
    inside_out, mirrored, unknown = before.copy(), before.copy(), before.copy()
    inside_out[:, last] += 3
    mirrored[0] *= -1
    unknown[0, last] = np.nan
    for nodes, match in [
        (before[:, 1:], r"nodes = shape .*: expected shape"),
        (unknown, "nodes = not finite"),
        (inside_out, r"nodes = cell \d+ at .* turned inside out"),
        (mirrored, "turned inside out"),
        (np.zeros_like(before), "turned inside out"),
    ]:
        with pytest.raises(MeshError, match=match):
            mesh.move(nodes)
        np.testing.assert_array_equal(mesh.nodes, before)


# ---------------------------------------------------------------- quality
@pytest.mark.parametrize("kind", FIRST_ORDER)
def test_a_cell_that_is_curved_too_far(kind: type) -> None:
    mesh = Mesh.from_skfem(curved(kind))
    assert 0 < check_mesh(mesh).min_scaled_jacobian < 1
    cell = mesh.cell_nodes[:, 0]
    middle, end = cell[len(mesh.cell_vertices)], cell[MIDDLES[mesh.cell][0][0]]
    mesh.nodes[:, middle] += 3 * (mesh.nodes[:, end] - mesh.nodes[:, middle])
    with pytest.raises(MeshError, match=r"cells = cell \d+ at .* curved so far that it folds"):
        check_mesh(mesh)


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_middle_that_is_nowhere(value: float) -> None:
    mesh = Mesh.from_skfem(skfem.MeshTri2())
    mesh.nodes[1, -1] = value
    with pytest.raises(MeshError, match=r"coordinates = .* at node 8"):
        check_mesh(mesh)


def test_the_scaled_jacobian_of_a_sheared_square() -> None:
    """x = X + a Y^2, y = Y: the unit vectors are (1, 0) and (2 a Y, 1) / sqrt(1 + 4 a^2 Y^2)."""
    mesh = skfem.MeshQuad2()
    found = check_mesh(Mesh.from_skfem(replace(mesh, doflocs=shear(mesh.doflocs))))
    highest = basix.make_quadrature(basix.CellType.quadrilateral, 6)[0][:, 1].max()
    straight = 1 / np.hypot(1, 0.2)  # at the corners of the parallelogram of its vertices
    assert found.min_scaled_jacobian == pytest.approx(min(straight, 1 / np.hypot(1, 0.4 * highest)), rel=1e-12)


def test_jacobians_do_not_depend_on_how_many_are_held_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    mesh = Mesh.from_skfem(curved(skfem.MeshTet2))
    whole = jacobians(mesh.cell, 2, mesh.nodes, mesh.cell_nodes)
    monkeypatch.setattr("femiec.geometry.nodes._CHUNK", 7)
    for found, expected in zip(jacobians(mesh.cell, 2, mesh.nodes, mesh.cell_nodes), whole, strict=True):
        np.testing.assert_allclose(found, expected, rtol=1e-12)
