"""Steps of given length: the errors of a whole coupled run fall with the order of the formula."""

from dataclasses import replace
from math import inf, log2, pi

import numpy as np
import pytest
from short_tubules import cell

from femiec.evolve import Settings, evolve
from femiec.materials import lic6
from femiec.models.coupled import Gas
from femiec.protocol import Duration, HoldPotential, Plate
from femiec.quantities import um
from femiec.solve.bdf import BDF
from femiec.solve.control import StepControl

END = 0.2
SOFT = replace(lic6, youngs_modulus=replace(lic6.youngs_modulus, value=1e9))
"""So soft that filling its give takes a tenth of the run."""
GIVEN = StepControl(relative=1e-3, floor=inf, largest_growth=1 + 1e-9, smallest=1e-12)
"""Steps of given length, whatever their error."""


def smoothly(time):
    """From zero, without a jump of the rate."""
    return (time / END) ** 3


DRIVES = {
    "current": (Plate(lambda time: 200 * smoothly(time), until=Duration(END)), "Cell potential [mV]"),
    "potential": (HoldPotential(lambda time: -0.005 * smoothly(time), until=Duration(END)), "Current density [mA/cm2]"),
}


def end_state(step, answer, order, count):
    """The answer, the tip's place, and the wall's displacement summed up."""
    tubule = cell(host=SOFT, height=0.3 * um, filling=0.5, contact_angle=pi / 2, gas=Gas(0.0))
    settings = Settings(BDF(order), GIVEN, first_step=END / count, snapshot_every=count)
    result = evolve(tubule, [step], settings=settings)
    assert len(result.ledger) == count
    displacement = float(np.abs(result.coefficients["displacement"]).sum())
    return np.array([result.summary[answer], result.summary["Tip [um]"], displacement])


@pytest.mark.parametrize("order", [1, 2])
@pytest.mark.parametrize("held", DRIVES)
def test_order(held, order):
    counts = (16, 32, 64)
    states = [end_state(*DRIVES[held], order, count) for count in counts]
    changes = np.abs(np.diff(states, axis=0))
    seen = [log2(coarse / fine) for coarse, fine in zip(*changes, strict=True)]
    assert seen == pytest.approx([order] * 3, abs=0.1)
