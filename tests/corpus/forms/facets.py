"""Parts of a mesh, quadrature degrees, averages, jumps, restrictions; which side is '+' matters on an oriented interface only."""

import numpy as np
import ufl
from cases import on

SPACE = ("triangle", "quadrilateral", "tetrahedron", "hexahedron")


def wave(x):
    """A field without symmetry, in any dimension: DOLFINx gives x three rows, the last of them zero."""
    return np.sin(3 * x).sum(axis=0) + x[0] ** 2


@on("triangle", "hexahedron")
def regions_and_quadrature_degrees(fem, mesh, tags):
    """The same integrand in two regions, with different rules."""
    V = fem.functionspace(mesh, ("Lagrange", 1))
    v, x = ufl.TestFunction(V), ufl.SpatialCoordinate(mesh)
    dx = ufl.Measure("dx", domain=mesh, subdomain_data=tags.cells)
    source = ufl.exp(x[0] * x[1]) * v
    return source * dx(1, metadata={"quadrature_degree": 1}) + source * dx(2, degree=5) + v * dx((1, 2))


@on("triangle", "tetrahedron")
def everywhere_and_one_region(fem, mesh, tags):
    V = fem.functionspace(mesh, ("Lagrange", 2))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    dx = ufl.Measure("dx", domain=mesh, subdomain_data=tags.cells)
    return u * v * dx + ufl.inner(ufl.grad(u), ufl.grad(v)) * dx(2)


@on(*SPACE)
def tuple_of_sides(fem, mesh, tags):
    V = fem.functionspace(mesh, ("Lagrange", 2))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    ds = ufl.Measure("ds", domain=mesh, subdomain_data=tags.facets)
    return u * v * ds((2, 5, 6)) + ufl.dot(ufl.grad(u), ufl.FacetNormal(mesh)) * v * ds(1)


@on(*SPACE)
def interior_penalty_poisson(fem, mesh):
    V = fem.functionspace(mesh, ("DG", 1))
    u, v, n, h = ufl.TrialFunction(V), ufl.TestFunction(V), ufl.FacetNormal(mesh), ufl.CellDiameter(mesh)
    inside = ufl.inner(ufl.avg(ufl.grad(u)), ufl.jump(v, n)) + ufl.inner(ufl.jump(u, n), ufl.avg(ufl.grad(v)))
    penalty = 10 / ufl.avg(h) * ufl.inner(ufl.jump(u, n), ufl.jump(v, n))
    return ufl.inner(ufl.grad(u), ufl.grad(v)) * ufl.dx + (penalty - inside) * ufl.dS + 10 / h * u * v * ufl.ds


@on(*SPACE)
def upwind_advection(fem, mesh):
    """The upwind value, with the flow as a coefficient."""
    V = fem.functionspace(mesh, ("DG", 1))
    u, v, n = ufl.TrialFunction(V), ufl.TestFunction(V), ufl.FacetNormal(mesh)
    d = len(ufl.SpatialCoordinate(mesh))
    flow = fem.Function(fem.functionspace(mesh, ("Lagrange", 1, (d,))))
    flow.interpolate(lambda x: np.array([1 + x[0], *(np.sin(x[0]) for _ in range(1, d))]))
    out = (ufl.dot(flow, n) + abs(ufl.dot(flow, n))) / 2
    return ufl.jump(v) * ufl.jump(out * u) * ufl.dS + out * u * v * ufl.ds - u * ufl.dot(flow, ufl.grad(v)) * ufl.dx


@on(*SPACE)
def jumps_of_a_vector(fem, mesh):
    V = fem.functionspace(mesh, ("DG", 1, (len(ufl.SpatialCoordinate(mesh)),)))
    v, n, f = ufl.TestFunction(V), ufl.FacetNormal(mesh), fem.Function(V)
    f.interpolate(lambda x: np.array([wave(x) * (1 + i) for i in range(V.ufl_element().reference_value_size)]))
    return (ufl.jump(f, n) + ufl.dot(ufl.avg(f), ufl.avg(f))) * ufl.jump(v, n) * ufl.dS


@on("interval", *SPACE)
def jump_energy(fem, mesh):
    f = fem.Function(fem.functionspace(mesh, ("DG", 0)))
    f.interpolate(wave)
    return ufl.jump(f) ** 2 * ufl.dS


@on(*SPACE)
def some_interior_facets(fem, mesh, tags):
    V = fem.functionspace(mesh, ("DG", 1))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    dS = ufl.Measure("dS", domain=mesh, subdomain_data=tags.facets)
    return ufl.avg(u) * ufl.avg(v) * dS((3, 4)) + ufl.jump(ufl.grad(u)[0]) * ufl.jump(v) * dS(3, degree=2)


@on("interval", *SPACE)
def contact_resistance(fem, mesh, tags):
    """A nonlinear current from right to left: every block of the tangent differs."""
    V = fem.functionspace(mesh, ("DG", 1))
    u, v, w = fem.Function(V), ufl.TestFunction(V), ufl.TrialFunction(V)
    u.interpolate(wave)
    current = ufl.sinh(u("+") - 2 * u("-")) * (v("+") - 3 * v("-")) * tags.interface(metadata={"quadrature_degree": 3})
    return [current, ufl.derivative(current, u, w)]


@on("triangle", "quadrilateral", "tetrahedron")
def normal_of_the_interface(fem, mesh, tags):
    V = fem.functionspace(mesh, ("Lagrange", 2))
    v, x, n = ufl.TestFunction(V), ufl.SpatialCoordinate(mesh), ufl.FacetNormal(mesh)
    return (x[0] * n("+")[0] * v("+") + ufl.dot(ufl.grad(v)("-"), n("-")) * x[1]) * tags.interface


@on("triangle", "hexahedron")
def volume_by_its_boundary(fem, mesh, tags):
    ds = ufl.Measure("ds", domain=mesh, subdomain_data=tags.facets)
    return ufl.dot(ufl.SpatialCoordinate(mesh), ufl.FacetNormal(mesh)) * ds(1) + fem.Constant(mesh, 2.0) * ds((2, 5))


@on("triangle", "curved quadrilateral", "tetrahedron")
def whole_expressions_on_one_side(fem, mesh, tags):
    """Normals, second derivatives by a variable, a condition and a symmetric tensor under one restriction each."""
    d = len(ufl.SpatialCoordinate(mesh))
    V, T = fem.functionspace(mesh, ("Lagrange", 2)), fem.functionspace(mesh, ("DG", 1, (d, d), True))
    v, stress, f = ufl.TestFunction(V), ufl.TrialFunction(T), fem.Function(V)
    f.interpolate(wave)
    x, n = ufl.SpatialCoordinate(mesh), ufl.FacetNormal(mesh)
    state = ufl.variable(f**2 + x[0])
    stiffness = ufl.diff(ufl.diff(ufl.sin(state) * state**3, state), state)
    pressure = stiffness * ufl.inner(stress * n, n) / (2 + ufl.cos(f))
    motion = ufl.conditional(ufl.gt(f, 0.5), 1 + x[0], -f) * v.dx(0) - v / 3
    return pressure("+") * motion("-") * tags.interface(metadata={"quadrature_degree": 3})
