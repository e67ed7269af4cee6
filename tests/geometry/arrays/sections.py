"""What the tests of sections measure, by nothing but nodes and cells."""

import numpy as np
from scipy.spatial import KDTree

from femiec.geometry import Mesh


def cell_areas(mesh: Mesh) -> np.ndarray:
    """Signed areas [m2] of straight-sided quadrilaterals, positive counter-clockwise."""
    x, y = mesh.skfem.p[:, mesh.skfem.t]
    return 0.5 * sum(x[k] * y[(k + 1) % 4] - x[(k + 1) % 4] * y[k] for k in range(4))


def area(mesh: Mesh, *regions: str) -> float:
    """Area [m2] of regions of straight-sided cells."""
    return float(cell_areas(mesh)[mesh.cells_of(*regions)].sum())


def length(mesh: Mesh, surface: str) -> float:
    """Length [m] of a surface of straight-sided cells."""
    ends = mesh.skfem.p[:, mesh.skfem.facets[:, mesh.facets_of(surface)]]
    return float(np.linalg.norm(ends[:, 1] - ends[:, 0], axis=0).sum())


def edges(mesh: Mesh) -> tuple[np.ndarray, np.ndarray]:
    """The edges of the cells, shape (edges, 2), and how many cells have each."""
    t = mesh.skfem.t
    pairs = np.sort(np.concatenate([t[[k, (k + 1) % 4]].T for k in range(4)]), axis=1)
    return np.unique(pairs, axis=0, return_counts=True)


def euler(mesh: Mesh) -> int:
    """Vertices - edges + cells: 1 less the number of holes, if there is one piece and no crack."""
    return mesh.skfem.p.shape[1] - len(edges(mesh)[0]) + mesh.skfem.t.shape[1]


def named_once(mesh: Mesh, *inside: str) -> bool:
    """Whether the surfaces, but for those inside, cover the boundary once each facet."""
    pairs, counts = edges(mesh)
    assert set(counts) <= {1, 2}
    boundary = set(map(tuple, pairs[counts == 1]))
    facets = [f for name, part in mesh.surfaces.items() if not name.startswith(inside or ("nothing",)) for f in part]
    named = [tuple(ends) for ends in np.sort(mesh.skfem.facets[:, facets], axis=0).T]
    return len(named) == len(set(named)) == len(boundary) and set(named) == boundary


def lies_on(nodes: np.ndarray, others: np.ndarray) -> float:
    """The largest distance of a node from the nearest of the others, shapes (2, n)."""
    return float(KDTree(others.T).query(nodes.T)[0].max())
