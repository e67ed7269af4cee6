"""Triangles, displacement and values of a body; the factor that makes the deflection visible."""

from __future__ import annotations

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.results.result import FieldData, RegionData, Snapshot
from femiec.views.walls.body import Body


def test_a_ring_is_drawn_with_its_values_and_in_metres(ring):
    body = Body.of(Snapshot(0.0, (ring,)), "Hoop stress")
    assert body.label == "Hoop stress [MPa]"
    assert body.values.max() == pytest.approx(90.0)
    assert body.deflection == pytest.approx(0.3e-9)
    a, b, c = (body.points[body.triangles[:, i], :2] for i in range(3))
    (x, y), (v, w) = (b - a).T, (c - a).T
    area = 0.5 * np.abs(x * w - y * v).sum()
    assert area == pytest.approx(np.pi * (60**2 - 50**2) * 1e-18, rel=2e-3)


def test_a_solid_is_drawn_as_its_surface(tube):
    body = Body.of(Snapshot(0.0, (tube,)), "Hoop stress")
    a, b, c = (body.points[body.triangles[:, i]] for i in range(3))
    area = 0.5 * np.linalg.norm(np.cross(b - a, c - a), axis=1).sum()
    assert area == pytest.approx(2 * np.pi * (110 * 150 + 60**2 - 50**2) * 1e-18, rel=3e-3)


def test_a_field_that_jumps_does_so_in_the_picture():
    points = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]], float)
    jump = RegionData("wall", points, [[0, 1, 2], [3, 4, 5]], 5, (FieldData("Stress", "Pa", [0, 0, 0, 1e6, 1e6, 1e6]),))
    assert set(Body.of(Snapshot(0.0, (jump,)), None).values) == {0.0, 1.0}


def test_the_factor_is_round_and_makes_the_deflection_visible(ring):
    body = Body.of(Snapshot(0.0, (ring,)), None)
    # 4 % of 120 nm over 0.3 nm is 16.
    assert body.enlargement() == 10.0
    still = RegionData("wall", ring.points, ring.cells, 28)
    assert Body.of(Snapshot(0.0, (still,)), None).enlargement() == 1.0


def test_a_half_section_gets_its_other_side():
    corners = np.array([[0, 0, 0], [2, 0, 0], [2, 1, 0], [0, 1, 0]], float)
    out = FieldData("Displacement", "m", np.array([[0.1, 0.2]] * 4))
    body = Body.of(Snapshot(0.0, (RegionData("body", corners, [[0, 1, 2, 3]], 9, (out,)),)), None).mirrored()
    left = body.nearest([-2.0, 1.0])
    assert body.points[left].tolist() == [-2, 1, 0]
    assert body.shift[left].tolist() == [-0.1, 0.2, 0]


@pytest.mark.parametrize(("criterion", "said"), [("Tresca stress", "Tresca stress"), ("Displacement", "scalar")])
def test_a_criterion_that_is_no_scalar_field_is_named(ring, criterion, said):
    with pytest.raises(InputError, match=said):
        Body.of(Snapshot(0.0, (ring,)), criterion)


def test_plane_and_solid_cells_do_not_go_together(ring, make_tube):
    with pytest.raises(InputError, match="cell type of cap"):
        Body.of(Snapshot(0.0, (ring, make_tube(name="cap"))), None)
