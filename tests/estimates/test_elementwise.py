"""Every estimate, one by one: arrays give elementwise what numbers give, and no NaN goes in or out."""

import importlib
import inspect
import pkgutil

import numpy as np
import pytest

import femiec.estimates
from femiec.errors import InputError

MODULES = sorted(module.name for module in pkgutil.iter_modules(femiec.estimates.__path__) if not module.name.startswith("_"))
# One value per argument name, chosen so that every function accepts it as it stands and 1 % beside it.
ARGUMENTS = {
    "activation_energy": 37e3, "anodic_transfer": 0.4, "area": 1e-4, "areal": 1e5, "atom_ratio": 0.56, "atomic_number": 6.0,
    "atomic_volume": 21.6e-30, "atoms_per_cell": 2.0, "available_pressure": 371e6, "axial_strain": 1e-3, "beam_voltage": 2e5,
    "bulk_conductivity": 0.1, "bulk_diffusivity": 1e-12, "bulk_yield": 0.8e6, "capacity": 3e6, "capillary_pressure": 18e6,
    "carbon_bonded_oxygen": 9.0, "cathodic_transfer": 0.6, "cell_size": 1.1e-7, "cavity_half_width": 2e-8, "cavity_radius": 2e-8,
    "cell_half_width": 9e-8,
    "cell_radius": 9e-8, "charge_transfer_resistance": 2e-4, "coble_viscosity": 3.6e5, "coefficient": 131.9,
    "crush_strength": 65e6, "collection_angle": 1e-2, "compliance": 6.5e-26, "compression": 10.0,
    "concentration": 4.6e28, "conductance": 600.0, "conductivity": 0.1, "contact_angle": 0.5, "count": 1e10,
    "current_density": 30.0, "deposition": 1e-9, "diffusional_viscosity": 3.5e5, "diffusivity": 2e-11, "driving_pressure": 1e8,
    "duration": 3600.0, "filling_time": 4.0, "gas_pressure": 1e6,
    "exchange_current_density": 10.0, "exponent": 5.0, "filler_capacity": 1.4e7, "filler_concentration": 4.6e28,
    "filler_density": 534.0, "filling": 0.5, "fill": 0.1, "friction": 2e10, "gradient": 6e12, "grain_size": 1e-7,
    "coulombic_efficiency": 0.95, "excess": 1.0, "molar_volume": 1.5e-5, "wall_molar_density": 1.6e5,
    "flow_stress": 5e8, "half_width": 5e-8, "solid_fraction": 0.17, "yield_strength": 4e8,
    "heat_capacity_ratio": 1.4, "height": 2e-5, "initial_pressure": 1e5, "inner_pressure": 5e6, "inner_radius": 5e-8,
    "interface_diffusivity": 2e-11, "interface_width": 2e-10, "lattice_constant": 3.51e-10, "length": 2e-5, "mean_speed": 5e-9,
    "mean_stress": 1e6, "melting_temperature": 453.65, "metal": 2.0, "mobility": 2e-29, "molar_mass": 6.94e-3, "density": 534.0,
    "nabarro_herring_viscosity": 1.1e7, "perimeter": 3.14e-7,
    "outer_pressure": 1e5, "outer_radius": 6e-8, "overpotential": -0.05, "oxygen": 10.0, "perimeter_per_area": 3e7,
    "plating_length": 1.6e-7, "poisson_ratio": 0.24, "porosity": 0.7, "potential": -0.05, "pressure": 1e7,
    "pressure_difference": 1e6, "pressure_drop": 1e8, "r": 5.5e-8, "radius": 6e-8, "rate_at_reference": 0.02,
    "rate_sensitivity": 0.15, "reference_size": 1e-6, "reference_strength": 105e6, "reference_stress": 1e6,
    "reference_temperature": 298.0, "reference_value": 2e-11, "requirement": 0.012, "rival_concentration": 1.65e28,
    "root_flux": 1e-16, "root_pressure": 371e6, "roughness": 2e-9, "sealing_temperature": 298.0, "shear_stress": 1e5,
    "sheet_conductance": 1.1e-9, "sintering_stress": 1e5, "size": 1e-7, "span": 1e-7, "speed": 5e-9, "strain_rate": 0.02,
    "strength": 65e6, "strength_sensitivity": 0.05, "stress": 1e6, "stress_difference": 1e6, "surface_energy": 0.45,
    "temperature": 300.0, "thickness": 1e-8, "tip_pressure": 18e6, "viscosity": 3e5, "voltage": -0.04,
    "volume_diffusivity": 4e-15, "volume_mobility": 2e-20, "wall_density": 2e3, "wall_molar_mass": 0.012, "wall_thickness": 1e-8,
    "wave_height": 2e-9, "wavelength": 1e-7, "wavenumber": 6e7, "width": 1e-7, "x": 2e-8, "young_modulus": 2e10, "z": 1e-7,
    "depth": 1e-7, "effective_length": 0.5, "epsilon": 0.75, "force": 1e-6, "half_angle": 1.2, "plane_strain_modulus": 2e10,
    "poissons_ratio": 0.24, "stiffness": 100.0, "young_over_yield": 50.0,
}  # fmt: skip
EXCEPTIONS = {"cavity_stream": {"height": 0.5}, "size_limited_strength": {"exponent": -0.68}}
NOT_ELEMENTWISE = {
    "atom_concentration",
    "bending",
    "cubic_plane_angle",
    "cubic_plane_spacing",
    "effective_atomic_number",
    "bulk_resistance",
    "cavity_vortex",
    "check_side",
    "gauss_rule",
    "half_cell_budget",
    "interface_resistance",
    "largest_current_density",
    "linearise",
    "parallel_viscosity",
    "regime",
    "section_stress",
    "southwell_load",
    "wall_row",
}


