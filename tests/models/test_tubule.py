"""The headline numbers of the tubule against closed forms, limits and refinement."""

import math
from dataclasses import replace

import numpy as np
import pytest
from tubules import COBLE, FREE, SHARED, along_inner_wall, solved, system_of, tubule

from femiec.checks.tangent import tangent_defect
from femiec.engine import embedded as fem
from femiec.errors import InputError
from femiec.geometry import Tubule
from femiec.laws.kinematics import PLANAR
from femiec.materials import hard_carbon, lithium, nickel, sodium
from femiec.materials.property import Kind, Property
from femiec.materials.uncertainty import Relative
from femiec.models.creep import CreepLaws, Dislocation
from femiec.models.surroundings import Neighbours
from femiec.simulate import simulate

E, NU = hard_carbon.youngs_modulus.value, hard_carbon.poissons_ratio.value
MPA = 1e6


@pytest.fixture(scope="module")
def shared():
    return simulate(tubule())


@pytest.fixture(scope="module")
def free():
    return simulate(tubule(neighbours=Neighbours.FREE))


def test_the_root_pressure_is_nernsts(shared):
    assert shared.summary["Root pressure [MPa]"] == pytest.approx(370.9, rel=1e-3, abs=0)


@pytest.mark.parametrize("triangles", [False, True])
@pytest.mark.parametrize("symmetry", [None, PLANAR], ids=["tube", "slit"])
def test_the_flow_is_poiseuilles(symmetry, triangles):
    changes = {} if symmetry is None else {"symmetry": symmetry}
    numbers = simulate(tubule(triangles=triangles, **changes)).summary
    assert numbers["Tip speed [nm/s]"] == pytest.approx(numbers["Tip speed, Poiseuille [nm/s]"], rel=1e-3, abs=0)


@pytest.mark.parametrize(("changes", "tolerance"), [({}, 0.04), ({"symmetry": PLANAR}, 0.001)], ids=["tube", "slit"])
def test_coble_flow_is_that_of_wall_diffusion(changes, tolerance):
    numbers = simulate(tubule(creep=COBLE, **changes)).summary
    assert numbers["Tip speed [nm/s]"] == pytest.approx(numbers["Tip speed, exact wall diffusion [nm/s]"], rel=tolerance)


def test_the_tip_speed_from_scratch(shared):
    """2 M G/R with the constants typed here, so that a wrong constant in the package shows."""
    mobility = 2e-10 * 2e-11 * 21.6e-30 / (1.380649e-23 * 300)
    gas = shared.summary["Gas pressure [MPa]"] * MPA
    drop = 0.05 * 1.602176634e-19 / 21.6e-30 - (gas - 2 * 0.45 / 50e-9)
    numbers = simulate(tubule(creep=COBLE)).summary
    assert numbers["Tip speed [nm/s]"] * 1e-9 == pytest.approx(
        42 * math.pi / 128 * 2 * mobility * drop / 10e-6 / 50e-9, rel=2e-3, abs=0
    )


def test_volume_diffusion_adds_to_wall_diffusion(shared):
    """1/eta = 1/3.63e5 + 1/1.14e7 Pa s."""
    assert shared.summary["Lithium viscosity [Pa s]"] == pytest.approx(3.52e5, rel=2e-3, abs=0)
    slower = simulate(tubule(creep=COBLE)).summary["Tip speed [nm/s]"]
    assert shared.summary["Tip speed [nm/s]"] / slower == pytest.approx(3.63e5 / 3.52e5, rel=2e-3, abs=0)


def test_coefficients_are_in_si(shared):
    lithium_region = shared.snapshots[0].region("lithium")
    assert shared.coefficients["pressure"].max() == pytest.approx(lithium_region.field("Pressure").values.max(), rel=1e-6, abs=0)
    assert shared.coefficients["velocity"].max() == pytest.approx(lithium_region.field("Velocity").values.max(), rel=1e-6, abs=0)


