"""What the paper says, where, and from what: the record beside a row that compares a claim of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any

from femiec.errors import InputError


class Nature(Enum):
    """What kind of number the paper prints."""

    ESTIMATE = "estimate"
    """It follows from an equation and inputs, and can be computed again."""
    MEASUREMENT = "measurement"
    """It was measured: a model may be consistent with it, but does not predict it by fitting to it."""
    MAGNITUDE = "order of magnitude"
    """Only the power of ten is meant, or a bound."""
    INCONSISTENT = "inconsistent"
    """It does not follow from the paper's own inputs, or only loosely."""


@dataclass(frozen=True)
class Given:
    """A number that goes into a claim.

    Args:
        name: what it is, with its symbol.
        value: as text, with its unit.
        source: where it is from; ``assumed`` and ``calibrated to ...`` are said here.
    """

    name: str
    value: str
    source: str


@dataclass(frozen=True)
class Claim:
    """A quantitative claim of Chen et al., Nature 578, 251 (2020); all rows on it share one record.

    Args:
        number: of the claim, as the rows count them: ``"13"``.
        quotation: the paper's words.
        place: section, figure or equation.
        nature: kind of the number.
        formula: the equation that gives it, in Unicode; empty for a bare measurement.
        inputs: what goes in.
        reason: why the tolerances are what they are.
        account: what we find, where the verdict alone would not do: why it is not modelled, or what is found instead.

    Raises:
        InputError: no quotation or no place.

    Example:
        >>> words = "for U = 50 mV, maxP = 370 MPa"
        >>> Claim("5", words, "Methods, Geometric design", Nature.ESTIMATE, "P = -eU/Ω", (), "three digits").nature.value
        'estimate'
    """

    number: str
    quotation: str
    place: str
    nature: Nature
    formula: str = ""
    inputs: tuple[Given, ...] = ()
    reason: str = ""
    account: str = ""

    def __post_init__(self) -> None:
        for name in ("number", "quotation", "place"):
            if not getattr(self, name).strip():
                raise InputError(f"claim {self.number}: {name}", "nothing", "words", "say it as the paper does")

    def record(self) -> dict[str, Any]:
        """As JSON types."""
        return asdict(self) | {"nature": self.nature.value}
