"""Plots beside the paper's statements: our closed forms as curves, the numbers that the paper prints as diamonds."""

from __future__ import annotations

import numpy as np

from femiec.estimates.arrays import hexagonal_holes, round_holes, slab_array
from femiec.estimates.capacity import composite_gravimetric_capacity, gravimetric_capacity
from femiec.estimates.feasibility import minimum_fill_factor
from femiec.estimates.gas import adiabatic_pressure, isothermal_pressure
from femiec.estimates.nernst import pressure_from_overpotential
from femiec.estimates.plates import hexagon_side, strip_stress_ratio
from femiec.estimates.transport import nernst_einstein_conductivity, required_conductance, required_conductivity
from femiec.materials import Host, li9al4, li22si5, lic6, lithium
from femiec.materials.property import Property
from femiec.quantities import ATMOSPHERE, MPa, cm2_per_s, g_per_cm3, mA_per_cm2, mS_per_cm, mV, nm, um
from femiec.views.report.chart import Chart, Curve, Level, Mark
from femiec.views.report.maps import mechanisms
from femiec.views.report.markup import Html, tag

WALLS = (lic6, li9al4, li22si5)
TEMPERATURE, WIDTH = 300.0, 100 * nm
OMEGA = lithium.atomic_volume.value
HARDNESS = 65 * MPa
MOLAR_MASS = 6.94e-3
"""Of lithium [kg/mol]."""
REQUIREMENT = required_conductivity(required_conductance(3 * mA_per_cm2, -50 * mV), 20 * um)
"""Of eq. (1) [S/m]."""


def statements() -> Html:
    """All plots, each with what it says."""
    words = "Curves: our closed forms, with the materials' sourced data. Diamonds: numbers that the paper prints. Dotted: bounds."
    drawn = [
        _card(*each)
        for each in (_pressure(), _conductivity(), _fill(), _gas(), _stress(), _capacity(), _porosity(), mechanisms())
    ]
    return tag(
        "section",
        tag("h2", "Beside the paper's statements"),
        tag("p", words, class_="lead"),
        tag("div", drawn, class_="plots"),
        id="plots",
    )


def _card(chart: Chart, said: str) -> Html:
    return tag("figure", tag("h3", chart.title), chart.svg(), tag("figcaption", said), class_="card")


def _pressure() -> tuple[Chart, str]:
    potential = np.linspace(0, 150, 31)
    pressure = np.asarray(pressure_from_overpotential(-potential * mV, OMEGA)) / MPa
    chart = Chart(
        "Pressure of plated lithium",
        "Overpotential −U [mV]",
        "Pressure [MPa]",
        [Curve("P = −eU/Ω", potential.tolist(), pressure.tolist())],
        [Mark(50, 370, "370 MPa at 50 mV"), Mark(135, 1000, "1 GPa at 135 mV", left=True)],
        [Level(65, "hardness of the array, 65 MPa")],
    )
    return chart, "The line passes through both of the paper's numbers; the array's hardness is reached at 9 mV."


def _known(value: Property | None) -> float:
    assert value is not None
    return value.value


def _wall(host: Host, diffusivity: np.ndarray) -> np.ndarray:
    return np.asarray(nernst_einstein_conductivity(_known(host.lithium_concentration), diffusivity, TEMPERATURE))


PRINTED = ((1e-8, 1.0, "LiC₆ ≈ 1"), (1e-7, 10.0, "LiC₆ ≈ 10"), (1e-9, 0.25, "Li₉Al₄ ≈ 0.25"), (1e-11, 0.003, "Li₂₂Si₅ ≈ 0.003"))
"""Diffusivity [cm2/s], conductivity [mS/cm] and words, as the paper prints them."""
NAMES = {"LiC6": "LiC₆", "Li9Al4": "Li₉Al₄", "Li22Si5": "Li₂₂Si₅"}


def _conductivity() -> tuple[Chart, str]:
    diffusivity = np.logspace(-12, -6.5, 12)
    curves = [
        Curve(NAMES[host.name], diffusivity.tolist(), (_wall(host, diffusivity * cm2_per_s) / mS_per_cm).tolist())
        for host in WALLS
    ]
    chart = Chart(
        "Conductivity of the wall, eq. (2)",
        "Diffusivity of lithium in the wall [cm²/s]",
        "Conductivity [mS/cm]",
        curves,
        [Mark(*each, left=each[0] > 1e-8 or each[0] == 1e-9) for each in PRINTED],
        [Level(REQUIREMENT / mS_per_cm, "eq. (1) with f = 1", left=True)],
        log_x=True,
        log_y=True,
    )
    return (
        chart,
        "Walls of different composition lie within a factor of 3.2 at one diffusivity; it is the diffusivity that decides.",
    )


