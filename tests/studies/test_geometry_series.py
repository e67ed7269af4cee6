"""What widths and walls ask for, and what they bear."""

import math
from pathlib import Path

import pytest

from femiec.commands.study import load

STUDY = Path(__file__).parents[2] / "studies/geometry_series.py"
M = 2e-10 * 2e-11 * 21.6e-30 / (1.380649e-23 * 300)
E_OVER_OMEGA = 1.602176634e-19 / 21.6e-30


def interface_drop(width, wall, current=30.0, height=20e-6):
    """J h/((e/Omega)^2 M p_a) [mV], p_a = pi W over a hexagonal cell of pitch W + w."""
    perimeter_per_area = math.pi * width / (math.sqrt(3) / 2 * (width + wall) ** 2)
    return current * height / (E_OVER_OMEGA**2 * M * perimeter_per_area) * 1e3


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    return load(STUDY)(sizes="smallest and largest", out=out), out


def test_the_closed_form_is_the_known_one():
    drops = [interface_drop(*sizes) for sizes in ((100e-9, 10e-9), (100e-9, 20e-9), (200e-9, 50e-9))]
    assert drops == pytest.approx([17.4, 20.8, 45.0], rel=3e-3, abs=0)


def test_the_interface_alone_has_its_closed_form(found):
    solved = found[0].ledger.column("Drop over h, interface alone [mV]")
    assert solved == pytest.approx([interface_drop(100e-9, 10e-9), interface_drop(200e-9, 50e-9)], rel=5e-3, abs=0)


def test_the_carbon_takes_its_part(found):
    carried = found[0].ledger.column("Carried by the wall") / found[0].ledger.column("Carried by the interface")
    bulk = 0.10226 * math.pi * (55e-9**2 - 50e-9**2)
    faces = E_OVER_OMEGA**2 * M * math.pi * 100e-9
    assert carried[0] == pytest.approx(bulk / faces, rel=0.01, abs=0)


def test_root_and_tip_differ_by_the_drop(found):
    columns = found[0].ledger.arrays()
    fall = columns["Root pressure [MPa]"] - columns["Tip pressure [MPa]"]
    assert fall == pytest.approx(E_OVER_OMEGA * 1e-9 * columns["Drop at the last filling [mV]"], rel=1e-3, abs=0)
    gas = 0.101325 * 0.4 / 0.03  # compressed from a filling of 0.6 to 0.97
    assert columns["Tip pressure [MPa]"] == pytest.approx([gas - 18, gas - 9], rel=5e-3, abs=0)


def test_the_column_hangs_on_the_wall(found):
    columns = found[0].ledger.arrays()
    fall = columns["Root pressure [MPa]"] - columns["Tip pressure [MPa]"]
    thrust = fall * [50**2 / (55**2 - 50**2) / 2, 100**2 / (125**2 - 100**2) / 2]
    assert columns["Wall stress, max [MPa]"] == pytest.approx(thrust, rel=0.1, abs=0)


def test_who_fails_what(found):
    summary = found[0].summary
    for name in ("100-10 nm", "200-50 nm"):
        assert summary[f"{name}: meets eq. (1) by its interface alone"] == 1
        assert summary[f"{name}: within the strength"] == 0


def test_the_picture_is_drawn(found):
    assert (found[1] / "picture.png").stat().st_size > 20_000
