"""Mistakes that the rows on claims 1 to 34 have to see; :mod:`breaks` has the others."""

from dataclasses import replace

from mistakes import Break, fast, scaled, times

from femiec.materials.variants import with_diffusivity, with_interface

CONDUCTION = "femiec.models.coupled.transport.nernst_einstein_conductivity"
LITHIUM, LIC6, SURFACE = "femiec.materials.lithium", "femiec.materials.lic6", "femiec.estimates.transport.surface_diffusivity"
ALONG, THROUGH = "femiec.models.coupled.model.sheet_conductance", "femiec.models.coupled.model.bulk_conductivity"
VOLUMETRIC, GRAVIMETRIC = (f"femiec.estimates.capacity.{kind}_capacity" for kind in ("volumetric", "gravimetric"))
WALLS = ("26", "26-li9al4", "26-li22si5")


def claims(*names):
    return tuple(f"claim-{name}" for name in names)


def with_solved(*names):
    """Of claims that are solved too, both rows."""
    return claims(*(name + suffix for name in names for suffix in ("", "-solved")))


def faster(factor):
    """A metal with another interface."""
    return lambda metal: with_interface(metal, factor, "a mistake")


def sluggish(metal):
    """A tenth of its self-diffusion."""
    law = metal.volume_diffusivity
    known = law.reference_value
    return replace(metal, volume_diffusivity=replace(law, reference_value=replace(known, value=known.value / 10)))


def wide(metal):
    """Twice the interface's width."""
    width = metal.interface_width
    return replace(metal, interface_width=replace(width, value=2 * width.value))


def faster_bulk(host):
    return with_diffusivity(host, 10 * host.lithium_diffusivity.value, "a mistake")


def crowded(host):
    """Twice the lithium."""
    held = host.lithium_concentration
    return replace(host, lithium_concentration=replace(held, value=2 * held.value))


def heavy(gravimetric_capacity):
    return lambda mass: gravimetric_capacity(mass + 6.94e-3)


def thick(array):
    return lambda shape, width, wall, **others: array(shape, width, 2 * wall, **others)


CLAIMS_1_TO_34 = [
    Break(
        "twice Nernst's pressure",
        "nernst_pressure",
        claims("3-closed", "4-closed", "5-closed"),
        {f"femiec.estimates.nernst.{name}": times(2) for name in ("pressure_from_overpotential", "pressure_per_volt")},
    ),
    Break("half of the lithium in a wall", "transport", with_solved("9", "10", "11", "12"), {CONDUCTION: scaled(0, 1 / 2)}),
    Break("a tenth of all conduction", "transport", claims("7-solved", "8-solved"), {ALONG: times(0.1), THROUGH: times(0.1)}),
    Break(
        "half of the lithium in a wall",
        "fill_factor",
        with_solved("13", "13-wall", "14", "14-wall"),
        {CONDUCTION: scaled(0, 1 / 2)},
    ),
    Break(
        "Li22Si5 as fast as LiC6",
        "fill_factor",
        (*with_solved("15"), "claim-15-refused"),
        {"femiec.materials.li22si5": fast},
    ),
    Break(
        "ten times the lithium in a wall",
        "fill_factor",
        (*with_solved("16"), "claim-16-impossible"),
        {CONDUCTION: scaled(0, 10)},
    ),
    Break("a tenth of the lithium in a wall", "fill_factor", claims("16-workable", "16-li9al4"), {CONDUCTION: scaled(0, 0.1)}),
    Break("R twice as large", "diffusion", claims("17"), {"femiec.quantities.GAS_CONSTANT": lambda R: 2 * R}),
    Break(
        "lithium ten times slower in its bulk",
        "diffusion",
        claims("18", "18-conductance", "18-solved"),
        {LITHIUM: sluggish, "femiec.evolve.conduction.OFF": sluggish},
    ),
    Break(
        "twice the surface diffusivity",
        "diffusion",
        (*claims("19", "20", "20-measured", "21", "24-few"), *with_solved("23")),
        {SURFACE: times(2)},
    ),
    Break("twice the interface diffusivity", "diffusion", claims("24", "25", "25-li22si5", "25-solved"), {LITHIUM: faster(2)}),
    Break("twice the interface's width", "interface_conduction", claims("22"), {LITHIUM: wide}),
    Break(
        "an interface that is ten times as fast",
        "interface_conduction",
        (
            *with_solved(*WALLS, "28"),
            *claims("26-nickel-solved", "28-round", "28-drop-solved"),
        ),
        {LITHIUM: faster(10)},
    ),
    Break("ten times the bulk of LiC6", "interface_conduction", claims("26-spread-solved"), {LIC6: faster_bulk}),
    Break(
        "an interface that is ten times slower",
        "interface_conduction",
        (*with_solved("27"), *claims("28-least-solved", "28-lic6-solved")),
        {LITHIUM: faster(0.1)},
    ),
    Break("half of the surface diffusivity", "interface_conduction", claims("28-surface"), {SURFACE: times(1 / 2)}),
    Break(
        "two electrons an atom",
        "capacity",
        (*with_solved("29"), *claims("29-hexagons-solved", "34")),
        {VOLUMETRIC: times(2)},
    ),
    Break(
        "half of lithium's charge by mass",
        "capacity",
        claims("33", "33-wall"),
        {GRAVIMETRIC: times(1 / 2)},
    ),
    Break(
        "a mesh whose walls are twice as thick",
        "capacity",
        claims("33-solved", *(f"34-{shape}-{by}" for shape in ("round", "hexagons") for by in ("volume", "mass")), "34-polygons"),
        {"femiec.geometry.arrays.Array": thick},
    ),
    Break("lithium weighed twice", "against_graphite", claims("30"), {GRAVIMETRIC: heavy}),
    Break("twice the lithium in LiC6", "against_graphite", claims("31", "32"), {LIC6: crowded}),
]
