"""The records as tables, and the projection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.scaling import projection
from benchmarks.scaling.projection import RANKS, Costs, costs

STAGES = {"matrix_first": "first matrix", "matrix": "matrix again", "setup": "hierarchy", "solve": "iteration"}
SIZES = (1e6, 4e6, 16e6)
TITLES = {"stokes": "Stokes flow of a power law (velocity, pressure)", "coupled": "Coupled tubule (all fields, eight numbers)"}
WAYS = {
    "leader": "gathered: the leader writes, second order (femiec's results)",
    "vtx": "in parallel: ADIOS2, second order (DOLFINx's VTXWriter)",
    "vtkhdf": "in parallel: HDF5, at the vertices, first order (DOLFINx's vtkhdf)",
}

Record = dict[str, Any]


def markdown(records: Sequence[Record]) -> str:
    """All tables, each with the command that made a row of it."""
    found = [r for r in records if r["case"] == "honeycomb"]
    parts = ["# Scaling of the DOLFINx engine", "", HEAD, "", "## Elastic honeycombs, Q2 hexahedra, CG and multigrid", ""]
    parts += [_made_by("honeycomb"), "", _honeycombs(found), "", _strong(found), ""]
    for case, title in TITLES.items():
        chosen = [r for r in records if r["case"] == case]
        parts += [f"## {title}, GMRES and field split", "", _made_by(case), "", _splits(chosen), ""]
    written = [r for r in records if r["case"] == "writing"]
    if written:
        parts += ["## Writing a displacement and its mesh", "", _made_by("writing"), "", _written(written), ""]
    if any(record["ranks"] == 2 for record in found):
        parts += ["## Projection", "", _projection(costs(records)), ""]
    return "\n".join(parts)


HEAD = (
    "Processor seconds of the slowest rank (waiting for messages counts, since MPI waits busily; other work on the machine "
    "lengthens the waiting) and the highest resident memory of a rank, libraries included. All of it: "
    "`python -m benchmarks.scaling --out benchmarks/results`; these tables again, of the records in "
    "[scaling.jsonl](scaling.jsonl): the same with `--table`. A row alone is made by the command above its table."
)


def _made_by(case: str) -> str:
    return f"`mpiexec -n RANKS python -m benchmarks.scaling.{case} scaling.jsonl ARGUMENTS`"


def _honeycombs(records: Sequence[Record]) -> str:
    heads = ["unknowns", "tubules", "ranks", "arguments", "iterations", *(f"{name} [s]" for name in STAGES.values())]
    rows = [
        [
            f"{r['unknowns']:,}",
            str(1 + 3 * r["rings"] * (r["rings"] + 1)),
            str(r["ranks"]),
            f"{r['rings']} {r['layers']}",
            str(r["iterations"]),
            *(f"{r['stages'][name]['processor']:.3g}" for name in STAGES),
            *_memory(r),
        ]
        for r in sorted(records, key=lambda r: (r["unknowns"], r["ranks"]))
    ]
    return _table([*heads, "peak a rank [MB]", "all ranks, an unknown [kB]"], rows)


def _memory(r: Record) -> list[str]:
    base, highest = r["stages"].get("libraries", {"memory": 0.0})["memory"], max(s["peak"] for s in r["stages"].values())
    return [f"{highest / 1e6:.0f}", f"{r['ranks'] * (highest - base) / r['unknowns'] / 1e3:.2f}"]


def _strong(records: Sequence[Record]) -> str:
    by = {(r["unknowns"], r["ranks"]): sum(r["stages"][name]["processor"] for name in STAGES) for r in records}
    pairs = [(n, by[n, 1] / by[n, 2]) for n, ranks in by if ranks == 2 and (n, 1) in by]
    strong = [f"{speed:.2f} times as fast on two ranks at {n:,} unknowns" for n, speed in pairs]
    weak = [
        f"{by[n, 1] / n / (2 * by[m, 2] / m):.2f} with {n:,} unknowns on one rank and {m:,} on two"
        for n, a in by
        for m, b in by
        if (a, b) == (1, 2) and 1.7 < m / n < 2.3
    ]
    said = (("Strong", strong), ("Weak efficiency, by the unknown", weak))
    return " ".join(f"{name}: {'; '.join(lines)}." for name, lines in said if lines)


def _splits(records: Sequence[Record]) -> str:
    ordered = sorted(records, key=lambda r: (r.get("direct", False), r["ranks"], r.get("exponent", 0), r["unknowns"]))
    rows = [
        [
            f"{r['unknowns']:,}",
            str(r["ranks"]),
            _arguments(r),
            str(r["iterations"] or "factors"),
            *(f"{r['stages'][name]['processor']:.3g}" for name in ("matrix", "setup", "solve")),
            f"{max(s['peak'] for s in r['stages'].values()) / 1e6:.0f}",
        ]
        for r in ordered
    ]
    heads = ["unknowns", "ranks", "arguments", "iterations", "matrices [s]", "set-up [s]", "iteration [s]", "peak a rank [MB]"]
    return _table(heads, rows)


def _arguments(r: Record) -> str:
    """With which a record is made again."""
    if r["case"] == "stokes":
        return f"{r['n']} --exponent {r['exponent']:g}"
    along = f" --along {r['along']:g}" if r["along"] != 1 else ""
    flags = (("--embedded", r["engine"] == "embedded"), ("--direct", r.get("direct")))
    return " ".join([f"{r['level']}{along}", *(name for name, given in flags if given)])


def _written(records: Sequence[Record]) -> str:
    rows = [
        [
            f"{r['unknowns']:,}",
            str(r["ranks"]),
            f"{r['rings']} {r['layers']}",
            WAYS[way],
            f"{r['stages'][way]['watch']:.3g}",
            f"{r['stages'][way]['processor']:.3g}",
            f"{r['bytes'][way] / 1e6:.1f}",
        ]
        for r in records
        for way in WAYS
    ]
    return _table(["unknowns", "ranks", "arguments", "how", "by the watch [s]", "processor [s]", "file [MB]"], rows)


def _projection(c: Costs) -> str:
    rows = [
        [str(ranks), *(_cell(c, unknowns, ranks) for unknowns in SIZES), f"{c.largest(ranks) / 1e6:.1f} million"]
        for ranks in RANKS
    ]
    return "\n".join(
        [
            f"Shared out: {1e6 * c.shared:.0f} µs and {c.memory_shared / 1e3:.2f} kB an unknown. On each rank: "
            f"{1e6 * c.replicated:.2f} µs and {c.memory_replicated:.0f} bytes an unknown, "
            f"{c.libraries / 1e6:.0f} MB of libraries. "
            f"Amdahl's part: {c.amdahl:.4f}, a speed-up of {1 / c.amdahl:.0f} at most.",
            "",
            f"Assumed: {c.iterations} iterations at any size and number of ranks; {1e6 * projection.LATENCY:.0f} µs a message; "
            f"{projection.NEIGHBOURS} neighbours, {projection.EXCHANGES} exchanges a V-cycle, three sums an iteration over "
            f"log2 P messages; {projection.GATHERED} whole vectors a solve at {projection.BANDWIDTH / 1e9:.0f} GB/s; "
            f"{projection.VECTORS} whole vectors in memory beside the mesh; memory bandwidth grows with the ranks; "
            f"{projection.MEMORY / 1e9:.0f} GB a rank. Cells: seconds of one linear solve with its assembly; all of it is "
            "arithmetic, and nothing above two ranks was measured.",
            "",
            _table(["ranks", *(f"{n / 1e6:.0f} million" for n in SIZES), "fits"], rows),
        ]
    )


def _cell(c: Costs, unknowns: float, ranks: int) -> str:
    seconds = f"{c.seconds(unknowns, ranks):.3g}"
    return seconds if c.bytes(unknowns, ranks) <= projection.MEMORY else f"({seconds}: no room)"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(heads) + " |", "|" + "---:|" * len(heads)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])
