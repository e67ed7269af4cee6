"""Questions about walls, one call each: how far they bend, what breaks them, what makes them buckle, how thick they must be."""

from femiec.walls.buckling import Buckling, buckling
from femiec.walls.failing import Failure, failing_pressure
from femiec.walls.loading import Loading, solve
from femiec.walls.overlap import Gap, Overlap
from femiec.walls.path import Imperfection, WallPath, follow
from femiec.walls.probe import Probe
from femiec.walls.state import Peak, WallState
from femiec.walls.stored import stored
from femiec.walls.thickness import safe_thickness

__all__ = [
    "Buckling",
    "Failure",
    "Gap",
    "Imperfection",
    "Loading",
    "Overlap",
    "Peak",
    "Probe",
    "WallPath",
    "WallState",
    "buckling",
    "failing_pressure",
    "follow",
    "safe_thickness",
    "solve",
    "stored",
]
