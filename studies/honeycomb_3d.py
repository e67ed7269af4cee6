"""Seven hexagonal tubules in space, the middle one half full of lithium: what bends its walls, and where they would fail.

A honeycomb stands on its root, z = 0, where it is held; its top is free. W is measured across the flats, w are the walls, and the
chambers' corners have fillets of w/2. In the middle tubule lithium has risen to half of the height: by the coupled model its
pressure falls linearly from the root to the tip, and above it is gas. The six tubules around hold gas only, at the pressure with
which it was sealed in. Walls are elastic, at small strain:

    div sigma = 0,    sigma n = -p(z) n in the chambers,    u = 0 at the root

Hexahedra of second order, 550,000 unknowns by default; conjugate gradients with multigrid and rigid-body modes.

Eight cells along a flat and one across bend 1 % less in plane strain than many do, and bear 1 % less; four bend 9 % less.

Far from root and tip each height is a section of its own. The honeycomb in plane strain under the pressures half way up the
lithium is solved beside it; both ends are felt over about the width of the array, so that the two differ by a per cent or more.

At the root the bond of wall and root has a sharp edge, where the peak stress of elasticity grows without limit as the mesh is
refined: so the largest stress is looked for above it, from z = 2 w on.

What comes out: in tubules as short as this little drives the lithium up, and capillarity prevails. It pulls with 16 MPa at the
root and 18 MPa at the tip; the six walls around it bend inwards by 0.6 nm and bear 176 MPa, near the tip, where a flat ends in a
fillet on the neighbours' side. So walls that last bear more than 65 MPa, or menisci do not pull like that.

The 65 MPa are the hardness that Chen et al., Nature 578, 251 (2020), measured of the array, a lower bound of the wall's strength.

Run it:
    femiec run studies/honeycomb_3d.py --out out
    femiec run studies/honeycomb_3d.py --out out --set height=2um --set layers=50
"""

from __future__ import annotations

from math import ceil
from pathlib import Path
from typing import Annotated, Any

import numpy as np

from femiec import materials
from femiec.engine import embedded
from femiec.errors import InputError
from femiec.geometry import Tubule, array_solid, tubule_mesh
from femiec.geometry.arrays import Array, array_section, layout
from femiec.geometry.resolution import travelling
from femiec.geometry.solid import Layers
from femiec.kinds import CURRENT, HEIGHT, HOST, LENGTH, STRENGTH, TEMPERATURE
from femiec.laws.deforming import SOLID
from femiec.laws.solid.elastic import Elastic
from femiec.materials import Host, citations
from femiec.models.coupled import CoupledTubule
from femiec.models.walls.loads import Column, Pressure
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Fixed
from femiec.parameters import Quantity, Whole, study
from femiec.quantities import K, MPa, mA_per_cm2, nm, um
from femiec.results.result import Result
from femiec.save import save
from femiec.strength import MaxPrincipal
from femiec.walls import WallState, solve, stored
from femiec.walls.array_structure import array_structure, tubules_beside
from femiec.walls.coupled_loads import lithium_column, plated
from femiec.walls.iterative import by_multigrid
from femiec.walls.stored import strength_told

FILLING = Quantity("number", 0.1, 0.85, "", "a filling from 0.1 to 0.85", "write filling=0.5")
CELLS = Whole(2, 1000)
COUNT = 7
CRITERION = MaxPrincipal()
TITLE = "Seven tubules, lithium in the middle one"
EXACT = 1e-10
"""Of the residual, relative to the load: the largest stress is then right to eleven digits, whatever the preconditioner."""
LONGEST = 10
"""Thicknesses of the wall that a cell may be long."""
NEIGHBOURS = tuple(f"tubule {i}" for i in range(1, COUNT))
AWAY = 2.0
"""Thicknesses of the wall from the root, above which the largest stress is looked for."""


