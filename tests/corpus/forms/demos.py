"""The problems of DOLFINx's demos, written anew."""

import basix.ufl
import numpy as np
import ufl
from cases import Blocks, Nonlinear, on


@on("triangle")
def poisson_with_flux(fem, mesh):
    V = fem.functionspace(mesh, ("Lagrange", 1))
    u, v, x = ufl.TrialFunction(V), ufl.TestFunction(V), ufl.SpatialCoordinate(mesh)
    f = 10 * ufl.exp(-((x[0] - 0.5) ** 2 + (x[1] - 0.5) ** 2) / 0.02)
    degree = {"quadrature_degree": 4}
    return [
        ufl.inner(ufl.grad(u), ufl.grad(v)) * ufl.dx,
        ufl.inner(f, v) * ufl.dx(metadata=degree) + ufl.sin(5 * x[0]) * v * ufl.ds,
    ]


@on("tetrahedron", "hexahedron")
def elasticity(fem, mesh):
    """A rotating body of a Hookean solid."""
    V = fem.functionspace(mesh, ("Lagrange", 1, (3,)))
    u, v, x = ufl.TrialFunction(V), ufl.TestFunction(V), ufl.SpatialCoordinate(mesh)
    young, poisson, density, turn = 1.0, 0.3, 10.0, 0.3
    shear, lame = young / (2 * (1 + poisson)), young * poisson / ((1 + poisson) * (1 - 2 * poisson))
    stress = 2 * shear * ufl.sym(ufl.grad(u)) + lame * ufl.tr(ufl.sym(ufl.grad(u))) * ufl.Identity(3)
    force = ufl.as_vector([density * turn**2 * x[0], density * turn**2 * x[1], 0.0])
    return [ufl.inner(stress, ufl.grad(v)) * ufl.dx, ufl.inner(force, v) * ufl.dx]


@on("tetrahedron", "hexahedron")
def hyperelasticity(fem, mesh, tags):
    """A compressible neo-Hookean body, pulled at one side."""
    V = fem.functionspace(mesh, ("Lagrange", 1, (3,)))
    u, v = fem.Function(V), ufl.TestFunction(V)
    u.interpolate(lambda x: np.array([0.1 * x[0] * x[1], 0.05 * np.sin(x[2]), 0.1 * x[0] ** 2]))
    body, traction = fem.Constant(mesh, (0.0, -0.5, 0.0)), fem.Constant(mesh, (0.1, 0.0, 0.0))
    F = ufl.variable(ufl.Identity(3) + ufl.grad(u))
    J, invariant = ufl.det(F), ufl.tr(F.T * F)
    energy = 2.0 * (invariant - 3) - 4.0 * ufl.ln(J) + 1.5 * ufl.ln(J) ** 2
    dx = ufl.Measure("dx", domain=mesh, metadata={"quadrature_degree": 2})
    ds = ufl.Measure("ds", domain=mesh, subdomain_data=tags.facets, metadata={"quadrature_degree": 2})
    first_piola = ufl.diff(energy, F)
    return Nonlinear(ufl.inner(ufl.grad(v), first_piola) * dx - ufl.inner(v, body) * dx - ufl.inner(v, traction) * ds(2), u)


@on("triangle", "quadrilateral", "tetrahedron")
def stokes(fem, mesh):
    """Taylor and Hood's pair, in blocks, and their preconditioner."""
    d = mesh.geometry.dim
    V, Q = fem.functionspace(mesh, ("Lagrange", 2, (d,))), fem.functionspace(mesh, ("Lagrange", 1))
    (u, p), (v, q) = (maker(ufl.MixedFunctionSpace(V, Q)) for maker in (ufl.TrialFunctions, ufl.TestFunctions))
    a = (ufl.inner(ufl.grad(u), ufl.grad(v)) - p * ufl.div(v) - ufl.div(u) * q) * ufl.dx
    force = ufl.inner(fem.Constant(mesh, (0.0,) * (d - 1) + (-1.0,)), v) * ufl.dx + fem.Constant(mesh, 0.5) * q * ufl.dx
    preconditioner = (ufl.inner(ufl.grad(u), ufl.grad(v)) + p * q) * ufl.dx
    return [Blocks(ufl.extract_blocks(form)) for form in (a, force, preconditioner)]


@on("triangle", "tetrahedron")
def navier_stokes(fem, mesh):
    """A viscosity of a power law, and inertia."""
    d = mesh.geometry.dim
    V, Q = fem.functionspace(mesh, ("Lagrange", 2, (d,))), fem.functionspace(mesh, ("Lagrange", 1))
    u, p = fem.Function(V), fem.Function(Q)
    u.interpolate(lambda x: np.array([np.sin(x[i] + 2 * x[0]) for i in range(d)]))
    p.interpolate(lambda x: x[0] ** 2)
    v, q = ufl.TestFunctions(ufl.MixedFunctionSpace(V, Q))
    rate = ufl.sym(ufl.grad(u))
    stress = (ufl.inner(rate, rate) + 0.1) ** -0.25 * rate - p * ufl.Identity(d)
    form = ufl.inner(stress, ufl.grad(v)) + ufl.inner(ufl.dot(ufl.grad(u), u), v) + q * ufl.div(u)
    return Nonlinear(form * ufl.dx(metadata={"quadrature_degree": 3}), (u, p))


