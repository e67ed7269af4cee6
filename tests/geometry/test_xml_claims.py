"""The counts of .vtu and .xdmf files against their size."""

from pathlib import Path

import h5py
import pytest

from femiec.errors import MeshError
from femiec.geometry.xml_claims import check_xml


@pytest.mark.parametrize("claim", ['NumberOfPoints="100000000000"', 'NumberOfCells="99999999"', 'Dimensions="100000 100000 3"'])
def test_counts_that_do_not_fit(tmp_path: Path, claim: str) -> None:
    file = tmp_path / "a.vtu"
    file.write_text(f"<Piece {claim}></Piece>")
    with pytest.raises(MeshError, match=rf"{claim.split('=')[0]} = \d+: expected what fits into {file.stat().st_size} bytes"):
        check_xml(file)


def test_counts_that_fit(tmp_path: Path) -> None:
    file = tmp_path / "a.vtu"
    file.write_text('<Piece NumberOfPoints="8" NumberOfCells="1"></Piece>')
    check_xml(file)


def test_a_data_set_that_claims_more_than_its_file(tmp_path: Path) -> None:
    with h5py.File(tmp_path / "a.h5", "w") as data:
        data.create_dataset("ok", data=[1.0, 2.0])
        data.create_dataset("huge", shape=(10**11,), chunks=(1000,), dtype="f8")  # nothing is stored
    file = tmp_path / "a.xdmf"
    file.write_text('<DataItem Dimensions="2">a.h5:/ok</DataItem>')
    check_xml(file)
    file.write_text('<DataItem Dimensions="2">a.h5:/huge</DataItem>')
    with pytest.raises(MeshError, match=r"a\.h5:huge = 100000000000 numbers"):
        check_xml(file)


def test_a_data_file_that_is_missing(tmp_path: Path) -> None:
    file = tmp_path / "a.xdmf"
    file.write_text('<DataItem Dimensions="2">b.h5:/ok</DataItem>')
    with pytest.raises(MeshError, match=r"b\.h5: expected the file that the mesh file names"):
        check_xml(file)
