"""JSON that every reader takes: finite numbers, text keys, no other types."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from femiec.errors import InputError


def plain(where: str, value: Any) -> Any:
    """A copy of ``value`` in JSON's own types: numpy scalars and arrays, tuples and mappings are converted.

    Args:
        where: how an error shall name the place.
        value: text, numbers, booleans, None, and mappings and sequences of them.

    Returns:
        What reading the JSON back gives, equal in every bit.

    Raises:
        InputError: NaN, inf, a key that is not text, or another type; the message names the entry.

    Example:
        >>> plain("summary", {"Root pressure [MPa]": np.float64(370.9), "shape": (2, 3)})
        {'Root pressure [MPa]': 370.9, 'shape': [2, 3]}
        >>> plain("summary", {"Tip speed [nm/s]": float("nan")})
        Traceback (most recent call last):
        ...
        femiec.errors.InputError: summary["Tip speed [nm/s]"] = nan: expected a finite number; mend the computation that gave it
    """
    if isinstance(value, np.generic | np.ndarray):
        value = value.tolist()
    if isinstance(value, Mapping):
        return {_key(where, key): plain(f'{where}["{key}"]', each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(f"{where}[{i}]", each) for i, each in enumerate(value)]
    if isinstance(value, float) and not math.isfinite(value):
        raise InputError(where, value, "a finite number", "mend the computation that gave it")
    if value is None or isinstance(value, str | bool | int | float):
        return value
    raise InputError(where, type(value).__name__, "a JSON type (text, number, boolean, null, list, mapping)", "convert it")


def dumps(where: str, value: Any) -> str:
    """Strict JSON text of ``value``; see :func:`plain` for what is taken and what is refused."""
    return json.dumps(plain(where, value), allow_nan=False, indent=2)


def numbers(where: str, value: Mapping[str, Any]) -> dict[str, float]:
    """A flat mapping from labels to finite floats, checked entry by entry.

    Example:
        >>> numbers("summary", {"Steps": 3})
        {'Steps': 3.0}
    """
    return {_key(where, label): number(f'{where}["{label}"]', each) for label, each in value.items()}


def number(where: str, value: Any) -> float:
    """A finite float."""
    try:
        return float(plain(where, float(value)))
    except (TypeError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(where, repr(value), "a finite number", "convert it to a float") from None


def _key(where: str, key: Any) -> str:
    if not isinstance(key, str):
        raise InputError(f"{where}, key {key!r}", type(key).__name__, "text as a key", "convert the key to text")
    return key
