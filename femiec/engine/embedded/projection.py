"""L2 projection of an expression into a space."""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy.sparse as sp
import ufl
from numpy.typing import NDArray

from femiec.engine.embedded.assemble import assemble_matrix, assemble_vector
from femiec.engine.embedded.compiled import form
from femiec.engine.embedded.functions import Function
from femiec.engine.embedded.spaces import FunctionSpace
from femiec.errors import ConvergenceError, InputError, point_text

Array = NDArray[np.float64]

ACCURACY = 1e-14
"""The largest residual over the diagonal at which the iteration stops, relative to the largest load over the diagonal."""
STEPS = 1000


def project(expression: Any, V: FunctionSpace, quadrature_degree: int | None = None) -> Function:
    """The member of a space that is nearest to an expression in the mean square.

    u in V with ∫ (u - f) · v dx = 0 for all v in V, where V lives.

    Args:
        expression: f, a UFL expression or a number, of the shape of V's members; for a mixed space the vector of all components.
        V: the space.
        quadrature_degree: of both integrals; by default UFL's estimate.

    Returns:
        u.

    Raises:
        InputError: f has another shape, or is not finite at a quadrature point.

    Example:
        >>> import skfem
        >>> from femiec.engine import embedded as fem
        >>> from femiec.geometry import Mesh
        >>> mesh = Mesh.from_skfem(skfem.MeshLine([0.0, 1.0, 2.0]))
        >>> u = project(mesh.x[0] ** 2, fem.functionspace(mesh, ("DG", 0)))
        >>> [round(value, 12) for value in u.x.array.tolist()]
        [0.333333333333, 2.333333333333]
    """
    f = ufl.as_ufl(expression)
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    if f.ufl_shape != v.ufl_shape:
        raise InputError("expression", f"of shape {f.ufl_shape}", f"{v.ufl_shape}, as the members of V", "use ufl.as_vector")
    dx = V.mesh.dx(*V.on, degree=quadrature_degree)
    mass, load = assemble_matrix(form(ufl.inner(u, v) * dx)), _load(f, v, dx, V)
    out = Function(V)
    for block in V.blocks:
        for component in range(block.size):  # the components do not meet in the mass matrix
            dofs = slice(block.offset + component, block.offset + block.size * block.count, block.size)
            out.x.array[dofs] = solve_mass(mass[dofs, dofs], load[dofs])
    return out


def solve_mass(mass: sp.csr_matrix, load: Array) -> Array:
    """Solve with a mass matrix by conjugate gradients with its diagonal as preconditioner.

    The diagonal is equivalent to the matrix whatever the sizes of the cells, so residual over diagonal is the error, to a small
    factor, at each dof: the iteration stops by its largest value, and small cells are as accurate as large ones. (Solvers
    that stop by the norm of the residual see the large cells only; hence a loop of its own.)

    Raises:
        ConvergenceError: the matrix is not that of a mass.

    Example:
        >>> solve_mass(sp.csr_matrix([[2.0, 1.0], [1.0, 2.0]]), np.array([3.0, 3.0]))
        array([1., 1.])
    """
    diagonal = mass.diagonal()
    residual, x = load.copy(), np.zeros_like(load)
    z = residual / diagonal
    direction, product, goal = z, residual @ z, ACCURACY * np.abs(z).max(initial=0)
    for _ in range(STEPS):
        if np.abs(z).max(initial=0) <= goal:
            return x
        image = mass @ direction
        length = product / (direction @ image)
        x += length * direction
        residual -= length * image
        z = residual / diagonal
        product, before = residual @ z, product
        direction = z + product / before * direction
    raise ConvergenceError(f"projection: no convergence in {STEPS} steps of conjugate gradients; is the mesh degenerate?")


def _load(f: Any, v: Any, dx: Any, V: FunctionSpace) -> Array:
    integrand = ufl.inner(f, v)
    if integrand == 0:
        return np.zeros(V.dim)
    load = assemble_vector(form(integrand * dx))
    if not np.isfinite(load).all():
        place = point_text(V.dof_coordinates()[:, np.argmin(np.isfinite(load))])
        raise InputError("expression", f"not finite near {place} m", "a finite value at each quadrature point", "guard it")
    return load
