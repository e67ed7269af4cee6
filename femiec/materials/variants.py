"""Materials with one number changed, which say so: for what-if questions, and for cases that leave something out."""

from __future__ import annotations

from dataclasses import replace

from femiec.errors import InputError
from femiec.materials.host import Host
from femiec.materials.metal import Metal
from femiec.materials.property import Kind
from femiec.materials.uncertainty import Unstated


def with_interface(metal: Metal, factor: float, why: str) -> Metal:
    """A metal that moves so many times as fast along its interface with a wall.

    Args:
        metal: the metal.
        factor: on the diffusivity of the interface [1].
        why: for the record.

    Example:
        >>> from femiec.materials import lithium
        >>> f"{with_interface(lithium, 0.5, 'an example').interface_diffusivity.at(300.0):.0e} m2/s"
        '1e-11 m2/s'
    """
    law = metal.interface_diffusivity
    known = law.reference_value
    source, value = f"{why}: {factor:.3g} x {known.source}", factor * known.value
    made_up = replace(known, value=value, source=source, kind=Kind.ASSUMED, uncertainty=Unstated(), verified=False)
    return replace(metal, interface_diffusivity=replace(law, reference_value=made_up))


def with_diffusivity(host: Host, diffusivity: float, why: str) -> Host:
    """A wall in whose bulk lithium diffuses as fast as is said.

    Args:
        host: a wall that conducts in its bulk.
        diffusivity: D [m2/s].
        why: for the record.

    Raises:
        InputError: a wall that holds no lithium.

    Example:
        >>> from femiec.materials import lic6
        >>> with_diffusivity(lic6, 1e-13, "an example").lithium_diffusivity.value
        1e-13
    """
    known = host.lithium_diffusivity
    if known is None:
        raise InputError("host", host.name, "a wall with lithium in its bulk", "take lic6, li9al4, li22si5 or hard_carbon")
    made_up = replace(known, value=diffusivity, source=why, kind=Kind.ASSUMED, uncertainty=Unstated(), verified=False)
    return replace(host, lithium_diffusivity=made_up)
