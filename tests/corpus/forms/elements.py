"""Elements: discontinuous, vector, tensor, mixed and blocked, quadrature."""

import basix.ufl
import numpy as np
import ufl
from cases import Blocks, on

EVERY = ("interval", "triangle", "quadrilateral", "tetrahedron", "hexahedron")
SPACE = ("triangle", "quadrilateral", "tetrahedron", "hexahedron")


def size(mesh):
    """Number of space dimensions."""
    return len(ufl.SpatialCoordinate(mesh))


@on(*EVERY)
def mass_of_cell_constants(fem, mesh):
    V = fem.functionspace(mesh, ("DG", 0))
    u, v, x = ufl.TrialFunction(V), ufl.TestFunction(V), ufl.SpatialCoordinate(mesh)
    return (1 + x[0] ** 2) * u * v * ufl.dx


@on(*EVERY)
def reaction_in_dg1(fem, mesh):
    V = fem.functionspace(mesh, ("DG", 1))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    return (u * v + u.dx(0) * v) * ufl.dx


@on(*EVERY)
def reaction_in_dg2(fem, mesh):
    V, W = fem.functionspace(mesh, ("Discontinuous Lagrange", 2)), fem.functionspace(mesh, ("Lagrange", 1))
    return ufl.TrialFunction(V) * ufl.grad(ufl.TestFunction(W))[0] * ufl.dx


@on(*SPACE)
def vector_mass_and_divergence(fem, mesh):
    V = fem.functionspace(mesh, ("Lagrange", 1, (size(mesh),)))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    return (ufl.inner(u, v) + 2 * ufl.div(u) * ufl.div(v)) * ufl.dx


@on("triangle", "hexahedron")
def a_vector_of_degree_2_with_three_entries(fem, mesh):
    V = fem.functionspace(mesh, ("Lagrange", 2, (3,)))
    v, f = ufl.TestFunction(V), fem.Function(V)
    f.interpolate(lambda x: np.array([np.sin(x[0]), x[0] * x[1], np.cos(x[1])]))
    return ufl.dot(ufl.cross(f, v), ufl.as_vector([1.0, 2.0, 3.0])) * ufl.dx


@on("triangle", "tetrahedron")
def projected_stress(fem, mesh):
    """A full tensor against the gradient of a vector."""
    d = size(mesh)
    T, V = fem.functionspace(mesh, ("DG", 0, (d, d))), fem.functionspace(mesh, ("Lagrange", 2, (d,)))
    stress, u = ufl.TestFunction(T), ufl.TrialFunction(V)
    return ufl.inner(stress, ufl.grad(u).T + ufl.div(u) * ufl.Identity(d)) * ufl.dx


@on("triangle", "quadrilateral", "tetrahedron", "hexahedron")
def symmetric_tensor_of_dg1(fem, mesh):
    d = size(mesh)
    T = fem.functionspace(mesh, basix.ufl.element("DG", mesh.ufl_domain().ufl_cell().cellname, 1, shape=(d, d), symmetry=True))
    s, t = ufl.TrialFunction(T), ufl.TestFunction(T)
    known = fem.Function(T)
    known.interpolate(lambda x: np.array([np.sin((1 + min(i, j)) * x[0]) + max(i, j) for i in range(d) for j in range(d)]))
    return ufl.inner(s + ufl.tr(s) * known, t) * ufl.dx


@on("triangle", "tetrahedron")
def continuous_symmetric_stress(fem, mesh):
    """Hellinger and Reissner's pair, of stress and displacement."""
    d = size(mesh)
    T = fem.functionspace(mesh, ("Lagrange", 1, (d, d), True))
    V = fem.functionspace(mesh, ("DG", 0, (d,)))
    return ufl.inner(ufl.div(ufl.TrialFunction(T)), ufl.TestFunction(V)) * ufl.dx


@on("triangle", "quadrilateral", "tetrahedron")
def taylor_hood_in_one_element(fem, mesh):
    cell, d = mesh.ufl_domain().ufl_cell().cellname, size(mesh)
    velocity = basix.ufl.element("Lagrange", cell, 2, shape=(d,))
    W = fem.functionspace(mesh, basix.ufl.mixed_element([velocity, basix.ufl.element("Lagrange", cell, 1)]))
    (u, p), (v, q) = ufl.TrialFunctions(W), ufl.TestFunctions(W)
    return (ufl.inner(ufl.grad(u), ufl.grad(v)) - p * ufl.div(v) + 3 * q * ufl.div(u)) * ufl.dx


