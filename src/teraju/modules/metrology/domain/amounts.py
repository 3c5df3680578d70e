"""Amounts of a plate as people type them: a number, and its unit where it is another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from teraju.kernel.decimals import may_be_thousands
from teraju.modules.metrology.domain.catalogue import Parameter
from teraju.modules.metrology.domain.mass_units import GRAMS
from teraju.modules.metrology.domain.plates import WrongPlate, read_number

# Units that plates write for the same thing, each worth so many of the others' smallest.
_FAMILIES: tuple[Mapping[str, Decimal], ...] = (
    GRAMS,
    {"mm": Decimal("0.001"), "cm": Decimal("0.01"), "m": Decimal(1)},
    {"mL": Decimal("0.001"), "L": Decimal(1), "kL": Decimal(1000), "m³": Decimal(1000)},
)
_ALIKE = {"m3": "m³", "gr": "g", "gram": "g", "ton": "t", "liter": "L", "ltr": "L", "meter": "m"}
_PARTS = re.compile(r"([0-9][0-9 .,]*)([^0-9 .,].*|)")
# So many times beyond what is usual it is asked whether another unit was meant. The ranges of the
# catalogue are what a regency commonly has, no rule: real plates lie outside them too.
FAR = 5
# A file cannot be asked back: what lies so far out is refused in its cell.
TOO_FAR = 20


class WrongUnit(WrongPlate):
    """A unit that says nothing of this: kilograms of a length."""


class DottedThousands(WrongPlate):
    """A number such as 5.000, which may be five or five thousand."""


class FarFromUsual(WrongPlate):
    """A bare number that is right in another unit only, as 60000 for a weighbridge in t."""


def read_amount(text: str, parameter: Parameter) -> str:
    """Write what was typed in the unit of the parameter, as the calculators read it.

    Raises WrongPlate for what is no number above zero, WrongUnit, DottedThousands, and
    FarFromUsual for a bare number far outside the usual range: whoever writes the unit with it
    means it so.
    """
    found = _PARTS.fullmatch(text.strip())
    number, unit = found.groups() if found else (text, "")
    if may_be_thousands(number):
        raise DottedThousands("it may be either of two numbers")
    if unit.strip():
        worth = _worth(unit, parameter)
        return read_number(f"{(Decimal(read_number(number)) * worth).normalize():f}")
    value = read_number(number)
    if is_far(value, parameter):
        raise FarFromUsual("far from what is usual")
    return value


def is_far(value: str, parameter: Parameter, times: int = FAR) -> bool:
    """Whether a number lies so far outside the usual range that another unit may be meant."""
    if parameter.unit is None:
        return False
    bounds = (parameter.usual_from, parameter.usual_to)
    low, high = (Decimal(one) if one else None for one in bounds)
    number = Decimal(value)
    return (high is not None and number > high * times) or (
        low is not None and number * times < low
    )


def likely_unit(value: str, parameter: Parameter) -> str:
    """Give the unit in which a number would be usual; that of the parameter if none is."""
    own = parameter.unit or ""
    for family in _FAMILIES:
        if own in family:
            fits = [
                unit
                for unit, worth in family.items()
                if not is_far(f"{Decimal(value) * worth / family[own]:f}", parameter)
            ]
            # The one nearest to its own: kilograms before carats of a weighbridge in tonnes.
            return min(
                fits, key=lambda unit: abs((family[unit] / family[own]).log10()), default=own
            )
    return own


def _worth(unit: str, parameter: Parameter) -> Decimal:
    """How many of the parameter's units one of these is."""
    plain = unit.strip().rstrip(".").casefold()
    own = parameter.unit or ""
    if plain == own.casefold():
        return Decimal(1)
    for family in _FAMILIES:
        known = {name.casefold(): name for name in family} | _ALIKE
        name = known.get(plain, "")
        if name in family and own in family:
            return family[name] / family[own]
    raise WrongUnit("this unit says nothing of it")
