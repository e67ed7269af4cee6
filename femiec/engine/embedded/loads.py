"""Forces at points."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.engine.embedded.locate import expect_inside, locate_cells, points_in
from femiec.engine.embedded.pullback import pull_back
from femiec.engine.embedded.spaces import FunctionSpace, components_of
from femiec.engine.embedded.subspaces import SubSpace
from femiec.errors import InputError


def point_load(V: FunctionSpace | SubSpace, points: Any, forces: Any) -> NDArray[np.float64]:
    """The right-hand side of forces at points.

    b_i = Σ_k F_k · φ_i(x_k), so that b · u is their work on a displacement u, and the entries of a component sum to the force.

    Args:
        V: a space, or some components of one (``V.sub(0)``).
        points: x [m], shape (n, dim) or (n, 3), where V lives.
        forces: F [N, where u is in m], shape (n, components), or (n,) for a scalar; positive along the component.

    Returns:
        b, shape (dofs,) of the whole space.

    Raises:
        InputError: a point outside; the message names the first one.

    Example:
        >>> import skfem
        >>> from femiec.engine import embedded as fem
        >>> from femiec.geometry import Mesh
        >>> V = fem.functionspace(Mesh.from_skfem(skfem.MeshLine([0.0, 1.0, 2.0])), ("Lagrange", 1))
        >>> point_load(V, [[0.25]], [8.0])
        array([6., 2., 0.])
    """
    space, flat = components_of(V)
    x, values = points_in(space.mesh, points), np.asarray(forces, float)
    values = values[:, None] if values.ndim == 1 and len(flat) == 1 else values
    if values.shape != (x.shape[1], len(flat)) or not np.isfinite(values).all():
        raise InputError("forces", f"of shape {values.shape}", f"finite, ({x.shape[1]}, {len(flat)})", "one row a point")
    cells = locate_cells(space.mesh, x.T, space.support)
    expect_inside(x, cells)
    X = pull_back(space.mesh, cells, x)
    out = np.zeros(space.dim)
    for force, (b, component) in zip(values.T, (space.flat_components[f] for f in flat), strict=True):
        block = space.blocks[b]
        dofs = block.dofs(component, block.cells[:, cells])
        np.add.at(out, dofs, block.element.tabulate(X, 0)[0].T * force)
    return out
