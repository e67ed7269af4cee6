"""Stage 6: element tensors."""

from types import SimpleNamespace

import numpy as np
import pytest
from warped import CELLS, warped_mesh

from femiec.engine.embedded.contract import Batch, Place, Term, batches_of, contract
from femiec.engine.embedded.elements import derivatives, lagrange
from femiec.engine.embedded.evaluate import Chunk
from femiec.engine.embedded.leaves import Slot
from femiec.engine.embedded.measures import groups_of
from femiec.engine.embedded.preprocess import Integral

HERE = Place(0, 0, "")


def slot(number, component=0, derivative=(), part=0):
    return Slot(number, part, 0, component, derivative, "")


def test_outputs_are_sorted_by_place_component_and_order():
    slots = [
        (slot(0), slot(1)),
        (slot(0, derivative=(0,)), slot(1, derivative=(1,))),
        (slot(0, 1), slot(1)),
        (slot(0, 1, (0,)), slot(1, 0, (1,))),
        (slot(0, 1, (1,)), slot(1, 0, (1,))),
        (slot(0, part=1), slot(1)),
    ]
    assert batches_of(slots) == (
        Batch(
            (HERE, HERE),
            ((0, 0), (1, 0)),
            (
                Term((((),), ((),)), (((0, 0), 0, 0), ((0, 0), 1, 2))),
                Term((((0,), (1,)), ((1,),)), (((0, 0), 0, 1), ((0, 0), 1, 3), ((1, 0), 1, 4))),
            ),
        ),
        Batch((Place(1, 0, ""), HERE), ((0, 0),), (Term((((),), ((),)), (((0, 0), 0, 5),)),)),
    )


def test_components_with_derivatives_of_other_orders_are_another_batch():
    slots = [(slot(0, 0),), (slot(0, 1, (0,)),), (slot(0, 2),)]
    assert [batch.components for batch in batches_of(slots)] == [((0,), (2,)), ((1,),)]


def test_a_functional_has_no_place():
    assert batches_of([()]) == (Batch((), ((),), (Term((), (((), 0, 0),)),)),)


def test_the_derivatives_of_a_term_are_all_that_occur():
    """Coefficients that are missing, as those off the diagonal of the Laplacian's, count as combinations."""
    gradients = [(slot(0, 0, (i,)), slot(1, 0, (j,))) for i in (0, 1) for j in (0, 1)]
    for slots, count in ((gradients, 4), (gradients[::3], 4), (gradients[:2], 2)):
        ((term,),) = (batch.terms for batch in batches_of(slots))
        assert term.combinations == count
        assert len(term.outputs) == len(slots)


@pytest.fixture(params=CELLS)
def chunk(request):
    """Some cells in the middle of a mesh."""
    (group,) = groups_of(warped_mesh(request.param), Integral("cell", ("otherwise",), 4, None))
    return Chunk(group, slice(1, 4))


def physical_basis(chunk, element):
    """The value and each first derivative of each basis function, by derivative, shape (points, cells, nodes)."""
    group, at = chunk.group, chunk.map("")
    points, cells = len(group.weights), chunk.size
    value, *slopes = element.tabulate(group.points[""])
    inverse = np.array([[np.broadcast_to(entry, (points, cells)) for entry in row] for row in at.inverse])
    physical = np.einsum("mdqe,mqn->dqen", inverse, np.array(slopes))
    return {(): np.repeat(value[:, None], cells, axis=1), **{(d,): slope for d, slope in enumerate(physical)}}


def by_loops(chunk, elements, slots, values):
    """The same tensors, one cell, point and output at a time, by components."""
    bases = [physical_basis(chunk, element) for element in elements]
    points, cells = len(chunk.group.weights), chunk.size
    scale = np.broadcast_to(chunk.map("").scale, (points, cells))
    out = {}
    for key, value in zip(slots, values, strict=True):
        tensor = out.setdefault(tuple(s.component for s in key), np.zeros((cells, *(len(e.nodes.T) for e in elements))))
        for cell in range(cells):
            for q, weight in enumerate(chunk.group.weights):
                rows = [basis[s.derivative][q, cell] for basis, s in zip(bases, key, strict=True)]
                product = np.outer(*rows) if len(rows) == 2 else rows[0]
                tensor[cell] += weight * scale[q, cell] * np.broadcast_to(value, (points, cells))[q, cell] * product
    return out


def some_slots(dim, rank):
    """Values and slopes, of two components, with gaps."""
    last = (dim - 1,)
    if rank == 1:
        return [(slot(0),), (slot(0, 0, last),), (slot(0, 1),), (slot(0, 1, (0,)),)]
    pairs = [((), ()), ((0,), ()), (last, (0,)), ((), last)]
    return [(slot(0, i, a), slot(1, j, b)) for i, j in ((0, 0), (1, 0)) for a, b in dict.fromkeys(pairs)]


VALUES = {
    "at each point": lambda rng, points, cells: rng.uniform(size=(points, cells)),
    "one number a cell": lambda rng, points, cells: rng.uniform(size=(1, cells)),
    "one number": lambda rng, points, cells: rng.uniform(),
}


def blocks(elements):
    """Of these, only what the contraction asks for."""
    return [SimpleNamespace(element=element, cells=np.zeros((element.nodes.shape[1], 1), np.int32)) for element in elements]


def by_entity(found):
    """Shape (components, entities, nodes...); vectors come with the entities last."""
    return found.swapaxes(1, 2) if found.ndim == 3 else found


@pytest.mark.parametrize("kind", VALUES)
@pytest.mark.parametrize("degrees", [(2, 1), (1, 1), (2,)], ids=str)
def test_tensors_are_those_of_a_loop(chunk, degrees, kind):
    mesh, rng = chunk.group.mesh, np.random.default_rng(0)
    elements = [lagrange(mesh.cell, degree) for degree in degrees]
    slots = some_slots(mesh.dim, len(degrees))
    values = [VALUES[kind](rng, len(chunk.group.weights), chunk.size) for _ in slots]
    expected = by_loops(chunk, elements, slots, values)
    for batch in batches_of(slots):
        whole = by_entity(contract(chunk, batch, values, blocks(elements), slice(0, chunk.size)))
        assert whole.shape == (len(batch.components), chunk.size, *(len(element.nodes.T) for element in elements))
        parts = [contract(chunk, batch, values, blocks(elements), part) for part in (slice(0, 1), slice(1, chunk.size))]
        found = np.concatenate([by_entity(part) for part in parts], axis=1)
        np.testing.assert_allclose(found, whole, rtol=1e-13, atol=1e-16)
        for components, tensor in zip(batch.components, found, strict=True):
            np.testing.assert_allclose(tensor, expected.pop(components), rtol=1e-11, atol=1e-15)
    assert not expected


def test_constant_slopes_on_affine_cells_take_one_row_for_all_points():
    (group,) = groups_of(warped_mesh("triangle"), Integral("cell", ("otherwise",), 4, None))
    chunk, element = Chunk(group, slice(0, 4)), lagrange("triangle", 1)
    (batch,) = batches_of([(slot(0, 0, (d,)), slot(1, 0, (d,))) for d in (0, 1)])
    for value, rows in ((1.0, 1), (np.ones((1, 4)), 1), (np.ones((len(group.weights), 4)), len(group.weights))):
        contract(chunk, batch, [value, value], blocks([element, element]), slice(0, 4))
        uniform = rows == 1
        (table,) = (table for key, table in group.tables.items() if len(key) == 4 and key[-1] is uniform)
        assert table.shape == (len(derivatives(2, 1)) ** 2 * rows, 9)
