"""The dimensionless groups of a tubule at work, for :func:`femiec.estimates.regime.regime`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from femiec.estimates import column_groups, compliance, groups
from femiec.estimates.array_flow import array_conductance
from femiec.estimates.arrays import round_holes, slab_array
from femiec.estimates.coupling import plating_length_slit, plating_length_tube
from femiec.estimates.kinetics import thermal_voltage
from femiec.estimates.regime import Groups
from femiec.laws.kinematics import PLANAR
from femiec.models.coupled.transport import bulk_conductivity, core_viscosity, sheet_conductance
from femiec.models.surroundings import Neighbours

if TYPE_CHECKING:
    from femiec.models.coupled.model import CoupledTubule


def groups_of(model: CoupledTubule, tip: float, driving_pressure: float, gas_pressure: float, duration: float) -> Groups:
    """The groups of a run at one moment; the transport description does not change them.

    Args:
        model: the tubule.
        tip: height of the lithium [m].
        driving_pressure: root minus tip [Pa], positive.
        gas_pressure: P_g [Pa].
        duration: of the run [s].

    Returns:
        The groups. Viscosity is that of Nabarro-Herring creep in a grain as wide as the tubule.

    Raises:
        InputError: a height, a driving pressure or a duration that is not positive.

    Example:
        >>> from femiec.geometry import Tubule, tubule_mesh
        >>> from femiec.materials import lic6, lithium
        >>> from femiec.models.coupled.model import CoupledTubule
        >>> model = CoupledTubule(tubule_mesh(Tubule(100e-9, 5e-9, 20e-6, 0.5)), lithium, lic6, 300.0)
        >>> found = groups_of(model, 20e-6, 129e6, 1e6, 3600.0)
        >>> f"H/L = {found.plating_ratio:.0f}, faces to bulk {found.interface_to_bulk:.2f}"
        'H/L = 118, faces to bulk 2.24'
    """
    planar, width, mobility, metal = model.symmetry == PLANAR, model.tubule.width, model.interface_mobility, model.metal
    temperature = model.temperature
    eta, bulk = core_viscosity(metal, temperature, width), bulk_conductivity(model.host, temperature)
    friction = model.slip.friction(mobility, eta, model.tubule.radius)
    length = (plating_length_slit if planar else plating_length_tube)(width, eta, mobility)
    core_to_wall = column_groups.slit_core_to_wall_flow if planar else groups.core_to_wall_flow
    to_sliding = column_groups.slit_diffusion_to_sliding if planar else column_groups.tube_diffusion_to_sliding
    give = _compliance(model)
    perimeter = 2.0 if planar else math.pi * width
    return Groups(
        plating_length=length,
        plating_ratio=column_groups.plating_ratio(tip, length),
        core_to_wall_flow=core_to_wall(width, eta, mobility),
        diffusion_to_sliding=to_sliding(width, friction, mobility),
        slip_number=groups.slip_number(friction, width, eta) if friction else 0.0,
        coble_share=column_groups.coble_share(model.creep.coble_viscosity(metal, temperature, width, model.symmetry), eta),
        interface_to_bulk=groups.interface_to_bulk(_sheet_conductance(model), bulk, _whole_wall(model)) if bulk else math.inf,
        filling_number=compliance.filling_number(compliance.filling_time(give, tip, perimeter, mobility), duration),
        wall_strain=give * driving_pressure / (width if planar else math.pi * width**2 / 2),
        wagner_number=_wagner_number(model, bulk),
        capillary_share=groups.capillary_share(model.capillary_pressure, driving_pressure),
        gas_share=groups.gas_share(gas_pressure, driving_pressure),
        stress_number=groups.stress_number(driving_pressure, metal.atomic_volume.value, temperature),
    )


def _sheet_conductance(model: CoupledTubule) -> float:
    return sheet_conductance(model.metal, model.interface_mobility)


def _whole_wall(model: CoupledTubule) -> float:
    """Between two tubules [m]: the mesh ends at the mid-plane. A free wall counts twice, for lithium is on one face only."""
    return 2 * model.tubule.wall


def _compliance(model: CoupledTubule) -> float:
    """Growth of the cavity's cross-section per pressure [m2/Pa], in a slit of its width [m/Pa]."""
    modulus, nu, tubule = model.host.youngs_modulus.value, model.host.poissons_ratio.value, model.tubule
    if model.symmetry == PLANAR:
        return float(compliance.slit_compliance(_whole_wall(model), modulus, nu))
    tube = compliance.confined_tube_compliance
    if model.neighbours is Neighbours.FREE:
        tube = compliance.free_tube_compliance
    return float(tube(tubule.radius, tubule.radius + tubule.wall, modulus, nu))


def _wagner_number(model: CoupledTubule, bulk: float) -> float:
    """Resistance of the root, reaction and electrolyte, over that of the wall, whose faces and bulk conduct side by side."""
    root = model.root.resistance
    if model.root.kinetics is not None:
        root += thermal_voltage(model.temperature) / model.root.kinetics.exchange_current_density
    array = (slab_array if model.symmetry == PLANAR else round_holes)(model.tubule.width, _whole_wall(model))
    conductance = array_conductance(array.perimeter_per_area, _sheet_conductance(model), model.tubule.height)
    return float(root * (conductance + bulk * array.solid_fraction / model.tubule.height))
