"""Stage 4: groups of entities, and the mapping at their points."""

from dataclasses import replace

import numpy as np
import pytest
import skfem
import ufl
from warped import CELLS, CLASSES, DIM, SECOND, SMALL, warped_mesh

from femiec.engine import embedded as fem
from femiec.engine.embedded.elements import lagrange
from femiec.engine.embedded.mapping import CellMap
from femiec.engine.embedded.measures import groups_of, quadrature
from femiec.engine.embedded.preprocess import Integral
from femiec.geometry import Mesh, meshtags

DEGREE = 10
KINDS = ["cell", "exterior_facet", "interior_facet"]
MESHES = [(cell, 1) for cell in CELLS] + [(cell, 2) for cell in SECOND]
"""Straight-sided and curved."""


def groups(mesh, kind, subdomain="otherwise"):
    return groups_of(mesh, Integral(kind, (subdomain,), DEGREE, None))


def integral(group, integrand, side=""):
    """The integral of a function of (x, normal) over a group, for each entity."""
    at = CellMap(group, group.side(side), slice(0, group.size))
    normal = np.array(at.normal) if group.place else None
    values = integrand(np.array(np.broadcast_arrays(*at.x)), normal)
    return group.weights @ np.broadcast_to(values * at.scale, (len(group.weights), group.size))


def total(mesh, kind, integrand, subdomain="otherwise", side=""):
    return sum(integral(group, integrand, side).sum() for group in groups(mesh, kind, subdomain))


# ------------------------------------------------------------ measures by elementary geometry
def simplex_measures(points):
    """Length, area or volume from the vertices, shape (dimension, vertices, entities), by the Gram determinant."""
    edges = points[:, 1:] - points[:, :1]
    gram = np.einsum("iae,ibe->eab", edges, edges)
    return np.sqrt(np.linalg.det(gram)) / np.prod(np.arange(1, edges.shape[1] + 1))


def measures(mesh, kind):
    """The measure of each cell or facet, in ascending order; a quadrilateral is two triangles."""
    vertices = mesh.t if kind == "cell" else mesh.facets
    corners = mesh.p[:, vertices]
    if len(vertices) <= 2 or type(mesh) in (skfem.MeshTri1, skfem.MeshTet1):
        return simplex_measures(corners)
    return np.sum([simplex_measures(corners[:, list(part)]) for part in ((0, 1, 2), (0, 2, 3))], axis=0)


@pytest.mark.parametrize("cell", CELLS[:4])
def test_weights_sum_to_the_measure_of_each_cell(cell):
    mesh = warped_mesh(cell)
    (group,) = groups(mesh, "cell")
    np.testing.assert_allclose(integral(group, lambda x, n: 1.0), measures(mesh.skfem, "cell"), rtol=1e-13)


@pytest.mark.parametrize("kind", KINDS[1:])
@pytest.mark.parametrize("cell", CELLS[1:4])
def test_weights_sum_to_the_measure_of_the_facets(cell, kind):
    mesh = warped_mesh(cell)
    boundary = mesh.skfem.f2t[1] == -1
    wanted = measures(mesh.skfem, "facet")[boundary if kind == "exterior_facet" else ~boundary]
    found = np.concatenate([integral(group, lambda x, n: 1.0) for group in groups(mesh, kind)])
    np.testing.assert_allclose(np.sort(found), np.sort(wanted), rtol=1e-13)


def sheared_box(cell, matrix):
    """The unit cube, two cells along an edge, after a linear map: every face is a parallelogram."""
    ticks = [np.array([0.0, 0.4, 1.0])] * DIM[cell]
    plain = CLASSES[cell].init_tensor(*ticks)
    where = plain.p[:, plain.facets].mean(axis=1)
    surfaces = {f"{axis}={at}": np.nonzero(np.isclose(where[axis], at))[0] for axis in range(DIM[cell]) for at in (0, 1)}
    return Mesh.from_skfem(type(plain)(matrix @ plain.p, plain.t), {}, surfaces)


