"""3 mA/cm2 into tubules: what fits, how fast the front moves, and that two descriptions agree."""

import math
from pathlib import Path

import pytest

from femiec.commands.study import load
from femiec.errors import InputError

STUDY = Path(__file__).parents[2] / "studies/plating_3mA.py"
E_OVER_OMEGA = 1.602176634e-19 / 21.6e-30
POROSITY = math.pi / (2 * math.sqrt(3)) * (100 / 110) ** 2


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """The last tenth of the capacity."""
    out = tmp_path_factory.mktemp("out")
    return load(STUDY)(filling=0.85, capacity="0.3 mAh/cm2", out=out), out


def test_the_front_moves_at_the_speed_of_what_comes_in(found):
    speed = 30.0 / (E_OVER_OMEGA * POROSITY) * 1e9
    assert speed == pytest.approx(5.40, rel=1e-3, abs=0)
    assert found[0].ledger.column("Tip speed [nm/s]") == pytest.approx([speed] * 3, rel=1e-3, abs=0)


def test_what_was_plated_is_there(found):
    summary = found[0].summary
    assert summary["Capacity [mAh/cm2]"] == pytest.approx(0.3, rel=1e-4, abs=0)
    filled = 0.3 * 36000 / (E_OVER_OMEGA * POROSITY) * 1e6
    assert summary["Tip height of the capacity [um]"] == pytest.approx(filled, rel=1e-9, abs=0)
    assert summary["Filling at the end"] == pytest.approx(0.85 + filled / 20, rel=1e-3, abs=0)


def test_the_two_descriptions_agree_to_three_percent(found):
    assert found[0].summary["Resolved over effective drop"] == pytest.approx(42 * math.pi / 128, rel=5e-3, abs=0)


def test_root_and_tip_differ_by_the_drop(found):
    columns = found[0].ledger.arrays()
    fall = columns["Root pressure [MPa]"] - columns["Tip pressure [MPa]"]
    assert fall == pytest.approx(E_OVER_OMEGA * 1e-9 * columns["Drop [mV]"], rel=5e-3, abs=0)
    assert columns["Gas pressure [MPa]"] - columns["Tip pressure [MPa]"] == pytest.approx([18.0] * 3, rel=1e-9, abs=0)


def test_shares_add_up_to_one(found):
    carried = [found[0].ledger.column(f"Carried by {way}") for way in ("the interface", "the wall", "creep")]
    assert sum(carried) == pytest.approx([1.0] * 3, rel=1e-9, abs=0)
    assert carried[0][0] > carried[1][0] > carried[2][0] > 0


def test_what_fits_into_twenty_micrometres(found):
    height = 3 * 36000 / (E_OVER_OMEGA * POROSITY)
    assert height == pytest.approx(19.43e-6, rel=1e-3, abs=0)
    assert found[0].summary["Height for the capacity from 2 to 98 % [um]"] == pytest.approx(height * 1e5 / 0.96, rel=1e-9, abs=0)


def test_what_does_not_fit_is_refused_before_it_is_tried():
    with pytest.raises(InputError, match=r"height=20\.05um"):
        load(STUDY)(filling=0.02)


def test_the_picture_is_drawn(found):
    assert (found[1] / "picture.png").stat().st_size > 20_000
