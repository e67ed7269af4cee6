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
    order = [0, 1, 3, 2] if cells.kind == "quadrilateral" else slice(None)
    inside = out.AddRegion("inside", dim)
    out.AddElements(dim=dim, index=inside, data=np.ascontiguousarray(cells.cells[:, order], np.int32), base=0)
    for name, facets in _sides(cells).items():
        number = out.AddRegion(name, dim - 1)
        out.AddElements(dim=dim - 1, index=number, data=np.ascontiguousarray(facets, np.int32), base=0)
    return ng.Mesh(out)


def _sides(cells: Cells) -> dict[str, Any]:
    """Vertices of the facets of each side."""
    facets = cells.boundary()
    ends = {"low": cells.points.min(axis=0), "high": cells.points.max(axis=0)}
    return {
        f"{name}{axis}": facets[np.all(cells.points[facets][..., axis] == end[axis], axis=1)]
        for axis in range(cells.points.shape[1])
        for name, end in ends.items()
    }


def dx(cells: Cells, degree: int) -> Any:
    """The volume measure with the common quadrature."""
    points, weights = rule(cells.kind, degree)
    return ng.dx(intrules={_TYPE[cells.kind]: ng.IntegrationRule([tuple(p) for p in points], weights.tolist())})


def nodal(V: Any, field: Callable[..., tuple[Any, ...]]) -> Any:
    """The member of a space that equals a polynomial field."""
    out = ng.GridFunction(V)
    out.Set(ng.CF(field(*(ng.x, ng.y, ng.z)[: V.mesh.dim])))
    return out
