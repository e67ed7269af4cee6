"""The kinds of parameter that studies of tubules have in common: sizes, temperature, current density, materials.

A study annotates its arguments with them, ``Annotated[float, LENGTH, "inner width W"]``: see :func:`femiec.parameters.study`.
"""

from __future__ import annotations

from femiec import materials
from femiec.parameters import Choice, Quantity
from femiec.quantities import K, MPa, mm, nm

LENGTH = Quantity("length", 1 * nm, 1 * mm, "nm", "a length from 1 nm to 1 mm", "give it with its unit, as in width=100nm")
"""A width, or the thickness of a wall."""
HEIGHT = Quantity("length", 1 * nm, 1 * mm, "um", "a length from 1 nm to 1 mm", "give it with its unit, as in height=20um")
TEMPERATURE = Quantity("temperature", 100 * K, 1000 * K, "K", "a temperature from 100 K to 1000 K", "write 300K or 25degC")
CURRENT = Quantity("current density", 1e-3, 1e4, "mA/cm2", "a current density from 0.1 uA/cm2 to 1 A/cm2", "write 3mA/cm2")
"""On the footprint."""
STRENGTH = Quantity("pressure", 1 * MPa, 1e5 * MPa, "MPa", "a strength from 1 MPa to 100 GPa", "write strength=65MPa")
"""What a wall bears."""
SIX_TUBULES = ((100, 10), (100, 20), (200, 50), (100, 60), (30, 50), (60, 60))
"""Widths and walls [nm]: the design in the Methods of Chen et al., Nature 578, 251 (2020), and the five that they made."""
ONE_TUBULE = {f"{width}/{wall}": ((width, wall),) for width, wall in SIX_TUBULES}
"""Each of them alone, by its name."""
METAL = Choice({"lithium": materials.lithium, "sodium": materials.sodium, "potassium": materials.potassium})
HOST = Choice({name: item for name, item in materials.MATERIALS.items() if isinstance(item, materials.Host)})
"""The material of a wall."""
