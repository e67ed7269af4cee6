"""What bends the wall between two tubules that fill unevenly, against closed forms."""

from pathlib import Path

import numpy as np
import pytest

from femiec.commands.study import load
from femiec.errors import InputError

STUDY = Path(__file__).parents[2] / "studies/neighbour_bending.py"
ATMOSPHERE = 0.101325
E_OVER_OMEGA = 1.602176634e-19 / 21.6e-30 * 1e-9  # MPa per mV


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    return load(STUDY)(out=out), out


def gas(filling):
    """Sealed in at a filling of 0.02."""
    return ATMOSPHERE * 0.98 / (1 - filling)


def test_both_columns_hang_on_one_potential(found):
    summary = found[0].summary
    assert summary["Root pressure [MPa]"] == pytest.approx(-E_OVER_OMEGA * summary["Potential of the root plate [mV]"], rel=2e-3)
    assert abs(summary["Lagging: difference at the root [MPa]"]) < 0.02
    # the same drop over a shorter column: 5/3 of the current
    assert summary["Current density that the lagging tubule takes [mA/cm2]"] == pytest.approx(5.0, rel=5e-3)


def test_the_differences_along_the_height(found):
    summary = found[0].summary
    root, pull = summary["Root pressure [MPa]"], 18.0  # 2 gamma/R, gamma = 0.45 N/m
    lead_tip, lag_tip = gas(0.5) - pull, gas(0.3) - pull
    at_lag = root + (lead_tip - root) * 0.6
    expected = {
        "Lagging: difference below the lagging tip [MPa]": at_lag - lag_tip,
        "Lagging: difference above the lagging tip [MPa]": at_lag - gas(0.3),
        "Lagging: difference below the leading tip [MPa]": lead_tip - gas(0.3),
        "Lagging: difference in the gas [MPa]": gas(0.5) - gas(0.3),
        "Blocked: difference at the root [MPa]": root - ATMOSPHERE,
        "Blocked: difference in the gas [MPa]": gas(0.5) - ATMOSPHERE,
    }
    assert {label: summary[label] for label in expected} == pytest.approx(expected, rel=2e-3, abs=1e-3)


def test_the_wall_bends_as_clamped_strips_do(found):
    summary, (young, nu), wall = found[0].summary, (20e9, 0.24), 10.0
    for name, span in (("Strip", 100.0), ("Hexagon side", 100 / 3**0.5)):
        bending = 1e6 * span**4 * (1 - nu**2) / (32 * young * wall**3)
        shear = 1e6 * span**2 / (8 * 5 / 6 * young / 2 / (1 + nu) * wall)
        assert summary[f"{name}: stress per pressure difference"] == pytest.approx(span**2 / 2 / wall**2, rel=0.02)
        assert summary[f"{name}: deflection [nm/MPa]"] == pytest.approx(bending + shear, rel=0.03)
        assert summary[f"{name}: failing pressure difference [MPa]"] == pytest.approx(130 * (wall / span) ** 2, rel=0.02)
    assert summary["Strip: failing pressure difference, peak [MPa]"] < summary["Strip: failing pressure difference [MPa]"]


def test_compressed_gas_is_borne_and_lithium_against_gas_is_not(found):
    summary = found[0].summary
    difference = gas(0.9) - ATMOSPHERE
    assert summary["Compressed gas against an empty neighbour [MPa]"] == pytest.approx(difference, rel=1e-3)
    assert summary["Strip: safety under compressed gas"] == pytest.approx(65 / 50 / difference, rel=0.01)
    assert summary["Strip: safety under compressed gas"] > 1 > summary["Strip: safety at 3 MPa"]
    assert summary["Hexagon side: safety at 3 MPa"] > 1
    assert summary["Lagging: part of the load that breaks it"] < 0.1
    assert summary["Blocked: part of the load that breaks it"] < 0.1


def test_where_the_wall_fails(found):
    assert found[0].summary["Lagging: fails at a height of [um]"] == pytest.approx(10.0, rel=1e-3)
    assert found[0].summary["Blocked: fails at a height of [um]"] == 0


def step_length(part=0.8):
    """Of a jump's deflection over the span of a clamped plate strip: Kantorovich's method with the shape (1 - y^2)^2.

    f'''' - 6 f'' + 31.5 f = load in half spans; f = exp(-a z)(cos b z + c sin b z)/2 above the jump, f'' = 0 on it.
    """
    root = np.sqrt(3 + 1j * np.sqrt(22.5))
    a, b = root.real, root.imag
    z = np.linspace(0, 3, 30001)
    f = np.exp(-a * z) * (np.cos(b * z) + (a * a - b * b) / (2 * a * b) * np.sin(b * z)) / 2
    return float(z[np.argmax(f < (1 - part) / 2)])  # twice it in half spans is once it in spans


def test_the_jump_is_smeared_as_plates_smear_it(found):
    length = found[0].summary["Length of the jump at the leading tip, deflection [nm]"] / 100
    assert length == pytest.approx(step_length(), rel=0.05)


def test_capillarity_asks_for_level_tips(found):
    summary = found[0].summary
    # the response is steepest on the jump: at most 1/0.8 of the mean slope between 10 and 90 %, times two for a smooth step
    share = summary["Strip: failing pressure difference, peak [MPa]"] / 17.943
    smeared = summary["Length of the jump at the leading tip, stress [nm]"]
    assert share * smeared / 2 < summary["Difference of heights that capillarity allows [nm]"] < share * smeared / 0.8
    drop = summary["Root pressure [MPa]"] - summary["Tip pressure [MPa]"]
    allowed = summary["Difference of heights that lithium on both sides allows [nm]"]
    assert allowed / 10e3 * drop == pytest.approx(summary["Strip: failing pressure difference, peak [MPa]"], rel=1e-6)


def test_the_profile_is_in_the_ledger(found):
    ledger = found[0].ledger
    z, difference = ledger.column("Height [um]"), ledger.column("Blocked: pressure difference [MPa]")
    assert np.interp(5.0, z, difference) == pytest.approx((difference[0] + difference[z <= 10.0001][-2]) / 2, abs=0.5)
    for label, per in (
        ("deflection [nm]", "Strip: deflection [nm/MPa]"),
        ("stress [MPa]", "Strip: stress per pressure difference"),
    ):
        assert ledger.column(f"Blocked: {label}") == pytest.approx(
            found[0].summary[per] * (difference if "nm" in label else abs(difference)), rel=1e-9, abs=1e-12
        )


def test_a_tubule_that_leads_cannot_lag():
    with pytest.raises(InputError, match="below that of the leading tubule"):
        load(STUDY)(lead=0.3, lag=0.5)


def test_the_pictures_are_drawn(found):
    for name in ("picture.png", "profile.png"):
        assert (found[1] / name).stat().st_size > 50_000
