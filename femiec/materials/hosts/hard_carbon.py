"""Lithiated hard carbon, grown from the vapour: the tubules of the paper."""

from dataclasses import replace

from femiec.materials.host import Host
from femiec.materials.hosts.lic6 import CONCENTRATION, DIFFUSIVITY, POISSONS_RATIO
from femiec.materials.property import Kind, Property
from femiec.materials.sources import ASSUMPTION, PAPER
from femiec.materials.uncertainty import LowerBound, Range
from femiec.quantities import GPa, MPa, g_per_cm3


def _as_lic6(value: Property) -> Property:
    """A value of LiC6 taken over, as the paper takes its carbon for LiC6."""
    return replace(value, source=f"{ASSUMPTION}: the value of LiC6 ({value.source})", kind=Kind.ASSUMED, verified=False)


hard_carbon = Host(
    name="hard carbon",
    symbol="C",
    youngs_modulus=Property(
        20 * GPa,
        "Pa",
        f"{ASSUMPTION}: porous lithiated carbon, no source found",
        Kind.ASSUMED,
        Range(10 * GPa, 30 * GPa),
        verified=False,
    ),
    poissons_ratio=_as_lic6(POISSONS_RATIO),
    lithium_concentration=_as_lic6(CONCENTRATION),
    lithium_diffusivity=_as_lic6(DIFFUSIVITY),
    density=Property(
        1.15 * g_per_cm3,
        "kg/m3",
        f"{PAPER}, Methods: from the atomic ratio Li:C = 0.56:1 in a full tubule of bore 100 nm and wall 28 nm",
        Kind.DERIVED,
        Range(1.15 * g_per_cm3, 2.0 * g_per_cm3),
        verified=False,
        note="inferred for a bore filled with lithium: the paper states no density; dense carbon has 2.0 g/cm3",
    ),
    strength=Property(
        65 * MPa,
        "Pa",
        f"{PAPER}, main text",
        Kind.MEASURED,
        LowerBound(),
        verified=True,
        note="nanoindentation hardness of the whole array, about 65 MPa; the wall itself is assumed to bear at least that",
    ),
)
