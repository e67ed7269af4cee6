"""Claims 1, 2 and 38: what lithium metal is; see the README beside this file."""

from math import sqrt

from femiec.checks.claim import Claim, Given, Nature
from femiec.checks.inputs import MAIN, of_material, printed
from femiec.checks.row import Kind, Row
from femiec.estimates.crystal import atomic_volume, bcc_atomic_volume, homologous_temperature
from femiec.estimates.nernst import energy_per_pressure
from femiec.materials import lithium
from femiec.quantities import GPa, angstrom, g_per_cm3, nm

MOLAR_MASS = 6.94e-3
"""Of lithium [kg/mol], IUPAC's conventional standard atomic weight."""
SPACING_110 = 0.248 * nm
"""Of the (110) planes, as the paper measured it."""

SENTENCE = "Metallic lithium has a volume Ω = 21.6 Å³ per atom = 0.135 eV per GPa."
VOLUME = Claim(
    "1",
    SENTENCE,
    MAIN,
    Nature.ESTIMATE,
    "Ω = m/(ρ N_A) = a³/2, a = √2 d₁₁₀",
    (
        Given("molar mass m", f"{1e3 * MOLAR_MASS:g} g/mol", "IUPAC, conventional standard atomic weight"),
        of_material("density ρ", lithium.density, g_per_cm3, "g/cm³"),
        printed("spacing d₁₁₀", f"{SPACING_110 / nm:g} nm, measured", f"{MAIN}, Fig. 2"),
    ),
    "0.3 %: the digits of 21.6 and of ρ. By the lattice 0.6 %: half a unit in the last digit of d is 0.2 %, and Ω goes with d³.",
)
WORK = Claim(
    "2",
    SENTENCE,
    MAIN,
    Nature.ESTIMATE,
    "Ω/e",
    (of_material("atomic volume Ω", lithium.atomic_volume, angstrom**3, "Å³"),),
    "0.5 %: half a unit in the last digit of 0.135 is 0.4 %.",
)
HOMOLOGOUS = Claim(
    "38",
    "At 300 K, the homologous temperature for Li is T/T_m = 0.66",
    MAIN,
    Nature.ESTIMATE,
    "T/T_m",
    (printed("temperature T", "300 K", MAIN), of_material("melting temperature T_m", lithium.melting_temperature, 1.0, "K")),
    "1 %: half a unit in the last digit is 0.8 %; the paper's own T_m = 180 °C gives 0.662.",
)


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


BY_DENSITY, BY_LATTICE = "Volume of a lithium atom, from the density", "Volume of a lithium atom, from the (110) spacing"

ROWS = [
    Row("claim-1", BY_DENSITY, Kind.CLAIM, 21.6, "A3", 0.003, volume_from_density, claim=VOLUME),
    Row("claim-1-lattice", BY_LATTICE, Kind.CLAIM, 21.6, "A3", 0.006, volume_from_spacing, claim=VOLUME),
    Row("claim-2", "Work of 1 GPa on a lithium atom", Kind.CLAIM, 0.135, "eV", 0.005, work_of_a_gigapascal, claim=WORK),
    Row("claim-38", "Homologous temperature of lithium at 300 K", Kind.CLAIM, 0.66, "1", 0.01, homologous, claim=HOMOLOGOUS),
]
