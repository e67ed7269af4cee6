"""The picture of an indentation: both sides of the axis, the indenter, and the load over the depth."""

from __future__ import annotations

from pathlib import Path

from femiec.errors import InputError
from femiec.results.result import Result
from femiec.views.walls.record import KEY, Record
from femiec.views.walls.structure import picture


def indentation_picture(result: Result, path: str | Path) -> Path:
    """Draw an axisymmetric half section under a rigid indenter, mirrored, to one PNG.

    Args:
        result: whose points are (r, z), with the field "Displacement" and the scalar field that colours it, for instance
            "Accumulated plastic strain"; ``provenance["structure"]`` has

            - "kind": "axisymmetric"; "criterion": the name of the scalar field
            - "indenter [m]": points [r, z] of the indenter's outline where it is at this state, from the tip on the axis outwards
              and up; the picture closes it above
            - "contact radius [m]": the closer look is five times as wide
            - "path": {"x": "Depth [nm]", "y": "Load [uN]"}: columns of the ledger; the curve is drawn where there are two rows

            Nothing is enlarged, so that what touches the indenter is seen to.
        path: of the PNG.

    Returns:
        The path.

    Raises:
        InputError: no indenter, or a section that is not axisymmetric, and all that :func:`femiec.views.walls.picture` refuses.
    """
    record = Record.of(result)
    if not record.indenter:
        raise InputError(f'provenance["{KEY}"]["indenter [m]"]', "none", "points [r, z] [m]", "record the indenter's outline")
    if not record.mirrored:
        kind = result.provenance[KEY].get("kind")
        raise InputError(f'provenance["{KEY}"]["kind"]', repr(kind), "'axisymmetric'", "record what the section stands for")
    return picture(result, path)
