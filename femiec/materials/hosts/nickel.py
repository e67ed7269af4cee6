"""Nickel, immiscible with lithium, which takes the interface only."""

from femiec.materials.host import Host
from femiec.materials.property import Kind, Property
from femiec.materials.sources import HANDBOOK
from femiec.materials.uncertainty import Relative
from femiec.quantities import GPa

nickel = Host(
    name="nickel",
    symbol="Ni",
    youngs_modulus=Property(200 * GPa, "Pa", HANDBOOK, Kind.MEASURED, Relative(0.03), verified=False),
    poissons_ratio=Property(0.31, "1", HANDBOOK, Kind.MEASURED, Relative(0.03), verified=False),
)
