"""Elliptic systems on a unit cube or square, clamped or held at zero where x = 0, and what a multigrid solver needs of them."""

import numpy as np
import skfem
import ufl

from femiec.engine import embedded as fem
from femiec.engine.embedded.transfer import interpolation_matrix, rigid_body_modes
from femiec.geometry import Mesh
from femiec.solve.multigrid import Multigrid

MESHES = {"triangle": skfem.MeshTri, "quadrilateral": skfem.MeshQuad, "tetrahedron": skfem.MeshTet, "hexahedron": skfem.MeshHex}


def cube(cell, n):
    dim = 3 if cell in ("tetrahedron", "hexahedron") else 2
    return Mesh.from_skfem(MESHES[cell].init_tensor(*[np.linspace(0, 1, n + 1)] * dim))


def stiffness(u, v, stretch=1.0):
    if not u.ufl_shape:
        return stretch * ufl.inner(ufl.grad(u), ufl.grad(v))
    strain = ufl.sym(ufl.grad(u))
    return stretch * ufl.inner(strain + 0.75 * ufl.tr(strain) * ufl.Identity(len(u)), ufl.sym(ufl.grad(v)))


def system(V, held=0.0, stretch=1.0):
    """The matrix and the right-hand side of a uniform load, with ``held`` where x = 0."""
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    a = fem.form(stiffness(u, v, stretch) * ufl.dx)
    b = fem.assemble_vector(fem.form(sum(v[i] for i in range(len(v))) * ufl.dx if v.ufl_shape else v * ufl.dx))
    bc = fem.dirichletbc(held, fem.locate_dofs_geometrical(V, lambda x: np.isclose(x[0], 0)), V)
    fem.apply_lifting(b, a, [bc])
    return fem.assemble_matrix(a, [bc]), b


def space(mesh, degree, vector):
    return fem.functionspace(mesh, ("Lagrange", degree, (mesh.dim,) if vector else None))


def multigrid(V, **settings):
    """The solver of a space of second order through first order, or of first order alone."""
    vector = len(V.flat_components) > 1
    low = space(V.mesh, 1, vector) if V.ufl_element().degree > 1 else V
    prolongations = [interpolation_matrix(low, V)] if low is not V else []
    modes = rigid_body_modes(low)[1] if vector else None
    return Multigrid(prolongations, modes, V.mesh.dim if vector else 1, **settings)


def iterations(V):
    """Steps that the solver needs."""
    name = multigrid(V).solve(*system(V))[2]
    return int(name.split(", ")[1].split()[0])
