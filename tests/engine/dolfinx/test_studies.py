"""All studies, as small as they still do all that they do: by the embedded engine, and by DOLFINx on two ranks."""

import pytest
from on_ranks import ROOT, mpi_python

from benchmarks.agreement.cases import CASES
from benchmarks.agreement.compare import agreement
from benchmarks.agreement.run import EMBEDDED, on_ranks, run
from benchmarks.agreement.table import LEDGER, SOLUTION, SPREAD

SMALLEST = {case.study: case.smallest for case in CASES}
"""``python -m benchmarks.agreement`` compares larger runs, and on other numbers of ranks."""
FORMS = ROOT / ".cache/forms"


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Study to folders, of the embedded engine and of two ranks; no environment is an error, not a skip."""
    folder, python = tmp_path_factory.mktemp("studies"), str(mpi_python())
    return [run(list(SMALLEST.values()), way, python, folder, FORMS) for way in (EMBEDDED, on_ranks(2))]


@pytest.mark.parametrize("study", SMALLEST)
def test_two_ranks_say_what_the_embedded_engine_says(found, study):
    reference, shared = (folders[study] for folders in found)
    apart = agreement(shared, reference)
    assert apart.numbers > 10
    assert apart.scalar.value <= SOLUTION, apart.scalar
    assert apart.field.value <= SOLUTION, apart.field
    assert apart.ledger.value <= max(LEDGER, SPREAD * SMALLEST[study].spread), apart.ledger