def public_functions():
    for name in MODULES:
        module = importlib.import_module(f"femiec.estimates.{name}")
        for function in vars(module).values():
            if inspect.isfunction(function) and function.__module__ == module.__name__ and not function.__name__.startswith("_"):
                yield function


FUNCTIONS = [function for function in public_functions() if function.__name__ not in NOT_ELEMENTWISE]


def sample(function):
    names = inspect.signature(function).parameters
    return {name: EXCEPTIONS.get(function.__name__, {}).get(name, ARGUMENTS[name]) for name in names}


def numbers(result):
    """A result as an array, whether it is a number, an array or a record of them."""
    fields = getattr(result, "__dataclass_fields__", None)
    return np.asarray([getattr(result, name) for name in fields] if fields else [result])


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
def test_arrays_give_what_numbers_give(function):
    arguments = sample(function)
    factors = np.array([1.0, 1.002, 1.004])
    together = numbers(function(**{name: value * factors for name, value in arguments.items()}))
    one_by_one = [numbers(function(**{name: value * factor for name, value in arguments.items()})) for factor in factors]
    assert together.shape[-1] == 3
    assert together == pytest.approx(np.stack(one_by_one, axis=-1), rel=1e-14, abs=0)
    assert np.isfinite(together).all()


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
def test_numbers_give_numbers(function):
    result = function(**sample(function))
    for value in vars(result).values() if hasattr(result, "__dataclass_fields__") else [result]:
        assert isinstance(value, float | bool)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
def test_what_is_not_finite_is_refused(function):
    for argument in inspect.signature(function).parameters:
        for bad in (float("nan"), float("inf"), "wide"):
            with pytest.raises(InputError):
                function(**sample(function) | {argument: bad})


@pytest.mark.parametrize("function", list(public_functions()), ids=lambda function: function.__name__)
def test_every_estimate_is_documented_with_an_example(function):
    assert ">>>" in function.__doc__
    assert function.__doc__.strip().splitlines()[0].rstrip().endswith((".", "]", ","))


def test_the_table_of_contents_is_complete():
    listed = {name for name in MODULES if f":mod:`femiec.estimates.{name}`" in femiec.estimates.__doc__}
    assert listed == set(MODULES)
