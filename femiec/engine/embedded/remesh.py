"""Fields carried over to another mesh of the same body."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import scipy.sparse as sp

from femiec.engine.embedded.assemble import assemble_scalar
from femiec.engine.embedded.compiled import form
from femiec.engine.embedded.functions import Function, Vector
from femiec.engine.embedded.nearest import nearest_cells
from femiec.engine.embedded.numbering import BlockDofs
from femiec.engine.embedded.spaces import FunctionSpace
from femiec.errors import InputError, point_text
from femiec.geometry.mesh import Mesh

REACH = 1e-9
"""How far outside the old region a node may lie by default, as a part of the mesh's largest extent."""


def transfer_matrix(old: FunctionSpace, new: FunctionSpace, reach: float | None = None) -> sp.csr_matrix:
    """The matrix that interpolates a function on one mesh into a space on another.

        u_new = T u_old,  T_ij = phi_j(x_i)

    with the old basis functions at the nodes of the new space. Only cells of the regions where the old space lives are looked at:
    a field of the wall has the wall's value at the interface, whatever lies beyond. What both spaces hold is carried over
    exactly; else the error is that of interpolation, h^(p+1). A number on the whole mesh (a Real space) stays.

    Args:
        old: the space to interpolate from, on a mesh whose nodes are where the material is: see
            :func:`femiec.geometry.stretching.placed` and :func:`on_mesh`.
        new: the space to interpolate into, on any mesh: as many blocks and components as ``old``, of any degrees.
        reach: how far outside the old region a node may lie [m]; the nearest cell's polynomial is continued to it. By default
            :data:`REACH` of the mesh's extent, for what round-off has moved.

    Returns:
        T, shape (dofs of new, dofs of old), without stored zeros.

    Raises:
        InputError: the spaces differ in components or dimension, or a node lies out of reach.

    Example:
        >>> import skfem
        >>> from femiec.engine.embedded import functionspace
        >>> lines = skfem.MeshLine([0.0, 1.0]), skfem.MeshLine([0.0, 0.25, 1.0])
        >>> old, new = (functionspace(Mesh.from_skfem(line), ("Lagrange", 1)) for line in lines)
        >>> transfer_matrix(old, new).toarray()
        array([[1.  , 0.  ],
               [0.75, 0.25],
               [0.  , 1.  ]])
    """
    _expect_alike(old, new)
    reach = REACH * float(np.ptp(old.mesh.nodes, axis=1).max()) if reach is None else reach
    parts = [_block(old, new, a, b, reach) for a, b in zip(old.blocks, new.blocks, strict=True)]
    matrix = sp.block_diag(parts, "csr")
    matrix.eliminate_zeros()  # kron stores those inside small blocks
    return matrix


def transferred(function: Function, V: FunctionSpace, reach: float | None = None) -> Function:
    """Interpolate a function on one mesh into a space on another: :func:`transfer_matrix` times its dofs.

    Raises:
        InputError: as there, or a value of the function that is not finite.

    Example:
        >>> import skfem
        >>> from femiec.engine.embedded import functionspace
        >>> old, new = (functionspace(Mesh.from_skfem(skfem.MeshTri().refined(k)), ("Lagrange", 2)) for k in (1, 2))
        >>> f = Function(old)
        >>> f.interpolate(lambda x: x[0] * x[1])
        >>> round(float(transferred(f, new).x.array.max()), 12)
        1.0
    """
    if not np.isfinite(function.x.array).all():
        raise InputError("function", "with values that are not finite", "finite values", "take the last state that converged")
    matrix = transfer_matrix(function.function_space, V, reach)
    return Function(V, Vector(matrix @ function.x.array), function.name)


