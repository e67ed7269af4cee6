"""States of walls in space, stored in a file and read back, also by VTK itself."""

from pathlib import Path

import numpy as np
import pytest
import pyvista
import skfem

from femiec.checks.patch import Affine
from femiec.geometry import Mesh, array_solid, tetrahedra
from femiec.geometry.solid import Layers
from femiec.laws.deforming import SOLID
from femiec.laws.solid.elastic import Elastic
from femiec.models.walls.structure import WallStructure
from femiec.quantities import nm
from femiec.results.export import grid
from femiec.results.reader import read
from femiec.results.vtkhdf import write
from femiec.strength import VonMises
from femiec.walls import solve, stored

GRADIENT = 1e-3 * np.array([[1.0, 0.5, -0.3], [0.2, -0.7, 0.4], [0.6, -0.1, 0.8]])


def closed_tubule(cut: bool) -> Mesh:
    """A square chamber of 100 nm in walls of 50 nm, 400 nm high, with a root plate and a cap of 50 nm."""
    plane = skfem.MeshQuad.init_tensor(*[np.array([0.0, 50, 100, 150, 200]) * nm] * 2)
    middle = np.nonzero((abs(plane.p[:, plane.t].mean(axis=1) - 100 * nm) < 50 * nm).all(axis=0))[0]
    section = Mesh.from_skfem(plane, {"wall": np.setdiff1d(np.arange(16), middle), "chamber 0": middle})
    solid = array_solid(section, 400 * nm, 50 * nm, 50 * nm, Layers(along=3, plate=1))
    return tetrahedra(solid) if cut else solid


@pytest.mark.parametrize(("cut", "kind"), [(False, 29), (True, 24)])
def test_a_state_in_space_is_read_back_with_its_volumes_and_fields(cut: bool, kind: int, tmp_path: Path) -> None:
    """u = G x is in balance, so that it is known at every point of the file, and between them."""
    structure = WallStructure(closed_tubule(cut), Elastic(20e9, 0.24), SOLID, (), (Affine(GRADIENT),))
    write(stored(solve(structure), VonMises(), 65e6), tmp_path / "result.vtkhdf")
    regions = read(tmp_path / "result.vtkhdf").snapshots[0].regions
    volumes = {"wall": 400 * (200**2 - 100**2), "root-plate": 50 * 100**2, "cap": 50 * 100**2}
    assert {region.name: region.cell_type for region in regions} == dict.fromkeys(volumes, kind)
    for region in regions:
        found = grid(region)
        sizes = found.scale(1 / nm).compute_cell_sizes()["Volume"]
        assert sizes.min() > 0
        assert sizes.sum() == pytest.approx(volumes[region.name], rel=1e-9)
        np.testing.assert_allclose(region.field("Displacement").values, region.points @ GRADIENT.T / nm, rtol=1e-5, atol=1e-6)
    places = np.array([[25.0, 120.0, 210.0], [170.0, 33.0, 90.0]])
    wall = grid(read(tmp_path / "result.vtkhdf").snapshots[0].region("wall")).scale(1 / nm)  # VTK finds no cells of 1e-7 m
    there = pyvista.PolyData(places).sample(wall)
    assert there["vtkValidPointMask"].all()
    np.testing.assert_allclose(there["Displacement [nm]"], places @ GRADIENT.T, rtol=0, atol=2e-5)
