"""The index of public satisfaction, exactly, and rounded once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from teraju.kernel.decimals import rounded
from teraju.kernel.rulesets import Edition, load_rule_set

_RULES = Path(__file__).resolve().parents[1] / "rules" / "skm.yaml"
EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Scheme:
    """A rule of its time: how many elements, which weights reports used, and its bands."""

    name: str
    elements: int
    weights: tuple[str, ...]
    bands: Mapping[str, Decimal]
    to_index: int

    def grade(self, index: Decimal) -> str:
        """Give the band of an index that is rounded to two decimals already."""
        return next(grade for grade, least in self.bands.items() if index >= least)

    def index_of(self, mean: Fraction) -> Decimal:
        """Give a mean of 1 to 4 as an index, to two decimals, half up."""
        return rounded(mean * self.to_index, 2)


def skm_rules() -> Edition:
    """Give the rules of all schemes."""
    return load_rule_set(_RULES).editions[-1]


def schemes() -> dict[str, Scheme]:
    """Give the schemes by name."""
    values = skm_rules().values
    return {
        name: Scheme(
            name=name,
            elements=row["elements"],
            weights=tuple(row["weights"]),
            bands={grade: Decimal(least) for grade, least in row["bands"].items()},
            to_index=values["scale"]["to_index"],
        )
        for name, row in values["schemes"].items()
    }


def satisfaction_index(means: Mapping[str, Fraction], weight: str, scheme: Scheme) -> Decimal:
    """Give the index of the means of all elements, to two decimals, half up.

    `weight` is "exact" (one part of the number of elements) or the rounded weight that an older
    report was printed with. Source: PermenPANRB 14/2017; Kepmenpan 25/2004.
    """
    total = sum(means.values(), Fraction(0))
    share = Fraction(1, len(means)) if weight == EXACT else Fraction(weight)
    return scheme.index_of(total * share)


def lowest(means: Mapping[str, Fraction], count: int) -> list[str]:
    """Give the elements to improve first; of equals the one that stands first."""
    return sorted(means, key=means.__getitem__)[:count]


def sample_size(population: int) -> int:
    """Give how many of a population to ask, rounded to the nearest.

    Source: Krejcie and Morgan; 5 % error at 95 % confidence.
    """
    values = skm_rules().values["sample"]
    chi, share, error = (Fraction(values[key]) for key in ("chi_square", "proportion", "error"))
    spread = chi * share * (1 - share)
    exact = spread * population / (error**2 * (population - 1) + spread)
    return int(rounded(exact, 0))
