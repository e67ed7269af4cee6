"""Questions about walls, against closed forms."""

import numpy as np
import pytest
import skfem
from blocks import block, framed, quarter_ring

from femiec.errors import ConvergenceError, InputError
from femiec.estimates.walls import burst_pressure, safe_wall_thickness, tresca_limit
from femiec.geometry import Mesh
from femiec.laws.deforming import PLANE_STRAIN
from femiec.laws.solid.elastic import Elastic, NeoHookean
from femiec.laws.solid.j2 import J2
from femiec.models.walls.loads import Column, Pressure
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Fixed, Free, Roller
from femiec.quantities import MPa, mV, nm, um
from femiec.results.ledger import Ledger
from femiec.results.result import Result
from femiec.strength import Hoop, MaxPrincipal, Tresca
from femiec.walls import Loading, failing_pressure, safe_thickness, solve, stored
from femiec.walls.coupled_loads import lithium_column

SIDES = ("left", "right", "top", "bottom")
E, NU, STRENGTH = 20e9, 0.24, 65 * MPa
SYMMETRY = (Roller("start", 1), Roller("end", 0))


def ring(wall=10 * nm, law=None, pressure=1 * MPa, on="inner"):
    mesh = quarter_ring(50 * nm, 50 * nm + wall)
    return WallStructure(mesh, law or Elastic(E, NU), PLANE_STRAIN, (Pressure(on, pressure),), SYMMETRY)


@pytest.mark.parametrize(
    ("criterion", "closed"), [(MaxPrincipal(), burst_pressure), (Hoop(((0.0, 0.0),)), burst_pressure), (Tresca(), tresca_limit)]
)
def test_a_ring_bursts_where_lame_says(criterion, closed):
    failure = failing_pressure(ring(), criterion, STRENGTH)
    assert failure.pressure == pytest.approx(closed(100 * nm, 10 * nm, STRENGTH), rel=3e-3, abs=0)
    assert failure.peak.near == "inner"
    assert failure.state.peak(criterion).value == pytest.approx(STRENGTH, rel=1e-6, abs=0)


def test_the_overpotential_is_that_of_the_table():
    assert failing_pressure(ring(), MaxPrincipal(), STRENGTH).overpotential / mV == pytest.approx(-1.58, abs=5e-3)


def test_a_softer_answer_at_finite_strain_is_found_by_iteration():
    # the hoop stress of a ring that widens rises faster than the pressure: it fails a little earlier
    small, finite = (failing_pressure(ring(law=law(E, NU)), MaxPrincipal(), STRENGTH).factor for law in (Elastic, NeoHookean))
    assert 0.98 * small < finite < small
    assert solve(ring(law=NeoHookean(E, NU)), finite).peak(MaxPrincipal()).value == pytest.approx(STRENGTH, rel=1e-5, abs=0)


def test_a_law_with_a_memory_fails_where_a_load_from_rest_says():
    law = J2(E, NU, 40 * MPa, hardening=E / 5)
    failure = failing_pressure(ring(law=law, pressure=20 * MPa), Tresca(), STRENGTH)
    assert solve(ring(law=law, pressure=20 * MPa), failure.factor).peak(Tresca()).value == pytest.approx(STRENGTH, rel=1e-5)


def test_a_deflection_is_told_without_the_drift_of_a_free_body():
    # squeezed along x alone, a free block moves to both sides alike, wherever its pins are
    state = solve(WallStructure(block(), Elastic(E, NU), PLANE_STRAIN, (Pressure(("left", "right"), 1e6),), (Free(),)))
    moved = state.regions["wall"].displacement[..., 0]
    assert moved.max() == pytest.approx(-moved.min(), rel=1e-6, abs=0)


def test_a_free_body_at_finite_strain_is_told_upright():
    # pressed on one face by a pressure and drawn at the other, whatever way its pins let it turn
    state = solve(WallStructure(block(), NeoHookean(E, NU), PLANE_STRAIN, (Pressure(("left", "right"), 1e9),), (Free(),)))
    region = state.regions["wall"]
    points, moved = (each.reshape(-1, 2) for each in (region.points, region.displacement))
    gradient = np.linalg.lstsq(points - points.mean(axis=0), moved, rcond=None)[0]
    assert gradient == pytest.approx(gradient.T, abs=1e-9)  # a pure stretch
    np.testing.assert_allclose(region.stress[..., 0, 0], -1e9, rtol=1e-6)


def slotted():
    """A block of 100 nm with a slot, 80 nm x 4 nm, 5 nm below its top."""
    x, y = np.linspace(0, 100 * nm, 21), np.array([0.0, 20.0, 31.0, 35.0, 37.5, 40.0]) * nm
    whole = skfem.MeshQuad.init_tensor(x, y)
    middle = whole.p[:, whole.t].mean(axis=1)
    slot = (abs(middle[0] - 50 * nm) < 40 * nm) & (abs(middle[1] - 33 * nm) < 2 * nm)
    mesh = whole.restrict(np.nonzero(~slot)[0])
    at = mesh.p[:, mesh.facets].mean(axis=1)
    inside = (at[0] > 1 * nm) & (at[0] < 99 * nm) & (at[1] > 1 * nm) & (at[1] < 39 * nm)
    names = {"top": at[1] > 39.9 * nm, "bottom": at[1] == 0}
    surfaces = {name: np.nonzero(here)[0] for name, here in names.items()}
    return Mesh.from_skfem(mesh, None, {**surfaces, "tubule 0": np.intersect1d(np.nonzero(inside)[0], mesh.boundary_facets())})


