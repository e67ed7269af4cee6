"""A protocol as plain data for a result's record, and its fingerprint for a checkpoint."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from femiec.protocol.cycle import Entry, as_entries


def describe(steps: Entry | Iterable[Entry]) -> list[dict[str, Any]]:
    """A protocol as JSON types, SI, units in the labels.

    Args:
        steps: of a protocol.

    Returns:
        One record a step or cycle; a function of time is given by its name and sampled values.

    Raises:
        InputError: no steps, or something that is no step.

    Example:
        >>> from femiec.protocol.steps import Rest
        >>> describe([Rest(60.0)])[0]["until"]
        [{'condition': 'Duration', 'text': '60 s passed', 'Limit [s]': 60.0, 'Tolerance [s]': 1e-06}]
    """
    return [entry.described() for entry in as_entries("steps", steps)]


def fingerprint(steps: Entry | Iterable[Entry]) -> str:
    """A protocol's hash: equal for protocols of equal description, so a run is resumed with its own protocol only.

    Functions of time are told apart by their names and sampled values: see :mod:`femiec.protocol.drive`.

    Args:
        steps: of a protocol.

    Returns:
        64 hexadecimal digits.

    Raises:
        InputError: no steps, or something that is no step.

    Example:
        >>> from femiec.protocol.steps import Rest
        >>> fingerprint([Rest(60)]) == fingerprint([Rest(60.0)]), fingerprint([Rest(60)]) == fingerprint([Rest(61)])
        (True, False)
    """
    text = json.dumps(describe(steps), sort_keys=True, allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()
