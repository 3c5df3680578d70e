"""Numbers of objectives as people write them: with unit, and what is aimed at in a few words."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import pgettext_lazy

from teraju.kernel.decimals import decimal_text
from teraju.platform.web.templatetags.values import number, rupiah

from .domain.lights import Direction, IndicatorKind
from .models import Objective, ObjectiveTarget, ObjectiveValue

PERCENT = frozenset({IndicatorKind.RATIO, IndicatorKind.SHARE})


def amount(objective: Objective, value: Decimal | None) -> str:
    """A number of an objective with its unit, as people write it."""
    if value is None:
        return ""
    if objective.kind == IndicatorKind.MONEY:
        return rupiah(value)
    text = number(Decimal(decimal_text(value)))
    if objective.kind in PERCENT:
        return f"{text}%"
    return f"{text} {objective.unit}".strip()


def unit_words(objective: Objective) -> str:
    """The unit where it stands apart from the number: percent and rupiah never do."""
    apart = objective.kind not in PERCENT and objective.kind != IndicatorKind.MONEY
    return objective.unit if apart else ""


def bare_words(value: ObjectiveValue) -> str:
    """A value whose unit stands elsewhere."""
    if unit_words(value.objective):
        return number(Decimal(decimal_text(value.shown)))
    return value_words(value)


def value_words(value: ObjectiveValue) -> str:
    """A value as people read it; a quotient with what it came of."""
    return amount(value.objective, value.shown)


def figures_words(value: ObjectiveValue) -> str:
    """What a quotient came of: "19 / 20"."""
    if value.numerator is None or value.denominator is None:
        return ""
    above, below = (Decimal(decimal_text(one)) for one in (value.numerator, value.denominator))
    return f"{number(above)} / {number(below)}"


def aim_words(objective: Objective, target: ObjectiveTarget | None) -> str:
    """What is aimed at, in a few words: "at least 90%"."""
    if target is None:
        return ""
    bound = amount(objective, target.target)
    match Direction(objective.direction):
        case Direction.HIGHER:
            return str(_AT_LEAST) % {"bound": bound}
        case Direction.LOWER:
            return str(_AT_MOST) % {"bound": bound}
        case Direction.RANGE:
            return str(_BETWEEN) % {"low": bound, "high": amount(objective, target.upper)}


_AT_LEAST = pgettext_lazy("target", "at least %(bound)s")
_AT_MOST = pgettext_lazy("target", "at most %(bound)s")
_BETWEEN = pgettext_lazy("target", "between %(low)s and %(high)s")
