"""Make a gmsh mesh of half the cross-section of a tubule: ``python meshes/tubule_100nm.py`` writes meshes/tubule_100nm.msh.

Coordinates are in nanometres, because gmsh's tolerances are absolute. Near the root and the tip, lithium and gas have
unstructured triangles that grow away from the wall; the wall has stretched triangles in rows (gmsh's transfinite surfaces), and
so has everything in between, where the flow is Poiseuille's. The names of regions and surfaces are in meshes/README.md.
"""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import astuple, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from femiec.errors import FemiecError, InputError, MeshError
from femiec.geometry import Mesh, Tubule, check_mesh, measure_tubule
from femiec.geometry.grading import growth
from femiec.quantities import nm, parse

SYSTEM_PACKAGES = "libglu1-mesa libxft2 libxcursor1 libxinerama1 libxfixes3 libxrender1 libfontconfig1 libgomp1"
ACROSS_LITHIUM, ACROSS_WALL = 8, 3
"""Cells along the radius."""


@dataclass(frozen=True)
class Strip:
    """A part of the height: its two ends [nm], its cells, how they grow upwards, and whether its core is unstructured."""

    bottom: float
    top: float
    cells: int
    growth: float
    unstructured: bool


def strips_of(radius: float, wall: float, height: float, tip: float) -> list[Strip]:
    """The strips from the root to the cap, fine at root and tip [nm]."""
    near, far = 20, 20
    finest = min(radius / 16, wall / 2)
    below, above = min(3 * radius, tip / 4), min(3 * radius, (height - tip) / 2)

    def grown(fine: float, coarse: float, cells: int, first: float, unstructured: bool) -> tuple[Strip, float]:
        factor = growth(abs(coarse - fine), cells, first)
        strip = Strip(min(fine, coarse), max(fine, coarse), cells, factor if coarse > fine else 1 / factor, unstructured)
        return strip, first * factor**cells

    root, after_root = grown(0.0, below, near, finest, True)
    lower, _ = grown(below, tip / 2, far, after_root, False)
    tip_below, before_tip = grown(tip, tip - below, near, finest, True)
    upper, _ = grown(tip - below, tip / 2, far, before_tip, False)
    tip_above, after_tip = grown(tip, tip + above, near, finest, True)
    gas, _ = grown(tip + above, height, far, after_tip, False)
    return [root, lower, upper, tip_below, tip_above, gas]


def draw(gmsh: Any, tubule: Tubule) -> None:
    """Draw a tubule as a ladder of strips, and name its parts."""
    radius, wall, height, tip = (round(size / nm, 6) for size in (tubule.radius, tubule.wall, tubule.height, tubule.tip))
    strips = strips_of(radius, wall, height, tip)
    heights = [strips[0].bottom, *(strip.top for strip in strips)]
    geo = gmsh.model.geo
    points = [[geo.addPoint(r, z, 0.0) for r in (0.0, radius, radius + wall)] for z in heights]
    rungs = [[geo.addLine(left, right) for left, right in pairwise(row)] for row in points]
    sides = [[geo.addLine(low, high) for low, high in zip(*rows, strict=True)] for rows in pairwise(points)]
    inward = 1 / growth(radius, ACROSS_LITHIUM, min(radius / 32, wall / 2))
    for core, shell in rungs:
        geo.mesh.setTransfiniteCurve(core, ACROSS_LITHIUM + 1, "Progression", inward)
        geo.mesh.setTransfiniteCurve(shell, ACROSS_WALL + 1)
    surfaces = []
    for strip, (lower, upper), lines in zip(strips, pairwise(rungs), sides, strict=True):
        for line in lines:
            geo.mesh.setTransfiniteCurve(line, strip.cells + 1, "Progression", strip.growth)
        loops = [geo.addCurveLoop([lower[k], lines[k + 1], -upper[k], -lines[k]]) for k in (0, 1)]
        surfaces.append([geo.addPlaneSurface([loop]) for loop in loops])
        for surface in surfaces[-1][1:] if strip.unstructured else surfaces[-1]:
            geo.mesh.setTransfiniteSurface(surface)
    geo.synchronize()
    name_parts(gmsh, rungs, sides, surfaces, lithium=4)


