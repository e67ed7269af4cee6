"""Fields that are carried over to another mesh."""

from dataclasses import replace

import basix.ufl
import numpy as np
import pytest
import ufl
from warped import PLANE, SMALL, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.errors import InputError
from femiec.geometry import Mesh, Tubule, travelling, tubule_mesh
from femiec.geometry.stretching import moved, placed
from femiec.laws.kinematics import AXISYMMETRIC
from femiec.quantities import nm, um

TUBULE = Tubule(bottom=2 * um)
TIP, BOTTOM = 17 * um, 9 * um
FIELDS = {"displacement": (("Lagrange", 2, (2,)), "wall"), "potential": (("Lagrange", 1), "wall"),
          "velocity": (("Lagrange", 2, (2,)), "lithium"), "pressure": (("Lagrange", 1), "lithium")}  # fmt: skip
BEYOND = ("void", "lithium", "gas")


def old_and_new(triangles=(False, False)):
    """A mesh placed at the front, and a new one made there."""
    anew = replace(TUBULE, filling=TIP / TUBULE.height, bottom=BOTTOM)
    old = tubule_mesh(TUBULE, cells=travelling(TUBULE), triangles=triangles[0])
    return placed(old, TIP, BOTTOM), tubule_mesh(anew, cells=travelling(anew), triangles=triangles[1])


def polynomial(degree):
    """A vector field of a degree in r and z, of the order of one."""

    def values(x):
        r, z = x[0] / (50 * nm), x[1] / (20 * um)
        first = [1 + r - 3 * z, 2 - 4 * r + z]
        return first if degree == 1 else [first[0] * (r - 2 * z), first[1] * (2 * r + z) - 1]

    return values


@pytest.mark.parametrize("triangles", [(False, False), (True, True), (True, False), (False, True)])
@pytest.mark.parametrize("name", FIELDS)
def test_what_both_spaces_hold_is_exact(name, triangles):
    element, region = FIELDS[name]
    old, new = (fem.Function(fem.functionspace(mesh, element, region)) for mesh in old_and_new(triangles))
    values = polynomial(element[1])
    for f in (old, new):
        f.interpolate(values if len(element) > 2 else lambda x: values(x)[0])
    found = fem.transferred(old, new.function_space)
    assert np.abs(found.x.array - new.x.array).max() < 1e-12 * np.abs(new.x.array).max()


@pytest.mark.parametrize("cell", PLANE)
@pytest.mark.parametrize("degree", [1, 2])
def test_the_order_of_a_smooth_field(degree, cell):
    target = fem.Function(fem.functionspace(warped_mesh(cell, (7, 5), by=lambda x: x), ("Lagrange", 2)))
    wave = lambda x: np.sin(3 * x[0] + 0.3) * np.cos(2 * x[1])  # noqa: E731
    target.interpolate(wave)
    errors = []
    for count in (8, 16, 32):
        old = fem.Function(fem.functionspace(warped_mesh(cell, (count, count), by=lambda x: x), ("Lagrange", degree)))
        old.interpolate(wave)
        errors.append(np.abs(fem.transferred(old, target.function_space).x.array - target.x.array).max())
    orders = np.log2(np.array(errors[:-1]) / errors[1:])
    assert abs(orders.mean() - (degree + 1)) < 0.25
    assert errors[-1] < {1: 2e-3, 2: 2e-5}[degree]


def test_the_sides_of_an_interface_do_not_mix():
    old, new = old_and_new()
    radius = TUBULE.radius
    for region, sign in (("wall", 1.0), ("lithium", -1.0)):
        f = fem.Function(fem.functionspace(old, ("Lagrange", 1), region))
        f.interpolate(lambda x, sign=sign: sign * (1 + (x[0] / radius - 1) * sign))
        V = fem.functionspace(new, ("Lagrange", 2), region)
        at_radius = fem.locate_dofs_topological(V, 1, new.facets_of("wall|lithium"))
        values = fem.transferred(f, V).x.array
        np.testing.assert_allclose(values[at_radius], sign, rtol=1e-12)
        assert (sign * values > 0).all()


def test_to_the_same_mesh_it_changes_nothing():
    for mesh in old_and_new():
        V, W = (fem.functionspace(each, *FIELDS["displacement"]) for each in (mesh, moved(mesh, mesh.nodes)))
        # z ends in round-off of 1e-21 m, that is 1e-11 of the thinnest cell
        assert abs(fem.transfer_matrix(V, W) - np.eye(V.dim)).max() < 1e-9


@pytest.mark.parametrize("cell", PLANE)
def test_on_one_mesh_it_is_the_interpolation_matrix(cell):
    mesh = warped_mesh(cell)
    V, W = (fem.functionspace(mesh, ("Lagrange", degree, (2,))) for degree in (1, 2))
    np.testing.assert_allclose(fem.transfer_matrix(V, W).toarray(), fem.interpolation_matrix(V, W).toarray(), atol=1e-12)


def test_the_blocks_of_a_mixed_space_and_a_number():
    mesh, other = warped_mesh("triangle"), warped_mesh("triangle", (5, 6))
    P = lambda degree, **shape: basix.ufl.element("P", "triangle", degree, **shape)  # noqa: E731
    V, W = (fem.functionspace(m, basix.ufl.mixed_element([P(2, shape=(2,)), P(1)])) for m in (mesh, mesh))
    np.testing.assert_allclose(fem.transfer_matrix(V, W).toarray(), np.eye(V.dim), atol=1e-12)
    number = fem.Function(fem.functionspace(mesh, ("Real", 0)), name="tip")
    number.x.array[:] = 7.0
    there = fem.transferred(number, fem.functionspace(moved(other, other.nodes + 9), ("Real", 0)))
    assert (there.x.array.tolist(), there.name) == ([7.0], "tip")


