"""Garnet-type lithium lanthanum zirconate, doped with tantalum (LLZTO). It is not in the paper; it serves for comparison."""

from femiec.materials.electrolyte import Electrolyte
from femiec.materials.property import Kind, Property
from femiec.materials.sources import ASSUMPTION, HU, KAZYAK, NI
from femiec.materials.uncertainty import Range, Relative, Unstated
from femiec.quantities import GPa

llzo = Electrolyte(
    name="LLZO",
    symbol="LLZO",
    ionic_conductivity=Property(4.54e-2, "S/m", HU, Kind.MEASURED, Relative(0.05), verified=True, note="4.54e-4 S/cm"),
    youngs_modulus=Property(
        158.5 * GPa,
        "Pa",
        HU,
        Kind.MEASURED,
        Range(148.4 * GPa, 168.6 * GPa),
        verified=True,
        note=f"98 % dense; 149.8 GPa with 3 % of pores: {NI}",
    ),
    temperature=Property(
        298.15, "K", f"{ASSUMPTION}: the abstract gives none, room temperature", Kind.ASSUMED, Unstated(), verified=False
    ),
    poissons_ratio=Property(
        0.26,
        "1",
        f"E/(2 G) - 1 from E = 149.8 and G = 59.6 GPa of {NI}, as quoted by Foster, MSc thesis, Michigan State University (2014)",
        Kind.DERIVED,
        Relative(0.05),
        verified=True,
    ),
    charge_transfer_resistance=Property(
        2e-4,
        "ohm m2",
        KAZYAK,
        Kind.MEASURED,
        Range(0.1e-4, 30e-4),
        verified=True,
        note="2 ohm cm2 on a clean surface; 1 to 30 ohm cm2 in practice, 0.1 ohm cm2 pressed (Krauskopf et al., not seen)",
    ),
)
