"""Meshes of femiec as meshio holds those of a file."""

import meshio
import numpy as np

from femiec.geometry import Mesh

NAMES = {"triangle": ("triangle", "line"), "quadrilateral": ("quad", "line")}


def counter_clockwise(mesh: Mesh) -> np.ndarray:
    """The nodes of the cells, whose order scikit-fem gives up where it sorts those of a triangle."""
    cells = mesh.skfem.t.copy()
    x, y = mesh.skfem.p[:, cells[:3]]
    turned = (x[1] - x[0]) * (y[2] - y[0]) < (x[2] - x[0]) * (y[1] - y[0])
    cells[1:3, turned] = cells[2:0:-1, turned]
    return cells


def as_meshio(mesh: Mesh) -> meshio.Mesh:
    """The mesh as meshio holds a gmsh file in nanometres: one block a group, tags counted from 1 in each dimension."""
    points = np.column_stack([mesh.skfem.p.T * 1e9, np.zeros(mesh.skfem.p.shape[1])])
    blocks, tags, names = [], [], {}
    parts = (counter_clockwise(mesh), mesh.regions, 2), (mesh.skfem.facets, mesh.surfaces, 1)
    for (nodes, groups, dim), block in zip(parts, NAMES[mesh.cell], strict=True):
        for tag, (name, indices) in enumerate(groups.items(), start=1):
            names[name] = np.array([tag, dim])
            blocks.append((block, nodes.T[indices].copy()))
            tags.append(np.full(len(indices), tag))
    data = {"gmsh:physical": tags, "gmsh:geometrical": [tag.copy() for tag in tags]}
    return meshio.Mesh(points, blocks, cell_data=data, field_data=names)


def as_flags(mesh: Mesh) -> meshio.Mesh:
    """The mesh with an array of 0 and 1 for each group, as a .vtu file can hold it."""
    raw = as_meshio(mesh)
    owners = [*mesh.regions, *mesh.surfaces]
    flags = {
        name: [np.full(len(block.data), owner == name, dtype=np.int32) for owner, block in zip(owners, raw.cells, strict=True)]
        for name in owners
    }
    return meshio.Mesh(raw.points, raw.cells, cell_data=flags)