@pytest.mark.parametrize("cell", ["tetrahedron", "hexahedron"])
def test_faces_of_a_parallelepiped_have_the_cross_product_for_area_vector(cell):
    """Area and normal of each face together, in 3-D: int n = +- a x b of the edges that span it."""
    a = np.array([[1.0, 0.3, -0.2], [0.1, 1.2, 0.4], [0.2, -0.3, 0.9]])
    mesh = sheared_box(cell, a)
    assert total(mesh, "cell", lambda x, n: 1.0) == pytest.approx(np.linalg.det(a), rel=1e-13)
    for number, name in enumerate(mesh.surfaces, start=1):
        axis, at = int(name[0]), int(name[-1])
        vector = (2 * at - 1) * np.cross(a[:, (axis + 1) % 3], a[:, (axis + 2) % 3])
        found = [total(mesh, "exterior_facet", lambda x, n, d=d: n[d], number) for d in range(3)]
        np.testing.assert_allclose(found, vector, rtol=1e-12)
        assert total(mesh, "exterior_facet", lambda x, n: 1.0, number) == pytest.approx(np.linalg.norm(vector), rel=1e-13)


# ------------------------------------------------------------ normals
@pytest.fixture(params=MESHES, ids=str)
def mesh(request):
    cell, degree = request.param
    return warped_mesh(cell, (4, 3, 3) if degree == 1 else SMALL, degree)


def test_normals_have_length_one_and_point_out_of_their_cell(mesh):
    for kind in KINDS[1:]:
        for group in groups(mesh, kind):
            for side, cells in group.cells.items():
                at = CellMap(group, side, slice(0, group.size))
                normal, place = np.array(np.broadcast_arrays(*at.normal)), np.array(np.broadcast_arrays(*at.x))
                np.testing.assert_allclose(np.sum(normal**2, axis=0), 1, rtol=1e-13)
                centre = mesh.skfem.p[:, mesh.skfem.t[:, cells]].mean(axis=1)
                assert (np.sum(normal * (place - centre[:, None]), axis=0) > 0).all()


def test_the_two_sides_of_a_facet_meet(mesh):
    """The same points, the same area, opposite normals."""
    for group in groups(mesh, "interior_facet"):
        one, other = (CellMap(group, side, slice(0, group.size)) for side in "+-")
        for a, b in zip((*one.x, one.scale), (*other.x, other.scale), strict=True):
            np.testing.assert_allclose(*np.broadcast_arrays(a, b), rtol=1e-12)
        for a, b in zip(one.normal, other.normal, strict=True):
            np.testing.assert_allclose(*np.broadcast_arrays(a, -b), atol=1e-12)


@pytest.mark.parametrize("subdomain", ["otherwise", 1])
def test_divergence_theorem(mesh, subdomain):
    """int div F = int F . n over the mesh, and over a region with its inner boundary; F of degree two."""

    def flux(x, n):
        return (x[0] ** 2 + x[-1]) * n[0] + x[0] * x[-1] * n[-1]

    def divergence(x, n):
        return 2 * x[0] + x[0] + (1 + x[-1] if len(x) == 1 else 0)

    if subdomain == "otherwise":
        out = total(mesh, "exterior_facet", flux)
    else:
        left = np.isin(mesh.skfem.f2t[0], mesh.regions["left"]) & (mesh.skfem.f2t[1] == -1)
        half = replace(mesh, surfaces={"left": np.nonzero(left)[0]}, surface_ids={})
        (pair,) = mesh.interface("left", "right").subdomain_id()
        out = total(half, "exterior_facet", flux, 1) + total(half, "interior_facet", flux, pair, "+")
    assert out == pytest.approx(total(mesh, "cell", divergence, subdomain), rel=1e-12)


# ------------------------------------------------------------ the mapping
def test_inverse_jacobian_is_the_derivative_of_the_inverse_map(mesh):
    """grad of a linear function of x, taken through the reference cell, is its constant slope."""
    (group,) = groups(mesh, "cell")
    at = CellMap(group, "", slice(0, group.size))
    _, *slopes = lagrange(mesh.cell, mesh.degree).tabulate(group.points[""])
    for axis in range(mesh.dim):
        corners = mesh.nodes[axis][mesh.cell_nodes]
        along = [slope @ corners for slope in slopes]
        for d in range(mesh.dim):
            gradient = sum(row[d] * reference for row, reference in zip(at.inverse, along, strict=True))
            np.testing.assert_allclose(gradient, float(d == axis), atol=1e-12)


def test_a_chunk_is_a_part_of_the_whole(mesh):
    for kind in KINDS:
        for group in groups(mesh, kind):
            side = next(iter(group.cells))
            whole = CellMap(group, side, slice(0, group.size))
            part = [CellMap(group, side, chunk).scale for chunk in group.chunks(2)]
            assert all(scale.shape[1] <= 2 for scale in part)
            np.testing.assert_allclose(np.concatenate(part, axis=1), whole.scale, rtol=1e-13)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("cell", CELLS)
