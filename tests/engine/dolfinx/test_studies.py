"""Every study, as small as it still does all that it does: by the embedded engine, and by DOLFINx on two ranks."""

import pytest
from on_ranks import ROOT, mpi_python

from benchmarks.agreement.cases import CASES
from benchmarks.agreement.compare import agreement
from benchmarks.agreement.run import EMBEDDED, on_ranks, run
from benchmarks.agreement.table import LEDGER, SOLUTION

SMALLEST = [case.smallest for case in CASES]
FORMS = ROOT / ".cache/forms"


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Study to folders, of the embedded engine and of two ranks; no environment is an error, not a skip."""
    folder, python = tmp_path_factory.mktemp("studies"), str(mpi_python())
    return [run(SMALLEST, way, python, folder, FORMS) for way in (EMBEDDED, on_ranks(2))]


def test_they_are_all_there():
    assert sorted(case.study for case in SMALLEST) == sorted(file.stem for file in (ROOT / "studies").glob("*.py"))


@pytest.mark.parametrize("study", [case.study for case in SMALLEST])
def test_two_ranks_say_what_the_embedded_engine_says(found, study):
    reference, shared = (folders[study] for folders in found)
    apart = agreement(shared, reference)
    assert apart.numbers > 10
    assert apart.scalar.value <= SOLUTION, apart.scalar
    assert apart.field.value <= SOLUTION, apart.field
    assert apart.ledger.value <= LEDGER, apart.ledger
