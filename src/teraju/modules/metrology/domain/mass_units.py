"""Units of mass, as nameplates write them."""

from __future__ import annotations

from decimal import Decimal

# Grams in one unit; ct is the metric carat of the gold and gem trade.
GRAMS = {
    "mg": Decimal("0.001"),
    "ct": Decimal("0.2"),
    "g": Decimal(1),
    "kg": Decimal(1000),
    "t": Decimal(1000000),
}
MASS_UNITS = tuple(GRAMS)
MG_PER_GRAM = 1000


def milligrams(value: Decimal, unit: str) -> Decimal:
    """Convert a mass to mg, exactly."""
    return value * GRAMS[unit] * MG_PER_GRAM