def _fill() -> tuple[Chart, str]:
    diffusivity = np.logspace(-9.5, -6.5, 13)
    curves = [
        Curve(
            NAMES[host.name],
            diffusivity.tolist(),
            np.asarray(minimum_fill_factor(_wall(host, diffusivity * cm2_per_s), REQUIREMENT)).tolist(),
        )
        for host in WALLS
    ]
    chart = Chart(
        "Wall that eq. (1) asks for",
        "Diffusivity of lithium in the wall [cm²/s]",
        "Fill factor w/(w + W)",
        curves,
        [Mark(1e-8, 0.1, "LiC₆ ≈ 0.1", falls=True), Mark(1e-9, 0.5, "Li₉Al₄ ≈ 0.5", left=True, falls=True)],
        [Level(1.0, "no room for lithium")],
        log_x=True,
        log_y=True,
    )
    return chart, "Li₂₂Si₅ at its 10⁻¹¹ cm²/s would need 36 times the room there is; LiC₆ at 10⁻⁹ cm²/s is past 1 as well."


def _gas() -> tuple[Chart, str]:
    ratio = np.linspace(1, 30, 30)
    laws = {
        "isothermal": isothermal_pressure(ATMOSPHERE, ratio),
        "adiabatic, γ = 1.4": adiabatic_pressure(ATMOSPHERE, ratio, 1.4),
    }
    curves = [Curve(name, ratio.tolist(), (np.asarray(p) / MPa).tolist()) for name, p in laws.items()]
    marks = [Mark(10, 2.0, "“tens of atmospheres” at 10×", left=True)]
    levels = [Level(65, "hardness of the array, 65 MPa")]
    chart = Chart("Gas above the lithium", "Compression", "Pressure [MPa]", curves, marks, levels, log_x=True, log_y=True)
    return chart, "Ten times compressed, gas that keeps its temperature has 1 MPa, 10 atmospheres. The array bears far more."


def _stress() -> tuple[Chart, str]:
    wall = np.linspace(3, 28, 26)
    load = 10 * ATMOSPHERE - ATMOSPHERE
    spans = {"clamped strip of span W": WIDTH, "side of a hexagon, W/√3": float(hexagon_side(WIDTH))}
    curves = [
        Curve(name, wall.tolist(), (load * np.asarray(strip_stress_ratio(span, wall * nm)) / MPa).tolist())
        for name, span in spans.items()
    ]
    chart = Chart(
        "Bending of the wall under ten times compressed gas",
        "Wall thickness w [nm]",
        "Largest stress [MPa]",
        curves,
        (),
        [Level(HARDNESS / MPa, "hardness of the array, 65 MPa"), Level(10, "the paper's 10 nm", upright=True)],
        log_y=True,
    )
    return chart, "Gas on one side, one atmosphere on the other, W = 100 nm: walls of 5 to 9 nm are enough, so 10 nm are."


ARRAYS = {"round holes": round_holes, "hexagonal holes": hexagonal_holes, "slits": slab_array}


def _porosities() -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Wall over pitch, and the porosity of each kind of array."""
    part = np.linspace(0.02, 0.7, 35)
    return part, {name: np.asarray(made(WIDTH, part / (1 - part) * WIDTH).porosity) for name, made in ARRAYS.items()}


def _porosity() -> tuple[Chart, str]:
    part, arrays = _porosities()
    curves = [Curve(name, part.tolist(), porosity.tolist()) for name, porosity in arrays.items()]
    levels = [Level(10 / 110, "10 nm in 110 nm", upright=True)]
    chart = Chart("Porosity, Supplementary Fig. 29", "Wall over pitch w/(W + w)", "Porosity", curves, (), levels)
    return chart, "Walls of 10 nm between channels of 100 nm take a tenth of the room as slabs, a quarter around round holes."


def _capacity() -> tuple[Chart, str]:
    part, arrays = _porosities()
    pure, density = float(gravimetric_capacity(MOLAR_MASS)), lithium.density.value
    curves = [
        Curve(
            f"{name}, carbon of {carbon:g} g/cm³",
            part.tolist(),
            (np.asarray(composite_gravimetric_capacity(arrays[name], pure, density, carbon * g_per_cm3)) / 3600).tolist(),
            dashed=carbon < 2,
        )
        for name in ("round holes", "hexagonal holes")
        for carbon in (2.0, 1.15)
    ]
    levels = [Level(900, "the paper's text: about 900 mAh/g")]
    chart = Chart(
        "Capacity with the walls counted, Supplementary Fig. 29",
        "Wall over pitch w/(W + w)",
        "Capacity [mAh/g]",
        curves,
        (),
        levels,
    )
    return (
        chart,
        "The paper does not give the carbon's density: dense carbon meets 900 mAh/g at thinner walls than porous carbon.",
    )
