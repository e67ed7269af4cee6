"""Meshes whose nodes are off by round-off: what an answer then changes by is how well it is conditioned.

``python -m benchmarks.agreement.shaken WORDS`` is ``femiec WORDS`` on such meshes.
"""

from __future__ import annotations

import sys

import numpy as np

from femiec.cli import main
from femiec.geometry import Mesh

OFF = 1e-15
"""Of each coordinate, relative: the largest by which nodes are off."""


def shake() -> None:
    """Put every mesh that is made from now on off by round-off, the same in every run."""
    made, random = Mesh.__post_init__, np.random.default_rng(0)

    def shaken(mesh: Mesh) -> None:
        made(mesh)
        nodes = mesh.skfem.doflocs if mesh.curve is None else mesh.curve.nodes
        nodes *= 1 + OFF * random.uniform(-1, 1, nodes.shape)

    Mesh.__post_init__ = shaken  # type: ignore[method-assign]


if __name__ == "__main__":
    shake()
    sys.exit(main())
