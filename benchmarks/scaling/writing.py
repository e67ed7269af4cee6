"""A displacement is written, gathered or in parallel: ``mpiexec -n 2 python -m benchmarks.scaling.writing``."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from femiec.engine import dolfinx as fem  # isort: skip  brings MPI first

import dolfinx.fem
import numpy as np
from dolfinx.io import VTXWriter, vtkhdf

from benchmarks.cases.honeycomb3d.case import SIDE
from benchmarks.cases.honeycomb3d.mesh import honeycomb
from benchmarks.in_femiec import mesh
from benchmarks.scaling.clock import Stages, append
from femiec.engine.dolfinx.cluster import COMM
from femiec.engine.dolfinx.mesh import shared
from femiec.engine.dolfinx.spaces import shared_space
from femiec.reading import VTK_CELL
from femiec.results.result import FieldData, RegionData, Snapshot
from femiec.results.vtkhdf import writing

Way = Callable[[Any, Path], None]


def measure(rings: int, layers: int, side: int = SIDE) -> dict[str, Any]:
    """Seconds and bytes of each way to write one field, the mesh included, and what the field's shared part costs to make."""
    walls = mesh(honeycomb(layers, side, rings))
    u = fem.Function(fem.functionspace(walls, ("Lagrange", 2, (3,))), name="Displacement")
    u.interpolate(lambda x: 1e-9 * np.sin(1e6 * x))
    shared_space(u.function_space)
    ways: dict[str, Way] = {"leader": by_the_leader, "vtx": by_vtx, "vtkhdf": by_vtkhdf}
    folder = fem.ranks.from_leader(lambda: Path(tempfile.mkdtemp()))
    stages, sizes = Stages(), {}
    for name, write in ways.items():
        write(u, folder / name)
        stages.done(name)
        sizes[name] = fem.ranks.from_leader(lambda: stored(folder)) - sum(sizes.values())
    fem.ranks.from_leader(lambda: shutil.rmtree(folder))
    facts = {"unknowns": u.function_space.dim, "ranks": COMM.size, "cells": walls.skfem.nelements}
    return {"case": "writing", "rings": rings, "layers": layers, **facts, "stages": stages.found, "bytes": sizes}


def stored(folder: Path) -> int:
    """Bytes of all files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def by_the_leader(u: Any, path: Path) -> None:
    """As femiec does: each rank samples all, the first one writes; at the nodes of cells of second order, each cell its own."""
    walls = u.function_space.mesh
    points, values = fem.sample(walls, None, {"Displacement": u})
    if COMM.rank == 0:
        cells, nodes, dim = points.shape
        fields = (FieldData("Displacement", "m", values["Displacement"].reshape(-1, dim)),)
        numbers = np.arange(cells * nodes).reshape(cells, nodes)
        region = RegionData("wall", points.reshape(-1, dim), numbers, VTK_CELL[walls.cell], fields)
        with writing(path.with_suffix(".vtkhdf")) as file:
            file.append(Snapshot(0.0, (region,)))


def by_vtx(u: Any, path: Path) -> None:
    """DOLFINx's writer by ADIOS2, of second order: each rank a part."""
    with VTXWriter(COMM, path.with_suffix(".bp"), [parted(u)]) as file:
        file.write(0.0)


def by_vtkhdf(u: Any, path: Path) -> None:
    """DOLFINx's writer by HDF5, in parallel; it takes values at the mesh's vertices, so that this field is of first order."""
    own = shared(u.function_space.mesh).dolfinx
    linear = dolfinx.fem.Function(dolfinx.fem.functionspace(own, ("Lagrange", 1, (3,))))
    linear.interpolate(parted(u))
    file = path.with_suffix(".vtkhdf1")
    vtkhdf.write_mesh(file, own)
    vtkhdf.write_point_data(file, own, at_vertices(linear), 0.0)


def parted(u: Any) -> Any:
    """DOLFINx's function of the values that all ranks have."""
    space = shared_space(u.function_space)
    out = dolfinx.fem.Function(space.dolfinx, name=u.name)
    out.x.array[:] = u.x.array[space.dofs]
    return out


def at_vertices(linear: Any) -> Any:
    """The values at this rank's own vertices, in the order of the mesh's points."""
    own, size = linear.function_space.mesh, linear.function_space.dofmap.index_map_bs
    values = np.zeros((len(own.geometry.x), size))
    values[own.geometry.dofmaps[0]] = linear.x.array.reshape(-1, size)[linear.function_space.dofmap.list]
    return values[: own.geometry.index_map().size_local].ravel()


def main() -> None:
    """Append the record to a file of lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    for name in ("rings", "layers"):
        parser.add_argument(name, type=int)
    given = parser.parse_args()
    append(measure(given.rings, given.layers), given.out)


if __name__ == "__main__":
    main()
