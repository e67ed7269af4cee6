"""The study as its users call it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from femiec.cli import main as femiec
from femiec.commands.study import load
from femiec.errors import InputError
from femiec.materials import lic6
from femiec.results.reader import read

ROOT = Path(__file__).parents[2]
STUDY = ROOT / "studies/single_tubule.py"
LABELS = [
    "Root pressure [MPa]",
    "Tip speed [nm/s]",
    "Current density [mA/cm2]",
    "Wall hoop stress, max [MPa]",
    "Wall deflection, max [nm]",
    "Safety factor against 65 MPa",
    "Gas pressure [MPa]",
    "Lithium balance defect",
]


@pytest.fixture(scope="module")
def study():
    return load(STUDY)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """A run from the shell, into a new folder."""
    out = tmp_path_factory.mktemp("run") / "new" / "out"
    done = subprocess.run([sys.executable, "-m", "femiec", "run", str(STUDY), "--out", str(out)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return out, done


def test_the_run_leaves_its_files(run):
    out, done = run
    assert {"result.vtkhdf", "summary.json", "ledger.csv"} <= {path.name for path in out.iterdir()}
    assert not [path for path in out.iterdir() if path.name.startswith(".")]
    assert "Root pressure" in done.stdout
    assert "far past 65 MPa" in done.stderr


def test_the_summary_is_flat_and_labelled(run):
    summary = json.loads((run[0] / "summary.json").read_text())
    assert set(LABELS) <= set(summary)
    assert all(isinstance(value, float | int) for value in summary.values())
    assert summary["Root pressure [MPa]"] == pytest.approx(370.9, rel=1e-3, abs=0)


def test_the_stored_result_is_read_back(run):
    result = read(run[0] / "result.vtkhdf")
    assert dict(result.summary) == json.loads((run[0] / "summary.json").read_text())
    assert {region.name for region in result.snapshots[0].regions} == {"wall", "lithium", "gas"}
    assert result.provenance["study"]["Width [m]"] == pytest.approx(1e-7, rel=1e-9, abs=0)
    assert set(result.coefficients) == {"velocity", "pressure", "displacement", "gas pressure"}


def test_the_picture_is_drawn(run):
    assert (run[0] / "picture.png").stat().st_size > 50_000


def test_one_argument_changes_one_thing(study):
    numbers = study(width="50 nm", overpotential="-20mV").summary
    assert numbers["Root pressure [MPa]"] == pytest.approx(0.4 * 370.874, rel=1e-4, abs=0)
    wide = study(overpotential=-0.02).summary
    pressures = [n["Root pressure [MPa]"] - n["Tip pressure [MPa]"] for n in (numbers, wide)]
    coble = (numbers["Tip speed [nm/s]"] / pressures[0]) / (wide["Tip speed [nm/s]"] / pressures[1])
    assert 1.8 < coble < 2.0  # wall diffusion goes as 1/W, volume diffusion not at all


def test_materials_are_named_or_passed(study):
    assert study(material="LiC6").summary == study(material=lic6).summary
    assert study(material="LiC6").summary["Wall deflection, max [nm]"] < 0.5 * study().summary["Wall deflection, max [nm]"]


def test_the_mesh_from_gmsh_gives_the_same_answer(study):
    ours, gmsh = study().summary, study(mesh=str(ROOT / "meshes/tubule_100nm.msh")).summary
    for label in [*LABELS[:-1], "Wall axial stress, max [MPa]", "Wall von Mises stress, max [MPa]"]:
        assert gmsh[label] == pytest.approx(ours[label], rel=0.01, abs=0), label
    assert gmsh["Lithium balance defect"] < 1e-10


def test_the_planar_slit_is_one_argument_away(study):
    numbers = study(symmetry="planar").summary
    assert numbers["Tip speed, exact wall diffusion [nm/s]"] < numbers["Tip speed [nm/s]"]
    assert numbers["Tip speed [nm/s]"] == pytest.approx(numbers["Tip speed, Poiseuille [nm/s]"], rel=1e-3, abs=0)


BAD = [
    ("width=100", "width = 100 m"),
    ("width=-5nm", "width = -5e-09 m"),
    ("width=0nm", "width = 0 m"),
    ("wall=nan", "wall"),
    ("height=20kg", "height = '20kg'"),
    ("filling=1.5", "filling = 1.5"),
    ("filling=0", "filling = 0"),
    ("overpotential=50mV", "overpotential = 0.05 V"),
    ("overpotential=50nm", "overpotential = '50nm'"),
    ("temperature=600", "temperature = 600 K"),
    ("material=unobtainium", "material = 'unobtainium'"),
    ("neighbours=half", "neighbours = 'half'"),
    ("mesh=nowhere.msh", "nowhere.msh"),
    ("widht=100nm", "'widht'"),
    ("width", "name=value"),
]


@pytest.mark.parametrize(("setting", "words"), BAD)
def test_bad_input_is_one_clear_error_with_status_2(setting, words, tmp_path, capsys):
    assert femiec(["run", str(STUDY), "--out", str(tmp_path / "out"), "--set", setting]) == 2
    error = capsys.readouterr().err
    assert words in error
    assert "expected" in error
    assert "Traceback" not in error
    assert len([line for line in error.splitlines() if "error" in line]) == 1
    assert not (tmp_path / "out").exists()


def missing_tag(text):
    return text.replace('"wall root"', '"wall foot"')


def without_lithium(text):
    return text.replace('"lithium"', '"sodium"')


def not_a_number(text):
    lines = text.splitlines()
    where = next(i for i, line in enumerate(lines) if line.startswith("50 ") and len(line.split()) == 3)
    lines[where] = "nan 0 0"
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (missing_tag, "wall root"),
        (without_lithium, "lithium"),
        (not_a_number, "finite"),
        (lambda text: "", "empty"),
        (lambda text: text[: len(text) // 2], "mesh.msh"),
    ],
    ids=["missing tag", "missing region", "NaN", "empty", "truncated"],
)
def test_a_bad_mesh_file_is_one_clear_error_with_status_2(spoil, words, tmp_path, capsys):
    path = tmp_path / "mesh.msh"
    path.write_text(spoil((ROOT / "meshes/tubule_100nm.msh").read_text()))
    assert femiec(["run", str(STUDY), "--out", str(tmp_path / "out"), "--set", f"mesh={path}"]) == 2
    captured = capsys.readouterr()
    assert words in captured.err
    assert "Traceback" not in captured.err + captured.out
    assert not (tmp_path / "out").exists()


def test_a_mesh_of_other_sizes_is_refused(study):
    with pytest.raises(InputError, match="width of the mesh"):
        study(mesh=str(ROOT / "meshes/tubule_100nm.msh"), width="80nm")


def test_a_parameter_cannot_be_set_twice(tmp_path, capsys):
    arguments = ["run", str(STUDY), "--out", str(tmp_path / "out"), "--set", "width=80nm", "--set", "width=90nm"]
    assert femiec(arguments) == 2
    assert "set twice" in capsys.readouterr().err
