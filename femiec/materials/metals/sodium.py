"""Sodium, body-centred cubic. No usable law of its dislocation creep was found."""

from femiec.materials.arrhenius import Arrhenius
from femiec.materials.metal import Metal
from femiec.materials.property import Kind, Property
from femiec.materials.sources import HANDBOOK
from femiec.materials.surface_diffusion import INTERFACE_WIDTH, empirical_surface_diffusivity, surface_diffusivity_as_bound
from femiec.materials.uncertainty import Factor, Range, Relative, Unstated
from femiec.quantities import GPa, cm2_per_s, g_per_cm3, kJ_per_mol

_NACHTRIEB = "Nachtrieb et al., J. Chem. Phys. (1952), self-diffusion in solid sodium"
_MELTING = Property(370.95, "K", HANDBOOK, Kind.MEASURED, Relative(0.003), verified=False)
_SURFACE = empirical_surface_diffusivity(_MELTING.value, verified=False)
_MODULI = "the two moduli and Poisson's ratio agree to 12 % only: 2 G (1 + nu) = 8.8 GPa"

sodium = Metal(
    name="sodium",
    symbol="Na",
    atomic_volume=Property(
        39.45e-30, "m3", HANDBOOK, Kind.MEASURED, Relative(0.003), verified=False, note="0.246 eV/GPa, 4061 MPa/V"
    ),
    density=Property(0.968 * g_per_cm3, "kg/m3", HANDBOOK, Kind.MEASURED, Relative(0.003), verified=False),
    melting_temperature=_MELTING,
    youngs_modulus=Property(10 * GPa, "Pa", HANDBOOK, Kind.MEASURED, Relative(0.3), verified=False, note=_MODULI),
    poissons_ratio=Property(0.34, "1", HANDBOOK, Kind.MEASURED, Relative(0.3), verified=False),
    shear_modulus=Property(3.3 * GPa, "Pa", HANDBOOK, Kind.MEASURED, Relative(0.3), verified=False, note=_MODULI),
    surface_energy=Property(0.24, "J/m2", "middle of the literature's range", Kind.ESTIMATED, Range(0.22, 0.26), verified=False),
    volume_diffusivity=Arrhenius(
        Property(
            5.9e-9 * cm2_per_s,
            "m2/s",
            _NACHTRIEB,
            Kind.MEASURED,
            Factor(1.3),
            verified=False,
            note="6.5e-9 cm2/s by the measurements of Mundy (1971)",
        ),
        300.0,
        Property(43.7 * kJ_per_mol, "J/mol", _NACHTRIEB, Kind.FITTED, Unstated(), verified=False, note="prefactor 0.242 cm2/s"),
    ),
    surface_diffusivity=_SURFACE,
    interface_diffusivity=surface_diffusivity_as_bound(_SURFACE),
    interface_width=INTERFACE_WIDTH,
)
