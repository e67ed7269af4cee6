"""Mistakes that the rows on claims 35 and after have to see."""

from dataclasses import replace

from mistakes import Break, constant, scaled, times

from femiec import materials

GAS = "femiec.estimates.gas.isothermal_pressure"
SHEET = "femiec.estimates.transport.interface_sheet_conductance"
FACE = "femiec.models.coupled.frame.sheet_conduction"
SIZES = ("claim-59", "claim-59-100-60", "claim-59-30-50", "claim-59-60-60")


def supplement(angle):
    return lambda first, second: 180 - angle(first, second)


def times_two(number):
    return 2 * number


def poorer(electrolyte):
    """S/cm read as S/m."""
    return replace(electrolyte, ionic_conductivity=replace(electrolyte.ionic_conductivity, value=3e-4))


def thicker(electrolyte):
    """Micrometres for nanometres."""
    return replace(electrolyte, thickness=replace(electrolyte.thickness, value=1e3 * electrolyte.thickness.value))


def sluggish(metal):
    """A surface on which lithium diffuses as slowly as inside."""
    return replace(metal, surface_diffusivity=metal.volume_diffusivity)


CLAIMS_35_TO_74 = [
    Break(
        "100 times the gas",
        "gas_and_wall",
        ("claim-35-solved", "claim-36-solved"),
        {"femiec.models.tubule.gas_balance": scaled(1, 100)},
    ),
    Break("100 times the gas, in closed form", "gas_and_wall", ("claim-35", "claim-36"), {GAS: times(100)}),
    Break("half of the span", "gas_and_wall", ("claim-37",), {"femiec.estimates.plates.safe_strip_thickness": scaled(0, 1 / 2)}),
    Break("gas compressed three times", "gas_and_wall", ("claim-37-solved", "claim-37-side"), {GAS: times(0.3)}),
    Break("sodium", "crystals", ("claim-40", "claim-55"), {"femiec.materials.lithium": constant(materials.sodium)}),
    Break(
        "a tenth too many atoms",
        "crystals",
        ("claim-39", "claim-39-li22si5", "claim-39-li9al4"),
        {"femiec.estimates.crystal.atom_concentration": times(1.1)},
    ),
    Break("the other angle", "crystals", ("claim-41",), {"femiec.estimates.crystal.cubic_plane_angle": supplement}),
    Break(
        "a tubule full of hydrogen",
        "characterisation",
        ("claim-42", "claim-43", "claim-43-bore"),
        {"femiec.estimates.characterisation.effective_atomic_number": constant(lambda numbers, atoms: 1.0)},
    ),
    Break(
        "a bore of 1.74 times the area",
        "characterisation",
        ("claim-44", "claim-44-porous"),
        {"femiec.estimates.characterisation.wall_density_from_atom_ratio": times(1.74)},
    ),
    Break(
        "oxygen bonded to carbon counted to the zinc",
        "zinc_oxide",
        ("claim-45",),
        {"femiec.estimates.characterisation.oxide_stoichiometry": scaled(1, 0)},
    ),
    Break(
        "five times the oxide",
        "zinc_oxide",
        ("claim-57", "claim-57-oxygen"),
        {"femiec.estimates.characterisation.conversion_layer": times(5)},
    ),
    Break("angstrom for nm", "array", ("claim-46", "claim-46-extent", "claim-47"), {"femiec.quantities.nm": constant(1e-10)}),
    Break("half of the interface's conductance", "array", SIZES, {SHEET: times(1 / 2)}),
    Break(
        "half of the interface's conductance, solved",
        "array",
        ("claim-59-solved",),
        {FACE: scaled(2, 1 / 2)},
    ),
    Break("a twentieth of the interface's conductance, solved", "microscope", ("claim-74-solved",), {FACE: scaled(2, 1 / 20)}),
    Break("a tenth of the lithium", "half_cell", ("claim-50",), {"femiec.estimates.capacity.areal_capacity": times(1 / 10)}),
    Break(
        "S/cm read as S/m",
        "half_cell",
        ("claim-51", "claim-51-solved"),
        {"femiec.estimates.half_cell.peo_litfsi": poorer, "femiec.materials.peo_litfsi": poorer},
    ),
    Break(
        "100 times the way's resistance",
        "half_cell",
        ("claim-63",),
        {"femiec.estimates.half_cell.interface_resistance": times(100)},
    ),
    Break(
        "a tip that is pushed, not pulled",
        "half_cell",
        ("claim-63-solved",),
        {"femiec.estimates.nernst.energy_per_pressure": times(-1)},
    ),
    Break(
        "half of what LiFePO4 gives",
        "full_cell",
        ("claim-48", "claim-48-fast", "claim-48-control"),
        {"femiec.estimates.capacity.gravimetric_capacity": times(1 / 2)},
    ),
    Break("a tenth of the lithium", "full_cell", ("claim-49",), {"femiec.estimates.capacity.areal_capacity": times(1 / 10)}),
    Break(
        "twelve times the loss", "full_cell", ("claim-52-cycles",), {"femiec.estimates.capacity.cycles_of_excess": times(1 / 12)}
    ),
    Break("two charges in an electronvolt", "roots", ("claim-64",), {"femiec.quantities.eV": times_two}),
    Break("S/cm read as S/m", "roots", ("claim-65",), {"femiec.materials.peo_litfsi": poorer}),
    Break("200 um of LiPON", "roots", ("claim-65-root",), {"femiec.materials.lipon": thicker}),
    Break(
        "a quarter of the lithium in a wall",
        "graphite_anode",
        ("claim-54",),
        {"femiec.estimates.transport.nernst_einstein_conductivity": scaled(0, 1 / 4)},
    ),
    Break(
        "a tenth of the interface's conductance",
        "microscope",
        ("claim-74", "claim-74-length"),
        {SHEET: times(1 / 10)},
    ),
    Break("a surface as slow as the bulk", "microscope", ("claim-67",), {"femiec.materials.lithium": sluggish}),
    Break(
        "no meniscus",
        "microscope",
        ("claim-67-solved",),
        {"femiec.models.coupled.model.capillary_pressure": constant(lambda *arguments: 0.0)},
    ),
]