@on("triangle", "quadrilateral")
def mixed_poisson(fem, mesh):
    """Flux and potential, both of Lagrange elements: P2 against DG0."""
    cell = mesh.basix_cell()
    pair = basix.ufl.mixed_element([basix.ufl.element("Lagrange", cell, 2, shape=(2,)), basix.ufl.element("DG", cell, 0)])
    W = fem.functionspace(mesh, pair)
    (flux, u), (tau, v) = ufl.TrialFunctions(W), ufl.TestFunctions(W)
    x = ufl.SpatialCoordinate(mesh)
    a = (ufl.inner(flux, tau) + ufl.inner(u, ufl.div(tau)) + ufl.inner(ufl.div(flux), v)) * ufl.dx
    return [a, -ufl.inner(1 + x[0] * x[1], v) * ufl.dx + ufl.dot(tau, ufl.FacetNormal(mesh)) * ufl.ds]


@on("triangle", "quadrilateral")
def cahn_hilliard(fem, mesh):
    """Concentration and chemical potential, a step of the theta method."""
    line = basix.ufl.element("Lagrange", mesh.basix_cell(), 1)
    ME = fem.functionspace(mesh, basix.ufl.mixed_element([line, line]))
    q, v = ufl.TestFunctions(ME)
    u, u0 = fem.Function(ME), fem.Function(ME)
    for function, phase in ((u, 0.0), (u0, 0.4)):
        function.sub(0).interpolate(lambda x, phase=phase: 0.63 + 0.2 * np.sin(7 * x[0] + 3 * x[1] + phase))
        function.sub(1).interpolate(lambda x, phase=phase: x[0] - phase * x[1])
    (c, mu), (c0, mu0) = ufl.split(u), ufl.split(u0)
    step, theta, width = 5e-2, 0.5, 1e-2
    c = ufl.variable(c)
    well = 100 * c**2 * (1 - c) ** 2
    middle = (1 - theta) * mu0 + theta * mu
    transport = ufl.inner(c, q) * ufl.dx - ufl.inner(c0, q) * ufl.dx + step * ufl.inner(ufl.grad(middle), ufl.grad(q)) * ufl.dx
    potential = (
        ufl.inner(mu, v) * ufl.dx
        - ufl.inner(ufl.diff(well, c), v) * ufl.dx
        - width * ufl.inner(ufl.grad(c), ufl.grad(v)) * ufl.dx
    )
    return Nonlinear(transport + potential, u)


@on("triangle", "tetrahedron", "quadrilateral")
def biharmonic(fem, mesh):
    """A plate by interior penalty: continuous elements, their slopes held together at the facets."""
    V = fem.functionspace(mesh, ("Lagrange", 2))
    u, v, n, h = ufl.TrialFunction(V), ufl.TestFunction(V), ufl.FacetNormal(mesh), ufl.CellDiameter(mesh)
    penalty, size = fem.Constant(mesh, 8.0), (h("+") + h("-")) / 2
    inside = ufl.inner(ufl.div(ufl.grad(u)), ufl.div(ufl.grad(v))) * ufl.dx(metadata={"quadrature_degree": 2})
    held = penalty / size * ufl.inner(ufl.jump(ufl.grad(u), n), ufl.jump(ufl.grad(v), n))
    moment = ufl.inner(ufl.avg(ufl.div(ufl.grad(u))), ufl.jump(ufl.grad(v), n))
    across = ufl.inner(ufl.jump(ufl.grad(u), n), ufl.avg(ufl.div(ufl.grad(v))))
    return inside + (held - moment - across) * ufl.dS(metadata={"quadrature_degree": 3})


@on("triangle", "quadrilateral", "tetrahedron")
def nitsche(fem, mesh):
    """Poisson's equation with its boundary values held weakly."""
    V = fem.functionspace(mesh, ("Lagrange", 2))
    u, v, n, h = ufl.TrialFunction(V), ufl.TestFunction(V), ufl.FacetNormal(mesh), 2 * ufl.CellDiameter(mesh)
    value, alpha = fem.Function(V), fem.Constant(mesh, 10.0)
    value.interpolate(lambda x: 1 + x[0] ** 2 + 2 * x[1] ** 2)
    a = ufl.inner(ufl.grad(u), ufl.grad(v)) * ufl.dx - ufl.inner(n, ufl.grad(u)) * v * ufl.ds
    a += -ufl.inner(n, ufl.grad(v)) * u * ufl.ds + alpha / h * ufl.inner(u, v) * ufl.ds
    L = -ufl.div(ufl.grad(value)) * v * ufl.dx - ufl.inner(n, ufl.grad(v)) * value * ufl.ds + alpha / h * value * v * ufl.ds
    return [a, L]