def test_groups_hold_each_entity_once(cell, kind):
    mesh = warped_mesh(cell)
    pairs = [tuple(row) for group in groups(mesh, kind) for row in np.array(list(group.cells.values())).T.tolist()]
    f2t = mesh.skfem.f2t
    wanted = {
        "cell": [(i,) for i in range(mesh.skfem.nelements)],
        "exterior_facet": [(i,) for i in f2t[0, f2t[1] == -1].tolist()],
        "interior_facet": [tuple(pair) for pair in np.sort(f2t[:, f2t[1] != -1], axis=0).T.tolist()],
    }
    assert sorted(pairs) == sorted(wanted[kind])


def test_an_affine_cell_has_one_row_of_geometry():
    (group,) = groups(warped_mesh("triangle"), "cell")
    at = CellMap(group, "", slice(0, group.size))
    assert at.determinant.shape == (1, group.size)
    assert at.x[0].shape == (len(group.weights), group.size)


def test_an_empty_subdomain_has_no_group():
    mesh = warped_mesh("triangle")
    empty = Mesh.from_skfem(mesh.skfem, {"none": []}, {"none": []})
    for kind in KINDS:
        assert not groups(empty, kind, 1)


# ------------------------------------------------------------ quadrature
@pytest.mark.parametrize("degree", [0, 1, 2, 5, 8])
@pytest.mark.parametrize("cell", [*CELLS, "point"])
def test_quadrature_is_exact_to_its_degree(cell, degree):
    points, weights = quadrature(cell, degree)
    volume = {"tetrahedron": 1 / 6, "triangle": 1 / 2}.get(cell, 1.0)
    assert weights.sum() == pytest.approx(volume, rel=1e-14)
    for x in points:
        moment = {"tetrahedron": 1 / np.prod(degree + np.arange(1, 4.0)), "triangle": 1 / np.prod(degree + np.arange(1, 3.0))}
        assert weights @ x**degree == pytest.approx(moment.get(cell, 1 / (degree + 1)), rel=1e-13)


@pytest.mark.parametrize("kind", KINDS)
def test_tags_of_a_measure_choose_the_entities(kind):
    """Two measures with other tags of the same number do not get mixed up."""
    mesh = Mesh.from_skfem(skfem.MeshTri.init_tensor([0.0, 1, 3], [0.0, 1]))
    dim = 2 if kind == "cell" else 1
    inside = mesh.skfem.f2t[1] != -1
    entities = {"cell": np.arange(4), "exterior_facet": np.nonzero(~inside)[0], "interior_facet": np.nonzero(inside)[0]}[kind][:3]
    tagged = [meshtags(mesh, dim, entities, values) for values in ([1, 2, 1], [2, 2, 1])]
    name = {"cell": "dx", "exterior_facet": "ds", "interior_facet": "dS"}[kind]
    first, second = (ufl.Measure(name, domain=mesh, subdomain_data=tags) for tags in tagged)
    sizes = measures(mesh.skfem, kind)[entities]
    one = fem.Constant(mesh, 1.0)
    found = fem.assemble_scalar(fem.form(one * first(1) + 10 * one * second(1) + 100 * one * second((1, 2))))
    assert found == pytest.approx(sizes @ [101, 100, 111], rel=1e-13)


@pytest.mark.parametrize(("kind", "dim"), [("cell", 2), ("exterior_facet", 1), ("interior_facet", 1)])
def test_tags_of_a_measure_come_before_the_numbers_of_the_mesh(kind, dim):
    """Region 1 and surfaces 1 and 2 are elsewhere than the tags 1."""
    plain = skfem.MeshTri().refined(1)
    inside = np.setdiff1d(np.arange(plain.nfacets), plain.boundary_facets())
    mesh = Mesh.from_skfem(plain, {"low": np.arange(8)}, {"edge": plain.boundary_facets()[:2], "cut": inside[:2]})
    chosen = {"cell": [5], "exterior_facet": plain.boundary_facets()[3:4], "interior_facet": inside[5:6]}[kind]
    (group,) = groups_of(mesh, Integral(kind, (1,), DEGREE, None, meshtags(mesh, dim, chosen, 1)))
    expected = chosen if kind == "cell" else plain.f2t[: len(group.cells), chosen[0]]
    assert sorted(cells[0] for cells in group.cells.values()) == sorted(expected)
