"""What a tubule stands among, and what that makes of it, whichever model solves it."""

from __future__ import annotations

from enum import Enum

from femiec.arguments import number
from femiec.errors import InputError
from femiec.estimates.arrays import round_holes, slab_array
from femiec.estimates.capillarity import slit_capillary_pressure, tube_capillary_pressure
from femiec.geometry import Tubule
from femiec.laws.kinematics import PLANAR, Symmetry
from femiec.materials import Metal


class Neighbours(Enum):
    """What lies outside the wall."""

    SHARED = "shared"
    """Equally filled tubules on all sides: the wall's mid-plane does not move along its normal and carries no shear."""
    FREE = "free"
    """Nothing: an isolated tubule with a wall of its own, as in the microscope."""


def porosity(tubule: Tubule, symmetry: Symmetry) -> float:
    """The cavity's share of the footprint: round tubules in a hexagonal array at the pitch of the walls, or slits.

    Args:
        tubule: the sizes; its wall is half of the one that two neighbours share.
        symmetry: round tube or slit.

    Example:
        >>> from femiec.laws.kinematics import AXISYMMETRIC
        >>> tubule = Tubule(100e-9, 5e-9, 20e-6, 0.5)
        >>> round(porosity(tubule, AXISYMMETRIC), 4), round(porosity(tubule, PLANAR), 4)
        (0.7495, 0.9091)
    """
    array = slab_array if symmetry == PLANAR else round_holes
    return float(array(tubule.width, 2 * tubule.wall).porosity)


def capillary_pressure(metal: Metal, width: float, contact_angle: float, symmetry: Symmetry) -> float:
    """What the meniscus takes off the tip's pressure [Pa]: 2 gamma cos(theta)/R in a tube, gamma cos(theta)/a in a slit.

    Args:
        metal: whose surface energy gamma counts.
        width: W = 2R = 2a [m].
        contact_angle: theta on the wall [rad].
        symmetry: round tube or slit.

    Example:
        >>> from femiec.laws.kinematics import AXISYMMETRIC
        >>> from femiec.materials import lithium
        >>> f"{capillary_pressure(lithium, 100e-9, 0.0, AXISYMMETRIC) / 1e6:.0f} MPa"
        '18 MPa'
    """
    pull = slit_capillary_pressure if symmetry == PLANAR else tube_capillary_pressure
    return float(pull(metal.surface_energy.value, width, contact_angle))


def check_temperature(metal: Metal, temperature: float) -> None:
    """Refuse a metal that is liquid.

    Raises:
        InputError: a temperature that is not between 0 K and the melting point.
    """
    melting = metal.melting_temperature.value
    allowed = f"above 0 K and below the melting point of {metal.name}, {melting:g} K"
    number("temperature", temperature, "K", lambda kelvin: 0 < kelvin < melting, allowed, "write temperature=300")


def check_neighbours(symmetry: Symmetry, neighbours: Neighbours) -> None:
    """Refuse a slit whose walls nothing holds.

    Raises:
        InputError: free neighbours of a planar slit.
    """
    if symmetry == PLANAR and neighbours is Neighbours.FREE:
        allowed = "shared for a planar slit: a free plate as tall as a tubule has no support"
        raise InputError("neighbours", "free", allowed, "write neighbours=shared, or symmetry=axisymmetric")
