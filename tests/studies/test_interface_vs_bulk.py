"""Whatever the wall is made of, its faces conduct."""

import json
from pathlib import Path

import pytest

from femiec.commands.study import load
from femiec.errors import InputError
from femiec.results.reader import read

STUDY = Path(__file__).parents[2] / "studies/interface_vs_bulk.py"
ELEMENTARY, BOLTZMANN = 1.602176634e-19, 1.380649e-23
PER_DIFFUSIVITY = ELEMENTARY**2 / (BOLTZMANN * 300)  # kappa/(c D) of eq. (2)
FACES = 2 * 2e-10 / 10e-9  # 2 delta/w of eq. (3)


def conductivity(concentration, diffusivity):
    """Equation (2) in mS/cm; c in 1/m3, D in cm2/s."""
    return PER_DIFFUSIVITY * concentration * diffusivity * 1e-4 * 10


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    return load(STUDY)(walls="LiC6 and nickel", out=out), out


def test_carbon_has_the_papers_numbers(found):
    summary = found[0].summary
    bulk, own = conductivity(1.65e28, 1e-8), FACES * conductivity(1.65e28, 2e-7)
    assert bulk + own == pytest.approx(1.84, rel=2e-3, abs=0)
    assert summary["LiC6, bulk alone [mS/cm]"] == pytest.approx(bulk, rel=2e-3, abs=0)
    assert summary["LiC6, c of the wall [mS/cm]"] == pytest.approx(bulk + own, rel=2e-3, abs=0)


def test_a_wall_that_holds_no_lithium_serves_as_well(found):
    summary, faces = found[0].summary, FACES * conductivity(1 / 21.6e-30, 2e-7)
    assert faces == pytest.approx(2.30, rel=3e-3, abs=0)
    assert summary["nickel, c of lithium [mS/cm]"] == pytest.approx(faces, rel=2e-3, abs=0)
    assert summary["LiC6, c of lithium [mS/cm]"] == pytest.approx(faces + conductivity(1.65e28, 1e-8), rel=2e-3, abs=0)
    assert summary["nickel, bulk alone [mS/cm]"] < 1e-6
    assert summary["Worst wall over the best, c of lithium"] == pytest.approx(2.30 / 3.32, rel=0.01, abs=0)


def test_only_the_interface_meets_equation_1(found):
    result, slab = found[0], 10 / 110
    needed = result.summary["Needed, kappa f [mS/cm]"]
    assert needed == pytest.approx(0.12, rel=1e-9, abs=0)
    meets = {name: slab * result.summary[f"{name} [mS/cm]"] >= needed for name in result.provenance["study"]}
    assert [name for name, enough in meets.items() if not enough] == ["LiC6, bulk alone", "nickel, bulk alone"]


def test_creep_is_counted_apart(found):
    columns = found[0].ledger.arrays()
    parts = sum(columns[f"{way}, kappa f [mS/cm]"] for way in ("Interface", "Wall", "Creep"))
    assert parts == pytest.approx(columns["With creep, kappa f [mS/cm]"], rel=1e-9, abs=0)
    # Core over wall in a slit, W^2/(12 eta) over 2 M/W, eta = kT W^2/(42 Omega D_v): 3.5 W D_v/(2 delta D_i).
    ratio = 3.5 * 100e-9 * 4e-15 / (2 * 2e-10 * 2e-11)
    nickel = list(found[0].provenance["study"]).index("nickel, c of lithium")
    solved = columns["Creep, kappa f [mS/cm]"] / columns["Interface, kappa f [mS/cm]"]
    assert solved[nickel] == pytest.approx(ratio, rel=0.02, abs=0)


def test_the_files_are_written(found):
    result, out = found
    assert json.loads((out / "summary.json").read_text()) == dict(result.summary)
    assert (out / "picture.png").stat().st_size > 20_000
    assert read(out / "nickel, bulk alone/result.vtkhdf").provenance["study"]["wall material"] == "nickel"


def test_diffusivities_that_the_study_made_up_say_so(found):
    rows = [row for row in found[0].provenance["materials"] if row["property"].startswith("interface_diff")]
    rows = [row for row in rows if row["unit"] == "m2/s"]
    sources = {row["value"]: (row["source"][:10], row["verified"]) for row in rows}
    assert len(sources) == 3
    assert [value for value, source in sources.items() if source != ("this study", False)] == [
        pytest.approx(2e-11, rel=1e-9, abs=0)
    ]


def test_an_unknown_set_of_walls_is_refused():
    with pytest.raises(InputError, match="all four"):
        load(STUDY)(walls="gold")