def test_faces_that_are_about_to_touch_end_the_loading():
    loading = Loading(
        WallStructure(slotted(), NeoHookean(1e9, NU), PLANE_STRAIN, (Pressure("top", 1 * MPa),), (Fixed("bottom"),))
    )
    assert loading.to(0.2).deflection().value < 3 * nm
    with pytest.raises(ConvergenceError, match="opposite faces of tubule 0 are about to touch"):
        loading.to(2.0)


def test_the_thickness_that_is_just_safe():
    inside = 11.72 * MPa
    found = safe_thickness(lambda wall: ring(wall, pressure=inside), MaxPrincipal(), STRENGTH, (4 * nm, 30 * nm))
    assert found == pytest.approx(safe_wall_thickness(100 * nm, inside, STRENGTH), rel=3e-3, abs=0)


def test_a_measure_may_stand_for_the_criterion():
    mean = lambda state: float(np.mean(state.regions["wall"].stress[..., 2, 2]))  # noqa: E731
    inside = 20 * MPa
    found = safe_thickness(lambda wall: ring(wall, pressure=inside), Tresca(), 10 * MPa, (4 * nm, 30 * nm), measure=mean)
    assert mean(solve(ring(found, pressure=inside))) == pytest.approx(10 * MPa, rel=5e-3, abs=0)


def test_questions_without_an_answer_are_refused():
    squeezed = WallStructure(
        block(), Elastic(E, NU), PLANE_STRAIN, (Pressure(("left", "right", "top", "bottom"), 1e6),), (Free(),)
    )
    with pytest.raises(InputError, match="a criterion that the loads raise"):
        failing_pressure(squeezed, MaxPrincipal(), STRENGTH)
    with pytest.raises(InputError, match="a positive strength"):
        failing_pressure(ring(), MaxPrincipal(), 0.0)
    with pytest.raises(InputError, match="a thin wall that fails"):
        safe_thickness(ring, MaxPrincipal(), STRENGTH, (20 * nm, 40 * nm))
    with pytest.raises(InputError, match="a finite load factor"):
        Loading(ring()).to(float("nan"))


def test_a_ring_without_equilibrium_says_where_it_gave_way():
    # a neo-Hookean ring under a pressure that follows it has a largest pressure, far below this strength
    with pytest.raises(ConvergenceError, match="gives way between"):
        failing_pressure(ring(law=NeoHookean(E, NU), pressure=1e9), MaxPrincipal(), 1e13)


def test_a_step_that_fails_leaves_the_last_good_state():
    loading = Loading(ring(law=NeoHookean(E, NU), pressure=1e9))
    good = loading.to(0.5)
    with pytest.raises(ConvergenceError, match="the load factor came to ") as failed:
        loading.to(1e3)
    reached = loading.factor
    assert f"came to {reached:.6g}, not to 1000; the structure may bear no more" in str(failed.value)
    assert failed.value.residuals
    assert 0.5 <= reached < 1e3
    np.testing.assert_allclose(loading.to(0.5).solution.x, good.solution.x, atol=1e-9)


def test_what_is_stored_of_a_profile_is_its_range_at_the_load_factor():
    pressed = Pressure("tubule 0", Column(2e6, -4e6, 1e-7, 1e6))
    state = solve(WallStructure(framed(), Elastic(E, NU), PLANE_STRAIN, (pressed,), (Fixed("bottom"),)), factor=-0.5)
    (load,) = stored(state, MaxPrincipal(), STRENGTH).provenance["structure"]["loads"]
    assert load == {"on": "tubule 0", "pressure [Pa]": [-1e6, 2e6]}


def test_what_is_stored_says_what_failed_and_where():
    state = solve(WallStructure(framed(), Elastic(E, NU), PLANE_STRAIN, (Pressure("tubule 0", 50e6),), (Free(),)))
    result = stored(state, MaxPrincipal(), STRENGTH, {"Width [nm]": 100.0}, centres={"tubule 0": (5e-8, 5e-8)})
    record = result.provenance["structure"]
    assert record["near"] == "tubule 0"
    assert record["loads"] == [{"on": "tubule 0", "pressure [Pa]": 50e6, "centre [m]": [5e-8, 5e-8]}]
    field = result.snapshots[0].region("wall").field("First principal stress")
    assert field.unit == "MPa"
    assert field.values.max() == pytest.approx(record["spot value [Pa]"] / MPa, rel=1e-12)
    assert result.summary["Safety against the strength"] == pytest.approx(STRENGTH / record["spot value [Pa]"], rel=1e-12)


def test_a_column_is_read_off_a_run():
    numbers = {"Root pressure [MPa]": 25.0, "Tip pressure [MPa]": -18.0, "Gas pressure [MPa]": 0.14, "Tip [um]": 10.0}
    assert lithium_column(Result(numbers, Ledger(["Time [s]"]), ())) == Column(25e6, -18e6, 10 * um, 0.14e6)
    for bad in ({"Void [um]": 1.0}, {"Tip [um]": None}):
        summary = {k: v for k, v in {**numbers, **bad}.items() if v is not None}
        with pytest.raises(InputError):
            lithium_column(Result(summary, Ledger(["Time [s]"]), ()))
