"""The ways along a tubule side by side: what a run must find once all lithium goes to the tip.

Each way is a conductivity averaged over the footprint, kappa f of the paper's eq. (1): J = kappa f (psi_root - psi_tip)/z_f.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from femiec.estimates.channel import slit_mean_speed, tube_mean_speed
from femiec.laws.kinematics import PLANAR
from femiec.quantities import MPa, mA_per_cm2, mV, um

if TYPE_CHECKING:
    from femiec.models.coupled.model import CoupledTubule


@dataclass(frozen=True)
class Paths:
    """Conductivities kappa f [S/m], averaged over the footprint.

    Args:
        interface: along wall|lithium.
        wall: through the meshed wall.
        creep: viscous flow of the lithium without slip; in the effective description, that which stands for the interface.
    """

    interface: float
    wall: float
    creep: float

    @property
    def total(self) -> float:
        """Of all ways together [S/m]."""
        return self.interface + self.wall + self.creep

    def drop(self, current_density: float, height: float) -> float:
        """psi_root - psi_tip [V] for a current density J [A/m2] over a height of lithium [m]."""
        return current_density * height / self.total


def paths(model: CoupledTubule) -> Paths:
    """The closed form of each way: kappa_s p_a, kappa_b f, and Poiseuille's speed per gradient times porosity (e/Omega)^2.

    It leaves out the ends, a few widths long, over which lithium passes from one way to another, and the give of the wall. A
    round tubule is meshed as a ring to the middle of the thinnest wall: that is less wall than a hexagonal array has.

    Args:
        model: the tubule; stick on its wall.

    Returns:
        The ways.

    Example:
        >>> from femiec.geometry import Tubule, tubule_mesh
        >>> from femiec.materials import lic6, lithium
        >>> from femiec.models.coupled.model import CoupledTubule
        >>> model = CoupledTubule(tubule_mesh(Tubule(100e-9, 5e-9, 20e-6, 0.5)), lithium, lic6, 300.0)
        >>> found = paths(model)
        >>> f"interface {10 * found.interface:.3f}, wall {10 * found.wall:.3f}, creep {10 * found.creep:.3f} mS/cm"
        'interface 0.344, wall 0.161, creep 0.011 mS/cm'
    """
    planar, tubule = model.symmetry == PLANAR, model.tubule
    speed = (slit_mean_speed if planar else tube_mean_speed)(1.0, tubule.width, model.viscosity)
    lithium = model.cavity_area / model.cell_area * model.pressure_per_volt**2
    outer = tubule.radius + tubule.wall
    wall = tubule.wall if planar else model.cavity_area * (outer**2 / tubule.radius**2 - 1)
    perimeter = 1.0 if planar else 2 * model.cavity_area / tubule.radius
    return Paths(
        interface=float(model.sheets.get("lithium", 0.0) * perimeter / model.cell_area),
        wall=float(model.wall_conductivity * wall / model.cell_area),
        creep=float(lithium * speed),
    )


def drop_of(model: CoupledTubule, row: Mapping[str, float]) -> float:
    """psi_root - psi_tip [V] in a row of the ledger."""
    tip = row["Tip pressure [MPa]"] * MPa / model.pressure_per_volt
    return float(row["Root potential [mV]"] * mV - tip)


def solved_paths(model: CoupledTubule, row: Mapping[str, float]) -> Paths:
    """The ways as a row of the ledger has them: kappa f = J z_f/(psi_root - psi_tip), by the share that each way carries.

    It means something in a steady state only, in which the front takes up what enters at the root.
    """
    total = row["Current density [mA/cm2]"] * mA_per_cm2 * row["Tip [um]"] * um / drop_of(model, row)
    creep = sum(share for label, share in row.items() if label.startswith("Carried by") and label.endswith("creep"))
    return Paths(total * row["Carried by the interface"], total * row["Carried by the wall"], total * creep)
