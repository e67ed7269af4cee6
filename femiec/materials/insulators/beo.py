"""Beryllium oxide."""

from femiec.materials.insulator import Insulator
from femiec.materials.property import Kind, Property
from femiec.materials.sources import HANDBOOK
from femiec.materials.uncertainty import Range, Relative
from femiec.quantities import GPa, eV

beo = Insulator(
    name="BeO",
    symbol="BeO",
    youngs_modulus=Property(372.5 * GPa, "Pa", HANDBOOK, Kind.MEASURED, Range(345 * GPa, 400 * GPa), verified=False),
    band_gap=Property(10.6 * eV, "J", HANDBOOK, Kind.MEASURED, Relative(0.1), verified=False, note="10.6 eV"),
)
