"""Operations on forms: derivatives, action, adjoint, replacement, splitting; variables and conditions."""

import basix.ufl
import numpy as np
import ufl
from cases import Nonlinear, on


def bump(x):
    """A positive field, in any dimension: DOLFINx gives x three rows, the last of them zero."""
    return 1.2 + 0.2 * np.sin(3 * x).sum(axis=0) + 0.1 * x[0] ** 2


@on("triangle", "tetrahedron", "quadrilateral")
def minimal_surface(fem, mesh):
    """The derivative of a functional."""
    u = fem.Function(fem.functionspace(mesh, ("Lagrange", 2)))
    u.interpolate(bump)
    area = ufl.sqrt(1 + ufl.inner(ufl.grad(u), ufl.grad(u))) * ufl.dx(metadata={"quadrature_degree": 4})
    return Nonlinear(ufl.derivative(area, u), u)


@on("interval", "triangle", "hexahedron")
def nonlinear_conduction(fem, mesh):
    """The derivative of a form."""
    V = fem.functionspace(mesh, ("Lagrange", 1))
    u, v = fem.Function(V), ufl.TestFunction(V)
    u.interpolate(bump)
    dx = ufl.dx(metadata={"quadrature_degree": 4})  # UFL would take another for the tangent, which then is not the derivative
    return Nonlinear(((1 + u**2) * ufl.inner(ufl.grad(u), ufl.grad(v)) - ufl.exp(u) * v) * dx, u)


@on("triangle", "tetrahedron")
def sensitivity_along_a_direction(fem, mesh):
    """Differentiated twice; once along a given direction."""
    V = fem.functionspace(mesh, ("Lagrange", 1))
    u, direction, v = fem.Function(V), fem.Function(V), ufl.TestFunction(V)
    u.interpolate(bump)
    direction.interpolate(lambda x: np.cos(x[0]))
    residual = u**3 * ufl.inner(ufl.grad(u), ufl.grad(v)) * ufl.dx
    tangent = ufl.derivative(residual, u, ufl.TrialFunction(V))
    return [ufl.derivative(tangent, u, direction), ufl.derivative(residual, u, direction)]


@on("triangle", "quadrilateral")
def derivative_by_a_mixed_function(fem, mesh):
    cell = mesh.ufl_domain().ufl_cell().cellname
    pair = basix.ufl.mixed_element([basix.ufl.element("Lagrange", cell, 2, shape=(2,)), basix.ufl.element("Lagrange", cell, 1)])
    w = fem.Function(fem.functionspace(mesh, pair))
    w.sub(0).interpolate(lambda x: np.array([bump(x), x[1]]))
    w.sub(1).interpolate(bump)
    u, p = ufl.split(w)
    energy = (p * ufl.inner(u, u) ** 2 + p**3 * ufl.div(u) ** 2) * ufl.dx(metadata={"quadrature_degree": 4})
    return Nonlinear(ufl.derivative(energy, w), w)


@on("triangle", "tetrahedron")
def derivative_by_two_functions(fem, mesh):
    """A coupled energy; rows and columns in blocks."""
    V, Q = fem.functionspace(mesh, ("Lagrange", 2)), fem.functionspace(mesh, ("Lagrange", 1))
    u, p = fem.Function(V), fem.Function(Q)
    u.interpolate(bump)
    p.interpolate(lambda x: np.cos(x[0]))
    W = ufl.MixedFunctionSpace(V, Q)
    v, q = ufl.TestFunctions(W)
    residual = (ufl.exp(p) * ufl.inner(ufl.grad(u), ufl.grad(v)) + u**2 * p * q) * ufl.dx(metadata={"quadrature_degree": 3})
    return Nonlinear(residual, (u, p))


@on("triangle", "hexahedron")
def derivative_by_a_vector(fem, mesh):
    u = fem.Function(fem.functionspace(mesh, ("Lagrange", 1, (2,))))
    u.interpolate(lambda x: np.array([bump(x), np.cos(x[1])]))
    return Nonlinear(ufl.derivative(u[0] ** 2 * ufl.exp(u[1]) * ufl.dx(metadata={"quadrature_degree": 3}), u), u)


