"""How many cells a structured mesh of a tubule has, and how fine they are."""

from __future__ import annotations

from dataclasses import dataclass

from femiec.errors import InputError


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
