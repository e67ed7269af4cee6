"""DOLFINx on the arrays of a mesh."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import basix.ufl
import dolfinx_solver  # noqa: F401 - loads MPI before the bindings
import numpy as np
import scipy.sparse as sp
import ufl
from dolfinx import fem, mesh
from dolfinx.fem import petsc
from engine import Engine, Tags, identities
from grids import REGIONS, Arrays
from mpi4py import MPI
from numpy.typing import NDArray

CACHE = Path(__file__).resolve().parents[2] / ".cache/forms"
JIT = {"cache_dir": str(CACHE), "cffi_extra_compile_args": ["-O0"]}


def dolfinx_engine(arrays: Arrays) -> Engine:
    """DOLFINx with the mesh of these arrays; it reorders cells and nodes."""
    dim = arrays.points.shape[1]
    element = basix.ufl.element("Lagrange", arrays.cell, arrays.degree, shape=(dim,))
    made = mesh.create_mesh(MPI.COMM_SELF, arrays.cells, element, arrays.points)
    made.topology.create_entities(dim - 1)
    made.topology.create_connectivity(dim - 1, dim)
    made.topology.create_connectivity(dim, dim - 1)
    regions = arrays.regions[made.topology.original_cell_index]
    cells = mesh.meshtags(made, dim, np.arange(len(regions), dtype=np.int32), regions)
    return Engine(fem, made, Tags(cells, _facet_tags(made, arrays), _interface(made, regions)), assemble, dofs)


def assemble(form: ufl.Form) -> Any:
    """Compile without optimisation and assemble."""
    compiled = fem.form(form, jit_options=JIT)
    if compiled.rank == 0:
        return fem.assemble_scalar(compiled)
    if compiled.rank == 1:
        return fem.assemble_vector(compiled).array
    matrix = petsc.assemble_matrix(compiled)  # DOLFINx's own matrices take no rows and columns of different block size
    matrix.assemble()
    indptr, indices, data = matrix.getValuesCSR()
    return sp.csr_matrix((data, indices, indptr), matrix.getSize())


def dofs(V: Any) -> NDArray[np.float64]:
    """The identity of each dof."""
    out = np.full((V.dofmap.index_map.size_local * V.dofmap.index_map_bs, 3 + V.mesh.geometry.dim), np.nan)
    for leaf, (W, where) in enumerate(_leaves(V, np.arange(len(out)))):
        order = np.argsort(V.mesh.topology.original_cell_index)
        position = W.tabulate_dof_coordinates()[:, : V.mesh.geometry.dim]
        out[where] = identities(leaf, W.dofmap.bs, position, W.dofmap.list[order])
    return out


def _leaves(V: Any, where: NDArray[np.int64]) -> list[tuple[Any, NDArray[np.int64]]]:
    """The blocked or scalar spaces that a space is made of, each with its dofs in the whole."""
    if not isinstance(V.ufl_element(), basix.ufl._MixedElement):
        return [(V, where)]
    parts = [V.sub(i).collapse() for i in range(V.num_sub_spaces)]
    return [leaf for W, inside in parts for leaf in _leaves(W, where[np.ravel(inside)])]


def _facet_tags(made: Any, arrays: Arrays) -> Any:
    dim = made.topology.dim
    count = made.topology.index_map(dim - 1).size_local
    nodes = mesh.entities_to_geometry(made, dim - 1, np.arange(count, dtype=np.int32))
    found = np.sort(np.asarray(made.geometry.input_global_indices)[nodes], axis=1)
    vertices = found[found < arrays.vertices].reshape(count, -1)  # without the nodes in the middle of curved facets
    tags = np.array([arrays.facets.get(tuple(row), 0) for row in vertices.tolist()], np.int32)
    tagged = np.nonzero(tags)[0].astype(np.int32)
    return mesh.meshtags(made, dim - 1, tagged, tags[tagged])


def _interface(made: Any, regions: NDArray[np.int32]) -> Any:
    """Facets between the two regions, each seen first from the right."""
    dim = made.topology.dim
    f2c = made.topology.connectivity(dim - 1, dim)
    between = [f for f in range(f2c.num_nodes) if len({int(regions[c]) for c in f2c.links(f)}) == 2]
    sides = fem.compute_integration_domains(fem.IntegralType.interior_facet, made.topology, np.array(between, np.int32))
    rows = np.array(sides, np.int32).reshape(-1, 2, 2)
    from_right = regions[rows[:, 0, 0]] == 1 + REGIONS.index("right")
    oriented = np.where(from_right[:, None, None], rows, rows[:, ::-1])
    return ufl.Measure("dS", domain=made, subdomain_data=[(1, oriented.ravel())], subdomain_id=1)
