"""Cells that cannot be integrated over are refused, and the figures of those that can."""

import numpy as np
import pytest
import skfem

from femiec.errors import MeshError
from femiec.geometry import Mesh, check_mesh, tubule_mesh
from femiec.geometry.tubule import Tubule

KINDS = [skfem.MeshLine1, skfem.MeshTri1, skfem.MeshQuad1, skfem.MeshTet1, skfem.MeshHex1]


def checked(mesh: skfem.Mesh) -> object:
    """The figures of a scikit-fem mesh without names."""
    return check_mesh(Mesh.from_skfem(mesh))


@pytest.mark.parametrize("kind", KINDS)
def test_good_meshes_of_every_kind(kind: type) -> None:
    mesh = kind().refined(2)
    quality = check_mesh(Mesh.from_skfem(mesh))
    assert (quality.cells, quality.points) == (mesh.nelements, mesh.p.shape[1])
    assert 0.2 < quality.min_scaled_jacobian <= 1 + 1e-12


def test_figures_of_known_cells() -> None:
    right = skfem.MeshTri1(np.array([[0.0, 3, 0], [0, 0, 4]]), np.array([[0], [1], [2]]))
    quality = check_mesh(Mesh.from_skfem(right))
    assert quality.min_scaled_jacobian == pytest.approx(3 / 5)  # the sine of its smallest angle
    assert quality.max_aspect == pytest.approx(5 / 3)
    box = skfem.MeshHex1.init_tensor([0.0, 1], [0.0, 2], [0.0, 5])
    assert check_mesh(Mesh.from_skfem(box)).max_aspect == pytest.approx(5)
    assert "1 cells, 8 nodes" in str(checked(box))


@pytest.mark.parametrize("kind", KINDS[1:])
@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e200])
def test_coordinates_that_are_no_numbers(kind: type, value: float) -> None:
    mesh = kind().refined(1)
    mesh.p[1, 3] = value
    with pytest.raises(MeshError, match=r"coordinates = .* at node 3"):
        checked(mesh)


@pytest.mark.parametrize("kind", KINDS[1:])
def test_a_node_that_is_pulled_through_its_neighbours(kind: type) -> None:
    mesh = kind().refined(2)
    inner = np.setdiff1d(np.arange(mesh.p.shape[1]), mesh.boundary_nodes())[0]
    mesh.p[:, inner] += 0.6
    with pytest.raises(MeshError, match=r"flat or twisted|folded"):
        checked(mesh)


@pytest.mark.parametrize("kind", KINDS[1:])
def test_a_flat_cell(kind: type) -> None:
    mesh = kind()
    mesh.p[:, mesh.t[0, 0]] = mesh.p[:, mesh.t[1:, 0]].mean(axis=1) if kind is skfem.MeshTri1 else mesh.p[:, mesh.t[1, 0]]
    with pytest.raises(MeshError, match="flat or twisted"):
        checked(mesh)


def test_a_sliver_that_is_flat_to_rounding() -> None:
    for height, flat in ((1e-6, False), (1e-12, True)):
        sliver = skfem.MeshTri1(np.array([[0.0, 1, 0.5], [0, 0, height]]), np.array([[0], [1], [2]]))
        if flat:
            with pytest.raises(MeshError, match="flat or twisted"):
                checked(sliver)
        else:
            checked(sliver)


@pytest.mark.parametrize("corner", range(4))
def test_a_quadrilateral_is_checked_at_all_corners(corner: int) -> None:
    # an arrow head: positive area, positive Jacobian at three corners, negative at the fourth
    order = np.roll([0, 1, 2, 3], corner)[:, None]
    with pytest.raises(MeshError, match="flat or twisted"):
        checked(skfem.MeshQuad1(np.array([[0.0, 1, 0.2, 0], [0, 0, 0.2, 1]]), order))


def test_a_bow_tie_is_twisted() -> None:
    bow_tie = skfem.MeshQuad1(np.array([[0.0, 1, 0, 1], [0, 0, 1, 1]]), np.array([[0], [1], [2], [3]]))
    with pytest.raises(MeshError, match="flat or twisted"):
        checked(bow_tie)


def test_a_folded_triangle_is_seen_though_its_nodes_are_sorted() -> None:
    points = np.array([[0.0, 1, 0, 0.3], [0, 0, 1, 0.3]])  # both triangles lie below the edge from (1, 0) to (0, 1)
    with pytest.raises(MeshError, match="folded over its neighbour"):
        checked(skfem.MeshTri1(points, np.array([[0, 1], [1, 2], [2, 3]])))


def test_a_cell_that_is_there_twice() -> None:
    mesh = tubule_mesh(Tubule()).skfem
    with pytest.raises(MeshError, match=r"cell 7 at .* there twice"):
        checked(skfem.MeshQuad1(mesh.p, np.hstack([mesh.t, mesh.t[:, 7:8]])))


def test_three_cells_on_a_facet() -> None:
    points = np.array([[0.0, 0, 1, -1, 2], [0, 1, 0, 0, 0]])
    with pytest.raises(MeshError, match="on a facet of three cells"):
        checked(skfem.MeshTri1(points, np.array([[0, 0, 0], [1, 1, 1], [2, 3, 4]])))
