"""Lithiated aluminium, Li9Al4."""

from femiec.materials.host import Host
from femiec.materials.property import Kind, Property
from femiec.materials.sources import ASSUMPTION, PAPER
from femiec.materials.uncertainty import Range, Unstated
from femiec.quantities import GPa

li9al4 = Host(
    name="Li9Al4",
    symbol="Li9Al4",
    youngs_modulus=Property(
        45 * GPa, "Pa", f"{ASSUMPTION}: no source found", Kind.ASSUMED, Range(30 * GPa, 60 * GPa), verified=False
    ),
    poissons_ratio=Property(0.25, "1", f"{ASSUMPTION}: no source found", Kind.ASSUMED, Unstated(), verified=False),
    lithium_concentration=Property(4e28, "1/m3", f"{PAPER}, Methods", Kind.MEASURED, Unstated(), verified=True),
    lithium_diffusivity=Property(
        1e-13, "m2/s", f"{PAPER}, Methods", Kind.ESTIMATED, Unstated(), verified=True, note="called optimistic there"
    ),
)
