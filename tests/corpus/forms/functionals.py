"""Numbers: energies, errors, moments and fluxes."""

import basix.ufl
import numpy as np
import ufl
from cases import on


def wave(x):
    """A field in any dimension: DOLFINx gives x three rows, the last of them zero."""
    return np.sin(3 * x).sum(axis=0) + x[0] ** 2


@on("interval", "triangle", "quadrilateral", "tetrahedron", "hexahedron")
def error_of_an_approximation(fem, mesh):
    """The H1 norm of a difference, squared."""
    f, x = fem.Function(fem.functionspace(mesh, ("Lagrange", 2))), ufl.SpatialCoordinate(mesh)
    f.interpolate(wave)
    error = f - ufl.cos(2 * x[0])
    return (error**2 + ufl.inner(ufl.grad(error), ufl.grad(error))) * ufl.dx(metadata={"quadrature_degree": 5})


@on("triangle", "tetrahedron", "hexahedron")
def strain_energy(fem, mesh):
    d = len(ufl.SpatialCoordinate(mesh))
    u = fem.Function(fem.functionspace(mesh, ("Lagrange", 2, (d,))))
    u.interpolate(lambda x: np.array([wave(x) * x[i] for i in range(d)]))
    strain, bulk = ufl.sym(ufl.grad(u)), fem.Constant(mesh, 3.0)
    return (ufl.inner(ufl.dev(strain), strain) + bulk / 2 * ufl.tr(strain) ** 2) * ufl.dx(metadata={"quadrature_degree": 2})


@on("triangle", "quadrilateral", "tetrahedron")
def torque_on_a_side(fem, mesh, tags):
    """The moment of the traction that a Newtonian fluid leaves on a wall."""
    d = len(ufl.SpatialCoordinate(mesh))
    u, p = fem.Function(fem.functionspace(mesh, ("Lagrange", 2, (d,)))), fem.Function(fem.functionspace(mesh, ("DG", 1)))
    u.interpolate(lambda x: np.array([wave(x) + i for i in range(d)]))
    p.interpolate(wave)
    x, n = ufl.SpatialCoordinate(mesh), ufl.FacetNormal(mesh)
    traction = ufl.dot(2 * ufl.sym(ufl.grad(u)) - p * ufl.Identity(d), n)
    ds = ufl.Measure("ds", domain=mesh, subdomain_data=tags.facets)
    return (x[0] * traction[1] - x[1] * traction[0]) * ds((1, 2, 6))


@on("curved triangle", "curved quadrilateral", "curved tetrahedron", "curved hexahedron")
def moment_of_inertia(fem, mesh):
    x = ufl.SpatialCoordinate(mesh)
    return fem.Constant(mesh, 2.0) * ufl.inner(x, x) * ufl.dx


@on("triangle", "tetrahedron")
def current_through_an_interface(fem, mesh, tags):
    f, n = fem.Function(fem.functionspace(mesh, ("DG", 2))), ufl.FacetNormal(mesh)
    f.interpolate(wave)
    return f("+") ** 2 * ufl.dot(ufl.grad(f)("-"), n("+")) * tags.interface(metadata={"quadrature_degree": 4})


@on("triangle", "quadrilateral")
def dissipation_at_points(fem, mesh):
    """A history variable and a symmetric tensor in one functional."""
    cell = mesh.ufl_domain().ufl_cell().cellname
    damage = fem.Function(fem.functionspace(mesh, basix.ufl.quadrature_element(cell, degree=2)))
    stress = fem.Function(fem.functionspace(mesh, basix.ufl.element("DG", cell, 0, shape=(2, 2), symmetry=True)))
    damage.interpolate(wave)
    stress.interpolate(lambda x: np.array([wave(x), x[0], x[0], 1 + x[1]]))
    return (1 - damage) * ufl.inner(stress, stress) * ufl.dx(metadata={"quadrature_degree": 2})
