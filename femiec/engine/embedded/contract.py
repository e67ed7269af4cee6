"""Stage 6: coefficients at quadrature points to element tensors, one matrix product for each batch of component pairs.

With C the coefficient of a test derivative d and a trial derivative e, the element matrix is

    K_ij = sum_q w_q |J| sum_de C_de (D_d phi_i) (D_e phi_j).

Derivatives are first taken to the reference cell, C_ref = P C P^T |J| with D_d = sum_m P_dm D_m (:meth:`CellMap.pull
<femiec.engine.embedded.mapping.CellMap.pull>`); then the basis functions are those of the reference cell, the same for every
entity, and K[entity, ij] = sum over s = (m, n, q) of C_ref[s, entity] T[s, ij] is a product of two matrices.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import Any, NamedTuple

import numpy as np

from femiec.engine.embedded.elements import Derivative, ScalarElement, derivatives
from femiec.engine.embedded.evaluate import Chunk
from femiec.engine.embedded.leaves import Slot
from femiec.engine.embedded.mapping import CellMap, weighted_sum
from femiec.engine.embedded.measures import Group
from femiec.engine.embedded.numbering import BlockDofs


class Place(NamedTuple):
    """Where an argument lives: part of the mixed space, block, side of a facet."""

    part: int
    block: int
    side: str


@dataclass(frozen=True)
class Term:
    """The coefficients of derivatives of some orders.

    Attributes:
        derivatives: for each argument, the derivatives that occur.
        outputs: for each output of the program that belongs here, the index of the derivative of each argument, the index of the
            components in the batch, and the number of the output.
    """

    derivatives: tuple[tuple[Derivative, ...], ...]
    outputs: tuple[tuple[tuple[int, ...], int, int], ...]

    @cached_property
    def combinations(self) -> int:
        """Number of combinations of derivatives."""
        return prod(len(d) for d in self.derivatives)


@dataclass(frozen=True)
class Batch:
    """Component pairs of a pair of blocks with derivatives of the same orders.

    Attributes:
        places: the block of each argument.
        components: the component of each argument, for each pair (or each one, for a vector).
        terms: their coefficients, by the orders of the derivatives.
    """

    places: tuple[Place, ...]
    components: tuple[tuple[int, ...], ...]
    terms: tuple[Term, ...]


def batches_of(slots: list[tuple[Slot, ...]]) -> tuple[Batch, ...]:
    """Sort the outputs of a program, given the slots of each, into batches."""
    by_component: dict[Any, dict[tuple[int, ...], list[tuple[tuple[Derivative, ...], int]]]] = {}
    for number, key in enumerate(slots):
        places = tuple(Place(slot.part, slot.block, slot.side) for slot in key)
        components = tuple(slot.component for slot in key)
        found = tuple(slot.derivative for slot in key)
        orders = tuple(len(derivative) for derivative in found)
        by_component.setdefault((places, components), {}).setdefault(orders, []).append((found, number))
    alike: dict[Any, list[Any]] = {}
    for (places, components), by_order in by_component.items():
        alike.setdefault((places, tuple(sorted(by_order))), []).append((components, by_order))
    return tuple(_batch(places, orders, members) for (places, orders), members in alike.items())


def _batch(places: tuple[Place, ...], orders: tuple[tuple[int, ...], ...], members: list[Any]) -> Batch:
    terms = []
    for order in orders:
        flat = [(found, k, number) for k, (_, by_order) in enumerate(members) for found, number in by_order[order]]
        known = tuple(tuple(sorted({found[axis] for found, _, _ in flat})) for axis in range(len(places)))
        terms.append(
            Term(known, tuple((tuple(known[a].index(d) for a, d in enumerate(found)), k, number) for found, k, number in flat))
        )
    return Batch(places, tuple(components for components, _ in members), tuple(terms))


def contract(chunk: Chunk, batch: Batch, values: list[Any], blocks: Sequence[BlockDofs], part: slice) -> np.ndarray:
    """Element tensors of a batch.

    Args:
        chunk: the entities.
        batch: what to contract.
        values: the program's outputs.
        blocks: the block of each argument.
        part: which entities of the chunk.

    Returns:
        Shape (components, entities of the part, row nodes, column nodes), or (components, nodes, entities) for a vector.
    """
    maps = [chunk.map(place.side) for place in batch.places]
    scale = chunk.map("").scale
    sides = [chunk.group.side(place.side) for place in batch.places]
    rows = _rows(batch, values, [scale, *(m.determinant for m in maps)])
    count, size = len(batch.components), part.stop - part.start
    pieces, tables = [], []
    for term in batch.terms:
        gathered = _gather(term, values, count, (rows, size), scale[:, part], part)
        found, coefficients = _on_reference(maps, term, gathered, part)
        pieces.append(coefficients.reshape(count, -1, size))
        tables.append(_product_table(chunk.group, [block.element for block in blocks], sides, found, rows == 1))
    stacked = pieces[0] if len(pieces) == 1 else np.concatenate(pieces, axis=1)
    table = tables[0] if len(tables) == 1 else np.concatenate(tables)
    if len(blocks) == 1:
        return np.matmul(table.T, stacked)
    return np.matmul(stacked.swapaxes(1, 2), table).reshape(count, size, *(len(block.cells) for block in blocks))


def _rows(batch: Batch, values: list[Any], geometry: list[np.ndarray]) -> int:
    """The number of points at which the coefficients differ: 1 if they are uniform in each entity."""
    used = [values[number] for term in batch.terms for _, _, number in term.outputs]
    return max(len(value) for value in (*used, *geometry) if isinstance(value, np.ndarray))


def _gather(term: Term, values: list[Any], components: int, shape: tuple[int, int], scale: np.ndarray, part: slice) -> np.ndarray:
    """The coefficients times |J|, shape (components, derivatives of each argument..., rows, entities)."""
    full = len(term.outputs) == term.combinations * components
    out = (np.empty if full else np.zeros)((components, *(len(d) for d in term.derivatives), *shape))
    for index, k, number in term.outputs:
        value = values[number]
        np.multiply(value[:, part] if isinstance(value, np.ndarray) else value, scale, out=out[(k, *index)])
    return out


def _on_reference(
    maps: list[CellMap], term: Term, coefficients: np.ndarray, part: slice
) -> tuple[list[tuple[Derivative, ...]], np.ndarray]:
    """Take the derivatives of each argument to the reference cell, one argument after the other."""
    found = []
    for axis, (on, physical) in enumerate(zip(maps, term.derivatives, strict=True)):
        reference: tuple[Derivative, ...] = ((),)
        if len(physical[0]) == 1:
            reference = derivatives(on.mesh.dim, 1)
            inverse = on.inverse if physical == reference else on.inverse[:, [d for (d,) in physical]]
            coefficients = _first_order(coefficients, 1 + axis, inverse, part)
        elif len(physical[0]) == 2:
            pulls = [on.pull(derivative) for derivative in physical]
            reference = tuple(sorted({derivative for pull in pulls for derivative, _ in pull}))
            coefficients = _second_order(coefficients, 1 + axis, pulls, reference, part)
        found.append(reference)
    return found, coefficients


def _first_order(coefficients: np.ndarray, axis: int, inverse: np.ndarray, part: slice) -> np.ndarray:
    """C_m = sum_d Jinv_md C_d along an axis."""
    out = np.empty((*coefficients.shape[:axis], len(inverse), *coefficients.shape[axis + 1 :]))
    source, target = coefficients.swapaxes(0, axis), out.swapaxes(0, axis)
    for m, row in enumerate(inverse):
        weighted_sum(row[..., part], source, target[m])
    return out


def _second_order(coefficients: np.ndarray, axis: int, pulls: list[Any], reference: Any, part: slice) -> np.ndarray:
    """The same for second derivatives, which take first ones along where the map is bent."""
    out = np.zeros((*coefficients.shape[:axis], len(reference), *coefficients.shape[axis + 1 :]))
    source, target = coefficients.swapaxes(0, axis), out.swapaxes(0, axis)
    for derivative, pull in enumerate(pulls):
        for wanted, factor in pull:
            target[reference.index(wanted)] += source[derivative] * factor[:, part]
    return out


def _product_table(
    group: Group, elements: Sequence[ScalarElement], sides: list[str], found: list[tuple[Derivative, ...]], uniform: bool
) -> np.ndarray:
    """T[(m, n, q), (i, j)] = w_q D_m phi_i(q) D_n phi_j(q); summed over q where the coefficients are uniform."""
    key = (tuple(elements), tuple(sides), tuple(map(tuple, found)), uniform)
    if key not in group.tables:
        points = len(group.weights)
        out = group.weights.reshape(*(1 for _ in found), points, *(1 for _ in found))
        for axis, (element, side, wanted) in enumerate(zip(elements, sides, found, strict=True)):
            found_tables = [group.table(element, side, d) for d in wanted]
            nodes = found_tables[0].shape[1]
            tables = np.array([np.broadcast_to(table, (points, nodes)) for table in found_tables])
            shape = [1] * out.ndim
            shape[axis], shape[len(found)], shape[len(found) + 1 + axis] = len(wanted), points, nodes
            out = out * tables.reshape(shape)
        if uniform:
            out = out.sum(axis=len(found), keepdims=True)
        group.tables[key] = np.ascontiguousarray(out.reshape(int(np.prod(out.shape[: len(found) + 1])), -1))
    return group.tables[key]
