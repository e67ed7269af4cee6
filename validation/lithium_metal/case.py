"""Claims 1, 2 and 38: what lithium metal is; see the README beside this file."""

from math import sqrt

from femiec.checks.row import Kind, Row
from femiec.estimates.crystal import atomic_volume, bcc_atomic_volume, homologous_temperature
from femiec.estimates.nernst import energy_per_pressure
from femiec.materials import lithium
from femiec.quantities import GPa, angstrom, nm

MOLAR_MASS = 6.94e-3
"""Of lithium [kg/mol], IUPAC's conventional standard atomic weight."""
SPACING_110 = 0.248 * nm
"""Of the (110) planes, as the paper measured it."""


def volume_from_density() -> float:
    """Of an atom [A3]."""
    return atomic_volume(MOLAR_MASS, lithium.density.value) / angstrom**3


def volume_from_spacing() -> float:
    """Of an atom [A3]."""
    return bcc_atomic_volume(sqrt(2) * SPACING_110) / angstrom**3


def work_of_a_gigapascal() -> float:
    """On an atom [eV]."""
    return energy_per_pressure(lithium.atomic_volume.value) * GPa


def homologous() -> float:
    """T/Tm at 300 K."""
    return homologous_temperature(300.0, lithium.melting_temperature.value)


ROWS = [
    Row("claim-1", "Volume of a lithium atom, from the density", Kind.CLAIM, 21.6, "A3", 0.003, volume_from_density),
    Row(
        "claim-1-lattice", "Volume of a lithium atom, from the (110) spacing", Kind.CLAIM, 21.6, "A3", 0.006, volume_from_spacing
    ),
    Row("claim-2", "Work of 1 GPa on a lithium atom", Kind.CLAIM, 0.135, "eV", 0.005, work_of_a_gigapascal),
    Row("claim-38", "Homologous temperature of lithium at 300 K", Kind.CLAIM, 0.66, "1", 0.01, homologous),
]
