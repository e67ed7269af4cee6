"""When a tubule needs another mesh: its cells are stretched too far, a void opens at the root, or closes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from femiec.geometry import Mesh, Tubule, travelling, tubule_mesh
from femiec.geometry.degraded import needs_remeshing
from femiec.models.readings import Readings
from femiec.protocol import Condition, ContactLost, Observed
from femiec.quantities import nm

if TYPE_CHECKING:
    from femiec.models.coupled.model import CoupledTubule

FIRST_VOID = 1 / 20
"""Height of a void when it opens, as a part of the radius."""
CLOSED_VOID = 0.5
"""At which part of that height a void closes."""


@dataclass(frozen=True)
class TravellingMesh:
    """Meshes a tubule so that its fronts can travel.

    Args:
        level: of resolution: see :func:`femiec.geometry.travelling`.
        lengthening: how many times longer a band may become before it is meshed anew.
    """

    level: int = 0
    lengthening: float = 4.0

    def __call__(self, tubule: Tubule) -> Mesh:
        """The mesh."""
        return tubule_mesh(tubule, cells=travelling(tubule, self.level, self.lengthening))


@dataclass(frozen=True, eq=False)
class Reshaped:
    """A model on another mesh.

    Attributes:
        text: why.
        model: the model.
        numbers: unknowns that are one number and change at once, SI.
    """

    text: str
    model: CoupledTubule
    numbers: Mapping[str, float]


@dataclass(frozen=True)
class VoidBelow(Condition):
    """The void between root and lithium is lower than a height [m]."""

    unit: ClassVar[str] = "m"
    limit: float
    tolerance: float = 0.01 * nm

    @property
    def text(self) -> str:
        """In words."""
        return f"void below {self.limit / nm:.3g} nm"

    def excess(self, observed: Observed) -> float:
        """Limit less height [m]."""
        return self.limit - observed.need("void_height", self)


Turn = tuple[Condition, Callable[[Readings], Reshaped]]


def turns(model: CoupledTubule) -> list[Turn]:
    """The conditions at which a void opens or closes, and the model after each."""
    if model.mesher is None:
        return []
    if model.has_void:
        return [(VoidBelow(CLOSED_VOID * _first_void(model)), lambda read: _closed(model, read))]
    return [(ContactLost(), lambda read: _opened(model, read))] if model.voids else []


def remeshed(model: CoupledTubule, read: Readings) -> Reshaped | None:
    """The model on a new mesh where its fronts are, if the present one is stretched too far."""
    if model.mesher is None:
        return None
    tip, bottom = read.numbers["tip"], read.numbers.get("bottom", 0.0)
    reason = needs_remeshing(model.band_lines, tip, bottom)
    return None if reason is None else Reshaped(f"new mesh: {reason}", on(model, tip, bottom), {})


def on(model: CoupledTubule, tip: float, bottom: float) -> CoupledTubule:
    """The model with its fronts, and its mesh, elsewhere."""
    assert model.mesher is not None
    tubule = replace(model.tubule, filling=tip / model.tubule.height, bottom=bottom)
    return replace(model, mesh=model.mesher(tubule), lithium_before=model.lithium_at_start)


def _opened(model: CoupledTubule, read: Readings) -> Reshaped:
    """As much void below as lithium is pushed up: a meniscus forms at no cost, and the column follows."""
    void, tip = _first_void(model), read.numbers["tip"]
    after = on(model, tip + void, void)
    return Reshaped("a void opens between root and lithium", after, {"tip": tip + void, "bottom": void})


def _closed(model: CoupledTubule, read: Readings) -> Reshaped:
    tip = read.numbers["tip"] - read.numbers["bottom"]
    return Reshaped("the void closes", on(model, tip, 0.0), {"tip": tip})


def _first_void(model: CoupledTubule) -> float:
    return FIRST_VOID * model.tubule.radius
