"""Whether a printed index agrees with its elements, in one of the weights that were used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .index import EXACT, Scheme, satisfaction_index, schemes


@dataclass(frozen=True)
class Agreement:
    """What each weight gives for the elements, and the first one that gives what was printed."""

    values: Mapping[str, Decimal]
    weight: str

    @property
    def agrees(self) -> bool:
        return bool(self.weight)

    @property
    def nearest(self) -> Decimal:
        return self.values.get(self.weight, self.values[EXACT])


def agreement(
    printed: Decimal, means: Mapping[str, Fraction], scheme: Scheme, tolerance: Decimal
) -> Agreement:
    """Hold a printed index against its elements; it is never put right by this."""
    values = {
        weight: satisfaction_index(means, weight, scheme)
        for weight in weights_for(len(means), scheme)
    }
    fitting = [weight for weight, value in values.items() if abs(value - printed) <= tolerance]
    return Agreement(values, fitting[0] if fitting else "")


def weights_for(elements: int, scheme: Scheme) -> tuple[str, ...]:
    """Give the weights of reports with so many elements; nine were printed before 2017 too."""
    if elements == scheme.elements:
        return scheme.weights
    alike = [one for one in schemes().values() if one.elements == elements]
    return alike[0].weights if alike else (EXACT,)
