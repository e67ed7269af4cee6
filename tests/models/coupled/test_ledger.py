"""The rows of a short run: shares add up, and say nothing of what does not move."""

import numpy as np
import pytest
from short_tubules import cell

from femiec.evolve import evolve
from femiec.models.coupled import Transport
from femiec.protocol import Duration, Plate, Rest


@pytest.fixture(scope="module", params=list(Transport), ids=lambda transport: transport.name)
def ledger(request):
    """Plated for a second, then left alone until all is at rest."""
    return evolve(cell(transport=request.param), [Plate(30.0, until=Duration(1.0)), Rest(60.0)]).ledger


@pytest.mark.parametrize("kind", ["Plated", "Carried"])
def test_shares_add_up_while_lithium_moves(ledger, kind):
    plating = ledger.column("Protocol step") == 0
    assert sum(ledger.column(label)[plating] for label in labels(ledger, kind)) == pytest.approx(1, abs=1e-8)


@pytest.mark.parametrize("kind", ["Plated", "Carried"])
def test_shares_of_nothing_are_zero(ledger, kind):
    assert not np.any([ledger.column(label)[-1] for label in labels(ledger, kind)])


def labels(ledger, kind):
    return [label for label in ledger.columns if label.startswith(kind)]
