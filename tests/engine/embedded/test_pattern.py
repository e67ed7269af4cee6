"""The sparsity pattern: against scipy's sum of the same entries."""

from types import SimpleNamespace

import numpy as np
import pytest
import scipy.sparse as sp

from femiec.engine.embedded.pattern import build_pattern


def blocks(*counts_and_sizes):
    """Blocks numbered one after the other."""
    made, offset = [], 0
    for count, size in counts_and_sizes:
        made.append(SimpleNamespace(count=count, size=size, offset=offset))
        offset += count * size
    return made


def dofs(rng, block, nodes, entities):
    """Scalar dofs of entities: no entity has one twice."""
    return np.array([rng.choice(block.count, nodes, replace=False) for _ in range(entities)], np.int32).reshape(entities, nodes).T


def as_coo(rows, columns, couplings):
    """All entries, one for each entity, pair of nodes and pair of components."""
    ij = [[], []]
    for (r, c), named in couplings.items():
        row, column = rows[r], columns[c]
        for row_dofs, column_dofs in named.values():
            for entity in range(row_dofs.shape[1]):
                i = row.offset + row.size * row_dofs[:, entity][:, None] + np.arange(row.size)
                j = column.offset + column.size * column_dofs[:, entity][:, None] + np.arange(column.size)
                for side, part in zip(ij, np.meshgrid(i, j, indexing="ij"), strict=True):
                    side.extend(part.ravel())
    shape = tuple(sum(block.count * block.size for block in side) for side in (rows, columns))
    return sp.coo_matrix((np.ones(len(ij[0])), ij), shape=shape).tocsr()


CASES = {
    "scalar": ([(9, 1)], [(9, 1)], {(0, 0): {"cells": (3, 3, 8)}}),
    "vector": ([(9, 3)], [(9, 3)], {(0, 0): {"cells": (3, 3, 8)}}),
    "rectangular": ([(9, 2)], [(5, 1)], {(0, 0): {"cells": (4, 2, 8)}}),
    "two places": ([(9, 2)], [(9, 2)], {(0, 0): {"cells": (3, 3, 8), "facets": (2, 3, 5)}}),
    "Taylor-Hood": (
        [(12, 2), (5, 1)],
        [(12, 2), (5, 1)],
        {(0, 0): {"cells": (6, 6, 4)}, (0, 1): {"cells": (6, 3, 4)}, (1, 0): {"cells": (3, 6, 4)}},
    ),
    "rows without entries": ([(9, 1), (4, 2)], [(3, 1), (9, 2)], {(1, 1): {"cells": (2, 2, 3)}}),
    "no entities": ([(9, 2)], [(5, 1)], {(0, 0): {"cells": (4, 2, 0)}}),
    "no couplings": ([(3, 2)], [(5, 1)], {}),
    "columns without entries": ([(4, 1)], [(9, 1), (40, 3)], {(0, 0): {"cells": (2, 3, 5)}}),
    "a wide coupled row": ([(2, 1), (3, 2)], [(60, 3)], {(0, 0): {"all": (2, 60, 1)}, (1, 0): {"cells": (1, 20, 2)}}),
    "real": ([(9, 1), (1, 1)], [(9, 1), (1, 1)], {(0, 1): {"cells": (3, 1, 8)}, (1, 0): {"cells": (1, 3, 8)}}),
}


@pytest.fixture(params=CASES)
def case(request):
    row_blocks, column_blocks, sizes = CASES[request.param]
    rng = np.random.default_rng(0)
    rows, columns = blocks(*row_blocks), blocks(*column_blocks)
    couplings = {
        (r, c): {
            name: (dofs(rng, rows[r], row_nodes, entities), dofs(rng, columns[c], column_nodes, entities))
            for name, (row_nodes, column_nodes, entities) in named.items()
        }
        for (r, c), named in sizes.items()
    }
    return rows, columns, couplings


def test_pattern_is_that_of_scipy(case):
    pattern, expected = build_pattern(*case), as_coo(*case)
    assert pattern.shape == expected.shape
    assert np.array_equal(pattern.indptr, expected.indptr)
    assert np.array_equal(pattern.indices, expected.indices)
    assert pattern.matrix(np.ones(len(pattern.indices))).has_canonical_format


def test_indices_ascend_without_repeats_and_are_short_integers(case):
    pattern = build_pattern(*case)
    rows = np.repeat(np.arange(pattern.shape[0]), np.diff(pattern.indptr))
    same_row = rows[1:] == rows[:-1]
    assert (np.diff(pattern.indices)[same_row] > 0).all()
    kinds = {pattern.indices.dtype, pattern.indptr.dtype}
    kinds |= {found.dtype for found in (*pattern.positions.values(), *pattern.strides.values())}
    assert kinds == {np.dtype(np.int32)}


def test_positions_and_strides_lead_each_component_to_its_entry(case):
    """Ones scattered through them count the entities that meet in an entry."""
    rows, columns, couplings = case
    pattern = build_pattern(rows, columns, couplings)
    data = np.zeros(len(pattern.indices))
    for pair, named in couplings.items():
        for name, (row_dofs, column_dofs) in named.items():
            first = pattern.positions[pair, name]
            assert first.shape == (row_dofs.shape[1], row_dofs.shape[0], column_dofs.shape[0])
            for i in range(rows[pair[0]].size):
                for j in range(columns[pair[1]].size):
                    np.add.at(data, first + (i * pattern.strides[pair][row_dofs.T])[:, :, None] + j, 1.0)
    assert abs(pattern.matrix(data) - as_coo(*case)).max() == 0


def test_matrices_share_their_indices_and_none_can_change_them(case):
    pattern = build_pattern(*case)
    before = pattern.indices.copy(), pattern.indptr.copy()
    first, second = (pattern.matrix(np.zeros(len(pattern.indices))) for _ in range(2))
    assert first.indices is second.indices
    with pytest.raises(ValueError, match="read-only"):
        first.eliminate_zeros()
    free = first.copy()
    free.eliminate_zeros()
    assert free.nnz == 0
    assert np.array_equal(pattern.indices, before[0])
    assert np.array_equal(pattern.indptr, before[1])
