"""One wall between two chambers."""

import numpy as np
import pytest
from sections import area, cell_areas, euler, length, lies_on, named_once

from femiec.engine import embedded as fem
from femiec.errors import InputError
from femiec.geometry import check_mesh
from femiec.geometry.arrays import strip
from femiec.quantities import nm


def test_a_bare_strip():
    mesh = strip(100 * nm, 10 * nm, levels=1)
    assert area(mesh, "wall") == pytest.approx(1000 * nm**2, rel=1e-12, abs=0)
    lengths = {"left": 100 * nm, "right": 100 * nm, "ends": 20 * nm}
    assert {name: length(mesh, name) for name in mesh.surfaces} == pytest.approx(lengths, rel=1e-12, abs=0)
    assert named_once(mesh)
    for name, axis, value in (("left", 0, -5 * nm), ("right", 0, 5 * nm), ("ends", 1, 50 * nm)):
        on = mesh.skfem.p[axis, mesh.skfem.facets[:, mesh.facets_of(name)]]
        np.testing.assert_allclose(np.abs(on) if name == "ends" else on, value, rtol=1e-12)


@pytest.mark.parametrize(
    ("span", "wall", "fillet"), [(100, 10, 5), (100, 10, 1), (100, 10, 30), (30, 50, 5), (60, 60, 10), (1000, 10, 5)]
)
@pytest.mark.parametrize("levels", [0, 1])
def test_a_strip_between_frames(span, wall, fillet, levels):
    frame = 1.5 * max(wall, fillet)
    mesh = strip(span * nm, wall * nm, fillet=fillet * nm, frame=frame * nm, levels=levels)
    assert named_once(mesh)
    assert euler(mesh) == 1
    assert (cell_areas(mesh) > 0).all()
    assert check_mesh(mesh).min_scaled_jacobian > 0.3
    p = mesh.skfem.p
    assert max(lies_on(p * [[-1], [1]], p), lies_on(p * [[1], [-1]], p)) < 1e-9 * nm
    assert p.max(axis=1) == pytest.approx([(wall / 2 + frame) * nm, (span / 2 + frame) * nm], rel=1e-12, abs=0)
    ends = 2 * 2 * frame + 2 * (2 * frame + wall)
    assert length(mesh, "ends") == pytest.approx(ends * nm, rel=1e-12, abs=0)
    assert length(mesh, "left") == pytest.approx(length(mesh, "right"), rel=1e-12, abs=0)
    x, z = p[:, np.unique(mesh.skfem.facets[:, mesh.facets_of("right")])] / nm
    assert x.min() == pytest.approx(wall / 2)
    assert np.abs(z).max() == pytest.approx(span / 2)
    arc = (x < wall / 2 + fillet) & (np.abs(z) > span / 2 - fillet)
    assert np.hypot(x[arc] - wall / 2 - fillet, np.abs(z[arc]) - span / 2 + fillet) == pytest.approx(fillet)


def test_the_area_with_fillets():
    """Chords make the straight-sided mesh smaller or larger; cells of second order are exact to fourth order."""
    expected = 100 * 10 + 2 * 30 * 70 + (4 - np.pi) * 5**2
    errors = []
    for levels in (0, 1):
        mesh = strip(100 * nm, 10 * nm, fillet=5 * nm, frame=30 * nm, levels=levels, curved=True)
        check_mesh(mesh)
        errors.append(abs(fem.assemble_scalar(fem.form(1.0 * mesh.dx(degree=4))) / nm**2 - expected))
    assert 3.7 < np.log2(errors[0] / errors[1]) < 4.3
    assert errors[0] < 1e-2


@pytest.mark.parametrize(
    ("bad", "argument"),
    [
        ({"span": 0.0}, "span"),
        ({"wall": float("nan")}, "wall"),
        ({"fillet": 5 * nm}, "fillet"),
        ({"frame": 4 * nm}, "frame"),
        ({"frame": -4 * nm}, "frame"),
        ({"frame": 30 * nm, "fillet": 30 * nm}, "frame"),
        ({"frame": 30 * nm, "fillet": 0.0}, "fillet"),
        ({"frame": 90 * nm, "fillet": 50 * nm}, "fillet"),
        ({"along": 3}, "along"),
        ({"along": 5, "levels": 1}, "along"),
        ({"across": 0}, "across"),
        ({"levels": 1.5}, "levels"),
    ],
)
def test_sizes_that_are_none(bad, argument):
    with pytest.raises(InputError, match=rf"^{argument} = "):
        strip(**{"span": 100 * nm, "wall": 10 * nm, **bad})


def test_a_wall_thicker_than_its_span_has_fillets_of_a_quarter_of_it():
    usual, given = (strip(50 * nm, 90 * nm, fillet, frame=150 * nm) for fillet in (None, 12.5 * nm))
    assert area(usual, "wall") == pytest.approx(area(given, "wall"), rel=1e-12, abs=0)
    with pytest.raises(InputError, match=r"write fillet=1\.25e-08"):
        strip(50 * nm, 90 * nm, 45 * nm, frame=150 * nm)
