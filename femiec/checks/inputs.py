"""What goes into a claim, taken from where it stands, so that a record does not repeat a number that the code has."""

from __future__ import annotations

from femiec.checks.claim import Given
from femiec.errors import InputError
from femiec.materials.property import Property

MAIN = "main text"
METHODS = "Methods, Quantitative analysis, Geometric design"


def printed(name: str, value: str, place: str = METHODS) -> Given:
    """A number that the paper prints.

    Args:
        name: what it is, with its symbol.
        value: as text, with its unit.
        place: in the paper.

    Example:
        >>> printed("height h", "20 µm").source
        'the paper, Methods, Quantitative analysis, Geometric design'
    """
    return Given(name, value, f"the paper, {place}")


def of_material(name: str, known: Property | None, unit: float, text: str) -> Given:
    """A number of a material, with its source and with what is assumed of it.

    Args:
        name: what it is, with its symbol.
        known: the material's property.
        unit: in which it is shown [SI].
        text: the unit's name.

    Raises:
        InputError: a property that the material does not have.

    Example:
        >>> from femiec.materials import lithium
        >>> of_material("Ω", lithium.atomic_volume, 1e-30, "Å³").value
        '21.6 Å³'
    """
    number = value(known)
    assert known is not None
    seen = "" if known.verified else ", not verified"
    return Given(name, f"{number / unit:.4g} {text}".strip(), f"{known.source} ({known.kind}{seen})")


def value(known: Property | None) -> float:
    """The value of a property that a material has [SI].

    Args:
        known: the property.

    Raises:
        InputError: a property that the material does not have.

    Example:
        >>> from femiec.materials import lic6
        >>> value(lic6.lithium_concentration)
        1.65e+28
    """
    if known is None:
        raise InputError("known", "nothing", "a property of the material", "take a material that has it")
    return known.value
