"""Small structures for tests."""

import numpy as np
import skfem

from femiec.geometry import Mesh

SIDE = 100e-9
SIDES = {"left": (0, 0.0), "right": (0, 1.0), "bottom": (1, 0.0), "top": (1, 1.0), "root": (2, 0.0), "cap": (2, 1.0)}


def block(dim=2, cells=2, side=SIDE):
    """A square or a cube with one corner at the origin."""
    line = np.linspace(0, 1, cells + 1)
    mesh = (skfem.MeshQuad if dim == 2 else skfem.MeshHex).init_tensor(*[line] * dim)
    middle = mesh.p[:, mesh.facets].mean(axis=1)
    surfaces = {name: np.nonzero(middle[i] == at)[0] for name, (i, at) in SIDES.items() if i < dim}
    scaled = type(mesh)(side * mesh.p, mesh.t)
    return Mesh.from_skfem(scaled, {"wall": np.arange(mesh.nelements)}, surfaces)


def quarter_ring(inner=50e-9, outer=60e-9, across=2, along=24):
    """A quarter of a ring."""
    flat = skfem.MeshQuad.init_tensor(np.linspace(0, 1, across + 1), np.linspace(0, 1, along + 1))
    r, angle = inner + (outer - inner) * flat.p[0], np.pi / 2 * flat.p[1]
    middle = flat.p[:, flat.facets].mean(axis=1)
    names = {"inner": (0, 0), "outer": (0, 1), "start": (1, 0), "end": (1, 1)}
    surfaces = {name: np.nonzero(middle[i] == at)[0] for name, (i, at) in names.items()}
    return Mesh.from_skfem(skfem.MeshQuad(np.array([r * np.cos(angle), r * np.sin(angle)]), flat.t), None, surfaces)


def framed(cells=6, side=SIDE):
    """A square with a square hole in its middle, "tubule 0"."""
    line = np.linspace(0, 1, cells + 1)
    whole = skfem.MeshQuad.init_tensor(line, line)
    middle = np.abs(whole.p[:, whole.t].mean(axis=1) - 0.5).max(axis=0)
    mesh = whole.restrict(np.nonzero(middle > 0.17)[0])
    at = mesh.p[:, mesh.facets].mean(axis=1)
    outside = {name: np.nonzero(at[i] == value)[0] for name, (i, value) in SIDES.items() if i < 2}
    hole = np.setdiff1d(mesh.boundary_facets(), np.concatenate(list(outside.values())))
    return Mesh.from_skfem(skfem.MeshQuad(side * mesh.p, mesh.t), None, {**outside, "tubule 0": hole})