def test_lithium_is_conserved(shared, free):
    assert shared.summary["Lithium balance defect"] < 1e-10
    assert free.summary["Lithium balance defect"] < 1e-10


def test_the_gas_obeys_boyle_with_the_deformed_volume(free):
    row = free.ledger.arrays()
    assert row["Gas [mol]"][0] == pytest.approx(row["Gas, when sealed [mol]"][0], rel=1e-12, abs=0)
    assert free.summary["Gas volume change"] > 1e-3
    undeformed = 2 * 0.101325
    assert free.summary["Gas pressure [MPa]"] == pytest.approx(
        undeformed / (1 + free.summary["Gas volume change"]), rel=1e-10, abs=0
    )


def local_pressure(model, z):
    """The lithium's pressure falls linearly from root to tip, but for 0.15 MPa where the flow leaves the no-slip wall."""
    tip = 2 * 101325 - model.capillary_pressure
    return model.root_pressure + (tip - model.root_pressure) * z / model.tubule.tip


def test_the_free_wall_is_lames(free):
    """Far from the ends: generalised plane strain with the pressure and the axial strain of that height."""
    model = tubule(neighbours=Neighbours.FREE)
    a, b = 50e-9, 60e-9
    z, hoop = along_inner_wall(free, "Hoop stress")
    _, u = along_inner_wall(free, "Displacement")
    _, axial = along_inner_wall(free, "Axial strain")
    middle = (z > 1e-6) & (z < 9e-6)
    p = local_pressure(model, z[middle])
    np.testing.assert_allclose(hoop[middle], p * (a**2 + b**2) / (b**2 - a**2), rtol=1e-3, atol=1 * MPA)
    plane = (1 + NU) * a * p / (E * (b**2 - a**2)) * ((1 - 2 * NU) * a**2 + b**2)
    np.testing.assert_allclose(u[middle], plane - NU * a * axial[middle], rtol=1e-3, atol=3e-12)


def test_the_shared_wall_is_lames_with_a_fixed_mid_plane(shared):
    """u(b) = 0 instead of a free outer surface: u = A r + B/r with A b + B/b = 0 and sigma_r(a) = -p."""
    model = tubule()
    a, b = 50e-9, 55e-9
    lame, shear = E * NU / ((1 + NU) * (1 - 2 * NU)), E / (2 * (1 + NU))
    z, hoop = along_inner_wall(shared, "Hoop stress")
    _, u = along_inner_wall(shared, "Displacement")
    _, axial = along_inner_wall(shared, "Axial strain")
    middle = (z > 1e-6) & (z < 9e-6)
    p, ez = local_pressure(model, z[middle]), axial[middle]
    A = (-p - lame * ez) / (2 * (lame + shear) + 2 * shear * b**2 / a**2)
    np.testing.assert_allclose(u[middle], A * (a - b**2 / a), rtol=2e-3, atol=1e-13)
    np.testing.assert_allclose(
        hoop[middle], 2 * (lame + shear) * A - 2 * shear * A * b**2 / a**2 + lame * ez, rtol=5e-3, atol=0.2 * MPA
    )


def test_the_wall_carries_the_thrust_of_the_lithium(shared):
    """Statics, whatever the flow: the wall between two fixed ends takes the pressure on root and tip by its axial force."""
    model = tubule()
    wall = shared.snapshots[0].region("wall")
    points = wall.points.reshape(-1, 9, 3)
    stress = wall.field("Axial stress").values.reshape(-1, 9)
    force = {}
    for name, z, edge in (("root", 0.0, [0, 1, 4]), ("top", 20e-6, [2, 3, 6])):
        cells = np.abs(points[:, edge, 1] - z).max(axis=1) < 1e-12
        r, s = points[cells][:, edge, 0], stress[cells][:, edge]
        weights = np.array([1, 1, 4]) / 6
        force[name] = 2 * math.pi * float((np.ptp(r, axis=1)[:, None] * weights * r * s).sum())
    tip = shared.summary["Tip pressure [MPa]"] * MPA
    thrust = math.pi * 50e-9**2 * (model.root_pressure - tip)
    assert force["root"] - force["top"] == pytest.approx(thrust, rel=2e-3, abs=0)
    assert force["root"] / thrust == pytest.approx(0.75, rel=0.02, abs=0)


