"""Lithiated silicon, Li22Si5."""

from femiec.materials.host import Host
from femiec.materials.property import Kind, Property
from femiec.materials.sources import ASSUMPTION, PAPER
from femiec.materials.uncertainty import Range, Unstated
from femiec.quantities import GPa, cm2_per_s

li22si5 = Host(
    name="Li22Si5",
    symbol="Li22Si5",
    youngs_modulus=Property(
        30 * GPa,
        "Pa",
        f"{ASSUMPTION}: calculations exist (Schwalbe et al., arXiv:1610.08991), their number was not seen",
        Kind.ASSUMED,
        Range(12 * GPa, 75 * GPa),
        verified=False,
        note="most likely within a factor of 2",
    ),
    poissons_ratio=Property(0.24, "1", ASSUMPTION, Kind.ASSUMED, Unstated(), verified=False),
    lithium_concentration=Property(5.3e28, "1/m3", f"{PAPER}, Methods", Kind.MEASURED, Unstated(), verified=True),
    lithium_diffusivity=Property(
        1e-11 * cm2_per_s, "m2/s", f"{PAPER}, Methods", Kind.ESTIMATED, Unstated(), verified=True, note="called optimistic there"
    ),
)
