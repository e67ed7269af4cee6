"""How many cells a structured mesh of a tubule has, and how fine they are; for runs in time, how few are enough."""

from __future__ import annotations

from dataclasses import dataclass

from femiec.arguments import number
from femiec.errors import InputError
from femiec.geometry.grading import needed
from femiec.geometry.sizes import Tubule

STEEPEST = 2.5
"""How many times longer a cell along the tubule may be than its neighbour towards the nearest end [-]."""
END = 1 / 8
"""The largest cell at root, void and tip, as a part of the radius [-]."""


@dataclass(frozen=True)
class Cells:
    """The numbers of cells of a structured mesh before refinement, and the finest of them.

    Args:
        across_lithium: from the axis to the wall, beside lithium, gas and void alike.
        across_wall: from the lithium to the outer wall.
        along_lithium: from the root, or the top of a void there, to the tip, an even number.
        along_gas: from the tip to the cap.
        finest_across: the finest cell at the wall|lithium interface, as a part of the radius.
        finest_along: the finest cell at root, void and tip, as a part of the radius.
        along_void: from the root to the lithium where there is a void, an even number.

    No finest cell is larger than half of the wall, whose bending decays over its thickness.
    """

    across_lithium: int = 8
    across_wall: int = 4
    along_lithium: int = 56
    along_gas: int = 32
    finest_across: float = 1 / 32
    finest_along: float = 1 / 16
    along_void: int = 32

    def __post_init__(self) -> None:
        for name in ("across_lithium", "across_wall", "along_lithium", "along_gas", "along_void"):
            if (count := getattr(self, name)) != int(count) or count < 1:
                raise InputError(name, count, "a whole number of cells, at least 1", f"write {name}=8")
        for name in ("along_lithium", "along_void"):
            if (count := getattr(self, name)) % 2:
                raise InputError(name, count, "an even number", f"write {count + 1}")
        for name in ("finest_across", "finest_along"):
            if not 0 < (part := getattr(self, name)) <= 1:
                raise InputError(name, part, "a part of the radius between 0 and 1", f"write {name}=0.0625")

    def finest(self, tubule: Tubule) -> tuple[float, float]:
        """The size of the finest cells across and along [m]."""
        across, along = self.finest_across * tubule.radius, self.finest_along * tubule.radius
        return min(across, 0.5 * tubule.wall), min(along, 0.5 * tubule.wall)


def travelling(tubule: Tubule, level: int = 0, lengthening: float = 2.0) -> Cells:
    """The few cells that serve while the front travels and each band (void, lithium, gas) is stretched with it.

    At root, void and tip the cells stay shorter than R/8 until a band is ``lengthening`` times as long as in the mesh; from there
    each is at most 2.5 times as long as the one before. A half-filled tubule is thus meshed once for fillings from 2 to 98 %,
    over which were measured, at level 0:

        ======================  =====  ==============  =================  ===================  ====================
        width, wall, height     cells  along lithium   longest at an end  worst of neighbours  shortest of all
        ======================  =====  ==============  =================  ===================  ====================
        100 nm, 5 nm, 20 um     168    18 (gas 10)     0.098 R            2.42                 0.0020 R
        200 nm, 10 nm, 50 um    168    18 (gas 10)     0.098 R            2.49                 0.0020 R
        30 nm, 5 nm, 20 um      186    20 (gas 11)     0.123 R            2.45                 0.0025 R
        ======================  =====  ==============  =================  ===================  ====================

    The flow of :class:`femiec.models.tubule.SingleTubule` on the first of them is within 1e-5 of that on 4224 cells.

    Args:
        tubule: the sizes that will be meshed.
        level: of resolution; each halves the finest cells and about doubles the numbers.
        lengthening: the longest that a band will be over its length in the mesh, 1.96 for a half-filled one without a void.

    Raises:
        InputError: a negative level, or a lengthening below 1.

    Example:
        >>> cells = travelling(Tubule())
        >>> cells.across_lithium + cells.across_wall, cells.along_lithium, cells.along_gas
        (6, 18, 10)
    """
    number("level", level, "", lambda value: value >= 0 and value == int(value), "a whole number, 0 or more", "write level=0")
    number("lengthening", lengthening, "", lambda value: value >= 1, "a factor of at least 1", "write lengthening=2")
    finer = 2**level
    along = END / (lengthening * finer)
    first, ratio = Cells(finest_along=along).finest(tubule)[1], STEEPEST ** (1 / finer)
    return Cells(
        across_lithium=4 * finer,
        across_wall=2 * finer,
        along_lithium=2 * needed(0.5 * tubule.lithium_height, first, ratio),
        along_gas=needed(tubule.height - tubule.tip, first, ratio),
        finest_across=1 / (8 * finer),
        finest_along=along,
        along_void=2 * needed(0.5 * tubule.bottom, first, ratio),
    )
