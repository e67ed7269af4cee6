"""What a model of the interface needs of each material: mobilities and sheet conductances, typed from their constants."""

import math

import pytest

from femiec.estimates.creep import interface_mobility
from femiec.estimates.transport import interface_sheet_conductance
from femiec.materials import MATERIALS, Host, Kind, Metal, lithium, potassium, sodium

K_BOLTZMANN, E = 1.380649e-23, 1.602176634e-19
METALS = [each for each in MATERIALS.values() if isinstance(each, Metal)]


@pytest.mark.parametrize(
    ("metal", "omega", "melting", "factor"),
    [(lithium, 21.6e-30, 453.65, 2e-7 / 7.0978e-7), (sodium, 39.45e-30, 370.95, 1.0), (potassium, 75.4e-30, 336.5, 1.0)],
    ids=lambda value: getattr(value, "name", ""),
)
@pytest.mark.parametrize("temperature", [300.0, 328.15])
def test_mobility_and_sheet_conductance(metal, omega, melting, factor, temperature):
    """Lithium's interface is 3.55 times slower than its surface; the surface stands in for the others'."""
    mobility = 2e-10 * factor * 0.014e-4 * math.exp(-6.54 * melting / temperature) * omega / (K_BOLTZMANN * temperature)
    data = (metal.interface_width.value, metal.interface_diffusivity.at(temperature), metal.atomic_volume.value, temperature)
    assert interface_mobility(*data) == pytest.approx(mobility, rel=1e-4, abs=0)
    assert interface_sheet_conductance(*data) == pytest.approx(mobility * (E / omega) ** 2, rel=1e-4, abs=0)


@pytest.mark.parametrize("metal", METALS, ids=lambda metal: metal.name)
@pytest.mark.parametrize("temperature", [300.0, 328.15])
def test_no_interface_is_faster_than_the_surface(metal, temperature):
    assert 0 < metal.interface_diffusivity.at(temperature) <= metal.surface_diffusivity.at(temperature) * (1 + 1e-12)


@pytest.mark.parametrize("metal", [sodium, potassium], ids=lambda metal: metal.name)
def test_what_stands_in_is_called_an_assumption(metal):
    assert metal.interface_diffusivity.reference_value.kind is Kind.ASSUMED
    assert not metal.interface_diffusivity.reference_value.verified


def test_every_wall_has_what_the_coupled_model_reads():
    for host in (each for each in MATERIALS.values() if isinstance(each, Host)):
        assert host.youngs_modulus.value > 1e9
        assert 0 < host.poissons_ratio.value < 0.5
        assert host.conducts_in_bulk == (host.name not in {"nickel", "tungsten", "CuLi"})
