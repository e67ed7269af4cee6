"""The port to the processes that run one study together, the ranks: one leads them, and it alone prints and writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class Ranks(Protocol):
    """The processes; each calls the same methods in the same order."""

    @property
    def count(self) -> int:
        """How many there are."""

    @property
    def leads(self) -> bool:
        """Whether this is the one that prints and writes."""

    def from_leader(self, make: Callable[[], T]) -> T:
        """What the leader makes, on all; a FemiecError that it meets is raised on all."""

    def largest(self, number: int) -> int:
        """The largest of all numbers, on all."""

    def conclude(self, status: int, said: str) -> int:
        """Agree on the end of some work: a failure is told once, and one that not all ranks share ends them all.

        Args:
            status: how this rank's work ended, 0 if well.
            said: why, if not.

        Returns:
            The exit status, the largest of all.
        """


class Alone:
    """One process, which leads itself."""

    count, leads = 1, True

    def from_leader(self, make: Callable[[], Any]) -> Any:
        """What it makes itself.

        Example:
            >>> Alone().from_leader(lambda: 3)
            3
        """
        return make()

    def largest(self, number: int) -> int:
        """The number."""
        return number

    def conclude(self, status: int, said: str) -> int:
        """The status."""
        return status
