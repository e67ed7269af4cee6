"""What the overpotential of the paper's half cell is made of, element by element, without a fit.

The cell, Chen et al. (2020): tubules 100 nm wide and 50 um high under LiPON and PEO/LiTFSI at 55 degrees Celsius take lithium at
0.125 mA/cm2 under an overpotential of 39 mV. Each element has a low and a high estimate; what they leave is unexplained. The
counter electrode has a charge transfer of its own, which nothing here stands for.
"""

from __future__ import annotations

from dataclasses import dataclass

from femiec.errors import InputError
from femiec.estimates._arguments import finite, positive
from femiec.estimates.array_flow import array_conductivity
from femiec.estimates.arrays import round_holes
from femiec.estimates.capillarity import tube_capillary_pressure
from femiec.estimates.nernst import energy_per_pressure
from femiec.estimates.resistance import layer_resistance
from femiec.estimates.transport import interface_sheet_conductance
from femiec.materials import lipon, lithium, peo_litfsi
from femiec.materials.sources import PAPER
from femiec.quantities import S_per_cm, mA_per_cm2, mS_per_cm, mV, nm, um

MEASURED, CURRENT_DENSITY, TEMPERATURE = 39 * mV, 0.125 * mA_per_cm2, 328.15
WIDTH, WALL, HEIGHT = 100 * nm, 10 * nm, 50 * um
MIEC_CONDUCTIVITY = 0.1 * mS_per_cm
"""Of the walls' bulk, over the footprint [S/m]: what LiC6 of 1e-8 cm2/s has at 300 K if it fills a tenth, as in the paper."""
PEO_BEST_CONDUCTIVITY = 1e-3 * S_per_cm


@dataclass(frozen=True)
class Element:
    """One part of the overpotential.

    Args:
        name: of the part.
        low, high: estimates [V], positive where they cost overpotential.
        source: of the numbers.
        verified: whether all of them were seen in their sources.

    Raises:
        InputError: low above high.
    """

    name: str
    low: float
    high: float
    source: str
    verified: bool

    def __post_init__(self) -> None:
        if not finite("low", self.low, "V") <= finite("high", self.high, "V"):
            raise InputError("low", f"{self.low:g} V", f"at most high, {self.high:g} V", "swap the two")


@dataclass(frozen=True)
class Budget:
    """The parts of a measured overpotential, in series.

    Args:
        measured: [V], positive.
        elements: the parts.
    """

    measured: float
    elements: tuple[Element, ...]

    @property
    def explained(self) -> tuple[float, float]:
        """Low and high sum of the parts [V]."""
        return sum(each.low for each in self.elements), sum(each.high for each in self.elements)

    @property
    def unexplained(self) -> tuple[float, float]:
        """The least and the most that the parts leave [V]; negative where they can give more than was measured."""
        low, high = self.explained
        return self.measured - high, self.measured - low

    def rows(self) -> list[dict[str, str | float | bool]]:
        """The parts, then the rest, with the share of what was measured [%]."""
        rest = Element("unexplained", *self.unexplained, "measured less the sum of the above", False)
        return [
            {
                "element": each.name,
                "Low [mV]": each.low / mV,
                "High [mV]": each.high / mV,
                "Low share [%]": 100 * each.low / self.measured,
                "High share [%]": 100 * each.high / self.measured,
                "source": each.source,
                "verified": each.verified,
            }
            for each in (*self.elements, rest)
        ]


def half_cell_budget(current_density: float = CURRENT_DENSITY, measured: float = MEASURED) -> Budget:
    """The budget at a current density.

    Args:
        current_density: J [A/m2], plating positive.
        measured: overpotential [V], in magnitude.

    Returns:
        Electrolytes, charge transfer, the way up the walls, and the meniscus.

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> low, high = half_cell_budget().unexplained
        >>> print(f"{low * 1e3:.0f} to {high * 1e3:.0f} mV of 39 mV unexplained")
        14 to 33 mV of 39 mV unexplained
    """
    current = positive("current_density", current_density, "A/m2")
    resistances = (*_electrolytes(), _charge_transfer(), _walls())
    ohmic = (Element(name, low * current, high * current, source, seen) for name, low, high, source, seen in resistances)
    return Budget(positive("measured", measured, "V"), (*ohmic, _meniscus()))


_Resistance = tuple[str, float, float, str, bool]
"""Name, low and high [ohm m2], source, verified."""


def _electrolytes() -> tuple[_Resistance, _Resistance]:
    assert peo_litfsi.thickness is not None
    assert lipon.thickness is not None
    peo, glass = peo_litfsi.ionic_conductivity, lipon.ionic_conductivity
    low, high = (layer_resistance(peo_litfsi.thickness.value, kappa) for kappa in (PEO_BEST_CONDUCTIVITY, peo.value))
    least, most = (layer_resistance(lipon.thickness.value, kappa) for kappa in reversed(glass.bounds))
    return (
        ("PEO/LiTFSI, 50 um, 3e-4 to 1e-3 S/cm", low, high, f"{peo.source}; thickness {PAPER}", peo.verified),
        ("LiPON, 200 nm", least, most, f"{glass.source}; thickness {PAPER}", glass.verified),
    )


def _charge_transfer() -> _Resistance:
    assert peo_litfsi.charge_transfer_resistance is not None
    resistance = peo_litfsi.charge_transfer_resistance
    return ("charge transfer at the root", *resistance.bounds, resistance.source, resistance.verified)


def interface_resistance() -> float:
    """Of diffusion along the walls' faces over the whole height, alone, on the footprint [ohm m2].

    Example:
        >>> print(f"{interface_resistance() * 1e4:.1f} Ohm cm2")
        6.8 Ohm cm2
    """
    diffusivity, volume = lithium.interface_diffusivity.at(TEMPERATURE), lithium.atomic_volume.value
    sheet = interface_sheet_conductance(lithium.interface_width.value, diffusivity, volume, TEMPERATURE)
    return layer_resistance(HEIGHT, array_conductivity(round_holes(WIDTH, WALL).perimeter_per_area, sheet))


def bulk_resistance() -> float:
    """Of the walls' bulk over the whole height, alone, on the footprint [ohm m2].

    Example:
        >>> print(f"{bulk_resistance() * 1e4:.0f} Ohm cm2")
        50 Ohm cm2
    """
    return layer_resistance(HEIGHT, MIEC_CONDUCTIVITY)


def _walls() -> _Resistance:
    """Faces and bulk carry lithium side by side: at best both, at worst the bulk alone."""
    faces, bulk = interface_resistance(), bulk_resistance()
    source = f"{PAPER}, eqs (2) and (3); the interface diffusivity at 55 degrees Celsius is an assumption"
    return "the way up the walls, 50 um: faces beside bulk, to bulk alone", faces * bulk / (faces + bulk), bulk, source, False


def _meniscus() -> Element:
    """Lithium that wets is pulled up, which saves overpotential; lithium that does not is held back by as much."""
    energy = lithium.surface_energy
    pull = energy_per_pressure(lithium.atomic_volume.value) * tube_capillary_pressure(energy.value, WIDTH)
    return Element("meniscus, wetting to not wetting", -pull, pull, f"Young and Laplace; {energy.source}", energy.verified)
