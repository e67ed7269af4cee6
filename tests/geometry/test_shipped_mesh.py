"""The gmsh file in meshes/, and the script that made it."""

import subprocess
import sys
from dataclasses import astuple
from pathlib import Path

import numpy as np
import pytest
import skfem

from femiec.geometry import Mesh, Tubule, check_mesh, measure_tubule, read_mesh, tubule_mesh
from femiec.quantities import nm

RUN = "import runpy, sys; sys.modules['gmsh'] = None; sys.argv[1:] = sys.argv[2:]; runpy.run_path({!r}, run_name='__main__')"


@pytest.fixture
def mesh(shipped: Path) -> Mesh:
    return read_mesh(shipped, unit=nm)


def run_without_gmsh(script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The script on a machine without gmsh, whether this one has it or not."""
    command = [sys.executable, "-c", RUN.format(str(script)), str(script), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_sizes(mesh: Mesh) -> None:
    assert astuple(measure_tubule(mesh)) == pytest.approx(astuple(Tubule()), rel=1e-12, abs=0)


def test_names_and_lengths_are_those_of_the_structured_mesh(mesh: Mesh) -> None:
    structured = tubule_mesh(Tubule())
    assert sorted(mesh.regions) == sorted(structured.regions)
    assert sorted(mesh.surfaces) == sorted(structured.surfaces)
    for name in structured.surfaces:
        ends = [part.skfem.p[:, part.skfem.facets[:, part.facets_of(name)]] for part in (mesh, structured)]
        lengths = [np.linalg.norm(end[:, 1] - end[:, 0], axis=0).sum() for end in ends]
        assert lengths[0] == pytest.approx(lengths[1], rel=1e-12, abs=0), name


def test_areas(mesh: Mesh) -> None:
    areas = {name: skfem.Basis(mesh.skfem, skfem.ElementTriP0(), elements=cells).dx.sum() for name, cells in mesh.regions.items()}
    assert areas == pytest.approx({"lithium": 50e-9 * 1e-5, "gas": 50e-9 * 1e-5, "wall": 5e-9 * 2e-5}, rel=1e-12, abs=0)


def test_it_is_small_sound_and_fine_where_it_matters(mesh: Mesh, shipped: Path) -> None:
    assert check_mesh(mesh).cells < 8000
    assert shipped.stat().st_size < 1.5e6
    z = np.unique(mesh.skfem.p[1, mesh.skfem.facets[:, mesh.facets_of("wall|lithium", "wall|gas")]])
    dz, tip = np.diff(z), np.argmin(abs(z - 10e-6))
    assert max(dz[0], dz[tip - 1], dz[tip]) <= 50 * nm / 8
    r = np.unique(mesh.skfem.p[0, mesh.skfem.facets[:, mesh.facets_of("root", "wall root")]])
    assert np.diff(r)[np.argmin(abs(r - 50 * nm)) - 1] <= 50 * nm / 16


def test_the_script_says_what_to_install(shipped: Path, tmp_path: Path) -> None:
    done = run_without_gmsh(shipped.with_suffix(".py"), "--out", str(tmp_path / "a.msh"))
    assert done.returncode == 2
    assert "pip install 'femiec[mesh]'" in done.stderr
    assert "apt-get install libglu1-mesa" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        ("--width=100", "write width=100nm"),
        ("--wall=-5nm", "write wall=10nm"),
        ("--height=2V", "unit of length"),
        ("--filling=2", "0 and 1"),
    ],
)
def test_the_script_refuses_what_is_no_tubule(shipped: Path, tmp_path: Path, argument: str, message: str) -> None:
    done = run_without_gmsh(shipped.with_suffix(".py"), argument, "--out", str(tmp_path / "a.msh"))
    assert (done.returncode, message in done.stderr, "Traceback" in done.stderr) == (2, True, False)
    assert not list(tmp_path.iterdir())
