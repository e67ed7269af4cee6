"""A section of four square chambers in walls, whose cells are no two alike, and integrals over solids."""

import numpy as np
import skfem

from femiec.checks.section import integral
from femiec.engine import embedded as fem
from femiec.geometry import Mesh

TICKS = np.array([0.0, 0.4, 1.0, 1.7, 2.2, 2.5, 3.1, 4.0, 4.5])
"""Chambers lie between 0.4 and 2.2 and between 2.5 and 4.0 in each direction."""
AREAS = {"chamber 0": 1.8**2, "chamber 1": 1.8 * 1.5, "chamber 2": 1.8 * 1.5, "chamber 3": 1.5**2}
ROUNDS = {"chamber 0": 7.2, "chamber 1": 6.6, "chamber 2": 6.6, "chamber 3": 6.0}


def plane_section(turned: bool = False) -> Mesh:
    """Four chambers in walls; half of the cells are numbered clockwise, the vertices at random."""
    plane = skfem.MeshQuad.init_tensor(TICKS, TICKS)
    rng = np.random.default_rng(3)
    new = rng.permutation(plane.nvertices)
    points = np.empty_like(plane.p)
    points[:, new] = plane.p
    cells = new[plane.t]
    if turned:
        cells = np.take_along_axis(cells, (rng.integers(0, 4, cells.shape[1]) + np.arange(4)[:, None]) % 4, axis=0)
        mirror = rng.random(cells.shape[1]) < 0.5
        cells[:, mirror] = cells[::-1, mirror]
    mesh = skfem.MeshQuad1(points, cells)
    x, y = mesh.p[:, mesh.t].mean(axis=1)
    hollow = [(v > 0.4) & (v < 2.2) for v in (x, y)], [(v > 2.5) & (v < 4.0) for v in (x, y)]
    regions = {f"chamber {i + 2 * j}": np.nonzero(hollow[i][0] & hollow[j][1])[0] for j in (0, 1) for i in (0, 1)}
    wall = np.setdiff1d(np.arange(mesh.nelements), np.concatenate(list(regions.values())))
    return Mesh.from_skfem(mesh, {"wall": wall, **regions})


def curved_ring() -> Mesh:
    """A round chamber of radius 1 in a ring up to radius 2, of curved cells."""
    corners = skfem.MeshQuad.init_tensor(np.linspace(-1, 1, 5), np.linspace(-1, 1, 5))
    whole = skfem.MeshQuad2.from_mesh(corners)
    x, y = whole.doflocs
    size, length = np.maximum(abs(x), abs(y)), np.hypot(x, y)
    bent = whole.doflocs * np.where(size >= 0.5, 2 * size / np.where(length > 0, length, 1), 2 / np.sqrt(2))
    inner = np.nonzero(abs(corners.p[:, corners.t].mean(axis=1)).max(axis=0) < 0.5)[0]
    regions = {"wall": np.setdiff1d(np.arange(corners.nelements), inner), "chamber 0": inner}
    return Mesh.from_skfem(skfem.MeshQuad2(bent, whole.t), regions)


def volume(mesh: Mesh, *regions: str) -> float:
    return integral(fem, 1.0 * mesh.dx(*regions, degree=6))


def area(mesh: Mesh, *surfaces: str) -> float:
    return integral(fem, 1.0 * mesh.ds(*surfaces, degree=6))


def vector_area(mesh: Mesh, *surfaces: str) -> np.ndarray:
    return np.array([integral(fem, mesh.n[k] * mesh.ds(*surfaces, degree=6)) for k in range(3)])


def enclosed(mesh: Mesh, *surfaces: str) -> float:
    """The volume that surfaces of the solid enclose, by the divergence theorem; their normals point into it."""
    return -integral(fem, sum(mesh.x[k] * mesh.n[k] for k in range(3)) / 3 * mesh.ds(*surfaces, degree=6))


def triple_products(mesh: Mesh) -> np.ndarray:
    """The volume that three edges span at the first vertex of each cell, with its sign as VTK and gmsh number the cells."""
    cells = mesh.skfem.t[[0, 3, 2, 1] if mesh.cell == "hexahedron" else [0, 1, 2, 3]]
    edges = mesh.skfem.p[:, cells[1:]] - mesh.skfem.p[:, cells[:1]]
    return np.linalg.det(np.moveaxis(edges, 2, 0))