@on("triangle", "hexahedron")
def mixed_in_mixed(fem, mesh):
    cell, d = mesh.ufl_domain().ufl_cell().cellname, size(mesh)
    line, constant = basix.ufl.element("Lagrange", cell, 1), basix.ufl.element("DG", cell, 0)
    inner = basix.ufl.mixed_element([basix.ufl.blocked_element(line, shape=(d,)), constant])
    W = fem.functionspace(mesh, basix.ufl.mixed_element([inner, line]))
    a, b = ufl.TrialFunction(W), ufl.TestFunction(W)
    return (a[0] * b[d + 1].dx(0) + a[d] * b[1] + 2 * a[d + 1] * b[d]) * ufl.dx


@on("triangle", "tetrahedron")
def load_of_a_mixed_function(fem, mesh):
    cell, d = mesh.ufl_domain().ufl_cell().cellname, size(mesh)
    vector = basix.ufl.element("Lagrange", cell, 2, shape=(d,))
    W = fem.functionspace(mesh, basix.ufl.mixed_element([vector, basix.ufl.element("DG", cell, 1)]))
    w = fem.Function(W)
    w.sub(0).interpolate(lambda x: np.array([np.sin(x[0] + i) for i in range(d)]))
    w.sub(1).interpolate(lambda x: 1 + x[0] * x[1])
    (u, p), (v, q) = ufl.split(w), ufl.TestFunctions(W)
    return (p * ufl.dot(u, v) + ufl.div(u) * q) * ufl.dx


@on("triangle", "quadrilateral", "tetrahedron")
def blocks_of_a_mixed_space(fem, mesh):
    """Three fields; some blocks are empty."""
    V, Q = fem.functionspace(mesh, ("Lagrange", 2, (size(mesh),))), fem.functionspace(mesh, ("Lagrange", 1))
    W = ufl.MixedFunctionSpace(V, Q, fem.functionspace(mesh, ("DG", 0)))
    (u, p, s), (v, q, t) = ufl.TrialFunctions(W), ufl.TestFunctions(W)
    a = (ufl.inner(ufl.grad(u), ufl.grad(v)) - p * ufl.div(v) + ufl.div(u) * q + s * t - 2 * p.dx(0) * t) * ufl.dx
    return Blocks(ufl.extract_blocks(a))


@on("triangle", "hexahedron")
def load_blocks_of_a_mixed_space(fem, mesh):
    V, Q = fem.functionspace(mesh, ("Lagrange", 1, (2,))), fem.functionspace(mesh, ("Lagrange", 2))
    (v, q), x = ufl.TestFunctions(ufl.MixedFunctionSpace(V, Q)), ufl.SpatialCoordinate(mesh)
    return Blocks(ufl.extract_blocks(ufl.dot(ufl.as_vector([x[0], x[1] ** 2]), v) * ufl.dx + x[0] * q * ufl.ds))


@on("triangle", "quadrilateral", "tetrahedron", "hexahedron")
def history_at_points(fem, mesh):
    """A hardening variable that lives at the quadrature points of degree 2."""
    cell = mesh.ufl_domain().ufl_cell().cellname
    H = fem.functionspace(mesh, basix.ufl.quadrature_element(cell, degree=2))
    V = fem.functionspace(mesh, ("Lagrange", 1))
    hardening = fem.Function(H)
    hardening.interpolate(lambda x: np.exp(x[0]) + x[1])
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    return hardening * ufl.inner(ufl.grad(u), ufl.grad(v)) * ufl.dx(metadata={"quadrature_degree": 2})


@on("triangle", "hexahedron")
def stress_at_points(fem, mesh):
    """A vector at quadrature points as coefficient, and as test function for its projection."""
    cell, d = mesh.ufl_domain().ufl_cell().cellname, size(mesh)
    S = fem.functionspace(mesh, basix.ufl.quadrature_element(cell, value_shape=(d,), degree=3))
    stress, test = fem.Function(S), ufl.TestFunction(S)
    stress.interpolate(lambda x: np.array([np.sin(x[i]) for i in range(d)]))
    v = ufl.TestFunction(fem.functionspace(mesh, ("Lagrange", 2, (d,))))
    dx = ufl.dx(metadata={"quadrature_degree": 3})
    return [ufl.inner(stress, ufl.div(v) * stress) * dx, ufl.dot(stress, test) * dx]


@on("triangle", "tetrahedron")
def interpolated_strain(fem, mesh):
    """An expression taken at the points of another space."""
    V, W = fem.functionspace(mesh, ("Lagrange", 2)), fem.functionspace(mesh, ("DG", 1, (size(mesh),)))
    u, slope = fem.Function(V), fem.Function(W)
    u.interpolate(lambda x: np.sin(3 * x[0]) * x[1])
    slope.interpolate(fem.Expression(ufl.grad(u) * u, W.element.interpolation_points))
    return ufl.dot(slope, ufl.grad(ufl.TestFunction(V))) * ufl.dx
