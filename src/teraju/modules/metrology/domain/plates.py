"""What a plate tells of an instrument: read from a form or a file, and written in one line."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from teraju.kernel.errors import DomainError
from teraju.modules.metrology.domain.catalogue import InstrumentKind, Parameter

# Told apart by number, whichever bounds the catalogue has for them.
COUNTED = frozenset({"compartments", "nozzles", "supports", "connectors", "dn", "r"})
# What a line begins with: the size, then the step, then the class.
SIZES = ("max", "nominal", "length", "q3", "qmax", "range", "height", "speed", "time")
STEPS = ("e", "d")
_LONGEST = 80


class WrongPlate(DomainError):
    """A value that no plate of this kind can bear."""


def parameter_of(kind: InstrumentKind, names: tuple[str, ...]) -> str:
    """Give the first of these parameters that plates of the kind bear, empty if none."""
    return next((name for name in names if name in kind.parameters), "")


def is_number(name: str, parameter: Parameter) -> bool:
    """Whether a parameter is a number: what has a unit is, classes and names are not."""
    return parameter.unit is not None or name in COUNTED


def read_number(text: str) -> str:
    """Write a number of a plate as the calculators read it; a comma is a point.

    Raises WrongPlate for what is no positive number of at most 20 signs.
    """
    written = text.strip().replace(" ", "").replace(",", ".")
    try:
        value = Decimal(written)
    except InvalidOperation as error:
        raise WrongPlate("this is not a number") from error
    if not value.is_finite() or value <= 0 or len(written) > 20 or "E" in written.upper():
        raise WrongPlate("this is not a positive number")
    return format(value, "f")


def unusual(parameter: Parameter, number: str) -> bool:
    """Whether a number lies outside the range that is usual in a regency."""
    value = Decimal(number)
    low, high = parameter.usual_from, parameter.usual_to
    return (low is not None and value < Decimal(low)) or (
        high is not None and value > Decimal(high)
    )


def capacity_words(kind: InstrumentKind, plate: Mapping[str, str]) -> str:
    """Write a plate in one line, as a list shows it: "15 kg × 5 g, III"."""
    sizes = [_measured(kind, plate, name) for name in SIZES if plate.get(name)][:1]
    steps = [_measured(kind, plate, name) for name in STEPS if plate.get(name)][:1]
    found = [" × ".join([*sizes, *steps])]
    found += [plate[name] for name in ("accuracy_class", "product", "commodity") if plate.get(name)]
    return ", ".join(each for each in found if each)[:_LONGEST]


def _measured(kind: InstrumentKind, plate: Mapping[str, str], name: str) -> str:
    unit = kind.parameters[name].unit if name in kind.parameters else None
    number = plate[name].replace(".", ",")
    return f"{number} {unit}" if unit else number
