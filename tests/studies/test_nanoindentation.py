"""The study of the measured hardness, with coarse cells and the extreme arrays; its assertions are seen to fail."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from femiec.commands.cite import citation_table
from femiec.commands.study import load
from femiec.errors import InputError
from femiec.results.ledger import Ledger

STUDY = Path(__file__).parents[2] / "studies/nanoindentation.py"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    out = tmp_path_factory.mktemp("nanoindentation")
    return load(STUDY)(sizes="thinnest and thickest", cells=6, steps=8, out=out), out


@pytest.fixture(scope="module")
def module():
    return sys.modules[load(STUDY).__module__]


def test_the_wall_is_stronger_where_there_is_less_of_it(run):
    for name in ("J2", "crushable", "squash"):
        strengths = run[0].ledger.column(f"Yield strength, {name} [MPa]")
        assert strengths[0] > 3 * strengths[1], name


def test_hardness_over_solid_fraction_is_the_squash(run):
    share = 1 - (100 / 110) ** 2
    assert run[0].ledger.column("Yield strength, squash [MPa]")[0] == pytest.approx(65 / share, rel=1e-9, abs=0)
    assert run[0].ledger.column("Yield strength, crushable [MPa]")[0] == pytest.approx(65 / share, rel=0.12, abs=0)


def test_its_laws_are_cited(run):
    said = list(citation_table(run[0].provenance).columns[1].cells)
    assert {"law of the walls, J2", "law of the walls, Crushable", "hardness from the slope of unloading"} <= set(said)


def test_the_modulus_of_the_wall_hardly_matters(run):
    column = run[0].ledger.column("Yield strength, J2 and true area [MPa]")
    assert column[4:] == pytest.approx(column[:4], rel=0.1, abs=0)
    modulus = run[0].ledger.column("Modulus of the wall [GPa]")
    assert modulus[4] > 5 * modulus[0]


def test_the_strength_that_was_found_has_the_hardness(run):
    for law in ("J2", "crushable"):
        assert run[0].summary[f"First array, {law}: hardness [MPa]"] == pytest.approx(65, rel=1e-3, abs=0)


def test_measured_inferred_and_assumed_are_said(run):
    words = " ".join(run[0].provenance["notices"])
    assert all(word in words for word in ("measured", "inferred", "assumed"))


def test_the_files_are_written(run):
    assert {"summary.json", "ledger.csv", "picture.png"} <= {path.name for path in run[1].iterdir()}
    assert (run[1] / "picture.png").stat().st_size > 50_000


@pytest.mark.parametrize(
    ("label", "factor", "words"),
    [
        ("First array, J2: hardness [MPa]", 1.002, "a hardness of"),
        ("First array, J2: by the table [MPa]", 1.2, "the table says"),
        ("First array, tube crushed over yield strength", 1.01, "squashed"),
    ],
)
def test_the_check_sees_a_wrong_number(run, module, label, factor, words):
    result = run[0]
    wrong = replace(result, summary={**result.summary, label: factor * result.summary[label]})
    with pytest.raises(AssertionError, match=words):
        module.check(wrong, {module.FLOWING: _table(3.0), module.CRUSHED: _table(1.0)})


@pytest.mark.parametrize(("flowing", "crushed", "words"), [(2.0, 1.0, "Tabor"), (3.0, 1.5, "crushed")])
def test_the_check_sees_a_law_that_is_too_hard_or_too_soft(run, module, flowing, crushed, words):
    with pytest.raises(AssertionError, match=words):
        module.check(run[0], {module.FLOWING: _table(flowing), module.CRUSHED: _table(crushed)})


def test_the_check_sees_strengths_out_of_order(run, module):
    ledger = run[0].ledger
    rows = ledger.rows()
    rows[0, ledger.columns.index("Yield strength, J2 [MPa]")] *= 10
    with pytest.raises(AssertionError, match="order"):
        module.check(
            replace(run[0], ledger=Ledger.from_rows(ledger.columns, rows)),
            {module.FLOWING: _table(3.0), module.CRUSHED: _table(1.0)},
        )


def _table(constraint):
    import numpy as np

    from femiec.walls.hardness import HardnessTable

    strength = np.array([1e-3, 1e-2])
    return HardnessTable(strength, constraint * strength, constraint * strength)


@pytest.mark.parametrize(("name", "value"), [("hardness", "-65MPa"), ("cells", 1), ("sizes", "seven")])
def test_bad_input_is_one_clear_error(name, value):
    with pytest.raises(InputError, match=name):
        load(STUDY)(**{name: value})
