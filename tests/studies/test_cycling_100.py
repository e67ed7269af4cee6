"""The study's own assertions, over a few cycles; each is seen to fail."""

import sys
from dataclasses import replace
from math import pi, sqrt
from pathlib import Path

import numpy as np
import pytest
from scipy.interpolate import CubicSpline

from femiec.commands.study import load
from femiec.errors import InputError
from femiec.evolve import Settings
from femiec.evolve.settings import default_control
from femiec.materials import lithium
from femiec.quantities import ELEMENTARY_CHARGE, mAh_per_cm2, nm, um
from femiec.results.ledger import Ledger

STUDY = Path(__file__).parents[2] / "studies/cycling_100.py"


@pytest.fixture(scope="module")
def study():
    main = load(STUDY)
    return main, sys.modules[main.__module__]


@pytest.fixture(scope="module")
def result(study):
    return study[0](cycles=3, rest="2 min")


def test_cycles_end_alike_and_lose_nothing(study, result):
    assert result.summary["Filling"] == pytest.approx(0.05, abs=1e-4)  # the wall gives a little
    assert len(study[1].changes(result, "Filling")) == 2
    assert [end["reason"] for end in result.provenance["ended"]] == ["AreaCapacity", "Duration"] * 6


def test_the_filling_swings_as_the_charge_says(result):
    footprint = sqrt(3) / 2 * (110 * nm) ** 2  # of a round tubule in a hexagonal array
    volume = 2.4 * mAh_per_cm2 * footprint * lithium.atomic_volume.value / ELEMENTARY_CHARGE
    swing = result.ledger.column("Filling").max() - 0.05
    assert swing == pytest.approx(volume / (pi * (50 * nm) ** 2 * 20 * um), rel=1e-3, abs=0)


def test_a_finer_mesh_and_steps_with_a_tenth_of_the_error_agree_to_one_percent(study, result):
    control = default_control()
    tight = replace(control, relative=control.relative / 10, absolute={k: v / 10 for k, v in control.absolute.items()})
    fine = study[0](cycles=1, rest="2 min", level=1, settings=Settings(control=tight, snapshot_every=10**6))
    for label in ("Cell potential [mV]", "Tip [um]"):
        found, expected = (trace(each, label) for each in (result, fine))
        assert found == pytest.approx(expected, rel=0, abs=0.01 * np.ptp(expected)), label


def trace(result, label):
    """A column through the first cycle, at times that are denser the shorter ago the drive has jumped."""
    ledger = result.ledger
    step, time, value = (ledger.column(name) for name in ("Protocol step", "Time [s]", label))
    begins = [0.0, *(time[step == number][-1] for number in range(3))]
    ages = [np.geomspace(0.03, time[step == number][-1] - begin, 200) for number, begin in enumerate(begins)]
    since = [np.log(time[step == number] - begin) for number, begin in enumerate(begins)]
    return np.array([CubicSpline(since[i], value[step == i])(np.log(ages[i])) for i in range(4)])


def altered(result, label, change):
    ledger = result.ledger
    rows = ledger.rows()
    rows[-1, ledger.columns.index(label)] += change
    return replace(result, ledger=Ledger.from_rows(ledger.columns, rows))


@pytest.mark.parametrize(
    ("label", "change", "words"),
    [
        ("Lithium balance defect", 2e-10, "drifted"),
        ("Filling", 2e-9, "Filling at the end of cycle 3"),
        ("Cell potential [mV]", 2e-6, "Cell potential"),
    ],
)
def test_what_is_not_periodic_or_not_conserved_is_seen(study, result, label, change, words):
    with pytest.raises(AssertionError, match=words):
        study[1].check(altered(result, label, change))


def test_a_step_that_ended_early_is_seen(study, result):
    ended = [*result.provenance["ended"][:-1], {"reason": "NoConvergence", "step": "rest", "text": "no convergence"}]
    with pytest.raises(AssertionError, match="no convergence"):
        study[1].check(replace(result, provenance={**result.provenance, "ended": ended}))


@pytest.mark.parametrize(("name", "value"), [("cycles", 0), ("cycles", 1.5), ("current", "-3 mA/cm2"), ("filling", 0.95)])
def test_bad_input_is_one_clear_error(study, name, value):
    with pytest.raises(InputError, match=name):
        study[0](**{name: value})
