"""The names of the files of a long run, in its folder.

While the run goes on, every snapshot is a whole small result file, ``snapshots/000012.vtkhdf`` (ParaView opens them as a series);
``result.vtkhdf`` is put together from them at the end. HDF5 keeps no journal: one file that grows would have to be copied before
each snapshot, which costs more and more (200 snapshots of 0.5 MB: twice the time, 100 times the bytes).
"""

from __future__ import annotations

from pathlib import Path

RECORD = "run.json"
"""What runs: parameters, protocol, version; and whether it is finished."""

LEDGER = "ledger.csv"
CHECKPOINT = "checkpoint.npz"
RESULT = "result.vtkhdf"
SUMMARY = "summary.json"
PICTURE = "picture.png"
SNAPSHOTS = "snapshots"

OUTCOME = (RESULT, SUMMARY, PICTURE, "failure.npz")
"""What a run writes when it ends, well or not."""


def snapshot_file(folder: Path, number: int) -> Path:
    """The file of one snapshot, counted from 0."""
    return folder / SNAPSHOTS / f"{number:06d}.vtkhdf"


def snapshot_files(folder: Path) -> list[Path]:
    """The files of all stored snapshots, in order; none where there is no such folder."""
    return sorted((folder / SNAPSHOTS).glob("[0-9]*.vtkhdf"))
