"""Potassium, body-centred cubic. No usable law of its dislocation creep was found."""

from femiec.materials.arrhenius import Arrhenius
from femiec.materials.metal import Metal
from femiec.materials.property import Kind, Property
from femiec.materials.sources import HANDBOOK
from femiec.materials.surface_diffusion import INTERFACE_WIDTH, empirical_surface_diffusivity, surface_diffusivity_as_bound
from femiec.materials.uncertainty import Factor, Relative, Unstated
from femiec.quantities import GPa, g_per_cm3, kJ_per_mol

_MUNDY = "Mundy et al., Phys. Rev. B (1971), self-diffusion in potassium"
_MELTING = Property(336.5, "K", HANDBOOK, Kind.MEASURED, Relative(0.005), verified=False)
_SURFACE = empirical_surface_diffusivity(_MELTING.value, verified=False)

potassium = Metal(
    name="potassium",
    symbol="K",
    atomic_volume=Property(75.4e-30, "m3", HANDBOOK, Kind.MEASURED, Relative(0.005), verified=False, note="2119 to 2127 MPa/V"),
    density=Property(0.862 * g_per_cm3, "kg/m3", HANDBOOK, Kind.MEASURED, Relative(0.005), verified=False),
    melting_temperature=_MELTING,
    youngs_modulus=Property(3.5 * GPa, "Pa", HANDBOOK, Kind.MEASURED, Relative(0.3), verified=False),
    poissons_ratio=Property(0.346, "1", "E/(2 G) - 1 from the two moduli", Kind.DERIVED, Unstated(), verified=False),
    shear_modulus=Property(1.3 * GPa, "Pa", HANDBOOK, Kind.MEASURED, Relative(0.3), verified=False),
    surface_energy=Property(0.13, "J/m2", HANDBOOK, Kind.CALCULATED, Relative(0.3), verified=False),
    volume_diffusivity=Arrhenius(
        Property(2.4e-12, "m2/s", _MUNDY, Kind.MEASURED, Factor(1.5), verified=False),
        300.0,
        Property(39.2 * kJ_per_mol, "J/mol", _MUNDY, Kind.FITTED, Unstated(), verified=False, note="prefactor 0.16 cm2/s"),
    ),
    surface_diffusivity=_SURFACE,
    interface_diffusivity=surface_diffusivity_as_bound(_SURFACE),
    interface_width=INTERFACE_WIDTH,
)