@study
def main(
    width: Annotated[float, LENGTH, "width W across the flats"] = 100 * nm,
    wall: Annotated[float, LENGTH, "wall thickness w"] = 10 * nm,
    height: Annotated[float, HEIGHT, "height h"] = 1 * um,
    filling: Annotated[float, FILLING, "filling of the middle tubule"] = 0.5,
    temperature: Annotated[float, TEMPERATURE, "temperature T"] = 300 * K,
    current: Annotated[float, CURRENT, "current density J on the footprint"] = 3 * mA_per_cm2,
    strength: Annotated[float, STRENGTH, "what the wall bears"] = 65 * MPa,
    material: Annotated[Any, HOST, "material of the wall"] = materials.hard_carbon,
    layers: Annotated[int, CELLS, "layers of cells along the height"] = 25,
    along: Annotated[int, CELLS, "cells along the flat of a chamber, an even number"] = 8,
    engine: Any = embedded,
    out: Path | str | None = None,
) -> Result:
    """Solve the honeycomb and the section beside it; see the module's text for the problem."""
    expect_short(layers, height, wall)
    sizes = Tubule(width, wall / 2, height, 0.9 * filling)
    model = CoupledTubule(tubule_mesh(sizes, cells=travelling(sizes)), materials.lithium, material, temperature)
    column, gas = lithium_column(plated(model, current, filling, engine)), model.gas.sealed_pressure
    array, law = Array(width=width, wall=wall, count=COUNT), Elastic(material.youngs_modulus.value, material.poissons_ratio.value)
    structure = honeycomb(array, law, height, column, gas, layers, along)
    state = solve(structure, engine=engine, newton=by_multigrid(structure, EXACT, engine))
    beside = section(array, law, column, gas, engine)
    result = collect(state, beside, array, column, gas, strength, material)
    check(result)
    if out is not None:
        save(result, Path(out))
    return result


def expect_short(layers: int, height: float, wall: float) -> None:
    """Refuse cells so long that conjugate gradients would take thousands of steps."""
    least = ceil(height / (LONGEST * wall) - 1e-6)
    if layers < least:
        allowed = f"at least {least}: cells at most {LONGEST} times as long as the wall is thick"
        raise InputError("layers", layers, allowed, f"write layers={least}")


def honeycomb(array: Array, law: Elastic, height: float, column: Column, gas: float, layers: int, along: int) -> WallStructure:
    """The tubules in space: lithium and gas in the middle one, gas in the others."""
    plane = array_section(array, across=1, along=along, chambers=True, curved=True)
    solid = array_solid(plane, height, layers=Layers(along=layers))
    loads = (Pressure(("tubule 0",), column), Pressure(NEIGHBOURS, gas))
    return WallStructure(solid, law, SOLID, loads, (Fixed("root"),))


def section(array: Array, law: Elastic, column: Column, gas: float, engine: Any) -> WallState:
    """The honeycomb in plane strain under the pressures half way up the column."""
    pressures = {**dict.fromkeys(range(COUNT), gas), 0: column.pressure(0.5 * column.height)}
    return solve(array_structure(array, law, pressures), engine=engine)


def collect(state: WallState, beside: WallState, array: Array, column: Column, gas: float, strength: float, host: Host) -> Result:
    """The deformed honeycomb, coloured by the criterion, and the numbers."""
    above, middle = AWAY * array.wall, 0.5 * column.height
    layer = np.diff(np.unique(state.structure.mesh.nodes[2].round(12))).max()
    peak = state.peak(CRITERION, lambda x: x[:, 2] >= above)
    between = tubules_beside(peak.spot[:2], layout(array).centres)
    half_way = state.deflection(lambda x: abs(x[:, 2] - middle) <= layer)
    summary = {
        "Unknowns": float(len(state.solution.x)),
        "Steps of conjugate gradients": float(state.solution.linear_solver.split()[-2]),
        "Root pressure [MPa]": column.root / MPa,
        "Tip pressure [MPa]": column.tip / MPa,
        "Gas pressure above the lithium [MPa]": column.gas / MPa,
        "Gas pressure beside it [MPa]": gas / MPa,
        "Tip [nm]": column.height / nm,
        "Fails beside tubule": float(between[0]),
        "and tubule": float(between[1]),
        "Height of the failing spot [nm]": float(peak.spot[2]) / nm,
        "Strength needed [MPa]": peak.value / MPa,
        "Deflection half way up the lithium [nm]": half_way.value / nm,
        "Deflection of the section there, plane strain [nm]": beside.deflection().value / nm,
        "Largest stress of the section there, plane strain [MPa]": beside.peak(CRITERION).value / MPa,
    }
    centres = {"tubule 0": layout(array).centres[0]}
    notices = [strength_told(strength)]
    return stored(
        state, CRITERION, strength, summary, {}, citations(host), centres, notices, TITLE, within=lambda x: x[:, 2] >= above
    )


def check(result: Result) -> None:
    """The walls of the filled tubule bear most, beside its lithium; half way up they bend as their section does."""
    found = result.summary
    assert found["Fails beside tubule"] == 0 or found["and tubule"] == 0, "another tubule's wall"
    assert found["Height of the failing spot [nm]"] <= 1.2 * found["Tip [nm]"], "above the lithium"
    ratio = found["Deflection half way up the lithium [nm]"] / found["Deflection of the section there, plane strain [nm]"]
    assert 0.8 < ratio < 1.1, ratio


if __name__ == "__main__":
    from femiec.cli import show

    show(main(out="out"))
