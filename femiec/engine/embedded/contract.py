"""Stage 6: coefficients at quadrature points to element tensors, one matrix product for each pair of components.

The derivative slots of the arguments are first taken to the reference cell, C_ref = Jinv C Jinv^T |J|; then the basis functions
are those of the reference cell, the same for every entity, and K[entity, ij] = sum over (point, slots) of C_ref T is a product.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from femiec.engine.embedded.evaluate import Chunk
from femiec.engine.embedded.factorise import Slot
from femiec.engine.embedded.measures import Group


class Place(NamedTuple):
    """Where an argument's component lives: part of the mixed space, block, component, side."""

    part: int
    block: int
    component: int
    side: str


Derivatives = tuple[int, ...]
"""For each argument 0 (value) or 1 + d (derivative along d)."""


def by_place(slots: list[tuple[Slot, ...]]) -> dict[tuple[Place, ...], dict[Derivatives, int]]:
    """Sort the outputs of a program by the places of their arguments: {places: {derivatives: number of the output}}."""
    out: dict[tuple[Place, ...], dict[Derivatives, int]] = {}
    for number, key in enumerate(slots):
        places = tuple(Place(slot.part, slot.block, slot.component, slot.side) for slot in key)
        out.setdefault(places, {})[tuple(slot.derivative for slot in key)] = number
    return out


def contract(
    chunk: Chunk, places: tuple[Place, ...], wanted: Mapping[Derivatives, int], values: list[Any], blocks: list[Any]
) -> np.ndarray:
    """Element tensors.

    Args:
        chunk: the entities.
        places: the component of each argument.
        wanted: derivatives to the number of a program's output.
        values: the program's outputs.
        blocks: the numbering block of each argument.

    Returns:
        Shape (entities, nodes of the first argument * nodes of the second).
    """
    group = chunk.group
    sides = [group.side(place.side) for place in places]
    scale = chunk.geometry(group.side("")).scale
    current = {derivatives: values[number] * scale for derivatives, number in wanted.items()}
    for axis, side in enumerate(sides):
        current = _to_reference(chunk, side, axis, current)
    uniform = all(np.shape(value)[0] == 1 for value in current.values())
    order = sorted(current)
    table = _product_table(group, [block.element for block in blocks], sides, order, uniform)
    rows = 1 if uniform else len(group.weights)
    count = chunk.entities.stop - chunk.entities.start
    stacked = np.empty((len(order) * rows, count))
    for i, derivatives in enumerate(order):
        stacked[i * rows : (i + 1) * rows] = current[derivatives]
    return stacked.T @ table


def _to_reference(chunk: Chunk, side: str, axis: int, current: dict[Derivatives, Any]) -> dict[Derivatives, Any]:
    out: dict[Derivatives, Any] = {}
    for derivatives, value in current.items():
        if derivatives[axis] == 0:
            out[derivatives] = out[derivatives] + value if derivatives in out else value
            continue
        for m, row in enumerate(chunk.geometry(side).inverse):
            target = (*derivatives[:axis], 1 + m, *derivatives[axis + 1 :])
            term = row[derivatives[axis] - 1] * value
            out[target] = out[target] + term if target in out else term
    return out


def _product_table(group: Group, elements: list[Any], sides: list[str], order: list[Derivatives], uniform: bool) -> np.ndarray:
    key = (tuple(elements), tuple(sides), tuple(order), uniform)
    if key not in group.tables:
        pieces = []
        for derivatives in order:
            product = group.weights[:, None]
            for element, side, derivative in zip(elements, sides, derivatives, strict=True):
                basis = np.broadcast_to(group.table(element, side)[derivative], (len(group.weights), len(element.nodes.T)))
                product = (product[:, :, None] * basis[:, None, :]).reshape(len(group.weights), -1)
            pieces.append(product.sum(axis=0, keepdims=True) if uniform else product)
        group.tables[key] = np.ascontiguousarray(np.concatenate(pieces))
    return group.tables[key]
