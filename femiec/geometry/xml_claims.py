"""What a .vtu or .xdmf file claims to hold, compared with its size before a reader allocates anything for it."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

from femiec.errors import MeshError

PER_BYTE = 50
"""More numbers than this cannot be in a byte: deflate packs at most 1032 bytes into one, and a node takes 24."""


def check_xml(path: Path) -> None:
    """Refuse counts in a .vtu or .xdmf file that neither it nor the .h5 files named in it could hold.

    Raises:
        MeshError: the attribute, its claim, and the size of the files.
    """
    text = path.read_bytes()
    size = len(text) + sum(_size_of_hdf(path.parent / name.decode(errors="replace"), text) for name in _hdf_files(text))
    claims = re.findall(rb'(NumberOfPoints|NumberOfCells|NumberOfElements|Dimensions)\s*=\s*"([\d\s]*)"', text)
    for name, numbers in claims:
        claimed = int(np.prod([int(number) for number in numbers.split()], dtype=object))
        if claimed > PER_BYTE * size:
            raise MeshError(name.decode(), claimed, f"what fits into {size} bytes", "write the file again, whole")


def _hdf_files(text: bytes) -> set[bytes]:
    return set(re.findall(rb">\s*([^<>:\s]+):/?[^<\s]+\s*<", text))


def _size_of_hdf(path: Path, text: bytes) -> int:
    """The size of a HDF5 file, none of whose data sets that are named in the text may claim much more."""
    import h5py

    if not path.is_file():
        raise MeshError("data file", str(path), "the file that the mesh file names", "keep both files in one folder")
    size = path.stat().st_size
    with h5py.File(path, "r") as file:
        for name in re.findall(re.escape(path.name).encode() + rb":/?([^<\s]+)\s*<", text):
            if (claimed := int(file[name].size)) > PER_BYTE * size:
                raise MeshError(
                    f"{path.name}:{name.decode()}",
                    f"{claimed} numbers",
                    f"what fits into {size} bytes",
                    "write the file again, whole",
                )
    return size
