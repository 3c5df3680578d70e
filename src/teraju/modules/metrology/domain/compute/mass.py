"""What all kinds that weigh have in common: the standards used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from teraju.kernel.compute import Answer
from teraju.kernel.decimals import decimal_text
from teraju.kernel.inputs import Fields, InputError
from teraju.modules.metrology.domain.compute.reading import not_negative, standards
from teraju.modules.metrology.domain.compute.result import Verified
from teraju.modules.metrology.domain.editions import Setting
from teraju.modules.metrology.domain.judging import Exact, decisive
from teraju.modules.metrology.domain.mass_units import milligrams
from teraju.modules.metrology.domain.standards import fitness, summed, weight_rules


def means_of_test(
    fields: Fields,
    setting: Setting,
    result: Verified,
    *,
    loads: Sequence[Decimal],
    limit: Callable[[Decimal], Exact],
    parts: int,
) -> bool:
    """Judge what was tested with at the largest load: the weights, or an uncertainty given.

    Says whether either was told.
    """
    if fields.has("standards"):
        standards_used(fields, setting, result, loads=loads, limit=limit, parts=parts)
    if fields.has("uncertainty"):
        uncertainty = not_negative(fields, "uncertainty")
        if not loads:
            raise InputError("uncertainty", "no test has a load that it belongs to")
        allowed = limit(max(loads))
        point: Answer = {
            "load": decimal_text(max(loads)),
            "uncertainty": decimal_text(uncertainty),
            "limit": decimal_text(allowed),
        }
        result.uncertainty = point, decisive(uncertainty, allowed, parts, setting.unit)
    return fields.has("standards") or fields.has("uncertainty")


def standards_used(
    fields: Fields,
    setting: Setting,
    result: Verified,
    *,
    loads: Sequence[Decimal],
    limit: Callable[[Decimal], Exact],
    parts: int,
) -> None:
    """Judge the weights that made up the largest load; without a load nothing can be judged."""
    rules = weight_rules(setting.on)
    used = standards(fields, rules, lambda mass: milligrams(mass, setting.unit))
    if not loads:
        raise InputError("standards", "no test has a load that these weights made up")
    largest = max(loads)
    total = summed(used) / milligrams(Decimal(1), setting.unit)
    allowed = limit(largest)
    judgement = fitness(total, allowed, parts, setting.unit)
    result.standards = (
        {
            "load": decimal_text(largest),
            "sum": decimal_text(total),
            "limit": decimal_text(allowed),
        },
        judgement,
    )
