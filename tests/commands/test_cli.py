import subprocess
import sys

import pytest

from femiec.cli import main


def test_help_teaches():
    done = subprocess.run([sys.executable, "-m", "femiec", "--help"], capture_output=True, text=True, check=True)
    for command in ("run", "view", "doctor", "cite", "validate", "report"):
        assert command in done.stdout
    done = subprocess.run([sys.executable, "-m", "femiec", "run", "--help"], capture_output=True, text=True, check=True)
    assert "width=100nm" in done.stdout


@pytest.mark.parametrize("arguments", [["walk"], ["run"], ["run", "a.py", "--colour", "red"], ["view"]])
def test_a_wrong_command_line_has_status_2(arguments, capsys):
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.err + captured.out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "a Python file"),
        ("x = 1\n", "main"),
        ("def main(:\n", "SyntaxError"),
        ("import nothing_of_the_kind\n", "nothing_of_the_kind"),
    ],
)
def test_a_study_that_is_none_is_refused(text, words, tmp_path, capsys):
    path = tmp_path / "study.py"
    if text is not None:
        path.write_text(text)
    assert main(["run", str(path), "--out", str(tmp_path / "out")]) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_doctor_finds_this_environment_healthy(capsys):
    assert main(["doctor"]) == 0
    text = capsys.readouterr().out
    for words in ("Python", "scikit-fem", "extra: mpi", "3-D scenes", "femiec[mpi]"):
        assert words in text


def test_cite_marks_what_nobody_checked(capsys):
    from pathlib import Path

    study = Path(__file__).parents[2] / "studies/single_tubule.py"
    assert main(["cite", str(study)]) == 0
    text = capsys.readouterr().out
    assert "UNVERIFIED" in text
    assert "Nature 578" in text
    assert "hard carbon" in text
    assert "Frost and Ashby" in text
    assert "…" not in text


@pytest.mark.parametrize("text", ["", "not hdf5"])
def test_view_refuses_what_is_no_result(text, tmp_path, capsys):
    path = tmp_path / "result.vtkhdf"
    path.write_text(text)
    assert main(["view", str(path)]) == 2
    assert "result.vtkhdf" in capsys.readouterr().err


def test_validate_refuses_an_unknown_row(tmp_path, capsys):
    assert main(["validate", "--out", str(tmp_path / "v"), "--only", "no such row"]) == 2
    assert "no such row" in capsys.readouterr().err
    assert not (tmp_path / "v").exists()


def test_a_list_of_parameters_is_titled_by_the_study_or_else_by_its_function(tmp_path, capsys):
    study = tmp_path / "study.py"
    study.write_text('from femiec.parameters import study\n\n\n@study\ndef main():\n    """A tubule with a cap."""\n')
    assert main(["run", str(study), "--list"]) == 0
    assert "A tubule with a cap." in capsys.readouterr().out
