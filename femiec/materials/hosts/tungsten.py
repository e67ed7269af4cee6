"""Tungsten, immiscible with lithium, which takes the interface only."""

from femiec.materials.host import Host
from femiec.materials.property import Kind, Property
from femiec.materials.sources import HANDBOOK
from femiec.materials.uncertainty import Relative
from femiec.quantities import GPa

tungsten = Host(
    name="tungsten",
    symbol="W",
    youngs_modulus=Property(411 * GPa, "Pa", HANDBOOK, Kind.MEASURED, Relative(0.03), verified=False),
    poissons_ratio=Property(0.28, "1", HANDBOOK, Kind.MEASURED, Relative(0.03), verified=False),
)
