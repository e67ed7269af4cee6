"""femiec report: what it runs, what it refuses, what it leaves when it fails."""

from __future__ import annotations

import importlib.util
import shutil
from types import SimpleNamespace

import pytest

from femiec.cli import main
from femiec.commands import quick, report
from femiec.commands.study import given, load
from femiec.views import render

CASE = """
from femiec.checks.row import Kind, Row

ROWS = [Row("one", "a row", Kind.EXACT, 1.0, "1", 0.1, lambda: 1.0)]
"""
STUDY = """
from pathlib import Path
from femiec.parameters import study

@study
def main(engine=None, out=None):
    import matplotlib.image
    Path(out).mkdir(parents=True)
    with (Path(__file__).parent / "runs.txt").open("a") as log:
        log.write(Path(__file__).stem + " ")
    matplotlib.image.imsave(Path(out) / "picture.png", [[0.0, 1.0]])
"""


@pytest.fixture(scope="module")
def validated(tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    (folder / "cases/made_up").mkdir(parents=True)
    (folder / "cases/made_up/case.py").write_text(CASE)
    assert main(["validate", "--cases", str(folder / "cases"), "--out", str(folder / "out")]) == 0
    return folder / "out"


@pytest.fixture
def folder(validated, tmp_path, monkeypatch):
    """Verdicts on a machine that cannot draw scenes."""
    monkeypatch.setattr(render, "missing", lambda: "apt-get install libegl1")
    return shutil.copytree(validated, tmp_path / "out")


@pytest.fixture
def studies(tmp_path, monkeypatch):
    monkeypatch.setattr(report, "QUICK", {"sodium": (), "buckling": ()})
    (tmp_path / "studies").mkdir()
    for name in ("sodium", "buckling"):
        (tmp_path / "studies" / f"{name}.py").write_text(STUDY)
    return tmp_path / "studies"


def test_without_scenes_the_page_is_made_and_says_why(folder, capsys):
    assert main(["report", str(folder)]) == 0
    assert "apt-get install libegl1" in (folder / "report.html").read_text()
    captured = capsys.readouterr()
    assert "apt-get install libegl1" in captured.err
    assert "report.html" in captured.out


def test_studies_that_were_not_run_are_named_with_their_commands(folder, studies, monkeypatch):
    monkeypatch.setattr(report, "command", lambda name, out: f"run {name} into {out}")
    (folder / "runs/sodium").mkdir(parents=True)
    main(["report", str(folder), "--studies", str(studies)])
    text = (folder / "report.html").read_text()
    assert "run buckling into DIR/runs/buckling" in text
    assert "run sodium into DIR/runs/sodium" in text
    assert not (studies / "runs.txt").exists()


def test_pictures_are_made_once(folder, studies):
    for _ in range(2):
        assert main(["report", str(folder), "--pictures", "--studies", str(studies)]) == 0
    assert (studies / "runs.txt").read_text().split() == ["sodium", "buckling"]
    assert (folder / "report.html").read_text().count('src="data:image/png') == 2


@pytest.mark.parametrize(
    "damage", [lambda folder: (folder / "verdicts.json").unlink(), lambda folder: cut(folder / "details.json")]
)
def test_a_damaged_folder_is_refused_and_the_page_stays(folder, damage, capsys):
    (folder / "report.html").write_text("the page of before")
    damage(folder)
    assert main(["report", str(folder)]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert (folder / "report.html").read_text() == "the page of before"
    assert not list(folder.glob(".partial*"))


def cut(path):
    path.write_bytes(path.read_bytes()[:-20])


def test_no_folder_is_refused(tmp_path, capsys):
    assert main(["report", str(tmp_path / "nowhere")]) == 2
    assert "femiec validate --out DIR" in capsys.readouterr().err


def test_a_missing_package_is_named_with_the_line_that_brings_it(folder, monkeypatch, capsys):
    found = importlib.util.find_spec
    fake = SimpleNamespace(find_spec=lambda name: None if name == "trame_pyvista" else found(name))
    monkeypatch.setattr(report.importlib, "util", fake)
    assert main(["report", str(folder)]) == 2
    line = capsys.readouterr().err
    assert "trame-pyvista" in line
    assert "pip install 'femiec[report]'" in line


def test_quick_settings_are_those_of_all_studies(pytestconfig):
    studies = pytestconfig.rootpath / "studies"
    assert set(quick.QUICK) == {path.stem for path in studies.glob("*.py")}
    for name, settings in quick.QUICK.items():
        assert len(given(load(studies / f"{name}.py"), settings)) == len(settings)
