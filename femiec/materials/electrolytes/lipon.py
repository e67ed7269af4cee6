"""Lithium phosphorus oxynitride, sputtered over the pores of the paper's cells."""

from femiec.materials.electrolyte import Electrolyte
from femiec.materials.property import Kind, Property
from femiec.materials.sources import PAPER
from femiec.materials.uncertainty import Relative, Unstated
from femiec.quantities import GPa

_LITERATURE = "literature of LiPON, publication not identified"

lipon = Electrolyte(
    name="LiPON",
    symbol="LiPON",
    ionic_conductivity=Property(2e-4, "S/m", _LITERATURE, Kind.MEASURED, Relative(0.2), verified=False, note="2e-6 S/cm"),
    youngs_modulus=Property(77 * GPa, "Pa", _LITERATURE, Kind.MEASURED, Relative(0.2), verified=False),
    temperature=Property(298.15, "K", _LITERATURE, Kind.MEASURED, Unstated(), verified=False, note="25 degrees Celsius"),
    poissons_ratio=Property(0.25, "1", _LITERATURE, Kind.ESTIMATED, Relative(0.2), verified=False),
    thickness=Property(200e-9, "m", f"{PAPER}, main text", Kind.MEASURED, Unstated(), verified=True),
)
