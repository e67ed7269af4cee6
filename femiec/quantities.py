"""Physical constants (CODATA 2018, exact where the SI fixes them) and unit factors to SI.

A length in nanometres is written ``100 * nm``; a result in megapascals is read as ``pressure / MPa``.
"""

from __future__ import annotations

import math
import re

from femiec.arguments import shown
from femiec.errors import InputError

ELEMENTARY_CHARGE = 1.602176634e-19
"""e [C]."""
BOLTZMANN = 1.380649e-23
"""k [J/K]."""
AVOGADRO = 6.02214076e23
"""N_A [1/mol]."""
GAS_CONSTANT = AVOGADRO * BOLTZMANN
"""R [J/(mol K)]."""
FARADAY = AVOGADRO * ELEMENTARY_CHARGE
"""F [C/mol]."""
ATMOSPHERE = 101325.0
"""Standard atmosphere [Pa]."""

m, cm, mm, um, nm, angstrom = 1.0, 1e-2, 1e-3, 1e-6, 1e-9, 1e-10
s, ms, minute, hour = 1.0, 1e-3, 60.0, 3600.0
V, mV = 1.0, 1e-3
Pa, kPa, MPa, GPa = 1.0, 1e3, 1e6, 1e9
K = 1.0
mA_per_cm2 = 10.0
"""1 mA/cm2 in A/m2."""
mAh_per_cm2 = 3.6e4
"""1 mAh/cm2 in C/m2."""
ohm_cm2 = 1e-4
S_per_cm, mS_per_cm = 1e2, 1e-1
S_per_cm2 = 1e4
cm2_per_s = 1e-4
kJ_per_mol = 1e3
g_per_cm3 = 1e3
eV = ELEMENTARY_CHARGE

UNITS: dict[str, dict[str, float]] = {
    "length": {"m": m, "cm": cm, "mm": mm, "um": um, "nm": nm, "A": angstrom},
    "voltage": {"V": V, "mV": mV},
    "temperature": {"K": K},
    "pressure": {"Pa": Pa, "kPa": kPa, "MPa": MPa, "GPa": GPa, "atm": ATMOSPHERE, "bar": 1e5},
    "current density": {"A/m2": 1.0, "mA/cm2": mA_per_cm2, "uA/cm2": 1e-2, "A/cm2": 1e4},
    "areal capacity": {"C/m2": 1.0, "mAh/cm2": mAh_per_cm2, "Ah/m2": 3600.0},
    "areal resistance": {"ohm m2": 1.0, "ohm cm2": ohm_cm2},
    "conductivity": {"S/m": 1.0, "S/cm": S_per_cm, "mS/cm": mS_per_cm},
    "diffusivity": {"m2/s": 1.0, "cm2/s": cm2_per_s},
    "viscosity": {"Pa s": 1.0},
    "time": {"s": s, "ms": ms, "min": minute, "h": hour},
    "surface energy": {"J/m2": 1.0, "N/m": 1.0},
    "number": {"": 1.0},
}
"""Unit names by dimension, each with its factor to SI; the first is the SI unit itself."""
ZERO_CELSIUS = 273.15
"""0 degrees Celsius [K]."""
_CELSIUS = ("degC", "\u00b0C", "\u2103", "C")
"""Ways to write degrees Celsius, the one unit that is no factor: :func:`parse` reads them, as temperatures only."""

_PLAIN = str.maketrans({"µ": "u", "μ": "u", "Ω": "ohm", "\u2126": "ohm", "²": "2", "·": " ", "*": " "})
"""Other ways to write a unit (micro sign and mu, omega and ohm sign), each with the one in :data:`UNITS`."""
_NUMBER_AND_UNIT = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([^\d\s].*?)?\s*")


def parse(argument: str, text: str, dimension: str) -> float:
    """Read a number with an optional unit; without one the number is taken as SI.

    Args:
        argument: the name that an error shall mention.
        text: for instance ``"100nm"``, ``"-50 mV"`` or ``"1e-7"``.
        dimension: a key of :data:`UNITS`.

    Returns:
        The value in SI.

    Raises:
        InputError: not a finite number, or a unit of another dimension.

    Example:
        >>> parse("width", "100nm", "length")
        1e-07
        >>> parse("overpotential", "-50 mV", "voltage")
        -0.05
        >>> parse("temperature", "25 degC", "temperature")
        298.15
    """
    units = UNITS[dimension]
    known = _names(dimension)
    mend = f"units known: {known}" if known else f"write {argument}=0.3, without a unit"
    match = _NUMBER_AND_UNIT.fullmatch(text)
    if match is None:
        kind = "a number" if dimension == "number" else f"a number with a unit of {dimension}"
        raise InputError(argument, shown(text), kind, mend)
    number, unit = float(match[1]), " ".join((match[2] or next(iter(units))).translate(_PLAIN).split())
    if dimension == "temperature" and unit in _CELSIUS:
        return _kelvin(argument, text, number)
    if unit not in units and not (unit == "" and dimension == "number"):
        raise InputError(argument, shown(text), f"a unit of {dimension}" if known else "a bare number", mend)
    # 100nm shall be the double nearest to 1e-7, as a person would type it: scale the decimal exponent where it is a power of ten.
    factor = units[unit]
    exponent = round(math.log10(factor))
    value = (
        float(f"{match[1]}e{exponent}") if factor == float(f"1e{exponent}") and "e" not in match[1].lower() else number * factor
    )
    if not math.isfinite(value):
        raise InputError(argument, shown(text), "a finite number", mend)
    return value


def _names(dimension: str) -> str:
    """The units that a dimension may be written in, for a message; none for a plain number."""
    celsius = ("degC",) if dimension == "temperature" else ()
    return ", ".join([*filter(None, UNITS[dimension]), *celsius])


def _kelvin(argument: str, text: str, celsius: float) -> float:
    """A temperature [K], rounded such that 55 degrees are the double nearest to 328.15."""
    kelvin = round(celsius + ZERO_CELSIUS, 9)
    if not 0 < kelvin < math.inf:
        raise InputError(argument, shown(text), "a temperature above absolute zero", f"units known: {_names('temperature')}")
    return kelvin


def show(value: float, dimension: str, unit: str) -> str:
    """A value as a person would write it.

    Args:
        value: in SI.
        dimension: a key of :data:`UNITS`.
        unit: one of its units.

    Example:
        >>> show(30.0, "current density", "mA/cm2")
        '3 mA/cm2'
    """
    return f"{value / UNITS[dimension][unit]:g} {unit}".strip()
