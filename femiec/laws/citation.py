"""Where a law comes from."""

from __future__ import annotations

from typing import NamedTuple


class Citation(NamedTuple):
    """A law with its source.

    Args:
        law: in words, or as an equation.
        source: the publication, or how it was derived here.
        verified: whether anybody has seen the source say so; derivations of this project count once a test has checked them.
    """

    law: str
    source: str
    verified: bool
