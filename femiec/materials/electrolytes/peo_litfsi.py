"""Polyethylene oxide with LiTFSI at 55 degrees Celsius, the electrolyte of the paper's cells.

Its Poisson's ratio was not found.
"""

from femiec.materials.electrolyte import Electrolyte
from femiec.materials.property import Kind, Property
from femiec.materials.sources import PAPER
from femiec.materials.uncertainty import Factor, Range, Unstated
from femiec.quantities import MPa

_LITERATURE = "literature of PEO/LiTFSI, publication not identified"

peo_litfsi = Electrolyte(
    name="PEO/LiTFSI",
    symbol="PEO/LiTFSI",
    ionic_conductivity=Property(
        0.03,
        "S/m",
        _LITERATURE,
        Kind.ESTIMATED,
        Factor(3.0),
        verified=False,
        note="3e-4 S/cm; 1e-4 to 1e-3 S/cm",
    ),
    youngs_modulus=Property(
        7 * MPa,
        "Pa",
        f"{_LITERATURE}; geometric middle of 1 to 50 MPa",
        Kind.ESTIMATED,
        Range(0.1 * MPa, 50 * MPa),
        verified=False,
        note="semicrystalline 1 to 50 MPa, about 0.1 to 1 MPa once molten",
    ),
    temperature=Property(328.15, "K", f"{PAPER}, Methods", Kind.MEASURED, Unstated(), verified=True, note="55 degrees Celsius"),
    thickness=Property(50e-6, "m", f"{PAPER}, main text", Kind.MEASURED, Unstated(), verified=True),
    charge_transfer_resistance=Property(
        75e-4,
        "ohm m2",
        "literature of Li/PEO at 55 to 60 degrees Celsius, publication not identified",
        Kind.ESTIMATED,
        Range(50e-4, 100e-4),
        verified=False,
        note="75 ohm cm2; the paper's whole cell shows 312 ohm cm2, 39 mV at 0.125 mA/cm2",
    ),
)
