"""One scalar unknown: Poisson's equation and its relatives."""

import numpy as np
import ufl
from cases import on

EVERY = ("interval", "triangle", "quadrilateral", "tetrahedron", "hexahedron")
CURVED = ("curved triangle", "curved quadrilateral", "curved tetrahedron", "curved hexahedron")


@on(*EVERY, *CURVED)
def poisson(fem, mesh):
    V = fem.functionspace(mesh, ("Lagrange", 1))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    return ufl.inner(ufl.grad(u), ufl.grad(v)) * ufl.dx


@on(*EVERY)
def poisson_of_degree_2(fem, mesh):
    V = fem.functionspace(mesh, ("Lagrange", 2))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    return (ufl.inner(ufl.grad(u), ufl.grad(v)) + u * v) * ufl.dx


@on("interval", "triangle", "tetrahedron")
def poisson_of_degree_3(fem, mesh):
    V = fem.functionspace(mesh, ("Lagrange", 3))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    return (ufl.inner(ufl.grad(u), ufl.grad(v)) + u * v) * ufl.dx


@on(*EVERY, *CURVED)
def load_at_a_position(fem, mesh):
    V = fem.functionspace(mesh, ("Lagrange", 2))
    v, x = ufl.TestFunction(V), ufl.SpatialCoordinate(mesh)
    return ufl.sin(3 * x[0]) * ufl.exp(ufl.dot(x, x)) * v * ufl.dx(metadata={"quadrature_degree": 4})


@on("triangle", "hexahedron")
def volume(fem, mesh):
    return fem.Constant(mesh, 2.5) * ufl.dx(domain=mesh)


@on("triangle", "quadrilateral", "tetrahedron", "hexahedron")
def heat_through_sides(fem, mesh, tags):
    """A Robin condition on two sides, a flux on a third and a source in one region."""
    V = fem.functionspace(mesh, ("Lagrange", 1))
    v, f = ufl.TestFunction(V), fem.Function(V)
    f.interpolate(lambda x: np.sin(2 * x[0]) + x[1] ** 2)
    dx = ufl.Measure("dx", domain=mesh, subdomain_data=tags.cells)
    ds = ufl.Measure("ds", domain=mesh, subdomain_data=tags.facets)
    return 4 * f * v * dx(2) + f * v * ds((1, 6)) + ufl.dot(ufl.grad(f), ufl.FacetNormal(mesh)) * v * ds(2)


@on("interval", "triangle", "tetrahedron")
def energy_of_two_regions(fem, mesh, tags):
    V = fem.functionspace(mesh, ("DG", 2))
    f = fem.Function(V)
    f.interpolate(lambda x: np.cos(2 * x[0]))
    dx = ufl.Measure("dx", domain=mesh, subdomain_data=tags.cells)
    return ufl.inner(ufl.grad(f), ufl.grad(f)) * dx(1) + 7 * f**2 * dx(2)


@on("interval", "triangle", "quadrilateral", "tetrahedron", "hexahedron")
def current_across_an_interface(fem, mesh, tags):
    V = fem.functionspace(mesh, ("DG", 1))
    u, v, n = ufl.TrialFunction(V), ufl.TestFunction(V), ufl.FacetNormal(mesh)
    return (2 * u("+") - 3 * u("-") + ufl.dot(ufl.grad(u)("-"), n("+"))) * (v("+") - 5 * v("-")) * tags.interface


@on("triangle", "quadrilateral", "tetrahedron", "hexahedron")
def upwind_jumps(fem, mesh, tags):
    V = fem.functionspace(mesh, ("DG", 1))
    u, v, n = ufl.TrialFunction(V), ufl.TestFunction(V), ufl.FacetNormal(mesh)
    dS = ufl.Measure("dS", domain=mesh, subdomain_data=tags.facets)
    return ufl.inner(ufl.jump(u, n), ufl.avg(ufl.grad(v))) * dS + 3 * ufl.jump(u) * ufl.jump(v) * dS(3)