def on_mesh(function: Function, mesh: Mesh) -> Function:
    """A function with the same dofs on a copy of its mesh whose nodes lie elsewhere.

    Args:
        function: on a whole space.
        mesh: of the same cells, as from :func:`femiec.geometry.stretching.placed` or :func:`femiec.geometry.stretching.moved`.

    Raises:
        InputError: the mesh has other cells or regions.

    Example:
        >>> import skfem
        >>> from femiec.engine.embedded import evaluate_at, functionspace
        >>> from femiec.geometry.stretching import moved
        >>> mesh = Mesh.from_skfem(skfem.MeshLine([0.0, 1.0]))
        >>> f = Function(functionspace(mesh, ("Lagrange", 1)))
        >>> f.interpolate(lambda x: x[0])
        >>> stretched = moved(mesh, 4 * mesh.nodes)
        >>> evaluate_at(on_mesh(f, stretched), stretched, [[2.0]])
        array([[0.5]])
    """
    V = function.function_space
    same = mesh.cell == V.mesh.cell and np.array_equal(mesh.cell_nodes, V.mesh.cell_nodes)
    if not same or not np.array_equal(mesh.cells_of(*V.on), V.support):
        raise InputError("mesh", "of other cells", "a copy of the function's mesh", "transfer the function, or copy with moved")
    return Function(FunctionSpace(mesh, V.ufl_element(), V.on), Vector(function.x.array.copy()), function.name)


def flux(function: Function, plus: str, minus: tuple[str, ...], weight: Callable[[Any], Any], degree: int | None = None) -> float:
    """What passes from one region into others.

        ∫ w u.n dS

    Before and after a transfer it tells how much volume, say, interpolation has made.

    Args:
        function: a vector u on ``plus``, on a mesh whose nodes are where the material is.
        plus: the region that n points out of.
        minus: the regions beyond.
        weight: w of x [m], for instance ``AXISYMMETRIC.weight``.
        degree: of the quadrature; by default UFL's estimate.

    Returns:
        The integral [the unit of w u times m].

    Example:
        >>> from femiec.engine.embedded import functionspace
        >>> from femiec.geometry import Tubule, tubule_mesh
        >>> u = Function(functionspace(tubule_mesh(Tubule()), ("Lagrange", 2, (2,)), "wall"))
        >>> u.interpolate(lambda x: [x[0], 0 * x[1]])
        >>> round(flux(u, "wall", ("lithium", "gas"), lambda x: 1.0) / (50e-9 * 20e-6), 9)  # u_r = R along the height, n_r = -1
        -1.0
    """
    mesh = function.function_space.mesh
    through = weight(mesh.x) * sum(function[i] * mesh.n[i] for i in range(mesh.dim))
    return float(sum(assemble_scalar(form(through("+") * mesh.interface(plus, name, degree))) for name in minus))


def _expect_alike(old: FunctionSpace, new: FunctionSpace) -> None:
    shapes = [(V.mesh.dim, [(block.size, block.element.real) for block in V.blocks]) for V in (old, new)]
    if shapes[0] != shapes[1] or any(block.element.at_points for V in (old, new) for block in V.blocks):
        sizes = [block.size for block in old.blocks]
        allowed = f"one in {old.mesh.dim} dimensions with the components {sizes} of the old one, and values at nodes"
        raise InputError("new", "a space of another kind", allowed, "make the new space as the old one was made")


def _block(old: FunctionSpace, new: FunctionSpace, a: BlockDofs, b: BlockDofs, reach: float) -> sp.csr_matrix:
    if a.element.real:
        return sp.identity(a.size, format="csr")
    x = new.dof_coordinates()[:, b.dofs(0)]
    cells, X = nearest_cells(old.mesh, old.support, x, reach)
    lost = np.nonzero(cells < 0)[0]
    if lost.size:
        value = f"a space with {lost.size} nodes, the first at {point_text(x[:, lost[0]])} m, outside of the old one's regions"
        mend = "place the old mesh where the material is, or give a larger reach"
        raise InputError("new", value, f"nodes within {reach:.3g} m of them", mend)
    values = a.element.tabulate(X, 0)[0]
    values[np.abs(values) < 1e-14] = 0.0
    pointers = np.arange(0, values.size + 1, values.shape[1])
    part = sp.csr_matrix((values.ravel(), a.cells[:, cells].T.ravel(), pointers), shape=(b.count, a.count))
    return sp.kron(part, sp.identity(b.size), "csr")
