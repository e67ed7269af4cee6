"""Every number of a material as plain rows, for the command line and for the provenance of a result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from femiec.materials.property import Property
from femiec.materials.table import Material

Row = dict[str, str | float | bool]


def citations(material: Material) -> list[Row]:
    """List the numbers of a material with their sources.

    Args:
        material: any of :data:`femiec.materials.table.MATERIALS`.

    Returns:
        One row a number, in the order of the fields: a dict of JSON types with the keys material, property, value (SI), unit,
        kind, uncertainty (in words), verified, source and note. A number inside a law is named after it, with the name of the
        law, if it has one, and the temperature: "dislocation_creep (initial, 298.15 K).exponent".

    Example:
        >>> from femiec.materials import lithium
        >>> row = citations(lithium)[0]
        >>> row["property"], row["unit"], row["kind"], row["uncertainty"], row["verified"]
        ('atomic_volume', 'm3', 'measured', '±0.3 %', True)
    """
    return [
        {
            "material": material.name,
            "property": name,
            "value": float(number.value),
            "unit": number.unit,
            "kind": number.kind.value,
            "uncertainty": str(number.uncertainty),
            "verified": number.verified,
            "source": number.source,
            "note": number.note,
        }
        for name, number in _numbers("", material)
    ]


def _numbers(prefix: str, record: Any) -> Iterator[tuple[str, Property]]:
    """Each Property below a record, with its path."""
    for field in fields(record):
        value = getattr(record, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            path = f"{prefix}{field.name}"
            if isinstance(item, Property):
                yield path, item
            elif is_dataclass(item):
                yield from _numbers(f"{path}{_label(item)}.", item)


def _label(law: Any) -> str:
    """What tells a law from its siblings: its own name, and the temperature at which its numbers hold."""
    name = getattr(law, "name", None)
    temperature = getattr(law, "reference_temperature", getattr(law, "temperature", None))
    shown = [part for part in (name, f"{temperature:g} K" if temperature else None) if part]
    return f" ({', '.join(shown)})" if shown else ""
