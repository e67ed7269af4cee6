import numpy as np
import pytest

from femiec.checks.ellipse import HOLE, RIM, elliptic_plate, stress_at
from femiec.engine import embedded
from femiec.laws.deforming import PLANE_STRAIN
from femiec.laws.solid.elastic import Elastic
from femiec.models.walls.loads import Pressure
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Roller


def test_the_cells_follow_both_ellipses():
    mesh = elliptic_plate(8, 16)
    area = embedded.assemble_scalar(embedded.form(1.0 * mesh.dx(degree=6)))
    assert area == pytest.approx(np.pi / 4 * (RIM[0] * RIM[1] - HOLE[0] * HOLE[1]), rel=1e-6)


def test_graded_cells_widen_towards_the_rim():
    radii = np.unique(
        np.round(np.hypot(*elliptic_plate(4, 4, grading=2.0).nodes[:, elliptic_plate(4, 4, 2.0).nodes[1] < 1e-9]), 12)
    )
    widths = np.diff(radii)
    assert widths[-1] / widths[0] == pytest.approx(np.exp(2 * 7 / 8))


def test_a_pressure_all_around_is_the_stress_everywhere():
    pressed = tuple(Pressure((name,), 3e6) for name in ("hole", "rim"))
    held = (Roller("on x", 1), Roller("on y", 0))
    plate = WallStructure(elliptic_plate(2, 4), Elastic(1e9, 0.25), PLANE_STRAIN, pressed, held)
    found = [stress_at(embedded, plate, (2.0, 0.0), along) for along in ((0, 0), (1, 1), (2, 2), (0, 1))]
    assert found == pytest.approx([-3e6, -3e6, -1.5e6, 0.0], abs=30)
