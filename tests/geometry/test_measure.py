"""Sizes read back from a mesh."""

from dataclasses import astuple, replace

import numpy as np
import pytest
import skfem

from femiec.errors import MeshError
from femiec.geometry import Mesh, Tubule, measure_tubule, tubule_mesh
from femiec.quantities import nm, um

TUBULE = Tubule(width=60 * nm, wall=20 * nm, height=5 * um, filling=0.2)


def moved(mesh: Mesh, move: object) -> Mesh:
    """The mesh with its points moved by a function of (r, z)."""
    return replace(mesh, skfem=type(mesh.skfem)(np.array(move(*mesh.skfem.p)), mesh.skfem.t))  # type: ignore[operator]


@pytest.mark.parametrize("triangles", [False, True])
@pytest.mark.parametrize("tubule", [TUBULE, replace(TUBULE, bottom=0.3 * um)])
def test_it_measures_what_was_made(tubule: Tubule, triangles: bool) -> None:
    assert astuple(measure_tubule(tubule_mesh(tubule, triangles=triangles))) == pytest.approx(astuple(tubule), rel=1e-12, abs=0)


def test_the_bottom_of_the_lithium_is_straight() -> None:
    mesh = tubule_mesh(replace(TUBULE, bottom=0.3 * um))
    lifted = mesh.skfem.p + 1e-9 * (mesh.skfem.p[1] == 0.3 * um) * (mesh.skfem.p[0] == 0) * np.array([[0.0], [1.0]])
    with pytest.raises(MeshError, match=r"^lithium\|void = z = .* m on all of it; use a straight"):
        measure_tubule(moved(mesh, lambda r, z: lifted))


@pytest.mark.parametrize(
    ("move", "place"),
    [
        (lambda r, z: (r * (1 + 0.01 * z / z.max()), z), "wall|lithium and wall|gas"),
        (lambda r, z: (r, z + 0.01 * r), "root"),
        (lambda r, z: (r + 1e-9, z), "axis"),
        (lambda r, z: (r, z + 1e-9), "root"),
        (lambda r, z: (np.where(r > 40e-9, r * (1 + 0.1 * z / z.max()), r), z), "outer wall"),
    ],
)
def test_what_is_not_straight(move: object, place: str) -> None:
    with pytest.raises(
        MeshError, match=rf"^{place.replace('|', '[|]')} = [rz] = .* m: expected .* m on all of it; use a straight"
    ):
        measure_tubule(moved(tubule_mesh(TUBULE), move))


def test_a_mesh_in_nanometres() -> None:
    with pytest.raises(MeshError, match=r"width of the mesh = 60 m: .*unit=1e-9"):
        measure_tubule(moved(tubule_mesh(TUBULE), lambda r, z: (1e9 * r, 1e9 * z)))


@pytest.mark.parametrize("name", ["root", "tip", "outer wall", "wall|gas"])
def test_a_missing_surface(name: str) -> None:
    mesh = tubule_mesh(TUBULE)
    others = {key: facets for key, facets in mesh.surfaces.items() if key != name}
    with pytest.raises(MeshError, match=f"surface = '{name.replace('|', '[|]')}'"):
        measure_tubule(replace(mesh, surfaces=others))
    with pytest.raises(MeshError, match="no facets"):
        measure_tubule(replace(mesh, surfaces={**others, name: np.zeros(0, np.int64), "wall|lithium": np.zeros(0, np.int64)}))


def test_three_dimensions() -> None:
    with pytest.raises(MeshError, match="3-D"):
        measure_tubule(Mesh.from_skfem(skfem.MeshTet()))


def test_curved_cells() -> None:
    with pytest.raises(MeshError, match=r"mesh = curved cells: expected straight-sided cells; .* Mesh\.ElementOrder = 1"):
        measure_tubule(Mesh.from_skfem(skfem.MeshQuad2()))
