"""Strontium fluoride."""

from femiec.materials.insulator import Insulator
from femiec.materials.property import Kind, Property
from femiec.materials.sources import HANDBOOK
from femiec.materials.uncertainty import Relative
from femiec.quantities import GPa, eV

srf2 = Insulator(
    name="SrF2",
    symbol="SrF2",
    youngs_modulus=Property(101 * GPa, "Pa", HANDBOOK, Kind.MEASURED, Relative(0.1), verified=False),
    band_gap=Property(11.2 * eV, "J", HANDBOOK, Kind.MEASURED, Relative(0.1), verified=False, note="11.2 eV"),
)
