"""An alkali metal that plates and creeps."""

from __future__ import annotations

from dataclasses import dataclass

from femiec.errors import InputError
from femiec.materials.arrhenius import Arrhenius
from femiec.materials.cubic import CubicElasticity
from femiec.materials.power_law import PowerLaw
from femiec.materials.property import Property, require_poissons_ratio, require_temperature, require_units
from femiec.materials.size_strengthening import SizeStrengthening


@dataclass(frozen=True)
class Metal:
    """An alkali metal: volume, elasticity, surface, diffusion and creep.

    Args:
        name, symbol: as in a table of the elements.
        atomic_volume: Omega [m3].
        density: [kg/m3].
        melting_temperature: [K].
        youngs_modulus, shear_modulus: of a polycrystal [Pa].
        poissons_ratio: [1].
        surface_energy: gamma [J/m2].
        volume_diffusivity: tracer diffusion in the bulk [m2/s].
        surface_diffusivity: on the free surface [m2/s].
        interface_diffusivity: along the incoherent interface with a host [m2/s].
        interface_width: delta [m]. Only the product of width and diffusivity enters a result.
        dislocation_creep: bulk laws, the fastest first; None where no source was found.
        size_strengthening: one record a temperature; None where no source was found.
        crystal: single-crystal elastic constants; None where no source was found.
        shear_softening: s [1] in G(T) = G0 [1 - s (T - 300 K)/Tm]; None where no source was found.

    Raises:
        InputError: a value that is not positive, or of another unit; a Poisson's ratio outside -1 to 0.5.

    Example:
        >>> from femiec.materials import lithium
        >>> from femiec.quantities import ELEMENTARY_CHARGE, MPa
        >>> round(ELEMENTARY_CHARGE / lithium.atomic_volume.value / MPa, 1)  # Nernst pressure per volt
        7417.5
    """

    name: str
    symbol: str
    atomic_volume: Property
    density: Property
    melting_temperature: Property
    youngs_modulus: Property
    poissons_ratio: Property
    shear_modulus: Property
    surface_energy: Property
    volume_diffusivity: Arrhenius
    surface_diffusivity: Arrhenius
    interface_diffusivity: Arrhenius
    interface_width: Property
    dislocation_creep: tuple[PowerLaw, ...] | None = None
    size_strengthening: tuple[SizeStrengthening, ...] | None = None
    crystal: CubicElasticity | None = None
    shear_softening: Property | None = None

    def __post_init__(self) -> None:
        require_units(self.name, {"atomic_volume": self.atomic_volume}, "m3")
        require_units(self.name, {"density": self.density}, "kg/m3")
        require_units(self.name, {"melting_temperature": self.melting_temperature}, "K")
        require_units(self.name, {"youngs_modulus": self.youngs_modulus, "shear_modulus": self.shear_modulus}, "Pa")
        require_poissons_ratio(self.name, self.poissons_ratio)
        require_units(self.name, {"surface_energy": self.surface_energy}, "J/m2")
        require_units(self.name, {"interface_width": self.interface_width}, "m")
        for path in ("volume_diffusivity", "surface_diffusivity", "interface_diffusivity"):
            require_units(f"{self.name}.{path}", {"reference_value": getattr(self, path).reference_value}, "m2/s")

    def shear_modulus_at(self, temperature: float) -> float:
        """Shear modulus [Pa] at a temperature [K], G0 [1 - s (T - 300 K)/Tm].

        Raises:
            InputError: a temperature outside 0 to the melting point, or a metal whose softening is unknown.
        """
        require_temperature(temperature)
        melting = self.melting_temperature.value
        if temperature > melting:
            raise InputError("temperature", temperature, f"at most {melting:g} K, where {self.name} melts", "cool the metal")
        if self.shear_softening is None:
            raise InputError("shear_softening", None, f"a known softening of {self.name}", "use shear_modulus")
        return self.shear_modulus.value * (1 - self.shear_softening.value * (temperature - 300.0) / melting)