def test_an_isolated_tubule_is_reported_as_far_past_65_mpa(free):
    notices = " ".join(free.provenance["notices"])
    assert "isolated wall is far past 65 MPa" in notices
    assert free.summary["Safety factor against 65 MPa"] == pytest.approx(65 / free.summary["Wall principal stress, max [MPa]"])
    assert free.summary["Safety factor against 65 MPa"] < 0.04


def test_a_wall_is_set_against_the_strength_of_its_own_material():
    strength = Property(90e6, "Pa", "a test", Kind.MEASURED, Relative(0.2), verified=True)
    own = replace(hard_carbon, name="own carbon", symbol="C own", strength=strength)
    result = simulate(tubule(host=own))
    assert result.summary["Safety factor against 90 MPa"] == pytest.approx(
        90 / result.summary["Wall principal stress, max [MPa]"]
    )
    assert "times the strength of own carbon" in " ".join(result.provenance["notices"])
    assert not any("hardness" in law["law"] for law in result.provenance["laws"])


def test_a_wall_a_little_past_its_strength_is_not_far_past_it():
    strength = Property(1e9, "Pa", "a test", Kind.MEASURED, Relative(0.2), verified=True)
    result = simulate(tubule(host=replace(hard_carbon, strength=strength)))
    assert 0.5 < result.summary["Safety factor against 1000 MPa"] < 1
    assert "is past 1000 MPa" in " ".join(result.provenance["notices"])


def test_a_wall_of_unknown_strength_is_set_against_the_hardness_of_the_array():
    result = simulate(tubule(host=nickel))
    assert result.summary["Safety factor against 65 MPa"] < 1
    assert "times the measured hardness of the array" in " ".join(result.provenance["notices"])


def test_a_gentle_overpotential_is_not_reported():
    result = simulate(tubule(overpotential=-1e-5, contact_angle=math.pi / 2))
    assert result.provenance["notices"] == []
    assert result.summary["Safety factor against 65 MPa"] > 1


@pytest.mark.parametrize("triangles", [False, True])
def test_the_headline_numbers_converge_under_refinement(triangles, shared):
    coarse = simulate(tubule(levels=0, triangles=triangles)).summary
    fine = simulate(tubule(levels=1, triangles=triangles)).summary
    names = [
        "Root pressure [MPa]",
        "Tip speed [nm/s]",
        "Gas pressure [MPa]",
        "Wall hoop stress, max [MPa]",
        "Wall axial stress, max [MPa]",
    ]
    for name in [*names, "Wall deflection, max [nm]", "Current density [mA/cm2]"]:
        assert coarse[name] == pytest.approx(fine[name], rel=1e-3, abs=0), name


def test_dislocation_creep_adds_what_a_pipe_integral_says():
    """Mean speed 1/R^2 int 2 r v dr = 1/R^2 int_0^R r^2 rate(tau(r)) dr, the rates of both mechanisms added, tau = G r/2."""
    model = tubule(creep=CreepLaws(dislocation=Dislocation()))
    numbers = simulate(model).summary
    drop = (numbers["Root pressure [MPa]"] - numbers["Tip pressure [MPa]"]) * MPA
    law = lithium.dislocation_creep[0]
    r = np.linspace(0, 50e-9, 4001)
    tau = drop / 10e-6 * r / 2
    rate = tau / model.viscosity + math.sqrt(3) * law.rate_coefficient(300.0) * (math.sqrt(3) * tau / MPA) ** law.exponent.value
    mean = np.trapezoid(r**2 * rate, r) / 50e-9**2
    assert numbers["Tip speed [nm/s]"] * 1e-9 == pytest.approx(mean, rel=3e-3, abs=0)
    assert mean > 1.1 * numbers["Tip speed, Poiseuille [nm/s]"] * 1e-9


