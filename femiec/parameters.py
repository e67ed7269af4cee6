"""Study parameters: what a value may be, read from numbers, text with units, or names."""

from __future__ import annotations

import functools
import inspect
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Protocol, get_args, get_origin, get_type_hints

from femiec.arguments import shown
from femiec.errors import InputError
from femiec.quantities import UNITS, parse, show


class Kind(Protocol):
    """What a parameter may be."""

    @property
    def allowed(self) -> str:
        """In words."""

    def read(self, name: str, value: Any) -> Any:
        """The value in SI, or the object chosen; raises InputError."""

    def show(self, value: Any) -> str:
        """A value as a person would write it."""


@dataclass(frozen=True)
class Quantity:
    """A number with a unit, between two bounds.

    Args:
        dimension: a key of :data:`femiec.quantities.UNITS`.
        low, high: bounds [SI], both allowed.
        unit: in which values are shown.
        allowed: the bounds in words.
        mend: what to do about a value outside them.

    Example:
        >>> width = Quantity("length", 1e-9, 1e-3, "nm", "a length from 1 nm to 1 mm", "write width=100nm")
        >>> width.read("width", "100nm"), width.show(1e-7)
        (1e-07, '100 nm')
        >>> width.read("width", 100)
        Traceback (most recent call last):
        ...
        femiec.errors.InputError: width = 100 m: expected a length from 1 nm to 1 mm; write width=100nm
    """

    dimension: str
    low: float
    high: float
    unit: str
    allowed: str
    mend: str

    def read(self, name: str, value: Any) -> float:
        """The value in SI; a bare number is SI already."""
        number = parse(name, value, self.dimension) if isinstance(value, str) else _number(name, value, self.allowed, self.mend)
        if not self.low <= number <= self.high:
            si = next(iter(UNITS[self.dimension]))
            raise InputError(name, f"{number:g} {si}".strip(), self.allowed, self.mend)
        return number

    def show(self, value: float) -> str:
        """In the unit of display."""
        return show(value, self.dimension, self.unit)


@dataclass(frozen=True)
class Whole:
    """A whole number between two bounds, both allowed.

    Example:
        >>> Whole(1, 1000).read("cycles", "100")
        100
        >>> Whole(1, 1000).read("cycles", 2.5)
        Traceback (most recent call last):
        ...
        femiec.errors.InputError: cycles = 2.5: expected a whole number from 1 to 1000; write for instance cycles=1
    """

    low: int
    high: int

    @property
    def allowed(self) -> str:
        """In words."""
        return f"a whole number from {self.low} to {self.high}"

    def read(self, name: str, value: Any) -> int:
        """The number."""
        mend = f"write for instance {name}={self.low}"
        number = _number(name, value, self.allowed, mend)
        if not (number.is_integer() and self.low <= number <= self.high):
            raise InputError(name, shown(value), self.allowed, mend)
        return int(number)

    def show(self, value: int) -> str:
        """Its digits."""
        return str(value)


@dataclass(frozen=True)
class Choice:
    """One of some named objects."""

    options: Mapping[str, Any]

    @property
    def allowed(self) -> str:
        """The names."""
        return ", ".join(self.options)

    def read(self, name: str, value: Any) -> Any:
        """The object of that name, or the object itself."""
        if isinstance(value, str):
            names = {_plain(option): option for option in self.options}
            if _plain(value) in names:
                return self.options[names[_plain(value)]]
        elif any(value is option or value == option for option in self.options.values()) or _same_kind(value, self.options):
            return value
        raise InputError(name, shown(value), f"one of {self.allowed}", f"write for instance {name}={next(iter(self.options))}")

    def show(self, value: Any) -> str:
        """The name of the object."""
        return next(
            (name for name, option in self.options.items() if option is value or option == value),
            getattr(value, "name", str(value)),
        )


@dataclass(frozen=True)
class File:
    """A path to a file, or none."""

    @property
    def allowed(self) -> str:
        """In words."""
        return "a path, or none"

    def read(self, name: str, value: Any) -> Path | None:
        """The path; that the file can be read is for its reader to say."""
        if value is None or (isinstance(value, str) and _plain(value) in ("", "none")):
            return None
        return Path(value)

    def show(self, value: Any) -> str:
        """The path."""
        return "none" if value is None else str(value)


@dataclass(frozen=True)
class Parameter:
    """A parameter of a study."""

    name: str
    kind: Kind
    help: str
    default: Any


def study(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let a study's arguments be given as SI numbers, as text with units, or by name, and check them before it starts.

    The arguments to be checked are annotated ``Annotated[type, kind, help]``; their :class:`Parameter` records, by name, are the
    attribute ``parameters`` of the decorated function.

    Example:
        >>> length = Quantity("length", 1e-9, 1e-3, "nm", "a length from 1 nm to 1 mm", "write width=100nm")
        >>> @study
        ... def main(width: Annotated[float, length, "inner width"] = 1e-7):
        ...     return width
        >>> main(width="80 nm"), main.parameters["width"].help
        (8e-08, 'inner width')
    """
    signature = inspect.signature(function)
    hints = get_type_hints(function, include_extras=True)
    parameters = {
        name: Parameter(name, kind, text, signature.parameters[name].default)
        for name, hint in hints.items()
        if get_origin(hint) is Annotated
        for _, kind, text in [get_args(hint)]
    }

    @functools.wraps(function)
    def checked(*args: Any, **kwargs: Any) -> Any:
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        for name, parameter in parameters.items():
            bound.arguments[name] = parameter.kind.read(name, bound.arguments[name])
        return function(*bound.args, **bound.kwargs)

    checked.parameters = parameters  # type: ignore[attr-defined]
    return checked


def _number(name: str, value: Any, allowed: str, mend: str) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise InputError(name, shown(value), allowed, mend) from None
    if not math.isfinite(number):
        raise InputError(name, value, allowed, mend)
    return number


def _plain(text: str) -> str:
    return text.strip().lower().replace("_", " ").replace("-", " ")


def _same_kind(value: Any, options: Mapping[str, Any]) -> bool:
    return any(type(value) is type(option) for option in options.values() if option is not None) and not isinstance(value, bool)
