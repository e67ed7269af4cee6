"""Aluminium nitride."""

from femiec.materials.insulator import Insulator
from femiec.materials.property import Kind, Property
from femiec.materials.sources import HANDBOOK
from femiec.materials.uncertainty import Range
from femiec.quantities import GPa, eV

aln = Insulator(
    name="AlN",
    symbol="AlN",
    youngs_modulus=Property(320 * GPa, "Pa", HANDBOOK, Kind.MEASURED, Range(310 * GPa, 330 * GPa), verified=False),
    band_gap=Property(6.1 * eV, "J", HANDBOOK, Kind.MEASURED, Range(6.0 * eV, 6.2 * eV), verified=False, note="6.1 eV"),
)
