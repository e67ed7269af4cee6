"""What the measured costs let expect on more ranks; every assumption is a number here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2
from typing import Any

RANKS = (1, 2, 64, 256, 1024, 4096)
LATENCY = 2e-6
"""Of a message [s]: a network of a cluster."""
BANDWIDTH = 1e10
"""Of a rank's share of it [bytes/s]; 64 ranks of a node share memory and network, which is not modelled beyond this number."""
NEIGHBOURS = 8
"""Ranks with which a rank exchanges values before each product."""
EXCHANGES = 60
"""In a V-cycle: six levels, four to ten products on each."""
GATHERED = 8
"""Whole vectors that a linear solve, its residual and its right-hand side send to all ranks."""
VECTORS = 6
"""Whole vectors that each rank has beside the mesh while a system is solved: two numberings, the right-hand side and what it is
added up in, the solution and its parts before they are in order."""
MEMORY = 4e9
"""Of a rank [bytes]: a node with 256 GB and 64 ranks."""


@dataclass(frozen=True)
class Costs:
    """Of a linear elastic solve, by the unknown.

    Attributes:
        shared: processor seconds of what is shared out: assembly, interpolation, hierarchy, iteration.
        replicated: of what each rank does for all: mesh and spaces.
        memory_shared: bytes of what is shared out.
        memory_replicated: bytes that each rank has, or needs for a moment, of all.
        libraries: bytes of a rank without unknowns.
        iterations: of conjugate gradients.
    """

    shared: float
    replicated: float
    memory_shared: float
    memory_replicated: float
    libraries: float
    iterations: int

    def seconds(self, unknowns: float, ranks: int) -> float:
        """Of the whole: shared work, replicated work, messages."""
        steps = log2(ranks) if ranks > 1 else 0.0
        messages = self.iterations * (EXCHANGES * NEIGHBOURS * (ranks > 1) + 3 * steps) * LATENCY
        gathering = GATHERED * (8 * unknowns / BANDWIDTH * (ranks > 1) + steps * LATENCY)
        return self.shared * unknowns / ranks + self.replicated * unknowns + messages + gathering

    def bytes(self, unknowns: float, ranks: int) -> float:
        """Of a rank, at most."""
        return self.libraries + unknowns * (self.memory_shared / ranks + self.memory_replicated)

    def largest(self, ranks: int) -> float:
        """Unknowns that fit."""
        return (MEMORY - self.libraries) / (self.memory_shared / ranks + self.memory_replicated)

    @property
    def amdahl(self) -> float:
        """The part of the work on one rank that is not shared out."""
        return self.replicated / (self.shared + self.replicated)


REPLICATED = ("whole",)
SHARED = ("share", "matrix", "vector", "interpolation", "setup", "solve")


def costs(records: Sequence[dict[str, Any]]) -> Costs:
    """From the largest honeycomb on two ranks, on which nothing is stored twice."""
    record = max((r for r in records if r["case"] == "honeycomb" and r["ranks"] == 2), key=lambda r: r["unknowns"])
    stages, unknowns, ranks = record["stages"], record["unknowns"], record["ranks"]
    base = stages["libraries"]["memory"]
    state = stages["whole"]["memory"] - base
    moment = max(stages["whole"]["peak"] - base, state + 8 * VECTORS * unknowns)
    highest = max(stage["peak"] for stage in stages.values())
    return Costs(
        shared=ranks * sum(stages[name]["processor"] for name in SHARED) / unknowns,
        replicated=sum(stages[name]["processor"] for name in REPLICATED) / unknowns,
        memory_shared=ranks * (highest - base - state) / unknowns,
        memory_replicated=moment / unknowns,
        libraries=base,
        iterations=record["iterations"],
    )
