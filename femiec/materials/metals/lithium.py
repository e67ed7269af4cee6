"""Lithium, body-centred cubic."""

from femiec.materials.arrhenius import Arrhenius
from femiec.materials.cubic import CubicElasticity
from femiec.materials.metal import Metal
from femiec.materials.power_law import PowerLaw
from femiec.materials.property import Kind, Property
from femiec.materials.size_strengthening import SizeStrengthening
from femiec.materials.sources import ANAND, ASSUMPTION, HANDBOOK, HERBERT, LEPAGE, MASIAS, PAPER, XU
from femiec.materials.surface_diffusion import INTERFACE_WIDTH, empirical_surface_diffusivity, surface_activation_energy
from femiec.materials.uncertainty import Factor, Range, Relative, Unstated
from femiec.quantities import GPa, MPa, cm2_per_s, g_per_cm3, kJ_per_mol, um

_MELTING = Property(
    453.65,
    "K",
    HANDBOOK,
    Kind.MEASURED,
    Relative(0.003),
    verified=False,
    note="the paper has 180 degrees Celsius, 453.15 K",
)

_VOLUME_DIFFUSIVITY = Arrhenius(
    Property(
        4e-11 * cm2_per_s,
        "m2/s",
        f"{PAPER}, Methods, from nuclear magnetic resonance at room temperature",
        Kind.MEASURED,
        Factor(1.5),
        verified=False,
        note="the copy read shows the digit 4 without its exponent; -11 fits the literature, 4 to 6e-11 cm2/s",
    ),
    300.0,
    Property(53 * kJ_per_mol, "J/mol", "literature of lithium self-diffusion", Kind.FITTED, Unstated(), verified=False),
)

_INTERFACE_DIFFUSIVITY = Arrhenius(
    Property(
        2e-7 * cm2_per_s,
        "m2/s",
        f"{PAPER}, Methods, from diffusivities of other metals at room temperature",
        Kind.ESTIMATED,
        Factor(5.0),
        verified=True,
        note="the surface diffusivity, 3.5 times higher, is the upper bound",
    ),
    300.0,
    Property(
        surface_activation_energy(_MELTING.value),
        "J/mol",
        f"{ASSUMPTION}: that of surface diffusion, 6.54 R Tm",
        Kind.ASSUMED,
        Unstated(),
        verified=False,
    ),
)

_CREEP_ACTIVATION = Property(37 * kJ_per_mol, "J/mol", LEPAGE, Kind.FITTED, Range(31e3, 43e3), verified=False)
_CREEP_BAND = Factor(10**1.5)
_INITIAL_CREEP = PowerLaw(
    name="initial",
    coefficient=Property(
        0.0197,
        "1/s",
        f"A exp(-Q/RT)/Y0^(1/m) from {ANAND}",
        Kind.DERIVED,
        _CREEP_BAND,
        verified=False,
        note="A = 4.25e4 1/s, Q = 37 kJ/mol, m = 0.15, Y0 = 0.95 MPa; before hardening",
    ),
    exponent=Property(
        6.67,
        "1",
        f"1/m from {ANAND}",
        Kind.FITTED,
        Range(6.4, 6.67),
        verified=False,
        note="6.6 in tension (Masias et al.), 6.56 (LePage et al.), 6.4 (Sargent and Ashby, Scripta Metall. 18, 145 (1984))",
    ),
    activation_energy=_CREEP_ACTIVATION,
    reference_temperature=298.15,
)
_SATURATED_CREEP = PowerLaw(
    name="saturated",
    coefficient=Property(
        4.4e-4,
        "1/s",
        f"A exp(-Q/RT)/Ysat^5 from {ANAND}",
        Kind.DERIVED,
        _CREEP_BAND,
        verified=False,
        note="Ysat = 2 MPa (rate/A exp(-Q/RT))^0.05; after hardening",
    ),
    exponent=Property(5.0, "1", f"1/(m + 0.05) from {ANAND}", Kind.DERIVED, Unstated(), verified=False),
    activation_energy=_CREEP_ACTIVATION,
    reference_temperature=298.15,
)

_BULK_YIELD = Property(0.77 * MPa, "Pa", MASIAS, Kind.MEASURED, Range(0.73 * MPa, 0.81 * MPa), verified=False)
_MICROMETRE = Property(
    1 * um, "m", f"{ASSUMPTION}: the abstract says 'micrometer-sized'", Kind.ASSUMED, Unstated(), verified=False
)


def _strengthening(strength: float, exponent: float, temperature: float) -> SizeStrengthening:
    return SizeStrengthening(
        Property(strength, "Pa", XU, Kind.MEASURED, Unstated(), verified=True),
        _MICROMETRE,
        Property(exponent, "1", XU, Kind.FITTED, Unstated(), verified=True, note="measured at and below a micrometre"),
        _BULK_YIELD,
        temperature,
    )


def _stiffness(value: float) -> Property:
    source = "single-crystal elastic constants near 300 K, publication not identified"
    note = "reproduces the range of E, 3.1 to 21.4 GPa, in the abstract of Herbert et al."
    return Property(value, "Pa", source, Kind.MEASURED, Relative(0.03), verified=False, note=note)


lithium = Metal(
    name="lithium",
    symbol="Li",
    atomic_volume=Property(
        21.6e-30, "m3", PAPER, Kind.MEASURED, Relative(0.003), verified=True, note="0.135 eV/GPa, 7417.5 MPa/V"
    ),
    density=Property(0.534 * g_per_cm3, "kg/m3", HANDBOOK, Kind.MEASURED, Relative(0.003), verified=False),
    melting_temperature=_MELTING,
    youngs_modulus=Property(
        7.82 * GPa,
        "Pa",
        MASIAS,
        Kind.MEASURED,
        Range(4.9 * GPa, 9.8 * GPa),
        verified=False,
        note=f"films 8.2 to 9.8 GPa, single crystals 3.1 to 21.4 GPa: {HERBERT}",
    ),
    poissons_ratio=Property(0.381, "1", MASIAS, Kind.MEASURED, Unstated(), verified=False),
    shear_modulus=Property(2.83 * GPa, "Pa", MASIAS, Kind.MEASURED, Unstated(), verified=False),
    surface_energy=Property(
        0.45,
        "J/m2",
        "Tyson and Miller, Surf. Sci. (1977); Tran et al., Sci. Data (2016)",
        Kind.CALCULATED,
        Range(0.45, 0.53),
        verified=False,
        note="(110) and (100) near 0.46 and 0.50 J/m2",
    ),
    volume_diffusivity=_VOLUME_DIFFUSIVITY,
    surface_diffusivity=empirical_surface_diffusivity(_MELTING.value, verified=True),
    interface_diffusivity=_INTERFACE_DIFFUSIVITY,
    interface_width=INTERFACE_WIDTH,
    dislocation_creep=(_INITIAL_CREEP, _SATURATED_CREEP),
    size_strengthening=(_strengthening(105 * MPa, -0.68, 298.15), _strengthening(35 * MPa, -1.00, 363.15)),
    crystal=CubicElasticity(c11=_stiffness(13.42 * GPa), c12=_stiffness(11.30 * GPa), c44=_stiffness(8.89 * GPa)),
    shear_softening=Property(
        0.5, "1", f"{ASSUMPTION}: typical of metals, no source for lithium found", Kind.ASSUMED, Range(0.3, 0.7), verified=False
    ),
)
