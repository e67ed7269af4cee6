"""The numbering of the arguments of a form: the dofs of the spaces of a mixed space, one space after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.engine.embedded.contract import Batch, Place
from femiec.engine.embedded.form_blocks import Parts, part_of_argument
from femiec.engine.embedded.measures import Group
from femiec.engine.embedded.numbering import BlockDofs
from femiec.engine.embedded.spaces import FunctionSpace
from femiec.errors import InputError


@dataclass(frozen=True)
class Layout:
    """The numbering of one argument: its spaces one after the other.

    Attributes:
        spaces: the space of each part.
        blocks: all their blocks, with offsets in the whole.
        index: (part, block) to place in ``blocks``.
    """

    spaces: tuple[FunctionSpace, ...]
    blocks: tuple[BlockDofs, ...]
    index: dict[tuple[int, int], int]

    @property
    def starts(self) -> list[int]:
        """First dof of each part, and the number of dofs."""
        return [0, *np.cumsum([space.dim for space in self.spaces]).tolist()]

    def block(self, place: Place) -> BlockDofs:
        """The block at a place."""
        return self.blocks[self.index[place.part, place.block]]

    def scalar_dofs(self, group: Group, place: Place, entities: slice) -> NDArray[np.int32]:
        """The scalar dofs of the block at a place on some entities, shape (nodes, entities)."""
        return group.of_cells(self.block(place).cells, group.side(place.side), entities)

    def expect(self, group: Group, batches: Iterable[Batch], axis: int) -> None:
        """Refuse a group of entities where one of the spaces does not live."""
        for place in {batch.places[axis] for batch in batches}:
            self.spaces[place.part].expect(group.cells[group.side(place.side)])


def layout_of(blocks: list[tuple[Parts, Any]], number: int, spaces: Sequence[FunctionSpace] | None) -> Layout:
    """The numbering of one argument of a form.

    Args:
        blocks: the UFL forms, by the parts of their arguments; () where the arguments know their parts.
        number: 0 for the test function, 1 for the trial function.
        spaces: of all parts; None to take them from the arguments.

    Raises:
        InputError: a part that no argument belongs to, or a space that is none of this engine's.
    """
    spaces = _spaces_of_arguments(blocks, number) if spaces is None else spaces
    for space in spaces:
        if not isinstance(space, FunctionSpace):
            mend = "collapse a part of a space, V, _ = W.sub(i).collapse(), or make the space with functionspace"
            raise InputError("form", f"an argument in a {type(space).__name__}", "a space of this engine", mend)
    numbered: list[BlockDofs] = []
    index, start = {}, 0
    for part, space in enumerate(spaces):
        for b, block in enumerate(space.blocks):
            index[part, b] = len(numbered)
            numbered.append(replace(block, offset=block.offset + start))
        start += space.dim
    return Layout(tuple(spaces), tuple(numbered), index)


def _spaces_of_arguments(blocks: list[tuple[Parts, Any]], number: int) -> list[FunctionSpace]:
    own = {
        part_of_argument(parts, argument): argument.ufl_function_space()
        for parts, block in blocks
        for argument in block.arguments()
        if argument.number() == number
    }
    if sorted(own) != list(range(len(own))):
        mend = "pass spaces=(...) to form"
        raise InputError("form", f"with parts {sorted(own)} only", "every part of its mixed space", mend)
    return [own[part] for part in sorted(own)]
