"""The wall between two tubules that hold different pressures, in cross-section: solved once for each side, scaled for any two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.engine import embedded
from femiec.geometry.arrays import strip
from femiec.laws.deforming import PLANE_STRAIN
from femiec.laws.solid.elastic import Elastic
from femiec.models.walls.loads import Column, Pressure
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Fixed
from femiec.quantities import MPa, nm, um
from femiec.results.ledger import Ledger
from femiec.strength import Criterion
from femiec.walls.flat import clamped_strip, read_strip
from femiec.walls.loading import solve
from femiec.walls.state import RegionState

FRAME = 1.5
"""Thickness of the frames that hold a wall's ends, in walls."""
UNIT = 1 * MPa


def gas_only(pressure: float, height: float) -> Column:
    """A tubule without lithium as a column: the gas's pressure [Pa] over all of a height [m].

    Example:
        >>> gas_only(0.1e6, 20e-6).pressure(5e-6)
        100000.0
    """
    return Column(pressure, pressure, height, pressure)


def heights_of(columns: tuple[Column, ...], top: float, count: int = 41) -> NDArray[np.float64]:
    """Heights z [m] from 0 to the top, evenly, and below and above every tip, where pressures jump.

    Example:
        >>> heights_of((Column(2e6, 1e6, 3e-6),), 4e-6, count=3).round(9).tolist()
        [0.0, 2e-06, 3e-06, 3e-06, 4e-06]
    """
    tips = np.array([column.height for column in columns if column.height < top])
    return np.unique(np.concatenate([np.linspace(0.0, top, count), tips, np.nextafter(tips, np.inf)]))


def shared_wall(span: float, wall: float, law: Elastic, left: float, right: float = 0.0, levels: int = 0) -> WallStructure:
    """A wall in plane strain with a pressure [Pa] on each side, fillets of half of it at its ends, and frames that do not move.

    Args:
        span: L, from frame to frame [m].
        wall: w [m].
        law: of small strain.
        left, right: pressures [Pa].
        levels: how many times each cell is halved.

    Raises:
        InputError: sizes that are none.

    Example:
        >>> shared_wall(100e-9, 10e-9, Elastic(20e9, 0.24), 1e6).pressure
        1000000.0
    """
    mesh = strip(span, wall, frame=FRAME * wall, levels=levels, curved=True)
    loads = tuple(Pressure((side,), value) for side, value in (("left", left), ("right", right)) if value)
    return WallStructure(mesh, law, PLANE_STRAIN, loads, (Fixed("ends"),))


@dataclass(frozen=True)
class Bent:
    """What two pressures do to a wall.

    Args:
        difference: left less right [Pa].
        deflection: of its middle, to the right [m].
        bending: linearised stress at its ends [Pa], positive.
        peak: largest value of the criterion, at a fillet as a rule [Pa].
        spot: where that is [m], shape (2,).
    """

    difference: float
    deflection: float
    bending: float
    peak: float
    spot: NDArray[np.float64]


class SharedWall:
    """A wall between two tubules, solved for a pressure on its left and on its right; small strain is linear.

    Args:
        span: L [m].
        wall: w [m].
        law: of small strain.
        criterion: of its peak stress.
        levels: how many times each cell is halved.
        engine: the module of an engine.

    Raises:
        InputError: sizes that are none.

    Example:
        >>> from femiec.strength import MaxPrincipal
        >>> wall = SharedWall(100e-9, 10e-9, Elastic(20e9, 0.24), MaxPrincipal())
        >>> bent = wall.under(2e6, 1e6)
        >>> print(f"{bent.deflection * 1e9:.2f} nm, {bent.bending / 1e6:.1f} MPa")
        0.16 nm, 49.9 MPa
    """

    def __init__(
        self, span: float, wall: float, law: Elastic, criterion: Criterion, levels: int = 0, engine: Any = embedded
    ) -> None:
        sides = [shared_wall(span, wall, law, *pressures, levels=levels) for pressures in ((UNIT, 0.0), (0.0, UNIT))]
        regions = [solve(side, engine=engine).regions["wall"] for side in sides]
        self._points, self._stress = _near(regions, wall)
        self._flat = read_strip(solve(clamped_strip(span, wall, law, UNIT), engine=engine), engine)
        self._criterion = criterion

    def under(self, left: float, right: float) -> Bent:
        """The wall under two pressures [Pa]; deflection and bending are those of one whose ends are clamped without fillets."""
        difference = left - right
        values = self._criterion.of(left * self._stress[0] + right * self._stress[1], self._points)
        where = int(np.argmax(values))
        deflection, bending = (difference / UNIT * each for each in (self._flat.deflection, self._flat.end_bending))
        return Bent(difference, deflection, abs(bending), float(values[where]), self._points[where])

    def between(self, lead: Column, lag: Column, heights: Any) -> list[Bent]:
        """The wall at heights [m], shape (n,), between two columns, the first on its left."""
        return [self.under(lead.pressure(z), lag.pressure(z)) for z in heights]


def profiles(heights: Any, bent: Mapping[str, Sequence[Bent]]) -> Ledger:
    """What bends a wall and what it bears, a row for every height.

    Args:
        heights: [m], shape (n,), one or more.
        bent: name of a neighbour to the wall at these heights.

    Example:
        >>> bent = {"Blocked": [Bent(1e6, 0.16e-9, 50e6, 53e6, np.zeros(2))]}
        >>> profiles([2e-6], bent).column("Blocked: deflection [nm]")
        array([0.16])
    """
    rows = []
    for i, height in enumerate(heights):
        row = {"Height [um]": height / um}
        for name, walls in bent.items():
            row[f"{name}: pressure difference [MPa]"] = walls[i].difference / MPa
            row[f"{name}: deflection [nm]"] = walls[i].deflection / nm
            row[f"{name}: stress [MPa]"] = walls[i].bending / MPa
            row[f"{name}: peak stress [MPa]"] = walls[i].peak / MPa
        rows.append(row)
    return Ledger.of(rows)


def _near(regions: list[RegionState], wall: float) -> tuple[NDArray[np.float64], list[NDArray[np.float64]]]:
    """Points of the wall and its fillets, and their stress per pressure; at the frames' ends it is that of sharp corners."""
    points = regions[0].points.reshape(-1, 2)
    inside = np.abs(points[:, 0]) <= wall * (1 + 1e-9)
    return points[inside], [region.stress.reshape(-1, 3, 3)[inside] / UNIT for region in regions]