def test_size_limited_dislocation_creep_carries_nothing(shared):
    limited = simulate(tubule(creep=CreepLaws(dislocation=Dislocation(size_limited=True)))).summary
    assert limited["Tip speed [nm/s]"] == pytest.approx(shared.summary["Tip speed [nm/s]"], rel=1e-6, abs=0)


@pytest.mark.parametrize("dislocation", [None, Dislocation()])
def test_the_jacobian_is_the_derivative_of_the_residual(dislocation):
    problem = solved(tubule(creep=CreepLaws(dislocation=dislocation), neighbours=Neighbours.FREE))
    system = system_of(problem)
    rng = np.random.default_rng(3)
    x = system.initial()
    x = x + 0.01 * np.where(system.free, rng.standard_normal(len(x)), 0) * (1 + np.abs(x))
    assert tangent_defect(system, x, rng.standard_normal(len(x))) < 1e-6


def test_capillarity_pulls_the_lithium_up():
    dry = simulate(tubule(contact_angle=math.pi / 2)).summary
    wet = simulate(tubule(contact_angle=0.0)).summary
    assert wet["Tip pressure [MPa]"] - dry["Tip pressure [MPa]"] == pytest.approx(-18, rel=1e-3, abs=0)
    assert wet["Tip speed [nm/s]"] > dry["Tip speed [nm/s]"]


def test_sodium_runs():
    numbers = simulate(tubule(metal=sodium)).summary
    assert numbers["Root pressure [MPa]"] == pytest.approx(0.05 * 4061, rel=1e-3, abs=0)


def test_the_round_array_carries_the_papers_current_at_its_speed(shared):
    """3 mA/cm2 needs 5.40 nm/s where lithium fills 0.75 of the footprint."""
    ratio = shared.summary["Current density [mA/cm2]"] / shared.summary["Tip speed [nm/s]"]
    assert ratio == pytest.approx(3 / 5.40, rel=2e-3, abs=0)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"overpotential": 0.05}, "overpotential = 0.05 V"),
        ({"overpotential": 0.0}, "negative voltage"),
        ({"overpotential": math.nan}, "overpotential"),
        ({"temperature": 500.0}, "melting point of lithium"),
        ({"symmetry": PLANAR, "neighbours": Neighbours.FREE}, "neighbours = free"),
    ],
)
def test_impossible_conditions_are_refused(changes, words):
    with pytest.raises(InputError, match=words):
        tubule(**changes)


def test_no_law_of_dislocation_creep_is_invented_for_sodium():
    with pytest.raises(InputError, match="none for sodium"):
        simulate(tubule(metal=sodium, creep=CreepLaws(dislocation=Dislocation())))


def test_sizes_are_read_off_the_mesh():
    for model, sizes in ((tubule(), SHARED), (tubule(neighbours=Neighbours.FREE), FREE)):
        assert vars(model.tubule) == pytest.approx(vars(sizes), rel=1e-12, abs=0)
    assert tubule(sizes=Tubule(60e-9, 8e-9, 5e-6, 0.25)).tubule.tip == pytest.approx(1.25e-6, rel=1e-9, abs=0)


def test_fields_are_named_with_units(shared):
    labels = {region.name: [field.label for field in region.fields] for region in shared.snapshots[0].regions}
    assert "Pressure [Pa]" in labels["lithium"]
    assert "Displacement [m]" in labels["wall"]
    assert labels["gas"] == ["Pressure [Pa]"]


def test_the_engine_is_named_in_the_record(shared):
    assert shared.provenance["engine"] == fem.__name__
    assert shared.provenance["solver"]["Newton steps"] <= 4
