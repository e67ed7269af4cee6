"""Each rank makes, or reads, the whole mesh itself; that all of them have the same one is looked at before it is shared out."""

from __future__ import annotations

from hashlib import blake2b

import numpy as np

from femiec.engine.dolfinx.cluster import COMM
from femiec.errors import MeshError
from femiec.geometry.mesh import Mesh


def expect_same(mesh: Mesh) -> None:
    """Compare the meshes of all ranks, to the last bit; collective.

    Raises:
        MeshError: on all ranks, if those of two differ.
    """
    found = COMM.allgather(_digest(mesh))
    others = [rank for rank, each in enumerate(found) if each != found[0]]
    if others:
        allowed = "the same cells, coordinates and names on all ranks, to the last bit"
        mend = "give random numbers a seed, sort what has no order, and read files that all ranks see; or make the mesh once, "
        raise MeshError("mesh", f"another on rank {others[0]} than on rank 0", allowed, mend + "store it, and read it")


def _digest(mesh: Mesh) -> bytes:
    """A few bytes that stand for all of a mesh."""
    whole = blake2b(digest_size=16)
    whole.update(f"{mesh.cell} {mesh.degree} {mesh.nodes.shape} {mesh.cell_nodes.shape}".encode())
    for numbers in (mesh.nodes, mesh.cell_nodes):
        whole.update(np.ascontiguousarray(numbers).data)
    for named, ids in ((mesh.regions, mesh.region_ids), (mesh.surfaces, mesh.surface_ids)):
        for name, members in named.items():
            whole.update(f"{name} {ids[name]} {len(members)}".encode())
            whole.update(np.ascontiguousarray(members, np.int64).data)
    return whole.digest()
