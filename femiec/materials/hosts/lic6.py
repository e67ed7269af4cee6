"""Lithiated graphite, LiC6, dense."""

from femiec.materials.host import Host
from femiec.materials.property import Kind, Property
from femiec.materials.sources import PAPER, QI
from femiec.materials.uncertainty import Factor, Relative, Unstated
from femiec.quantities import GPa, cm2_per_s

CONCENTRATION = Property(1.65e28, "1/m3", f"{PAPER}, Methods", Kind.MEASURED, Unstated(), verified=True)
DIFFUSIVITY = Property(
    1e-8 * cm2_per_s,
    "m2/s",
    f"{PAPER}, Methods, the conservative value",
    Kind.ESTIMATED,
    Factor(10.0),
    verified=True,
    note="optimistic: 1e-7 cm2/s, which the paper takes from Nitta and Yushin, Part. Part. Syst. Charact. 31, 317 (2014)",
)
POISSONS_RATIO = Property(0.24, "1", QI, Kind.CALCULATED, Relative(0.3), verified=False)

lic6 = Host(
    name="LiC6",
    symbol="LiC6",
    youngs_modulus=Property(109 * GPa, "Pa", QI, Kind.CALCULATED, Relative(0.3), verified=False, note="graphite: 32 GPa"),
    poissons_ratio=POISSONS_RATIO,
    lithium_concentration=CONCENTRATION,
    lithium_diffusivity=DIFFUSIVITY,
)
