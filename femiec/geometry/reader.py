"""Read a mesh with named regions and surfaces from a file."""

from __future__ import annotations

import hashlib
import math
import os
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import skfem
from numpy.typing import NDArray

from femiec.errors import MeshError, point_text
from femiec.geometry.cells import make_cells
from femiec.geometry.groups import blocks_of, find_facets, stacked, tags_of
from femiec.geometry.interfaces import with_interfaces
from femiec.geometry.joined import check_single_nodes
from femiec.geometry.mesh import Mesh
from femiec.geometry.msh_claims import check_msh
from femiec.geometry.quality import check_mesh
from femiec.geometry.xdmf import read_xdmf
from femiec.geometry.xml_claims import check_xml

ENDINGS = (".msh", ".vtu", ".xdmf")
"""The files that can be read."""


def read_mesh(path: str | os.PathLike[str], unit: float = 1.0) -> Mesh:
    """Read a mesh; regions are its named groups of cells, surfaces its named groups of facets.

    In a .msh file (gmsh, version 2.2 or 4.1) the names are those of the physical groups. In a .vtu or .xdmf file each integer
    cell array that holds 0 and 1 only is a group, unless the file names its groups itself. The tip, wall|lithium and wall|gas are
    found between the regions if the file does not name them. The physical tags of gmsh are the numbers of the names, so that
    ``ufl.ds(7)`` integrates over the surface with tag 7. Cells of second order keep their curved edges; where all of them are
    straight, with each node in the middle, the mesh is one of first order.

    Args:
        path: the file.
        unit: length of the unit of the file's coordinates [m]; ``nm`` for a mesh in nanometres.

    Returns:
        The mesh [m]: triangles or quadrilaterals in the plane, (x, y) or (r, z), or tetrahedra or hexahedra.

    Raises:
        MeshError: the file cannot be used; the message names the file, the place and the mend.

    Example:
        >>> read_mesh("no_such.msh")
        Traceback (most recent call last):
        ...
        femiec.errors.MeshError: mesh file 'no_such.msh' = missing: expected a file; check the path
    """
    try:
        file = Path(path)
        if not (isinstance(unit, (int, float)) and math.isfinite(unit) and unit > 0):
            raise MeshError("unit", unit, "a positive length in metres", "write unit=1e-9 for nanometres")
        _check_file(file)
        return _mesh(_raw(file), unit, _source(file, unit))
    except MeshError as error:
        place = f"mesh file {os.fspath(path)!r}" + (f": {error.argument}" if error.argument else "")
        raise MeshError(place, error.value, error.allowed, error.mend) from error.__cause__


def _check_file(file: Path) -> None:
    """Refuse what is no file to read, and a file that claims more than it holds."""
    if not os.path.exists(file):  # where Path.exists raises, for a name that is too long
        raise MeshError("", "missing", "a file", "check the path")
    if not file.is_file():
        raise MeshError("", "a directory" if file.is_dir() else "not a regular file", "a file", "name the mesh file itself")
    if file.suffix.lower() not in ENDINGS:
        raise MeshError(
            "", f"a {file.suffix or 'file without an ending'}", f"one of {', '.join(ENDINGS)}", "convert it with meshio"
        )
    with _one_error():
        data = file.read_bytes()
        if not data:
            raise MeshError("", "empty", "a mesh", "write the file again")
        if file.suffix.lower() == ".msh":
            check_msh(data)
        else:
            check_xml(file)


@contextmanager
def _one_error() -> Iterator[None]:
    """Turn whatever a parser does with a bad file, printing and leaving the program included, into one MeshError."""
    try:
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            yield
    except MeshError:
        raise
    except (Exception, SystemExit) as error:
        said = f"{type(error).__name__} {str(error).strip()}".split("\n")[0][:200].strip()
        mend = "write the file again, whole, with every cell in one named group (gmsh: Mesh.SaveAll = 0)"
        raise MeshError("", f"unreadable ({said})", "a whole mesh file", mend) from error


def _raw(file: Path) -> Any:
    """meshio's mesh; its own ``read`` prints and leaves the program on an error, so that its formats are called by name."""
    with _one_error():
        import meshio

        formats = {".msh": meshio.gmsh.read, ".vtu": meshio.vtu.read, ".xdmf": read_xdmf}
        return formats[file.suffix.lower()](file)


def _source(file: Path, unit: float) -> str:
    return f"{file} (sha256 {hashlib.sha256(file.read_bytes()).hexdigest()[:16]}, unit {unit:g} m)"


def _mesh(raw: Any, unit: float, source: str) -> Mesh:
    blocks = blocks_of(raw)
    dim = max((block.kind.dim for block in blocks), default=0)
    if dim < 2:
        raise MeshError(
            "cells", "none", "triangles, quadrilaterals, tetrahedra or hexahedra", "put the cells in a physical group"
        )
    inner, outer = ([block for block in blocks if block.kind.dim == wanted] for wanted in (dim, dim - 1))
    points = unit * np.asarray(raw.points, float)
    mesh, curve, number = make_cells(points, [(block.type, block.nodes) for block in inner])
    if dim == 2:
        _put_on_axis(mesh.p if curve is None else curve.nodes)
    regions, surfaces = stacked(inner), stacked(outer)
    _check_regions(regions, surfaces, mesh)
    corners = [number[block.nodes[:, : block.kind.corners]] for block in outer]
    facets = find_facets(mesh, np.concatenate(corners)) if corners else np.zeros(0, np.int64)
    plain = Mesh.from_skfem(mesh, regions, {name: facets[indices] for name, indices in surfaces.items()}, source)
    numbers = tags_of(raw)
    result = replace(plain, curve=curve, region_ids=numbers.get(dim, {}), surface_ids=numbers.get(dim - 1, {}))
    check_mesh(result)
    check_single_nodes(result)
    return with_interfaces(result)


def _put_on_axis(points: NDArray[np.float64]) -> None:
    """Set to zero what rounding has left of x, or of the radius on an axis."""
    points[0, abs(points[0]) <= 1e-12 * np.ptp(points, axis=1).max()] = 0.0


def _check_regions(regions: dict[str, NDArray[np.int64]], surfaces: dict[str, NDArray[np.int64]], mesh: skfem.Mesh) -> None:
    """Each cell belongs to one region, and no name stands for a region and a surface."""
    mend = 'put every cell in one named group (gmsh: Physical Surface("lithium"))'
    if not regions:
        raise MeshError("regions", "no named group of cells", "at least one", mend)
    for name in set(regions) & set(surfaces):
        raise MeshError("groups", f"{name!r} for cells and for facets", "each name once", "give the surface another name")
    times = np.bincount(np.concatenate(list(regions.values())), minlength=mesh.nelements)
    for wrong, what in ((times == 0, "of no region"), (times > 1, "of several regions")):
        if wrong.any():
            place = point_text(mesh.p[:, mesh.t[:, wrong][:, 0]].mean(axis=1))
            raise MeshError("regions", f"{wrong.sum()} cells {what}, the first at {place}", "one region for each cell", mend)
