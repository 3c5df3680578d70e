"""What all kinds that weigh have in common: the standards used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from teraju.kernel.decimals import decimal_text
from teraju.kernel.inputs import Fields, InputError
from teraju.modules.metrology.domain.compute.reading import standards
from teraju.modules.metrology.domain.compute.result import Verified
from teraju.modules.metrology.domain.editions import Setting
from teraju.modules.metrology.domain.judging import Exact
from teraju.modules.metrology.domain.mass_units import milligrams
from teraju.modules.metrology.domain.standards import fitness, summed, weight_rules


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
