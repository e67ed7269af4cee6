"""Numbers of cells."""

import pytest

from femiec.errors import InputError
from femiec.geometry import Cells


@pytest.mark.parametrize(
    "wrong",
    [
        {"across_wall": 0},
        {"along_gas": -1},
        {"along_lithium": 7},
        {"along_void": 5},
        {"across_lithium": 1.5},
        {"finest_along": 0.0},
    ],
)
def test_cells_that_are_none(wrong: dict[str, float]) -> None:
    with pytest.raises(InputError, match=f"^{next(iter(wrong))} = "):
        Cells(**wrong)  # type: ignore[arg-type]