def name_parts(gmsh: Any, rungs: list[list[int]], sides: list[list[int]], surfaces: list[list[int]], lithium: int) -> None:
    """Make the physical groups; the first ``lithium`` strips are filled with lithium."""
    axis, inner, outer = (list(lines) for lines in zip(*sides, strict=True))
    core, shell = (list(parts) for parts in zip(*surfaces, strict=True))
    regions = {"lithium": core[:lithium], "gas": core[lithium:], "wall": shell}
    lines = {
        "root": [rungs[0][0]],
        "tip": [rungs[lithium][0]],
        "wall|lithium": inner[:lithium],
        "wall|gas": inner[lithium:],
        "outer wall": outer,
        "axis": axis,
        "wall root": [rungs[0][1]],
        "wall top": [rungs[-1][1]],
        "cap": [rungs[-1][0]],
    }
    for dim, groups in ((2, regions), (1, lines)):
        for tag, (name, entities) in enumerate(groups.items(), start=1):
            gmsh.model.addPhysicalGroup(dim, entities, 10 * dim + tag, name)


def import_gmsh() -> Any:
    """gmsh, or the error that says what to install."""
    try:
        import gmsh
    except (ImportError, OSError) as error:
        mend = f"pip install 'femiec[mesh]', and where a library is missing (Debian, Ubuntu): apt-get install {SYSTEM_PACKAGES}"
        raise InputError("gmsh", f"not importable ({error})", "the module gmsh", mend) from error
    return gmsh


def write_mesh(gmsh: Any, tubule: Tubule, file: Path) -> None:
    """Mesh the tubule and write it as text of version 4.1, the groups' cells only."""
    gmsh.initialize(["gmsh", "-v", "2"], readConfigFiles=False)
    try:
        draw(gmsh, tubule)
        gmsh.model.mesh.generate(2)
        gmsh.option.setNumber("Mesh.MshFileVersion", 4.1)
        gmsh.write(str(file))
    finally:
        gmsh.finalize()


def check_sizes(mesh: Mesh, tubule: Tubule) -> None:
    """Refuse a mesh that measures otherwise than the tubule it stands for."""
    measured = measure_tubule(mesh)
    if not np.allclose(astuple(measured), astuple(tubule), rtol=1e-9, atol=0.0):
        raise MeshError("mesh", measured, f"a mesh of {tubule}", "report this as an error of the script")


def make(tubule: Tubule, out: Path) -> str:
    """Write the mesh of a tubule to ``out``, once it has been read back and measured; returns a line about it."""
    gmsh = import_gmsh()
    unfinished = out.with_name(f".{out.stem}.unfinished.msh")
    try:
        write_mesh(gmsh, tubule, unfinished)
        mesh = Mesh.read(unfinished, unit=nm)
        check_sizes(mesh, tubule)
        os.replace(unfinished, out)
    finally:
        unfinished.unlink(missing_ok=True)
    return f"{out}: {check_mesh(mesh)}"


def main(arguments: list[str] | None = None) -> int:
    """The command line; returns the exit status."""
    parser = argparse.ArgumentParser(description="Make a gmsh mesh of half the cross-section of a tubule, in nanometres.")
    parser.add_argument("--width", default="100nm", help="full inner width (default %(default)s)")
    parser.add_argument(
        "--wall", default="5nm", help="wall that is meshed: half of it if neighbours share it (default %(default)s)"
    )
    parser.add_argument("--height", default="20um", help="length of the tubule (default %(default)s)")
    parser.add_argument("--filling", default="0.5", help="part of the height that lithium fills (default %(default)s)")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_suffix(".msh"), help="default: beside this script")
    given = parser.parse_args(arguments)
    try:
        width, wall, height = (parse(name, getattr(given, name), "length") for name in ("width", "wall", "height"))
        print(make(Tubule(width, wall, height, parse("filling", given.filling, "number")), given.out))
    except FemiecError as error:
        print(error, file=sys.stderr)
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main())
