"""The failure bundle: the last good state of a run that could not go on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from femiec.errors import ConvergenceError
from femiec.results.atomic import replacing
from femiec.results.strict_json import dumps


def save_failure(failure: ConvergenceError, study: Mapping[str, Any], folder: Path) -> Path:
    """Write the last good state and its residual by field; arrays and JSON text, no pickle.

    Args:
        failure: with ``state`` (field name to dofs) and ``residuals``.
        study: the parameters of the run.
        folder: made if it is not there.

    Returns:
        The path of ``failure.npz``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "failure.npz"
    record = {
        "message": str(failure),
        "residuals": {name: f"{value:.3e}" for name, value in failure.residuals.items()},
        "study": study,
    }
    with replacing(path) as temporary, open(temporary, "wb") as file:
        np.savez(
            file, record=np.array(dumps("failure", record)), **{f"state: {name}": part for name, part in failure.state.items()}
        )
    return path
