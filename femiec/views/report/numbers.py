"""Numbers as people write them: four digits, a true minus, powers of ten."""

from __future__ import annotations

import math

RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
DASH = "–"


def number(value: float | None, digits: int = 4) -> str:
    """A number in the text of the page; a dash for none.

    Example:
        >>> number(370.8743), number(2.086e-29), number(-0.05), number(1e10), number(None)
        ('370.9', '2.086×10⁻²⁹', '−0.05', '10¹⁰', '–')
    """
    if value is None:
        return DASH
    if value != 0 and math.isfinite(value) and not 1e-3 <= abs(value) < 1e5:
        mantissa, power = f"{value:.{digits - 1}e}".split("e")
        mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
        ten = "10" + str(int(power)).translate(RAISED)
        return ten if mantissa == "1" else f"{mantissa}×{ten}".replace("-", "−")
    return f"{value:.{digits}g}".replace("-", "−")


def unit(text: str) -> str:
    """A unit as it is written; that of a pure number is not.

    Example:
        >>> unit("mA/cm2"), unit("A3"), unit("1"), unit("um")
        ('mA/cm²', 'Å³', '', 'µm')
    """
    names = {"1": "", "A3": "Å³", "um": "µm"}
    return names.get(text, text.replace("cm2", "cm²").replace("cm3", "cm³").replace("m2", "m²").replace("m3", "m³"))


def share(value: float | None) -> str:
    """An error or a tolerance: in percent where that reads well.

    Example:
        >>> share(0.0123), share(3e-9), share(2.0), share(0.0)
        ('1.2 %', '3×10⁻⁹', '200 %', '0')
    """
    if value is None or value == 0 or abs(value) < 1e-4 or abs(value) > 10:
        return number(value, 2)
    return f"{100 * value:.3g} %" if abs(value) >= 1 else f"{100 * value:.2g} %"
