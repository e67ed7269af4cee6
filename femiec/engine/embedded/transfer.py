"""What a multigrid solver is made from: interpolation between two spaces on one mesh, and the rigid-body modes."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from femiec.engine.embedded.numbering import BlockDofs
from femiec.engine.embedded.spaces import FunctionSpace, components_of
from femiec.engine.embedded.subspaces import SubSpace
from femiec.errors import InputError

Array = NDArray[np.float64]


def interpolation_matrix(coarse: FunctionSpace, fine: FunctionSpace, cells: NDArray[np.int64] | None = None) -> sp.csr_matrix:
    """The matrix that interpolates a function of one Lagrange space into another on the same mesh.

    u_fine = P u_coarse, with P_ij = phi_j(x_i), the coarse basis functions at the nodes of the fine space. Where the fine space
    contains the coarse one, both vectors are the same function. At a node that cells share, a discontinuous coarse function gives
    the last cell's value.

    Args:
        coarse: the space to interpolate from; it lives wherever ``fine`` lives.
        fine: the space to interpolate into: as many blocks and components as ``coarse``, of any degrees.
        cells: the rows of dofs that none of these cells has are left empty; all cells by default.

    Returns:
        P, shape (dofs of fine, dofs of coarse), without stored zeros.

    Raises:
        InputError: the spaces differ in mesh or components, or one holds a single number on the whole mesh.

    Example:
        >>> import skfem
        >>> from femiec.engine.embedded import functionspace
        >>> from femiec.geometry import Mesh
        >>> mesh = Mesh.from_skfem(skfem.MeshLine([0.0, 1.0]))
        >>> interpolation_matrix(functionspace(mesh, ("Lagrange", 1)), functionspace(mesh, ("Lagrange", 2))).toarray()
        array([[1. , 0. ],
               [0. , 1. ],
               [0.5, 0.5]])
    """
    if coarse.mesh is not fine.mesh:
        raise InputError("fine", "a space on another mesh", "two spaces on one mesh", "make both spaces on the same Mesh object")
    sizes = [[block.size for block in V.blocks] for V in (coarse, fine)]
    if sizes[0] != sizes[1] or any(block.element.real for block in (*coarse.blocks, *fine.blocks)):
        allowed = f"Lagrange blocks with the components {sizes[0]} of the coarse space"
        raise InputError("fine", f"blocks of {sizes[1]} components", allowed, "give both spaces the same shape")
    support = fine.support if cells is None else np.intersect1d(fine.support, cells)
    parts = [_scalar_interpolation(a, b, support) for a, b in zip(coarse.blocks, fine.blocks, strict=True)]
    full = [sp.kron(part, sp.identity(b.size), "csr") for part, b in zip(parts, fine.blocks, strict=True)]
    matrix = full[0] if len(full) == 1 else sp.block_diag(full, "csr")
    matrix.eliminate_zeros()  # kron stores those inside small blocks
    return matrix


def _scalar_interpolation(coarse: BlockDofs, fine: BlockDofs, support: NDArray[np.int64]) -> sp.csr_matrix:
    """Row i holds the coarse basis functions at the i-th scalar node of the fine space, where a supporting cell has it."""
    cells, source = fine.cells[:, support], coarse.cells[:, support]
    if source.min(initial=0) < 0:
        raise InputError("coarse", "a space on other regions", "one that lives wherever the fine one lives", "name those regions")
    owner = np.full(fine.count, -1, np.int64)
    owner[cells] = np.arange(cells.size).reshape(cells.shape)  # of the (node, cell) pairs of a dof, the last
    had = owner >= 0
    node, cell = np.divmod(owner[had], max(cells.shape[1], 1))
    values = coarse.element.tabulate(fine.element.nodes)[0][node]
    values[np.abs(values) < 1e-14] = 0.0
    pointers = np.concatenate([[0], np.cumsum(values.shape[1] * had)])
    matrix = sp.csr_matrix((values.ravel(), source[:, cell].T.ravel(), pointers), shape=(fine.count, coarse.count))
    matrix.eliminate_zeros()  # more than half of them, which would be copied for each component
    return matrix


def rigid_body_modes(V: FunctionSpace | SubSpace) -> tuple[NDArray[np.int64], Array]:
    """The rigid-body motions of a displacement field: what an elastic body without supports can do without strain.

    u = e_k, the translations, and u = ((x_i - c_i) e_j - (x_j - c_j) e_i) / l, the small rotations about the centre c, scaled by
    half the largest extent l so that all entries are of the order of one.

    Args:
        V: a vector space with one component a space dimension, or such components of a mixed one (``W.sub(0)``).

    Returns:
        The dofs of V in its (whole) space, ascending, shape (n,); the modes at these dofs, shape (n, modes): three modes in the
        plane, six in space, the translations first.

    Raises:
        InputError: V has another number of components than the mesh has dimensions.

    Example:
        >>> import skfem
        >>> from femiec.engine.embedded import functionspace
        >>> from femiec.geometry import Mesh
        >>> dofs, modes = rigid_body_modes(functionspace(Mesh.from_skfem(skfem.MeshTet()), ("Lagrange", 1, (3,))))
        >>> dofs.size, modes.shape
        (24, (24, 6))
    """
    space, flat = components_of(V)
    dim = space.mesh.dim
    if len(flat) != dim:
        raise InputError("V", f"{len(flat)} components", f"{dim}, one a space dimension", "pass the displacement's space")
    dofs = np.nonzero(np.isin(space.dof_component, flat))[0]
    component = np.searchsorted(flat, space.dof_component[dofs])
    x = space.dof_coordinates()[:, dofs]
    low, high = x.min(axis=1, keepdims=True), x.max(axis=1, keepdims=True)
    x = (2 * x - low - high) / (high - low).max()
    translations = [component == k for k in range(dim)]
    rotations = [x[i] * (component == j) - x[j] * (component == i) for i, j in combinations(range(dim), 2)]
    return dofs, np.array([*translations, *rotations], float).T
