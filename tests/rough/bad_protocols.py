"""Protocols that contradict themselves or never end, in studies that build them."""

from bad import Bad, with_file

STUDY = """
from math import inf, nan
from femiec.evolve import evolve
from femiec.parameters import study
from femiec.protocol import *


@study
def main(out=None):
    return evolve(MODEL, {}, out=out)
"""
MODEL = """
from femiec import materials
from femiec.geometry import Tubule, tubule_mesh
from femiec.models.coupled.model import CoupledTubule

MODEL = CoupledTubule(tubule_mesh(Tubule()), materials.lithium, materials.hard_carbon, 300.0)
"""


def protocol(name: str, says: str, steps: str) -> Bad:
    content = MODEL + STUDY.format(steps)
    return with_file("protocol", name, says, "study.py", content, "run", "FILE", "--out", "OUT")


MINUTE = "Duration(60.0)"
PROTOCOLS = [
    protocol("no step", "protocol = nothing: expected at least one step", "[]"),
    protocol("a word for a step", "protocol = 'melt': expected steps and cycles", '[Rest(60.0), "melt"]'),
    protocol("a type for a step", "protocol = <class .*Rest'>: expected steps", "[Rest]"),
    protocol("no end", "Plate.until = nothing: expected a condition that ends the step", "Plate(30.0, until=[])"),
    protocol("a rest without end", "Rest.until = nothing", "Rest()"),
    protocol("a number for an end", "Plate.until = 60.0: expected conditions", "Plate(30.0, until=60.0)"),
    protocol("no time", "Duration.limit = 0", "Rest(0.0)"),
    protocol("a time before now", "Duration.limit = -60", "Rest(-60.0)"),
    protocol("a time that is no number", "Duration.limit = nan", "Rest(nan)"),
    protocol("a time without end", "Duration.limit = inf", "Rest(inf)"),
    protocol("a time in words", "Duration.limit = 1 h", "Rest('1 h')"),
    protocol("no current", "Plate.current = 0 A/m2: expected a positive magnitude", f"Plate(0.0, until={MINUTE})"),
    protocol("a negative current", "expected", f"Plate(-30.0, until={MINUTE})"),
    protocol("a current that is no number", "expected", f"Strip(nan, until={MINUTE})"),
    protocol("a current without end", "expected", f"Strip(inf, until={MINUTE})"),
    protocol("a current in words", "expected", f"Strip('3 mA/cm2', until={MINUTE})"),
    protocol("a current that raises", "expected", f"Plate(lambda time: 1 / time, until={MINUTE})"),
    protocol("a current that turns negative", "expected", f"Plate(lambda time: -1.0, until={MINUTE})"),
    protocol("plating until it is empty", "expected conditions that a step can reach", "Plate(30.0, until=FillingBelow(0.1))"),
    protocol("stripping until it is full", "expected conditions that a step can reach", "Strip(30.0, until=FillingAbove(0.9))"),
    protocol(
        "a held potential until it falls",
        "expected conditions that a step can reach",
        "HoldPotential(-0.05, until=PotentialBelow(-0.1))",
    ),
    protocol("a rest until charge has passed", "expected conditions that a step can reach", "Rest(until=AreaCapacity(100.0))"),
    protocol("no capacity", "AreaCapacity.limit = 0", "Plate(30.0, until=AreaCapacity(0.0))"),
    protocol("more than full", "FillingAbove.limit = 2", "Plate(30.0, until=FillingAbove(2.0))"),
    protocol("a negative strength", "WallStressAbove.limit = -1", f"Plate(30.0, until={MINUTE}, limits=WallStressAbove(-1.0))"),
    protocol("a tolerance of nothing", "PotentialBelow.tolerance = 0", "Plate(30.0, until=PotentialBelow(-0.1, tolerance=0.0))"),
    protocol("no cycle", "Cycle.count = 0: expected a whole number", "Cycle(0, [Rest(60.0)])"),
    protocol("half a cycle", "Cycle.count = 2.5: expected a whole number", "Cycle(2.5, [Rest(60.0)])"),
    protocol("a cycle of nothing", "Cycle.steps = nothing", "Cycle(3, [])"),
    protocol("more steps than can be counted", "steps = 2\\^99 steps or more: expected at most", "Cycle(10**30, Rest(60.0))"),
]
