"""Which instruments a line of a tariff is for, in words; and until when."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.text import capfirst

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.models import TariffLine
from teraju.modules.metrology.services.tariffs import PRICES

from .numbers import shown
from .register_words import PARAMETERS


def size_words(
    code: str, accuracy_class: str, parameter: str, above: Decimal | None, up_to: Decimal | None
) -> str:
    """Say "II, Max ≤ 1 kg": the class and the bounds of a line, a dash where it has none."""
    words: list[Any] = [accuracy_class] if accuracy_class else []
    if parameter:
        kind = catalogue().kinds.get(code)
        known = kind.parameters.get(parameter) if kind else None
        ends = ((">", above), ("≤", up_to))
        bounds = [f"{sign} {shown(end)}" for sign, end in ends if end is not None]
        unit = (known.unit if known else "") or ""
        word = PARAMETERS.get(parameter, parameter)
        words.append(f"{word} {', '.join(bounds)} {unit}".strip())
    return ", ".join(words) or "–"


# The four prices of a line, each in the words of its field.
PRICE_WORDS: Mapping[str, Any] = {
    one.name: capfirst(one.verbose_name) for one in TariffLine._meta.fields if one.name in PRICES
}


def size_of(one: TariffLine) -> str:
    return size_words(one.kind, one.accuracy_class, one.parameter, one.above, one.up_to)
