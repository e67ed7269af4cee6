import numpy as np
import pytest

from benchmarks.cases.honeycomb3d.case import LAYER, WALL, WIDTH
from benchmarks.cases.honeycomb3d.mesh import honeycomb
from benchmarks.honeycomb_curve import exponent, markdown
from benchmarks.in_femiec import mesh
from benchmarks.run import Record


def test_the_walls_are_what_the_chambers_leave():
    walls = mesh(honeycomb(layers=3, side=4)).skfem

    def hexagon(flats):
        return np.sqrt(3) / 2 * flats**2

    assert walls.nelements == 7 * 6 * 4 * 3
    determinants = walls.mapping().detDF(np.array([[0.5], [0.5], [0.5]]))
    assert abs(determinants).sum() == pytest.approx(7 * (hexagon(WIDTH + WALL) - hexagon(WIDTH)) * 3 * LAYER)
    assert determinants.min() * determinants.max() > 0


def test_tubules_share_their_walls():
    walls = mesh(honeycomb(layers=1, side=2)).skfem
    height = np.ptp(walls.p[2, walls.facets[:, walls.boundary_facets()]], axis=0)
    assert np.count_nonzero(height > 0.5 * LAYER) == 7 * 12 + 18 * 2  # all chambers, and the outside of 18 sides


def record(dofs, solve, memory):
    stages = {"setup": 0.4 * solve, "solve": solve, "memory_solve": memory}
    return Record("honeycomb_curve", "femiec", 0, {}, stages, {}, {"dofs": dofs, "iterations": 30, "libraries": 100.0})


def test_the_powers_are_those_of_the_costs():
    records = [record(n, 1e-6 * n**1.25, 100 + 1e-2 * n) for n in (1000, 8000, 64000)]
    assert exponent(records, [1e-6 * r.facts["dofs"] ** 1.25 for r in records]) == pytest.approx(1.25)
    table = markdown(records)
    assert "| femiec | 8,000 | 30 |" in table
    assert "with the power 1.25 of the unknowns, memory beyond the libraries' with 1.00." in table
    assert "power" not in markdown(records[:1])
