"""The state of a tubule as its balances read it: fields, their rates, and what follows from them at a point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import ufl

from femiec.laws.creep import equivalent_rate
from femiec.laws.elasticity import isotropic_stress
from femiec.laws.nernst import nernst_pressure
from femiec.models.coupled.fields import Scales
from femiec.models.coupled.frame import Frame
from femiec.models.problem import Evolution, Unknown

if TYPE_CHECKING:
    from femiec.models.coupled.model import CoupledTubule


@dataclass(frozen=True)
class State:
    """The fields and their tests as the balances read them, SI.

    Args:
        model: what the user set.
        unknowns: by name.
        test: the test functions, by name.
        evolution: how time enters.
        exponent: Constant: n of the power law, which continuation may change.
    """

    model: CoupledTubule
    unknowns: Mapping[str, Unknown]
    test: Mapping[str, Any]
    evolution: Evolution
    exponent: Any

    @cached_property
    def value(self) -> dict[str, Any]:
        """The fields in SI."""
        return {name: unknown.value for name, unknown in self.unknowns.items()}

    def rate(self, name: str) -> Any:
        """The time derivative of an unknown at a point of the mesh [SI/s]."""
        return self.evolution.derivative(self.unknowns[name])

    @cached_property
    def frame(self) -> Frame:
        """The cross-section at the present place of the front."""
        model = self.model
        bottom = (self.value["bottom"], self.rate("bottom")) if model.has_void else None
        return Frame(model.mesh, model.tubule, model.symmetry, (self.value["tip"], self.rate("tip")), bottom)

    @cached_property
    def tip_pressure(self) -> Any:
        """Of the lithium under the meniscus [Pa]."""
        return self.value["gas pressure"] - self.model.capillary_pressure

    @property
    def bottom_pressure(self) -> float:
        """Of the lithium over the meniscus of an empty void [Pa]."""
        return -self.model.capillary_pressure

    @cached_property
    def potential(self) -> Any:
        """psi [V]: what is solved for is zero at the root and at the triple lines, where the ends' values are added."""
        per_volt, frame = self.model.pressure_per_volt, self.frame
        ends = self.value["root potential"] * frame.towards_root + self.tip_pressure / per_volt * frame.towards_tip
        if self.model.has_void:
            ends += self.bottom_pressure / per_volt * frame.towards_bottom
        return self.value["potential"] + ends

    @cached_property
    def chi(self) -> Any:
        """The test function of the potential; that of the root's potential collects what enters there."""
        return self.test["potential"] + self.test["root potential"] * self.frame.towards_root

    @cached_property
    def wall_speed(self) -> Any:
        """du/dt [m/s] of the wall's material, which the mesh passes at the drift's speed.

        Along z it is that of the mesh's points: what is left out is the front's speed times the axial strain, as small as what a
        theory of small strains leaves out. It jumps from cell to cell, which lithium that sticks to the wall cannot follow, and
        would drive waves in the wall that grow.
        """
        across = self.frame.moving.gradient(self.value["displacement"][0])[1]
        return self.rate("displacement") - self.frame.drift * ufl.as_vector([across, 0])

    @cached_property
    def viscosity(self) -> Any:
        """eta [Pa s] of the lithium's volume."""
        model = self.model
        if model.creep.dislocation is None:
            return model.viscosity
        law = model.creep.dislocation_law(model.metal, model.temperature, model.tubule.width, self.exponent)
        floor = 1e-6 * self.scale.speed / model.tubule.radius  # an equivalent rate is not differentiable at rest
        return law.viscosity(
            equivalent_rate(self.frame.moving.strain(self.value["velocity"], self.frame.x), floor), model.viscosity
        )

    @cached_property
    def scale(self) -> Scales:
        """What the balances are measured by."""
        return self.model.scales

    @cached_property
    def sheets(self) -> dict[str, Any]:
        """kappa_s [S] of the wall's surface by what lies beside it, on the wall's side, '+'. Beside lithium it feels pressure."""
        model, volume = self.model, self.model.metal.atomic_volume.value
        factor = model.passage.factor(nernst_pressure(self.potential("+"), volume), volume, model.temperature)
        return {name: conductance * (factor if name == "lithium" else 1) for name, conductance in model.sheets.items()}

    @cached_property
    def wall_stress(self) -> Any:
        """sigma [Pa] in the wall, shape (3, 3)."""
        host, frame = self.model.host, self.frame
        strain = frame.moving.strain(self.value["displacement"], frame.x)
        return isotropic_stress(strain, host.youngs_modulus.value, host.poissons_ratio.value)
