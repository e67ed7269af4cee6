"""The option --engine, and what is said where the engine, or the way it was started, will not do."""

from __future__ import annotations

from pathlib import Path

import pytest
from launching import errors, femiec

from femiec.cli import main
from femiec.commands import doctor_mpi

MPICH, OPEN_MPI = ("PMI_RANK", "PMI_SIZE"), ("OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE")
SRUN = ("SLURM_PROCID", "SLURM_STEP_NUM_TASKS")
FOLDER = Path(__file__).parent
RUN = ("run", FOLDER / "small_run.py", "--engine", "dolfinx", "--out", "nowhere")
OLD = "import sys; sys.version_info = (3, 11, 7)"
BARE = """
import importlib.util
find_spec = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name in ("dolfinx", "dolfinx_solver") else find_spec(name, *rest)
"""


def test_a_study_without_an_engine_to_choose_and_an_unknown_engine_are_refused(capsys):
    assert main(["run", str(FOLDER / "short_run.py"), "--engine", "embedded"]) == 2
    assert "--engine = short_run.py: expected a study whose main takes engine=" in capsys.readouterr().err
    assert main(["run", str(FOLDER / "small_run.py"), "--engine", "petsc"]) == 2
    assert "dolfinx" in capsys.readouterr().err


@pytest.mark.parametrize("names", [MPICH, OPEN_MPI, SRUN])
@pytest.mark.parametrize("engine", [[], ["--engine", "embedded"]])
def test_the_embedded_engine_refuses_ranks_and_one_of_them_says_so(names, engine, monkeypatch, capsys):
    monkeypatch.setenv(names[1], "2")
    for rank, said in (("0", "engine = embedded on 2 ranks"), ("1", "")):
        monkeypatch.setenv(names[0], rank)
        assert main(["run", str(FOLDER / "small_run.py"), *engine]) == 2
        error = capsys.readouterr().err
        assert said in error
        assert bool(error) == bool(said)


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (OLD, "engine = dolfinx on Python 3.11.7: expected Python 3.12 or newer; make an environment: python3.12 -m venv"),
        (BARE, "engine = dolfinx without dolfinx-solver-real: expected the mpi extra; install it: python3.12 -m venv"),
    ],
)
def test_an_old_python_and_a_missing_wheel_are_told_once(first, said):
    done = femiec(*RUN, first=first)
    assert done.returncode == 2
    assert len(errors(done)) == 1
    assert said in done.stderr


def test_a_foreign_petsc4py_is_refused(tmp_path):
    (tmp_path / "petsc4py").mkdir()
    (tmp_path / "petsc4py/__init__.py").write_text("")
    done = femiec(*RUN, path=str(tmp_path))
    assert done.returncode == 2
    assert errors(done)[0].startswith(f"femiec: error: petsc4py = {tmp_path}/petsc4py/__init__.py: expected the one of")
    assert "pip uninstall petsc4py" in done.stderr


def test_processes_that_mpi_does_not_connect_are_refused_and_write_nothing(tmp_path):
    told = []
    for rank in "01":
        done = femiec(*RUN[:-1], tmp_path / "out", **dict(zip(SRUN, (rank, "2"), strict=True)))
        assert done.returncode == 2
        told += errors(done)
    assert len(told) == 1
    assert "2 processes of which each sees 1" in told[0]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "command", [["doctor"], ["cite", "nowhere.vtkhdf"], ["view", "nowhere.vtkhdf"], ["report", "nowhere"], ["--help"]]
)
def test_what_ranks_cannot_share_the_first_one_does(command, monkeypatch, capsys):
    monkeypatch.setenv("PMI_SIZE", "2")
    monkeypatch.setenv("PMI_RANK", "1")
    monkeypatch.setattr("femiec.cli._main", lambda arguments: 7)
    assert main(command) == 0
    monkeypatch.setenv("PMI_RANK", "0")
    assert main(command) == 7


def test_the_doctor_knows_what_ranks_need(monkeypatch):
    said = femiec(first="from femiec.commands.doctor_mpi import rows; print(rows()); raise SystemExit").stdout
    for what in ("wheel", "DOLFINx", "PETSc", "MPI", "mpiexec", "C compiler", "cores"):
        assert f"ranks: {what}" in said
    assert "MPICH" in said
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr("shutil.which", lambda name: None)
    missing = {what: mend for what, found, mend in doctor_mpi.rows() if found.endswith("missing")}
    assert "pip install 'femiec" in missing["ranks: DOLFINx"]
    assert "gcc" in missing["ranks: C compiler"]
