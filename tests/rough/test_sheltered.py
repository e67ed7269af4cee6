"""A result file on a disk that takes only a part of it: HDF5 lives on, and one error says why the file is not there."""

from running import python

CODE = """
import resource, sys
from pathlib import Path
import made_study
from femiec.errors import InputError

folder = Path(sys.argv[1])
size = made_study.main(out=folder) and (folder / "result.vtkhdf").stat().st_size
for share in (0, 0.001, 0.01, 0.03, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1):
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(share * size), resource.RLIM_INFINITY))
    try:
        made_study.main(out=folder)
        print(share, "written")
    except InputError as error:
        assert "File too large" in str(error), error
        print(share, "refused")
    assert [path.name for path in folder.iterdir()] == ["result.vtkhdf"]
    assert len((folder / "result.vtkhdf").read_bytes()) == size
"""


def test_hdf5_outlives_a_disk_that_becomes_full_anywhere_in_a_file(tmp_path):
    done = python("-c", CODE, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    *refused, written = done.stdout.splitlines()
    assert written == "1 written"
    assert {line.split()[1] for line in refused} == {"refused"}
