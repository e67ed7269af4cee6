"""The map of mechanisms by which lithium creeps, over the size of its grains."""

from __future__ import annotations

import numpy as np

from femiec.estimates.creep import (
    coble_viscosity,
    crossover_grain_size,
    interface_mobility,
    nabarro_herring_viscosity,
    parallel_viscosity,
)
from femiec.materials import PowerLaw, lithium
from femiec.quantities import MPa, um
from femiec.views.report.chart import Chart, Curve, Level, Mark

TEMPERATURE = 300.0


def mechanisms() -> tuple[Chart, str]:
    """Stress from which dislocations carry more than diffusion, and the size from which grains flow through their volume."""
    size = np.logspace(-8, -5, 31)
    curves = [
        Curve(f"dislocations, {law.name} law, above", (size / um).tolist(), _limit(law, size))
        for law in lithium.dislocation_creep or ()
    ]
    turn = float(
        crossover_grain_size(lithium.interface_width.value, _at(lithium.interface_diffusivity), _at(lithium.volume_diffusivity))
    )
    chart = Chart(
        "How lithium creeps at 300 K",
        "Grain or tubule d [µm]",
        "Uniaxial stress [MPa]",
        curves,
        [Mark(0.1, 0.16 * np.sqrt(3), "tubule of 100 nm at its wall")],
        [Level(turn / um, f"{turn / um:.1f} µm", upright=True)],
        log_x=True,
        log_y=True,
        regions=((0.035, 1.0, "Coble"), (5.6, 0.1, "Nabarro–Herring"), (1.0, 12.0, "dislocations")),
    )
    return chart, (
        "Diffusion along the wall (Coble) carries lithium through a tubule of 100 nm: the shear there is 0.16 MPa although the "
        "pressure is hundreds of MPa. The two laws of dislocations bound what is known of them."
    )


def _at(diffusivity: object) -> float:
    return float(diffusivity.at(TEMPERATURE))  # type: ignore[attr-defined]


def _limit(law: PowerLaw, size: np.ndarray) -> list[float]:
    """Where B (s/MPa)^n equals s/(3 eta) of diffusional creep [MPa]."""
    width, volume = lithium.interface_width.value, lithium.atomic_volume.value
    mobility = interface_mobility(width, _at(lithium.interface_diffusivity), volume, TEMPERATURE)
    through = nabarro_herring_viscosity(size, _at(lithium.volume_diffusivity), volume, TEMPERATURE)
    viscosity = np.asarray(parallel_viscosity(coble_viscosity(size, mobility), through))
    rate, exponent = law.rate_coefficient(TEMPERATURE), law.exponent.value
    return list((MPa / (3 * viscosity * rate)) ** (1 / (exponent - 1)))
