"""What a plate tells of an instrument: read from a form or a file, and written in one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache

from teraju.kernel.decimals import decimal_text, indonesian_text
from teraju.kernel.errors import DomainError
from teraju.modules.metrology.domain.catalogue import InstrumentKind, Parameter
from teraju.modules.metrology.domain.nawi.rules import ACCURACY_CLASSES

# Told apart by number, whichever bounds the catalogue has for them.
COUNTED = frozenset({"compartments", "nozzles", "supports", "connectors", "dn", "r"})
# What a line begins with: the size, then the step, then the class.
SIZES = ("max", "nominal", "length", "q3", "qmax", "range", "height", "speed", "time")
STEPS = ("e", "d")
# What stands of a plate in the columns of a file, the first name that plates of the kind bear.
COLUMNS = {
    "size": SIZES,
    "step": STEPS,
    "class": ("accuracy_class",),
    "min": ("min",),
    "d": ("d",),
    "max_low": ("max_low",),
    "e_low": ("e_low",),
}
# Scales have classes of Roman numbers; meters, tapes and weights have others.
SCALES = frozenset({"electronic_scale"})
_LONGEST = 80


class WrongPlate(DomainError):
    """A value that no plate of this kind can bear."""


def parameter_of(kind: InstrumentKind, names: tuple[str, ...]) -> str:
    """Give the first of these parameters that plates of the kind bear, empty if none."""
    return next((name for name in names if name in kind.parameters), "")


def sized_by(kind: InstrumentKind) -> Parameter | None:
    """Give what the size of an instrument is told by, None for a kind without one."""
    return kind.parameters.get(parameter_of(kind, SIZES))


def columns_of(kind: InstrumentKind) -> Mapping[str, str]:
    """Give the columns that a kind fills, each with its parameter; no parameter fills two."""
    return _columns(tuple(kind.parameters))


# Asked for every cell of a file.
@cache
def _columns(parameters: tuple[str, ...]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for column, names in COLUMNS.items():
        name = next((name for name in names if name in parameters), "")
        if name and name not in found.values():
            found[column] = name
    return found


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


def misread(kind: InstrumentKind, plate: Mapping[str, str]) -> str:
    """Give the name of a value that is no number, empty where all can be read."""
    for name, value in plate.items():
        parameter = kind.parameters.get(name)
        if parameter is None or not is_number(name, parameter):
            continue
        try:
            read_number(value)
        except WrongPlate:
            return name
    return ""


def wrong_class(kind: InstrumentKind, told: str | None) -> bool:
    """Whether a class is told that no scale has: by it no limit would be found."""
    return kind.code in SCALES and bool(told) and told not in ACCURACY_CLASSES


def wrong_range(plate: Mapping[str, str]) -> str:
    """Give the value that keeps two ranges from fitting together, empty where they do.

    Both have a maximum and an e, and those of the lower range are smaller.
    """
    if not plate.get("max_low") and not plate.get("e_low"):
        return ""
    for low, high in (("max_low", "max"), ("e_low", "e")):
        for name in (low, high):
            if not plate.get(name):
                return name
        if Decimal(plate[low]) >= Decimal(plate[high]):
            return low
    return ""


def capacity_words(
    kind: InstrumentKind, plate: Mapping[str, str], written: Callable[[str], str] = indonesian_text
) -> str:
    """Write a plate in one line: "15 kg × 5 g, III".

    As papers have it, or each number as `written` says.
    """

    def measured(name: str) -> str:
        unit = kind.parameters[name].unit if name in kind.parameters else None
        number = written(_plain(plate[name]))
        return f"{number} {unit}" if unit else number

    sizes = [measured(name) for name in SIZES if plate.get(name)][:1]
    steps = [measured(name) for name in STEPS if plate.get(name)][:1]
    if sizes and steps and plate.get("max_low") and plate.get("e_low"):
        # As such plates are written: "6/15 kg × 2/5 g".
        low = [written(_plain(plate[name])) for name in ("max_low", "e_low")]
        sizes, steps = [f"{low[0]}/{sizes[0]}"], [f"{low[1]}/{steps[0]}"]
    found = [" × ".join([*sizes, *steps])]
    found += [plate[name] for name in ("accuracy_class", "product", "commodity") if plate.get(name)]
    return ", ".join(each for each in found if each)[:_LONGEST]


def _plain(value: str) -> str:
    """A number without the zeros at its end, a word as it stands."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    return decimal_text(number) if number.is_finite() else value
