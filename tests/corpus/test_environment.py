"""Finding and making the environment of the comparison, without making one."""

import sys

import environment
import pytest


@pytest.fixture
def made(monkeypatch):
    """The environments that were made, in place of making them."""
    monkeypatch.delenv(environment.NAMED, raising=False)
    calls = []
    monkeypatch.setattr(environment, "_make", calls.append)
    return calls


def test_it_is_made_once(made, tmp_path):
    first, second = environment.mpi_python(tmp_path), environment.mpi_python(tmp_path)
    assert first == second == tmp_path / "python/bin/python"
    assert made == [tmp_path / "python"]


def test_it_is_made_again_after_an_interruption(monkeypatch, made, tmp_path):
    def interrupted(venv):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(environment, "_make", interrupted)
        with pytest.raises(KeyboardInterrupt):
            environment.mpi_python(tmp_path)
    environment.mpi_python(tmp_path)
    assert len(made) == 1


def test_it_is_made_again_for_other_requirements(monkeypatch, made, tmp_path):
    environment.mpi_python(tmp_path)
    monkeypatch.setattr(environment, "_digest", lambda file: "others")
    environment.mpi_python(tmp_path)
    assert len(made) == 2


def test_no_new_enough_python_is_an_error_that_says_what_to_do(monkeypatch, made, tmp_path):
    monkeypatch.setattr(environment, "_is_new_enough", lambda command: False)
    with pytest.raises(environment.NoEnvironment, match=r"needs Python 3\.12 .* set FEMIEC_MPI_PYTHON"):
        environment._base_python()


@pytest.mark.parametrize(("python", "says"), [("/nowhere/python", "does not run"), (sys.executable, r"lacks femiec\[mpi\]")])
def test_a_named_python_is_tried(monkeypatch, python, says):
    monkeypatch.setenv(environment.NAMED, python)
    monkeypatch.setattr(environment, "NEEDS", "import a_module_that_nobody_has")
    with pytest.raises(environment.NoEnvironment, match=says):
        environment.mpi_python()
