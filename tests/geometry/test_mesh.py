"""Names and numbers of a mesh: which facets a measure means, and one clear error for those that it cannot mean."""

import numpy as np
import pytest
import skfem
import ufl

from femiec.errors import MeshError
from femiec.geometry import Mesh
from femiec.geometry.subdomains import boundary_by_id, cells_by_id, interior_by_id


@pytest.fixture
def mesh() -> Mesh:
    """Four squares in a row, two in each region; the surfaces: both ends, one end, the middle, and all of the three."""
    plain = skfem.MeshQuad.init_tensor(np.arange(5.0), [0.0, 1.0])
    at = {x: plain.facets_satisfying(lambda p, x=x: np.isclose(p[0], x)) for x in (0, 1, 2, 4)}
    centre = plain.p[0, plain.t].mean(axis=0)
    regions = {"right": np.nonzero(centre > 2)[0], "left": np.nonzero(centre < 2)[0]}
    surfaces = {"ends": [*at[0], *at[4]], "west": at[0], "middle": at[2], "crack": at[1], "all": [*at[0], *at[2], *at[4]]}
    return Mesh.from_skfem(plain, regions, surfaces)


def test_ds_inside_the_mesh_is_refused(mesh: Mesh) -> None:
    with pytest.raises(
        MeshError, match=r"'middle' with 1 of 1 facets inside the mesh: .*mesh\.dS\(\"middle\"\) or mesh\.interface"
    ):
        mesh.ds("middle")
    with pytest.raises(MeshError, match=r"'all' with 1 of 3 facets inside the mesh"):
        mesh.ds("all")
    with pytest.raises(MeshError, match=r"'middle' with 1 of 1 facets inside"):
        boundary_by_id(mesh, mesh.surface_ids["middle"])
    assert boundary_by_id(mesh, mesh.surface_ids["ends"]).tolist() == mesh.surfaces["ends"].tolist()


def test_interior_measure_on_the_boundary_is_refused(mesh: Mesh) -> None:
    with pytest.raises(MeshError, match=r"'west' with 1 of 1 facets on its boundary: .*mesh\.ds\(\"west\"\)"):
        mesh.dS("west")
    with pytest.raises(MeshError, match=r"'all' with 2 of 3 facets on its boundary"):
        interior_by_id(mesh, mesh.surface_ids["all"])


def test_a_facet_is_not_counted_twice(mesh: Mesh) -> None:
    with pytest.raises(MeshError, match=r"ends and west with 1 facets in common.*name their union"):
        mesh.ds("ends", "west")
    assert mesh.ds("west", "west").subdomain_id() == mesh.ds("west").subdomain_id()
    assert mesh.dx("left", "left").subdomain_id() == (2,)


def test_numbers_that_are_not_there(mesh: Mesh) -> None:
    for number in (0, 7, -1):
        with pytest.raises(
            MeshError, match=rf"subdomain id = {number}: .*\(1 'ends', 2 'west', 3 'middle', 4 'crack', 5 'all'\)"
        ):
            boundary_by_id(mesh, number)
        with pytest.raises(MeshError, match=rf"subdomain id = {number}: .*\(1 'ends'"):
            interior_by_id(mesh, number)
        with pytest.raises(MeshError, match=rf"subdomain id = {number}: .*\(1 'right', 2 'left'\)"):
            cells_by_id(mesh, number)


def test_the_plus_side_is_the_lower_cell(mesh: Mesh) -> None:
    for facets, plus in (interior_by_id(mesh, mesh.surface_ids["middle"]), interior_by_id(mesh, "otherwise")):
        np.testing.assert_array_equal(plus, mesh.skfem.f2t[:, facets].min(axis=0))
    assert interior_by_id(mesh, "otherwise")[0].size == 3


def test_the_plus_side_can_be_named(mesh: Mesh) -> None:
    (facet,) = mesh.surfaces["middle"]
    for plus, minus in (("left", "right"), ("right", "left")):
        for measure in (mesh.dS("middle", plus=plus), mesh.interface(plus, minus)):
            (found,), (cell,) = interior_by_id(mesh, *measure.subdomain_id())
            assert found == facet
            assert cell in mesh.regions[plus]


def test_a_region_that_is_not_on_one_side(mesh: Mesh) -> None:
    with pytest.raises(MeshError, match="'crack' with 1 facets that do not have 'left' on one side"):
        mesh.dS("crack", plus="left")
    with pytest.raises(MeshError, match="surfaces = none"):
        mesh.dS(plus="left")
    with pytest.raises(MeshError, match="region = 'nowhere'"):
        mesh.dS("middle", plus="nowhere")


def test_given_numbers(mesh: Mesh) -> None:
    numbered = Mesh(mesh.skfem, mesh.regions, mesh.surfaces, region_ids={"left": 7}, surface_ids={"ends": 3, "gone": 1})
    assert numbered.region_ids == {"right": 8, "left": 7}
    assert numbered.surface_ids == {"ends": 3, "west": 4, "middle": 5, "crack": 6, "all": 7}
    np.testing.assert_array_equal(cells_by_id(numbered, 7), mesh.regions["left"])
    assert numbered.dx("left").subdomain_id() == (7,)
    with pytest.raises(MeshError, match=r"numbers of names = .*different integers"):
        Mesh(mesh.skfem, mesh.regions, region_ids={"left": 2, "right": 2})


def test_measures_are_those_of_ufl(mesh: Mesh) -> None:
    assert mesh.ds("ends").integral_type() == "exterior_facet"
    assert mesh.dS("crack", "middle", degree=3).metadata() == {"quadrature_degree": 3}
    assert isinstance(mesh.dS(), ufl.Measure)
    assert mesh.dS().subdomain_id() == "everywhere"


def test_a_mesh_of_another_class() -> None:
    with pytest.raises(MeshError, match=r"mesh = MeshWedge1: .*MeshHex1, MeshTri2"):
        Mesh.from_skfem(skfem.MeshWedge1())


@pytest.mark.parametrize(
    ("ids", "match"),
    [
        ([3, -1], "'here' with -1 to 3 of type int64: expected numbers 0 to"),
        ([10**5], "'here' with 100000 to 100000"),
        ([0.2, 1.7], "'here' with 0.2 to 1.7 of type float64"),
        ([False, False, True, False], r"'here' with False to True of type bool: .* np\.nonzero"),
    ],
)
def test_groups_of_what_is_not_there(mesh: Mesh, ids: list[float], match: str) -> None:
    with pytest.raises(MeshError, match="regions = " + match):
        Mesh.from_skfem(mesh.skfem, {"here": ids}, {})
    with pytest.raises(MeshError, match="surfaces = " + match):
        Mesh.from_skfem(mesh.skfem, {}, {"here": ids})
    assert Mesh.from_skfem(mesh.skfem, {"here": []}, {}).regions["here"].dtype == np.int64
