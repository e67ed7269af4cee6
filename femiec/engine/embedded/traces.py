"""Fields on surfaces: the trace of a field whose other dofs are pinned."""

from __future__ import annotations

from typing import Any

import numpy as np

from femiec.engine.embedded.dirichlet import DirichletBC, dirichletbc
from femiec.engine.embedded.spaces import FunctionSpace, locate_dofs_topological


def pin_off_surface(V: FunctionSpace, facets: Any) -> DirichletBC:
    """The condition that makes a field in V one on a surface: every dof that is not on it is zero.

    What is left is the trace of V, a Lagrange field of the same degree on the facets; integrate it there, and write its gradient
    as :func:`femiec.laws.surface.surface_gradient`. A space on the region at one side of the surface pins the fewest dofs.

    Args:
        V: a continuous space.
        facets: numbers of the facets that make up the surface, on the boundary or inside, as from ``mesh.facets_of("wall")``.

    Example:
        >>> import skfem, ufl
        >>> from femiec.engine import embedded as fem
        >>> from femiec.geometry import Mesh
        >>> mesh = Mesh.from_skfem(skfem.MeshTri().refined(2).with_boundaries({"floor": lambda x: x[1] == 0}))
        >>> V = fem.functionspace(mesh, ("Lagrange", 1))
        >>> bc = pin_off_surface(V, mesh.facets_of("floor"))
        >>> V.dim - len(bc.dofs)
        5
    """
    on = locate_dofs_topological(V, V.mesh.dim - 1, facets)
    return dirichletbc(0.0, np.setdiff1d(np.arange(V.dim), on), V)
