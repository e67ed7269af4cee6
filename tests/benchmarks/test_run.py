import sys
from dataclasses import replace

from benchmarks.case import OURS
from benchmarks.cases import CASES
from benchmarks.interpreters import find
from benchmarks.run import run

CASE = CASES[0]


def test_codes_take_turns_and_an_absent_one_is_left_out(monkeypatch):
    monkeypatch.setattr("benchmarks.run._measure", lambda case, code, python, settings, number, clock: (code, number))
    pythons = {OURS: "a", "dolfinx": None, "ngsolve": "b", "skfem": "c"}
    expected = [(code, number) for number in range(2) for code in (OURS, "ngsolve", "skfem")]
    assert list(run([CASE], pythons, rounds=2)) == expected
    assert list(run([replace(CASE, repeated=False)], pythons, rounds=2)) == expected[:3]


def test_a_process_that_fails_is_told_with_its_reason():
    (record,) = run([replace(CASE, codes=(OURS,), small=({"wrong": 1},))], {OURS: sys.executable}, small=True)
    assert "unexpected keyword argument 'wrong'" in record.failure
    assert not record.stages


def test_an_interpreter_that_is_not_there_makes_its_codes_absent(monkeypatch, tmp_path):
    monkeypatch.setenv("FEMIEC_MPI_PYTHON", str(tmp_path / "python"))
    monkeypatch.setattr("benchmarks.interpreters._PROBE", {"dolfinx": "import no_such_module", "skfem": "import skfem"})
    assert find((OURS, "dolfinx", "skfem")) == {OURS: sys.executable, "dolfinx": None, "skfem": sys.executable}