def test_nodes_outside_by_round_off():
    old, new = old_and_new()
    V = fem.functionspace(old, *FIELDS["displacement"])
    u = fem.Function(V)
    u.interpolate(polynomial(2))
    near = fem.functionspace(moved(new, new.nodes * (1 + 1e-12)), *FIELDS["displacement"])
    expected = fem.Function(near)
    expected.interpolate(polynomial(2))
    np.testing.assert_allclose(fem.transferred(u, near).x.array, expected.x.array, atol=1e-10)
    far = fem.functionspace(moved(new, new.nodes * (1 + 1e-6)), *FIELDS["displacement"])
    with pytest.raises(
        InputError, match=r"^new = a space with \d+ nodes, the first at .* m, outside .* within 2e-14 m .*larger reach"
    ):
        fem.transferred(u, far)
    expected = fem.Function(far)
    expected.interpolate(polynomial(2))
    np.testing.assert_allclose(fem.transferred(u, far, reach=0.1 * nm).x.array, expected.x.array, atol=1e-10)


def test_what_cannot_be_carried_over():
    mesh, other = warped_mesh("triangle", SMALL), warped_mesh("triangle")
    V = fem.functionspace(mesh, ("Lagrange", 1))
    for element in (("Lagrange", 1, (2,)), ("Real", 0), ("Quadrature", 2)):
        with pytest.raises(InputError, match=r"^new = a space of another kind"):
            fem.transfer_matrix(V, fem.functionspace(other, element))
    with pytest.raises(InputError, match=r"^new = .* outside of the old one's regions"):
        fem.transfer_matrix(fem.functionspace(mesh, ("Lagrange", 1), "left"), V)
    u = field(V)
    u.x.array[3] = np.nan
    with pytest.raises(InputError, match=r"^function = with values that are not finite"):
        fem.transferred(u, V)


@pytest.mark.parametrize("degree", [1, 2])
def test_a_function_goes_along_with_its_mesh(degree):
    mesh = warped_mesh("quadrilateral", degree=degree)
    u = field(fem.functionspace(mesh, ("Lagrange", 2, (2,)), "left"))
    stretched = moved(mesh, mesh.nodes * np.array([[1.0], [3.0]]))
    there = fem.on_mesh(u, stretched)
    x = fem.functionspace(mesh, ("DG", 1), "left").dof_coordinates()[:, :50].T
    inside = 0.9 * x + 0.1 * x.mean(axis=0)
    np.testing.assert_allclose(
        fem.evaluate_at(there, stretched, inside * [1, 3], outside=0.0), fem.evaluate_at(u, mesh, inside, outside=0.0), atol=1e-12
    )
    there.x.array[:] = 0
    assert u.x.array.all()  # it is a copy


def test_a_function_stays_on_its_cells():
    u = field(fem.functionspace(warped_mesh("quadrilateral"), ("Lagrange", 1), "left"))
    other = Mesh.from_skfem(warped_mesh("quadrilateral").skfem, {"left": [0]})
    for mesh in (warped_mesh("triangle"), warped_mesh("quadrilateral", SMALL), other):
        with pytest.raises(InputError, match=r"^mesh = of other cells"):
            fem.on_mesh(u, mesh)


def test_the_flux_of_a_known_field():
    mesh = placed(tubule_mesh(TUBULE), TIP, BOTTOM)
    u = fem.Function(fem.functionspace(mesh, ("Lagrange", 2, (2,)), "wall"))
    u.interpolate(lambda x: [x[1] ** 2, 1e3 + 0 * x[1]])
    expected = -2 * np.pi * TUBULE.radius * (TIP**3 - BOTTOM**3) / 3
    assert fem.flux(u, "wall", ("lithium",), AXISYMMETRIC.weight) == pytest.approx(expected, rel=1e-12, abs=0)
    everywhere = -(TUBULE.height**3) / 3
    assert fem.flux(u, "wall", BEYOND, lambda x: 1.0) == pytest.approx(everywhere, rel=1e-12, abs=0)


def test_what_interpolation_makes_of_the_displaced_volume():
    old, new = old_and_new()
    element, region = FIELDS["displacement"]
    u = fem.Function(fem.functionspace(old, element, region))
    for values, error in ((polynomial(2), 1e-12), (lambda x: [np.exp(-x[1] / (5 * um)), 0 * x[0]], 3e-3)):
        u.interpolate(values)
        there = fem.transferred(u, fem.functionspace(new, element, region))
        before, after = (fem.flux(f, "wall", BEYOND, AXISYMMETRIC.weight) for f in (u, there))
        assert abs(after / before - 1) < error
    assert after != before  # the second field is no polynomial: there is something to report


def test_gradients_come_over_too():
    old, new = (warped_mesh("triangle", by=lambda x: x) for _ in range(2))
    u = fem.Function(fem.functionspace(old, ("Lagrange", 2)))
    u.interpolate(lambda x: x[0] ** 2 - x[0] * x[1])
    there = fem.transferred(u, fem.functionspace(new, ("Lagrange", 2)))
    slope = ufl.grad(there) - ufl.as_vector([2 * new.x[0] - new.x[1], -new.x[0]])
    assert fem.assemble_scalar(fem.form(ufl.inner(slope, slope) * ufl.dx(domain=new))) < 1e-24
