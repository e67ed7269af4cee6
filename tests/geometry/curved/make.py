"""Make the mesh files of this folder with gmsh: ``python make.py``; each holds curved cells of one type, named and tagged.

A quarter of the ring 1 <= r <= 2 mm, flat or 1 mm high, and an eighth of the ball of radius 1 mm; in millimetres.
"""

import math
import sys
from pathlib import Path

FOLDER = Path(sys.argv[0]).parent


def ring(name: str, quads: bool, height: float, complete: bool, version: float, binary: bool) -> None:
    """A quarter of a ring, cut at r = 1.5 mm into the regions inner (tag 11) and outer (tag 12)."""
    gmsh.clear()
    geo = gmsh.model.geo
    centre = geo.addPoint(0, 0, 0)
    ends = [(geo.addPoint(r, 0, 0), geo.addPoint(0, r, 0)) for r in (1.0, 1.5, 2.0)]
    arcs = [geo.addCircleArc(a, centre, b) for a, b in ends]
    sides = [[geo.addLine(ends[k][j], ends[k + 1][j]) for k in (0, 1)] for j in (0, 1)]
    faces = []
    for k in (0, 1):
        loop = geo.addCurveLoop([sides[0][k], arcs[k + 1], -sides[1][k], -arcs[k]])
        faces.append(geo.addPlaneSurface([loop]))
        geo.mesh.setTransfiniteSurface(faces[-1])
        if quads:
            geo.mesh.setRecombine(2, faces[-1])
    for arc in arcs:
        geo.mesh.setTransfiniteCurve(arc, 4)
    for side in (*sides[0], *sides[1]):
        geo.mesh.setTransfiniteCurve(side, 2)
    cells, rim = faces, arcs[2]
    if height:
        parts = [geo.extrude([(2, face)], 0, 0, height, numElements=[1], recombine=quads) for face in faces]
        cells, rim = [part[1][1] for part in parts], parts[1][3][1]
    geo.synchronize()
    dim = 3 if height else 2
    for tag, region in enumerate(("inner", "outer")):
        gmsh.model.addPhysicalGroup(dim, [cells[tag]], 11 + tag, region)
    gmsh.model.addPhysicalGroup(dim - 1, [rim], 7, "rim")
    write(name, dim, complete, version, binary)


def ball(name: str, version: float, binary: bool) -> None:
    """An eighth of a ball; its region has the tag 3, the curved part of its surface the tag 5."""
    gmsh.clear()
    gmsh.model.occ.addSphere(0, 0, 0, 1, angle1=0, angle3=math.pi / 2)
    gmsh.model.occ.synchronize()
    skin = [tag for _, tag in gmsh.model.getEntities(2) if gmsh.model.getType(2, tag) == "Sphere"]
    gmsh.model.addPhysicalGroup(3, [1], 3, "ball")
    gmsh.model.addPhysicalGroup(2, skin, 5, "skin")
    for option in ("MeshSizeMin", "MeshSizeMax"):
        gmsh.option.setNumber(f"Mesh.{option}", 0.9)
    write(name, 3, True, version, binary)


def write(name: str, dim: int, complete: bool, version: float, binary: bool) -> None:
    """Mesh with second-order cells and save."""
    gmsh.option.setNumber("Mesh.SecondOrderIncomplete", 0 if complete else 1)
    gmsh.option.setNumber("Mesh.MshFileVersion", version)
    gmsh.option.setNumber("Mesh.Binary", int(binary))
    gmsh.model.mesh.generate(dim)
    gmsh.model.mesh.setOrder(2)
    gmsh.write(str(FOLDER / name))


if __name__ == "__main__":
    import gmsh  # pytest imports this file, gmsh or not

    gmsh.initialize()
    gmsh.option.setNumber("General.Terminal", 0)
    ring("triangle6.msh", quads=False, height=0, complete=True, version=4.1, binary=False)
    ring("quad8.msh", quads=True, height=0, complete=False, version=2.2, binary=False)
    ring("quad9.msh", quads=True, height=0, complete=True, version=4.1, binary=True)
    ring("hexahedron20.msh", quads=True, height=1, complete=False, version=4.1, binary=False)
    ring("hexahedron27.msh", quads=True, height=1, complete=True, version=2.2, binary=True)
    ball("tetra10.msh", version=4.1, binary=False)
    gmsh.finalize()
