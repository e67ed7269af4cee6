"""What the NGSolve columns share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import netgen.meshing as netgen
import ngsolve as ng
import numpy as np

from benchmarks.meshes import Cells
from benchmarks.quadrature import rule

VERSION = ng.__version__
_TYPE = {"triangle": ng.TRIG, "quadrilateral": ng.QUAD, "tetrahedron": ng.TET}


def mesh(cells: Cells) -> Any:
    """The mesh of NGSolve; the side where coordinate i is least is named low<i>, where it is largest high<i>."""
    dim = cells.points.shape[1]
    out = netgen.Mesh(dim=dim)
    out.AddPoints(np.ascontiguousarray(np.pad(cells.points, ((0, 0), (0, 3 - dim)))))
    names = [f"{end}{axis}" for axis in range(dim) for end in ("low", "high")]
    if dim == 3:
        for number in range(1, len(names) + 1):
            out.Add(netgen.FaceDescriptor(surfnr=number, domin=1, bc=number))
    order = [0, 1, 3, 2] if cells.kind == "quadrilateral" else slice(None)
    out.AddElements(dim=dim, index=1, data=np.ascontiguousarray(cells.cells[:, order], np.int32), base=0)
    facets = cells.boundary()
    for number, inside in enumerate(_sides(cells, facets), start=1):
        out.AddElements(dim=dim - 1, index=number, data=np.ascontiguousarray(facets[inside], np.int32), base=0)
    for number, name in enumerate(names):
        out.SetBCName(number, name)
    return ng.Mesh(out)


def _sides(cells: Cells, facets: Any) -> list[Any]:
    coordinates = cells.points[facets]
    ends = [(x.min(), x.max()) for x in cells.points.T]
    return [np.all(coordinates[..., axis] == end, axis=1) for axis in range(len(ends)) for end in ends[axis]]


def dx(cells: Cells, degree: int) -> Any:
    """The volume measure with the common quadrature."""
    points, weights = rule(cells.kind, degree)
    return ng.dx(intrules={_TYPE[cells.kind]: ng.IntegrationRule([tuple(p) for p in points], weights.tolist())})


def nodal(V: Any, field: Callable[..., tuple[Any, ...]]) -> Any:
    """The member of a space that equals a polynomial field."""
    out = ng.GridFunction(V)
    out.Set(ng.CF(field(*(ng.x, ng.y, ng.z)[: V.mesh.dim])))
    return out
