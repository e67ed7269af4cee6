"""One lithium-filled tubule at 50 mV: how hard lithium pushes, how fast it creeps, and what the wall has to bear.

The tubule of Chen et al., Nature 578, 251 (2020): W = 100 nm wide, walls w = 10 nm, h = 20 um tall, half filled with lithium, at
300 K and U = -50 mV, its wall of lithiated hard carbon, the gas above the lithium sealed in at 1 atm when the tubule was empty.
The root pressure is Nernst's, -eU/Omega; lithium creeps as a viscous fluid (Coble creep along the wall, and Nabarro-Herring creep
through its volume); the wall bends elastically; the gas is compressed; the meniscus pulls. All is solved as one system.

Run it:
    femiec run studies/single_tubule.py --out out
    femiec run studies/single_tubule.py --out out --set width=80nm --set overpotential=-20mV --set neighbours=free
or from Python:
    main(width="80 nm", material="LiC6").summary["Tip speed [nm/s]"]
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from femiec import materials
from femiec.engine import embedded
from femiec.geometry import Mesh, Tubule, match, read_mesh, tubule_mesh
from femiec.kinds import HEIGHT, HOST, LENGTH, METAL, TEMPERATURE
from femiec.laws.kinematics import AXISYMMETRIC, PLANAR, Symmetry
from femiec.models.creep import CreepLaws, Dislocation
from femiec.models.surroundings import Neighbours
from femiec.models.tubule import SingleTubule
from femiec.parameters import Choice, File, Quantity, study
from femiec.quantities import K, m, mm, mV, nm, um
from femiec.results.result import Result
from femiec.simulate import simulate

FRACTION = Quantity("number", 0.001, 0.999, "", "a fraction between 0 (empty) and 1 (full)", "write filling=0.5")
PLATING = Quantity(
    "voltage", -2.0, -1e-6, "mV", "a negative voltage, to -2 V: lithium plates below Li/Li+", "write overpotential=-50mV"
)
NEIGHBOURS = Choice({"shared": Neighbours.SHARED, "free": Neighbours.FREE})
BULK, SATURATED, SIZE_LIMITED = Dislocation(), Dislocation(saturated=True), Dislocation(size_limited=True)
DISLOCATION = Choice({"none": None, "bulk": BULK, "bulk saturated": SATURATED, "size limited": SIZE_LIMITED})
UNIT = Choice({"nm": nm, "um": um, "mm": mm, "m": m})
SYMMETRY = Choice({"axisymmetric": AXISYMMETRIC, "planar": PLANAR})


@study
def main(
    width: Annotated[float, LENGTH, "inner width W"] = 100 * nm,
    wall: Annotated[float, LENGTH, "wall thickness w"] = 10 * nm,
    height: Annotated[float, HEIGHT, "height h"] = 20 * um,
    filling: Annotated[float, FRACTION, "share of the height that lithium fills"] = 0.5,
    temperature: Annotated[float, TEMPERATURE, "temperature T"] = 300 * K,
    overpotential: Annotated[float, PLATING, "potential U of the lithium against Li/Li+"] = -50 * mV,
    material: Annotated[Any, HOST, "material of the wall"] = materials.hard_carbon,
    metal: Annotated[Any, METAL, "metal that fills the tubule"] = materials.lithium,
    neighbours: Annotated[Neighbours, NEIGHBOURS, "equally filled around it, or none"] = Neighbours.SHARED,
    symmetry: Annotated[Symmetry, SYMMETRY, "round tube, or planar slit of the same width"] = AXISYMMETRIC,
    dislocation: Annotated[Dislocation | None, DISLOCATION, "dislocation creep beside diffusional creep"] = None,
    mesh: Annotated[Path | None, File(), "mesh file instead of the structured mesh; its sizes must be those above"] = None,
    mesh_unit: Annotated[float, UNIT, "unit of the mesh file's coordinates"] = nm,
    engine: Any = embedded,
    out: Path | str | None = None,
) -> Result:
    """Solve the tubule; see the module's text for the problem."""
    meshed_wall = wall / 2 if neighbours is Neighbours.SHARED else wall
    tubule = Tubule(width, meshed_wall, height, filling)
    cross_section: Mesh = tubule_mesh(tubule) if mesh is None else match(read_mesh(mesh, unit=mesh_unit), tubule)
    creep = CreepLaws(dislocation=dislocation)
    model = SingleTubule(
        cross_section, metal, material, temperature, overpotential, symmetry=symmetry, neighbours=neighbours, creep=creep
    )
    return simulate(model, engine=engine, out=out)


if __name__ == "__main__":
    from femiec.cli import show

    show(main(out="out"))
