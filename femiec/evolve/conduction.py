"""How well a tubule conducts lithium, solved: the ways along it once all that enters at the root goes to the tip."""

from __future__ import annotations

from typing import Any

from femiec.engine import embedded
from femiec.estimates.feasibility import fill_factor
from femiec.evolve.run import evolve
from femiec.evolve.settings import to_steady_state
from femiec.geometry import Tubule, tubule_mesh
from femiec.geometry.resolution import travelling
from femiec.laws.kinematics import PLANAR, Symmetry
from femiec.materials import Host, Metal, lithium
from femiec.materials.variants import with_interface
from femiec.models.coupled.model import CoupledTubule
from femiec.models.coupled.paths import Paths, solved_paths
from femiec.protocol import Duration, Plate
from femiec.quantities import K, mA_per_cm2, nm, um

TALL, CURRENT, LONG = 20 * um, 1 * mA_per_cm2, 1000.0
"""At this current the front of a tubule so tall moves by a tenth of it in the one step [s]. Wall and gas need a time that grows
with the height's square; a taller tubule is therefore plated for longer, with less current."""
OFF = with_interface(lithium, 1e-8, "to leave the interface out")
"""Lithium that all but stays where it is along its interface with a wall."""


def solved_conduction(
    host: Host,
    engine: Any = embedded,
    metal: Metal = lithium,
    width: float = 100 * nm,
    wall: float = 10 * nm,
    height: float = 20 * um,
    symmetry: Symmetry = PLANAR,
    temperature: float = 300 * K,
) -> Paths:
    """Plate into a half-filled tubule until its flow is steady, and tell the ways that the lithium takes apart.

    Args:
        host: material of the wall.
        engine: module of the engine that solves.
        metal: what is plated.
        width: W [m].
        wall: thickness w that two tubules share [m].
        height: h [m].
        symmetry: slit (the default, to which eqs (1) and (3) of Chen et al. (2020) belong) or round tube.
        temperature: T [K].

    Returns:
        The conductivities kappa f of interface, wall and creep [S/m], averaged over the footprint.

    Example:
        >>> from femiec.materials import nickel
        >>> f"{10 * solved_conduction(nickel).interface:.3f} mS/cm"
        '0.209 mS/cm'
    """
    sizes = Tubule(width, wall / 2, height, filling=0.5)
    mesh = tubule_mesh(sizes, cells=travelling(sizes))
    model = CoupledTubule(mesh, metal, host, temperature, symmetry=symmetry, gas_surface=False)
    taller = height / TALL
    seconds = LONG * taller**2
    plate = Plate(CURRENT / taller, until=Duration(seconds))
    result = evolve(model, [plate], engine, settings=to_steady_state(seconds), say=lambda line: None)
    return solved_paths(model, result.summary)


def solved_bulk_conductivity(host: Host, engine: Any = embedded, width: float = 100 * nm, wall: float = 10 * nm) -> float:
    """Conductivity of a wall's own cross-section [S/m], by the share that it carries in a slit whose faces do not conduct.

    Args:
        host: material of the wall.
        engine: module of the engine that solves.
        width: W [m].
        wall: thickness w that two slits share [m].

    Example:
        >>> from femiec.materials import lic6
        >>> f"{10 * solved_bulk_conductivity(lic6):.2f} mS/cm"
        '1.02 mS/cm'
    """
    return solved_conduction(host, engine, OFF, width, wall).wall / float(fill_factor(wall, width))
