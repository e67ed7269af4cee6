"""A small mesh, and mesh files made of it."""

import sys
from collections.abc import Callable
from pathlib import Path

import meshio
import pytest
from as_files import as_flags, as_meshio

from femiec.geometry import Cells, Mesh, Tubule, tubule_mesh

sys.path.insert(0, str(Path(__file__).parent))

SHIPPED = Path(__file__).parents[2] / "meshes" / "tubule_100nm.msh"


@pytest.fixture
def small() -> Mesh:
    """A tubule of 18 quadrilaterals."""
    return tubule_mesh(Tubule(), cells=Cells(2, 1, 4, 2))


@pytest.fixture
def raw(small: Mesh) -> meshio.Mesh:
    """The small mesh in nanometres as meshio would read it."""
    return as_meshio(small)


@pytest.fixture
def save(tmp_path: Path) -> Callable[[meshio.Mesh], Path]:
    """Write a meshio mesh as a gmsh file in text."""

    def write(raw: meshio.Mesh) -> Path:
        file = tmp_path / "made.msh"
        meshio.gmsh.write(file, raw, fmt_version="2.2", binary=False)
        return file

    return write


@pytest.fixture
def to_meshio() -> Callable[[Mesh], meshio.Mesh]:
    """Make a meshio mesh with gmsh's tags."""
    return as_meshio


@pytest.fixture
def to_flags() -> Callable[[Mesh], meshio.Mesh]:
    """Make a meshio mesh with an array of 0 and 1 for each group."""
    return as_flags


@pytest.fixture
def shipped() -> Path:
    """The gmsh file in meshes/."""
    return SHIPPED
