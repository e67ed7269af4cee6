"""Stage 6: element tensors."""

import numpy as np
import pytest
from warped import CELLS, warped_mesh

from femiec.engine.embedded.contract import Place, by_place, contract
from femiec.engine.embedded.elements import ScalarElement
from femiec.engine.embedded.evaluate import Chunk
from femiec.engine.embedded.factorise import Slot
from femiec.engine.embedded.measures import groups_of
from femiec.engine.embedded.preprocess import Integral


def slot(number, component, derivative, part=0):
    return Slot(number, part, 0, component, derivative, "")


def test_outputs_are_sorted_by_the_places_of_their_arguments():
    slots = [
        (slot(0, 0, 0), slot(1, 0, 0)),
        (slot(0, 0, 1), slot(1, 0, 2)),
        (slot(0, 1, 1), slot(1, 0, 0)),
        (slot(0, 0, 0, part=1), slot(1, 0, 0)),
    ]
    first, second, other = Place(0, 0, 0, ""), Place(0, 0, 1, ""), Place(1, 0, 0, "")
    assert by_place(slots) == {
        (first, first): {(0, 0): 0, (1, 2): 1},
        (second, first): {(1, 0): 2},
        (other, first): {(0, 0): 3},
    }


def test_a_functional_has_one_place():
    assert by_place([()]) == {(): {(): 0}}


@pytest.fixture(params=CELLS)
def chunk(request):
    """Some cells in the middle of a mesh."""
    (group,) = groups_of(warped_mesh(request.param), Integral("cell", ("otherwise",), 4, None))
    return Chunk(group, slice(1, 4))


def by_loops(chunk, elements, wanted, values):
    """The same tensors, one cell, point and pair of nodes at a time."""
    group, at = chunk.group, chunk.geometry("")
    points, cells = len(group.weights), chunk.entities.stop - chunk.entities.start

    def pointwise(array):
        return np.broadcast_to(array, (points, cells))

    inverse = np.array([[pointwise(entry) for entry in row] for row in at.inverse])
    bases = []
    for element in elements:
        value, *slopes = element.tabulate(group.points[""])
        reference = np.array(slopes)
        bases.append([value, *(np.einsum("mqe,mqn->eqn", inverse[:, d], reference) for d in range(len(slopes)))])
    out = np.zeros((cells, *(len(element.nodes.T) for element in elements)))
    for cell in range(cells):
        for q, weight in enumerate(group.weights):
            for derivatives, number in wanted.items():
                term = weight * pointwise(at.scale)[q, cell] * pointwise(values[number])[q, cell]
                rows = [
                    basis[derivative][q] if derivative == 0 else basis[derivative][cell, q]
                    for basis, derivative in zip(bases, derivatives, strict=True)
                ]
                out[cell] += term * (np.outer(*rows) if len(rows) == 2 else rows[0])
    return out.reshape(cells, -1)


@pytest.mark.parametrize("varying", [True, False], ids=["at each point", "one number"])
@pytest.mark.parametrize("degrees", [(2, 1), (1, 1), (2,)], ids=str)
def test_tensors_are_those_of_a_loop(chunk, degrees, varying):
    mesh = chunk.group.mesh
    elements = [ScalarElement(mesh.cell, degree) for degree in degrees]
    last = mesh.dim
    keys = [(0, 0), (1, 0), (last, 1), (0, last)] if len(degrees) == 2 else [(0,), (last,)]
    wanted = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    rng = np.random.default_rng(0)
    shape = (len(chunk.group.weights), 3)
    values = [rng.uniform(size=shape) if varying else float(number + 1) for number in range(len(wanted))]
    places = tuple(Place(0, 0, 0, "") for _ in degrees)
    blocks = [type("Block", (), {"element": element}) for element in elements]
    found = contract(chunk, places, wanted, values, blocks)
    np.testing.assert_allclose(found, by_loops(chunk, elements, wanted, values), rtol=1e-11, atol=1e-15)


def test_constant_slopes_on_affine_cells_take_one_row_for_all_points():
    (group,) = groups_of(warped_mesh("triangle"), Integral("cell", ("otherwise",), 4, None))
    chunk, element = Chunk(group, slice(0, 4)), ScalarElement("triangle", 1)
    place = Place(0, 0, 0, "")
    contract(chunk, (place, place), {(1, 1): 0}, [1.0], [type("Block", (), {"element": element})] * 2)
    uniform = [table.shape for key, table in group.tables.items() if key[-1] is True]
    assert uniform == [(4, 9)]
