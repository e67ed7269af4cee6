"""Fields on surfaces: diffusion along a circle and a sphere, on a boundary and between two regions."""

import numpy as np
import pytest
import skfem
import ufl
from scipy.sparse.linalg import spsolve

from femiec.checks.order import observed_orders
from femiec.engine import embedded as fem
from femiec.geometry import Mesh
from femiec.laws.surface import surface_gradient


def disc(level, degree):
    kind = skfem.MeshTri2 if degree == 2 else skfem.MeshTri
    return Mesh.from_skfem(kind.init_circle(level))


def solve(V, facets, forms):
    """a(u, v) = L(v) for a field on the facets."""
    bc = fem.pin_off_surface(V, facets)
    a, L = (fem.form(form) for form in forms)
    A, b = fem.assemble_matrix(a, [bc]), fem.assemble_vector(L)
    b[bc.dofs] = 0.0
    u = fem.Function(V)
    u.x.array[:] = spsolve(A.tocsc(), b)
    return u


def harmonic(x):
    """cos 3 theta, where |x| = 1."""
    return x[0] ** 3 - 3 * x[0] * x[1] ** 2


def error_on_circle(level, degree):
    mesh = disc(level, degree)
    V = fem.functionspace(mesh, ("Lagrange", degree))
    u, v, n, ds = ufl.TrialFunction(V), ufl.TestFunction(V), mesh.n, mesh.ds(degree=8)
    exact = harmonic(mesh.x)
    a = (ufl.dot(surface_gradient(u, n), surface_gradient(v, n)) + u * v) * ds
    facets = np.nonzero(mesh.skfem.f2t[1] == -1)[0]
    found = solve(V, facets, (a, (9 + 1) * exact * v * ds))
    return np.sqrt(fem.assemble_scalar(fem.form((found - exact) ** 2 * ds)))


@pytest.mark.parametrize(("degree", "order", "bound"), [(1, 2, 2e-2), (2, 3, 3e-4)])
def test_diffusion_along_a_circle(degree, order, bound):
    errors = [error_on_circle(level, degree) for level in (2, 3, 4)]
    assert observed_orders([4.0, 2.0, 1.0], errors)[-1] == pytest.approx(order, abs=0.25)
    assert errors[-1] < bound


@pytest.mark.parametrize("side", ["+", "-"])
def test_diffusion_along_an_interface_is_that_along_the_boundary(side):
    """Of a ring in a plate: the trace from either side is the same field."""
    plain = skfem.MeshQuad.init_tensor(np.linspace(1, 2, 5), np.linspace(0, np.pi / 2, 9))
    (r, t), centre = plain.p, plain.p[0, plain.t].mean(axis=0)
    bent = skfem.MeshQuad(np.array([r * np.cos(t), r * np.sin(t)]), plain.t)
    mesh = Mesh.from_skfem(bent, {"in": np.nonzero(centre < 1.5)[0], "out": np.nonzero(centre > 1.5)[0]})
    V = fem.functionspace(mesh, ("Lagrange", 2))
    u, v, n, dS = ufl.TrialFunction(V)(side), ufl.TestFunction(V)(side), mesh.n(side), mesh.interface("in", "out", degree=6)
    a = (ufl.dot(surface_gradient(u, n), surface_gradient(v, n)) + u * v) * dS
    facets, _ = mesh.between("in", "out")
    found = solve(V, facets, (a, mesh.x[0] * v * dS))

    inner = Mesh.from_skfem(bent.restrict(mesh.cells_of("in")))
    W = fem.functionspace(inner, ("Lagrange", 2))
    u, v, n = ufl.TrialFunction(W), ufl.TestFunction(W), inner.n
    middle = inner.skfem.facets_satisfying(lambda x: np.hypot(*x) > 1.48, boundaries_only=True)
    ds = Mesh.from_skfem(inner.skfem, surfaces={"middle": middle})
    W = fem.functionspace(ds, ("Lagrange", 2))
    u, v, n = ufl.TrialFunction(W), ufl.TestFunction(W), ds.n
    a = (ufl.dot(surface_gradient(u, n), surface_gradient(v, n)) + u * v) * ds.ds("middle", degree=6)
    expected = solve(W, middle, (a, ds.x[0] * v * ds.ds("middle", degree=6)))
    points = ds.skfem.p[:, np.unique(ds.skfem.facets[:, middle])].T
    np.testing.assert_allclose(fem.evaluate_at(found, mesh, points), fem.evaluate_at(expected, ds, points), rtol=1e-10)


def test_diffusion_on_a_sphere():
    """x y z is a harmonic of degree 3: its surface Laplacian is -12 times itself."""
    errors = []
    for level in (1, 2, 3):
        mesh = Mesh.from_skfem(skfem.MeshTet.init_ball(level))
        V = fem.functionspace(mesh, ("Lagrange", 1))
        u, v, n, ds = ufl.TrialFunction(V), ufl.TestFunction(V), mesh.n, mesh.ds(degree=6)
        exact = mesh.x[0] * mesh.x[1] * mesh.x[2]
        a = (ufl.dot(surface_gradient(u, n), surface_gradient(v, n)) + u * v) * ds
        found = solve(V, np.nonzero(mesh.skfem.f2t[1] == -1)[0], (a, 13 * exact * v * ds))
        errors.append(np.sqrt(fem.assemble_scalar(fem.form((found - exact) ** 2 * ds))))
    assert observed_orders([4.0, 2.0, 1.0], errors)[-1] > 1.7
    assert errors[-1] < 0.03
