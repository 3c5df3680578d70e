"""The weights that a load was made up of, and whether they are as heavy as what was put on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from teraju.kernel.decimals import NotADecimal, parse_decimal
from teraju.modules.metrology.domain.fitness import Weight
from teraju.modules.metrology.domain.judging import Reason, reason
from teraju.modules.metrology.domain.mass_units import milligrams

# Whose error is found against the load: elsewhere any load will do, as long as it stays the same.
_AGAINST_LOAD = ("weighing", "net_weighing", "eccentricity")
# What is added to a pass that is one only because of them.
UNWEIGHED = "pieces without a mass in the register count as the heaviest weight"


def making_up(weights: Sequence[Weight], unit: str, tests: Mapping[str, Any]) -> list[Any]:
    """The weights that make up the largest load, the heavy ones first; the rest was no standard."""
    largest = max(_loads(tests), default=Decimal(0))
    left, used = milligrams(largest, unit), []
    for one in sorted(weights, key=lambda one: -_mass(one)):
        count = min(one.count, int(left // _mass(one)))
        if count:
            left -= count * _mass(one)
            nominal = format(_in(_mass(one), unit), "f")
            used.append(
                {"accuracy_class": one.accuracy_class, "nominal": nominal, "count": str(count)}
            )
    return used


def too_light(
    weights: Sequence[Weight],
    boxes: Decimal,
    unweighed: int,
    unit: str,
    tests: Mapping[str, Any],
    *,
    may_substitute: bool,
) -> Reason | None:
    """Say that a load was more than the weights on the sheet; None where they made it up.

    Of a weighbridge a part may be something else, as a truck: what of it was standard weight is
    told then, and the engine asks whether that is enough. `boxes` of several sizes count as many
    mg as they weigh together; `unweighed` pieces whose mass nobody wrote down count as much as the
    heaviest that is known. Source: OIML R 76-1:2006, 3.7.1 and 3.7.3.
    """
    if not weights and (unweighed or not boxes):
        # Nothing is known of the sum.
        return None
    total = sum((_mass(one) * one.count for one in weights), boxes)
    most = _in(total + unweighed * max(map(_mass, weights), default=Decimal(0)), unit)
    told = (tests.get("substitution") or {}).get("standard_weights")
    if told and (standard := parse_decimal(str(told))) > most:
        return reason(
            "{told} {unit} of standard weights are told under substitution, and those ticked make "
            "up no more than {most} {unit}: tick all that were used",
            "beban pengganti menyebut standar {told} {unit}, sedangkan yang dicentang paling "
            "banyak {most} {unit}: centang semua yang dipakai",
            told=standard,
            most=most,
            unit=unit,
        )
    against = {name: tests[name] for name in _AGAINST_LOAD if tests.get(name)}
    if (against.get("eccentricity") or {}).get("rolling_load"):
        # A truck: nobody puts weights on wheels.
        del against["eccentricity"]
    largest = max(_loads(against), default=Decimal(0))
    if told or largest <= most:
        return None
    way = (
        (
            "tick all that were used, or write under substitution how much was standard weight",
            "centang semua yang dipakai, atau tulis pada beban pengganti berapa yang standar",
        )
        if may_substitute
        else ("tick all that were used", "centang semua yang dipakai")
    )
    return reason(
        "the largest load was {load} {unit}, and the weights ticked make up no more than "
        f"{{most}} {{unit}}: {way[0]}",
        "muatan terbesar {load} {unit}, sedangkan anak timbangan yang dicentang paling banyak "
        f"{{most}} {{unit}}: {way[1]}",
        load=largest,
        most=most,
        unit=unit,
    )


def _mass(one: Weight) -> Decimal:
    return milligrams(one.nominal, one.unit)


def _in(mass: Decimal, unit: str) -> Decimal:
    return mass / milligrams(Decimal(1), unit)


def _loads(value: object) -> Iterator[Decimal]:
    """Every load that was put on, wherever it stands."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key == "load" and isinstance(inner, str | int):
                try:
                    yield parse_decimal(str(inner))
                except NotADecimal:
                    continue
            else:
                yield from _loads(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _loads(inner)