@on("triangle", "tetrahedron")
def action_and_adjoint(fem, mesh):
    V, Q = fem.functionspace(mesh, ("Lagrange", 2)), fem.functionspace(mesh, ("DG", 1))
    u, q, f = ufl.TrialFunction(V), ufl.TestFunction(Q), fem.Function(V)
    f.interpolate(bump)
    known = fem.Function(Q)
    known.interpolate(bump)
    slope = u.dx(0) * q * ufl.dx
    return [ufl.action(slope, f), ufl.adjoint(slope), ufl.action(ufl.adjoint(slope), known)]


@on("triangle", "quadrilateral")
def replaced_coefficients(fem, mesh):
    V = fem.functionspace(mesh, ("Lagrange", 1))
    u, v, f, g = ufl.TrialFunction(V), ufl.TestFunction(V), fem.Function(V), fem.Function(V)
    g.interpolate(bump)
    mass = f**2 * u * v * ufl.dx
    return [ufl.replace(mass, {f: 2 + g}), ufl.replace(mass, {f: g, u: g})]


@on("triangle", "hexahedron")
def left_and_right_sides(fem, mesh):
    """An implicit step of diffusion in one equation."""
    V = fem.functionspace(mesh, ("Lagrange", 1))
    u, v, old = ufl.TrialFunction(V), ufl.TestFunction(V), fem.Function(V)
    old.interpolate(bump)
    step = fem.Constant(mesh, 0.1)
    equation = (u - old) / step * v * ufl.dx + ufl.inner(ufl.grad(u + old) / 2, ufl.grad(v)) * ufl.dx - v * ufl.ds
    return [ufl.lhs(equation), ufl.rhs(equation), *ufl.system(equation)]


@on("triangle", "tetrahedron")
def stress_by_diff(fem, mesh):
    """The stress is the derivative of an energy density by the strain."""
    d = len(ufl.SpatialCoordinate(mesh))
    V = fem.functionspace(mesh, ("Lagrange", 1, (d,)))
    u, v = fem.Function(V), ufl.TestFunction(V)
    u.interpolate(lambda x: 0.1 * np.array([bump(x) * x[i] for i in range(d)]))
    strain = ufl.variable(ufl.sym(ufl.grad(u)))
    energy = ufl.exp(ufl.inner(strain, strain)) + ufl.tr(strain) ** 4
    return Nonlinear(ufl.inner(ufl.diff(energy, strain), ufl.grad(v)) * ufl.dx(metadata={"quadrature_degree": 2}), u)


@on("triangle", "hexahedron")
def conditions(fem, mesh):
    V = fem.functionspace(mesh, ("Lagrange", 1))
    u, v, x = fem.Function(V), ufl.TestFunction(V), ufl.SpatialCoordinate(mesh)
    u.interpolate(bump)
    inside = ufl.And(ufl.gt(x[0], 0.5), ufl.Not(ufl.ge(x[1], 0.9)))
    outside = ufl.Or(ufl.lt(u, 0.8), ufl.le(x[0], 0.3))
    source = ufl.conditional(inside, u**3, ufl.conditional(outside, -u, ufl.sign(u - 1)))
    return Nonlinear(source * v * ufl.dx(metadata={"quadrature_degree": 3}), u)


@on("triangle")
def arrays_of_constants(fem, mesh):
    V = fem.functionspace(mesh, ("Lagrange", 1))
    stretch, push = fem.Constant(mesh, np.array([[2.0, 0.5], [0.1, 3.0]])), fem.Constant(mesh, (1.0, -2.0))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    return (ufl.inner(stretch * ufl.grad(u), ufl.grad(v)) + ufl.dot(push, ufl.grad(u)) * v) * ufl.dx


@on("triangle", "tetrahedron")
def tensor_algebra(fem, mesh):
    """Products, parts and invariants of a tensor, with indices too."""
    d = len(ufl.SpatialCoordinate(mesh))
    u = fem.Function(fem.functionspace(mesh, ("Lagrange", 1, (d,))))
    u.interpolate(lambda x: np.array([bump(x) * (i + x[i]) for i in range(d)]))
    A, (i, j, k) = ufl.Identity(d) + ufl.grad(u), ufl.indices(3)
    square = ufl.as_tensor(A[i, k] * A[j, k], (i, j))
    parts = ufl.inner(ufl.dev(A), ufl.skew(A)) + ufl.det(A) + ufl.tr(ufl.inv(A)) + ufl.inner(ufl.cofac(A), ufl.outer(u, u))
    return Nonlinear(ufl.derivative((parts + ufl.tr(square) + ufl.dot(ufl.perp(u) if d == 2 else u, u)) * ufl.dx, u), u)
